"""Tokens, styles and components shared by all screens."""
