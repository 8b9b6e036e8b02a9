"""Parsing of what strangers send. Runs in a child process of its own; see `confined`."""
