from duoc.registers.models.entry import Entry, EntryPerson
from duoc.registers.models.register import Register

__all__ = ["Entry", "EntryPerson", "Register"]
