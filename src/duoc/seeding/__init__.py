"""A province that lives: demonstration dossiers of many months, entered in bulk as the real acts would have done it."""
