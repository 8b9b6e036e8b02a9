"""Acts on the collection of legal texts."""

from duoc.law.actions.load import Loaded, LoadFault, load
from duoc.law.actions.mention import Mention, mention

__all__ = ["LoadFault", "Loaded", "Mention", "load", "mention"]
