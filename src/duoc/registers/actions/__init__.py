from duoc.registers.actions.enact import enact
from duoc.registers.actions.issue import issue
from duoc.registers.actions.load_registers import load_registers
from duoc.registers.actions.search import search

__all__ = ["enact", "issue", "load_registers", "search"]
