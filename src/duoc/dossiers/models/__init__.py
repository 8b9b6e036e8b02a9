from duoc.dossiers.models.acceptance import Acceptance
from duoc.dossiers.models.cancellation import Cancellation
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.draft import Draft, DraftPaper
from duoc.dossiers.models.handover import Handover
from duoc.dossiers.models.look import Look
from duoc.dossiers.models.paper import Paper
from duoc.dossiers.models.refusal import Refusal
from duoc.dossiers.models.supplement import Supplement, SupplementRequest
from duoc.dossiers.models.turn import Turn

__all__ = [
    "Acceptance",
    "Cancellation",
    "Dossier",
    "Draft",
    "DraftPaper",
    "Handover",
    "Look",
    "Paper",
    "Refusal",
    "Supplement",
    "SupplementRequest",
    "Turn",
]
