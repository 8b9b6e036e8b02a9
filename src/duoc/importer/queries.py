"""What the shipped pages of the national portal leave in doubt."""

from duoc.importer.shipped import pages_report

__all__ = ["pages_report"]
