"""What the shipped pages of the national portal leave in doubt, a protocol to judge those that are open, and which of
them the province's own definitions follow."""

from duoc.importer.followed import Followed, check_followed, followed
from duoc.importer.shipped import acceptability_protocol, pages_report

__all__ = ["Followed", "acceptability_protocol", "check_followed", "followed", "pages_report"]
