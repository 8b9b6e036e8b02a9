from duoc.decisions.actions.answer_as_co_signer import answer_as_co_signer
from duoc.decisions.actions.answer_check import answer_check, close_unanswered_check
from duoc.decisions.actions.enact import enact
from duoc.decisions.actions.endorse import endorse
from duoc.decisions.actions.number import number
from duoc.decisions.actions.press_late import press_late
from duoc.decisions.actions.propose import propose
from duoc.decisions.actions.record_signature import record_signature
from duoc.decisions.actions.replace import replace
from duoc.decisions.actions.return_later import return_later
from duoc.decisions.actions.return_signed import RETURN_SIGNED
from duoc.decisions.actions.revoke import revoke_by
from duoc.decisions.actions.send_back import send_back
from duoc.decisions.actions.send_back_later import send_back_later
from duoc.decisions.actions.sign import sign
from duoc.decisions.actions.sign_later import sign_later, turn_words
from duoc.decisions.before_signing import before_signing
from duoc.decisions.kinds import DECISION
from duoc.decisions.later_text import Effects, draft_later
from duoc.decisions.trail import ISSUED

__all__ = [
    "DECISION",
    "ISSUED",
    "RETURN_SIGNED",
    "Effects",
    "answer_as_co_signer",
    "answer_check",
    "before_signing",
    "close_unanswered_check",
    "draft_later",
    "enact",
    "endorse",
    "number",
    "press_late",
    "propose",
    "record_signature",
    "replace",
    "return_later",
    "revoke_by",
    "send_back",
    "send_back_later",
    "sign",
    "sign_later",
    "turn_words",
]
