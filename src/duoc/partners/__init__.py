"""Other systems: what is reported to them of a dossier, and which of their messages are refused."""
