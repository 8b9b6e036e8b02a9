"""Writing the rows of one act in one statement (docs/adr/0015)."""
