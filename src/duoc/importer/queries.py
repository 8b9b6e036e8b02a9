"""What the shipped pages of the national portal leave in doubt, and a protocol to judge those that are open."""

from duoc.importer.shipped import acceptability_protocol, pages_report

__all__ = ["acceptability_protocol", "pages_report"]
