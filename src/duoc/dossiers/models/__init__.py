from duoc.dossiers.models.acceptance import Acceptance
from duoc.dossiers.models.after_death import AfterDeath
from duoc.dossiers.models.answer_correction import AnswerCorrection
from duoc.dossiers.models.apology import Apology, ApologyDraft
from duoc.dossiers.models.archiving import ArchivedDossier, ArchiveTransfer
from duoc.dossiers.models.assignment import Assignment
from duoc.dossiers.models.cancellation import Cancellation
from duoc.dossiers.models.channel import Channel
from duoc.dossiers.models.co_sign_invitation import CoSignInvitation, DraftLook
from duoc.dossiers.models.co_signature import CoSignature, DraftCoSignature
from duoc.dossiers.models.consultation import Consultation
from duoc.dossiers.models.control_sheet import ControlSheet
from duoc.dossiers.models.counted_date import CountedDate
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.draft import Draft, DraftPaper
from duoc.dossiers.models.extension import Extension
from duoc.dossiers.models.filing_notice import FilingNotice
from duoc.dossiers.models.handover import Handover
from duoc.dossiers.models.late_opinion import LateOpinion
from duoc.dossiers.models.lateness import Lateness, LatenessCause, Whose
from duoc.dossiers.models.look import Look
from duoc.dossiers.models.ministry_result import MinistryResult
from duoc.dossiers.models.moved_date import MovedDate
from duoc.dossiers.models.new_original import NewHandover, NewOriginal
from duoc.dossiers.models.objection_answer import ObjectionAnswer
from duoc.dossiers.models.of_dossier import CopiedKey, OfDossier
from duoc.dossiers.models.official_form import OfficialForm
from duoc.dossiers.models.outage import Outage
from duoc.dossiers.models.outside_question import OutsideLetter, OutsideQuestion
from duoc.dossiers.models.paper import Paper
from duoc.dossiers.models.parcel import Parcel
from duoc.dossiers.models.partner_filing import PartnerFiling
from duoc.dossiers.models.payment_duty import PaymentDuty
from duoc.dossiers.models.posting import Posting, PostingEnd, PostingObjection, PostingObjectionAnswer
from duoc.dossiers.models.promise import Promise
from duoc.dossiers.models.recounting import Recounting
from duoc.dossiers.models.refusal import Refusal
from duoc.dossiers.models.result_reminder import ResultReminder
from duoc.dossiers.models.result_standing import ResultStanding
from duoc.dossiers.models.return_choice import ReturnChoice
from duoc.dossiers.models.status_lookup import StatusLookup
from duoc.dossiers.models.step_pace import StepPace
from duoc.dossiers.models.stop_proposal import StopProposal
from duoc.dossiers.models.stopping import Stopping
from duoc.dossiers.models.supplement import Supplement, SupplementRequest
from duoc.dossiers.models.supplement_lapse import SupplementLapse
from duoc.dossiers.models.supplement_part import MissingPaper, SupplementPart
from duoc.dossiers.models.supplement_proposal import SupplementProposal
from duoc.dossiers.models.suspension import Suspension
from duoc.dossiers.models.tracking_correction import TrackingCorrection
from duoc.dossiers.models.tracking_day import TrackingDay, TrackingLine
from duoc.dossiers.models.transfer import Transfer
from duoc.dossiers.models.transfer_proposal import TransferProposal
from duoc.dossiers.models.turn import Turn
from duoc.dossiers.models.visit import Visit
from duoc.dossiers.models.withdrawal import Withdrawal
from duoc.dossiers.models.wrong_code import WrongCode

__all__ = [
    "Acceptance",
    "AfterDeath",
    "AnswerCorrection",
    "Apology",
    "ApologyDraft",
    "ArchiveTransfer",
    "ArchivedDossier",
    "Assignment",
    "Cancellation",
    "Channel",
    "CoSignInvitation",
    "CoSignature",
    "Consultation",
    "ControlSheet",
    "CopiedKey",
    "CountedDate",
    "Dossier",
    "Draft",
    "DraftCoSignature",
    "DraftLook",
    "DraftPaper",
    "Extension",
    "FilingNotice",
    "Handover",
    "LateOpinion",
    "Lateness",
    "LatenessCause",
    "Look",
    "MinistryResult",
    "MissingPaper",
    "MovedDate",
    "NewHandover",
    "NewOriginal",
    "ObjectionAnswer",
    "OfDossier",
    "OfficialForm",
    "Outage",
    "OutsideLetter",
    "OutsideQuestion",
    "Paper",
    "Parcel",
    "PartnerFiling",
    "PaymentDuty",
    "Posting",
    "PostingEnd",
    "PostingObjection",
    "PostingObjectionAnswer",
    "Promise",
    "Recounting",
    "Refusal",
    "ResultReminder",
    "ResultStanding",
    "ReturnChoice",
    "StatusLookup",
    "StepPace",
    "StopProposal",
    "Stopping",
    "Supplement",
    "SupplementLapse",
    "SupplementPart",
    "SupplementProposal",
    "SupplementRequest",
    "Suspension",
    "TrackingCorrection",
    "TrackingDay",
    "TrackingLine",
    "Transfer",
    "TransferProposal",
    "Turn",
    "Visit",
    "Whose",
    "Withdrawal",
    "WrongCode",
]
