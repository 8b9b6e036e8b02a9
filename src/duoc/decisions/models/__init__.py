from duoc.decisions.models.co_signer_check import CoSignerCheck
from duoc.decisions.models.content import Content
from duoc.decisions.models.decision import Decision
from duoc.decisions.models.draft_check import DraftCheck
from duoc.decisions.models.endorsement import Endorsement
from duoc.decisions.models.later_decision import LaterDecision
from duoc.decisions.models.proposal import Proposal
from duoc.decisions.models.send_back import SendBack

__all__ = [
    "CoSignerCheck",
    "Content",
    "Decision",
    "DraftCheck",
    "Endorsement",
    "LaterDecision",
    "Proposal",
    "SendBack",
]
