"""Anything signed: a text with signer, number, seal and validity, with or without a dossier."""
