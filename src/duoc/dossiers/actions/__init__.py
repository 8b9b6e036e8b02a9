from duoc.dossiers.actions.accept import accept
from duoc.dossiers.actions.adopt import adopt
from duoc.dossiers.actions.answer import answer
from duoc.dossiers.actions.attach import attach, detach
from duoc.dossiers.actions.begin import begin
from duoc.dossiers.actions.cancel import cancel
from duoc.dossiers.actions.consult import consult
from duoc.dossiers.actions.extend import extend
from duoc.dossiers.actions.file import file
from duoc.dossiers.actions.hand_in import hand_in
from duoc.dossiers.actions.hand_over import hand_over
from duoc.dossiers.actions.look import look
from duoc.dossiers.actions.mirror import mirror
from duoc.dossiers.actions.post_publicly import post_publicly
from duoc.dossiers.actions.progress import complete, expect_desk, pass_on, send_to, show_to_applicant, stay
from duoc.dossiers.actions.reconcile import reconcile
from duoc.dossiers.actions.record_opinion import close_silent_consultation, record_opinion
from duoc.dossiers.actions.refuse import refuse
from duoc.dossiers.actions.request_supplement import request_supplement
from duoc.dossiers.actions.supplement import supplement
from duoc.dossiers.notifying import notify_applicant
from duoc.dossiers.recording import record

__all__ = [
    "accept",
    "adopt",
    "answer",
    "attach",
    "begin",
    "cancel",
    "close_silent_consultation",
    "complete",
    "consult",
    "detach",
    "expect_desk",
    "extend",
    "file",
    "hand_in",
    "hand_over",
    "look",
    "mirror",
    "notify_applicant",
    "pass_on",
    "post_publicly",
    "reconcile",
    "record",
    "record_opinion",
    "refuse",
    "request_supplement",
    "send_to",
    "show_to_applicant",
    "stay",
    "supplement",
]
