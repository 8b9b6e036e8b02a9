from duoc.registers.actions.enact import enact
from duoc.registers.actions.issue import issue
from duoc.registers.actions.load_registers import load_registers

__all__ = ["enact", "issue", "load_registers"]
