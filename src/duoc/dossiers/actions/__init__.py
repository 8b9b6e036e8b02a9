from duoc.dossiers.actions.accept import accept
from duoc.dossiers.actions.adopt import adopt
from duoc.dossiers.actions.answer import answer
from duoc.dossiers.actions.ask import ask
from duoc.dossiers.actions.attach import attach, detach
from duoc.dossiers.actions.begin import begin
from duoc.dossiers.actions.cancel import cancel
from duoc.dossiers.actions.consult import consult
from duoc.dossiers.actions.extend import extend
from duoc.dossiers.actions.file import file
from duoc.dossiers.actions.hand_in import hand_in
from duoc.dossiers.actions.hand_over import hand_over
from duoc.dossiers.actions.hear import close_silent_consultation, hear
from duoc.dossiers.actions.look import look
from duoc.dossiers.actions.mirror import mirror
from duoc.dossiers.actions.progress import complete, expect_desk, pass_on, send_to, show_to_applicant, stay
from duoc.dossiers.actions.put_up import put_up
from duoc.dossiers.actions.reconcile import reconcile
from duoc.dossiers.actions.refuse import refuse
from duoc.dossiers.actions.supplement import supplement
from duoc.dossiers.recording import record
from duoc.dossiers.telling import tell

__all__ = [
    "accept",
    "adopt",
    "answer",
    "ask",
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
    "hear",
    "look",
    "mirror",
    "pass_on",
    "put_up",
    "reconcile",
    "record",
    "refuse",
    "send_to",
    "show_to_applicant",
    "stay",
    "supplement",
    "tell",
]
