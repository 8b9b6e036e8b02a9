"""Interfaces for other systems, health and call-backs."""
