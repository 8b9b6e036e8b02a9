"""Definitions of procedures, in force by date, and the language they are written in."""
