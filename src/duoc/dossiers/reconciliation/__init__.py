"""Dossiers that a ministry's system settles: their status there, and the day's comparison."""
