"""The signed act."""
