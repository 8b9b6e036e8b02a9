"""Books of results in force."""
