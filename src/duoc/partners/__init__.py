"""Other systems: what they are told of a dossier, and what they say that is refused."""
