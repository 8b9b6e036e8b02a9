"""Wires the whole: settings, addresses, commands and the launcher. Imported by nobody."""
