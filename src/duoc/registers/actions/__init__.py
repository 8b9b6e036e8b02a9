from duoc.registers.actions.add_awaited import ADD_AWAITED
from duoc.registers.actions.close_book import close_book
from duoc.registers.actions.compare import compare
from duoc.registers.actions.compare_entries import compare_entries
from duoc.registers.actions.decide_correction import decide_correction
from duoc.registers.actions.enact import enact
from duoc.registers.actions.issue import issue
from duoc.registers.actions.issue_later import issue_later
from duoc.registers.actions.keep_drawn import keep_drawn
from duoc.registers.actions.load_registers import load_registers
from duoc.registers.actions.note import note
from duoc.registers.actions.propose_correction import propose_correction
from duoc.registers.actions.propose_later import propose_later
from duoc.registers.actions.report_on_order import report_on_order
from duoc.registers.actions.search import search
from duoc.registers.actions.take_in_past import TakenIn, take_in_past
from duoc.registers.holding_keys import claim_keys, hold_keys

__all__ = [
    "ADD_AWAITED",
    "TakenIn",
    "claim_keys",
    "close_book",
    "compare",
    "compare_entries",
    "decide_correction",
    "enact",
    "hold_keys",
    "issue",
    "issue_later",
    "keep_drawn",
    "load_registers",
    "note",
    "propose_correction",
    "propose_later",
    "report_on_order",
    "search",
    "take_in_past",
]
