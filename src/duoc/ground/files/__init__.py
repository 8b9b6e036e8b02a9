"""Stored files: checked, kept whole, known by key only."""
