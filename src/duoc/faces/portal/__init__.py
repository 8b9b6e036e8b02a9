"""Screens for citizens."""
