"""Legal texts and their validity."""
