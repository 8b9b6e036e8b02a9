from duoc.registers.models.entry import Entry, EntryParty
from duoc.registers.models.register import Register

__all__ = ["Entry", "EntryParty", "Register"]
