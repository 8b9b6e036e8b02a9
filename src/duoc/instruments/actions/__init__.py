from duoc.instruments.actions.approve import approve
from duoc.instruments.actions.draft import draft
from duoc.instruments.actions.draft_for_seal import draft_for_seal, number_for_seal
from duoc.instruments.actions.issue import issue
from duoc.instruments.actions.number import number
from duoc.instruments.actions.record_signature import record_signature
from duoc.instruments.actions.replace import replace
from duoc.instruments.actions.revoke import revoke, revoke_by
from duoc.instruments.actions.void import void
from duoc.instruments.keeping import keep
from duoc.instruments.signing import Signature, seal, seal_alone, sign
from duoc.instruments.trail import by_its_act

__all__ = [
    "Signature",
    "approve",
    "by_its_act",
    "draft",
    "draft_for_seal",
    "issue",
    "keep",
    "number",
    "number_for_seal",
    "record_signature",
    "replace",
    "revoke",
    "revoke_by",
    "seal",
    "seal_alone",
    "sign",
    "void",
]
