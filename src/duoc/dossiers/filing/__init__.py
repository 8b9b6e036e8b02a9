"""A request becomes a dossier."""
