"""Organisations in time, persons, posts, roles, powers and identity."""
