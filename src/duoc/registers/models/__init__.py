from duoc.registers.models.change import EntryChange
from duoc.registers.models.closing import BookClosing
from duoc.registers.models.comparison import Comparison
from duoc.registers.models.correction import Correction
from duoc.registers.models.entry import Entry, EntryParty
from duoc.registers.models.entry_comparison import EntryComparison
from duoc.registers.models.key import EntryKey
from duoc.registers.models.proposed import ProposedEntry
from duoc.registers.models.register import Register
from duoc.registers.models.review import Review

__all__ = [
    "BookClosing",
    "Comparison",
    "Correction",
    "Entry",
    "EntryChange",
    "EntryComparison",
    "EntryKey",
    "EntryParty",
    "ProposedEntry",
    "Register",
    "Review",
]
