"""The door to declared acts and events: for the packages above that add theirs, and for whoever offers them."""

from duoc.dossiers import lapsing, late_causes
from duoc.dossiers.acts.accepting import at_acceptance
from duoc.dossiers.acts.act import Act, declare, declared
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.copying import at_ministry_result
from duoc.dossiers.acts.doing import Condition, Doing, Judged, Outcome
from duoc.dossiers.acts.ending import at_end, end
from duoc.dossiers.acts.events import Details, Event, Facts, Happening, Words, known
from duoc.dossiers.acts.events import declare as declare_event
from duoc.dossiers.acts.flow import Move, leave, move_back, move_on, move_to_signature, return_to_step, stay, to
from duoc.dossiers.acts.grounds import offered_grounds
from duoc.dossiers.acts.judging import not_independent, who_acted
from duoc.dossiers.acts.kinds import DOSSIER, Kind, part_of_dossier
from duoc.dossiers.acts.news import News
from duoc.dossiers.acts.notifying import co_signers, notify_applicant
from duoc.dossiers.acts.offering import act_with_form, acts_in_turn, offered, open_acts, refusal_of, words_with_form
from duoc.dossiers.acts.paying import payment_awaited
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.acts.transferring import at_transfer
from duoc.dossiers.archiving import Unfinished, before_archiving, with_documents
from duoc.dossiers.clocks.due_dates import office_opens
from duoc.dossiers.clocks.interruptions import Rest, at_count
from duoc.dossiers.clocks.of_bodies import calendars_of
from duoc.dossiers.clocks.promising import counted_again
from duoc.dossiers.deaths import DEATH_SETTLED
from duoc.dossiers.handing_over import before_hand_over, hand_over_refused, when_declined
from duoc.dossiers.happened import perhaps
from duoc.dossiers.named_dossiers import chain_of
from duoc.dossiers.open_dates import OpenDate, at_recount, of_these
from duoc.dossiers.rules import APPLICANT, CARRIER, ELSEWHERE, PAYMENT, SUCCESSION, Step
from duoc.ground.once.calculations import Nothing

__all__ = [
    "APPLICANT",
    "CARRIER",
    "DEATH_SETTLED",
    "DESK",
    "DOSSIER",
    "ELSEWHERE",
    "PAYMENT",
    "SUCCESSION",
    "Act",
    "ActForm",
    "Condition",
    "Details",
    "Doing",
    "Event",
    "Facts",
    "Field",
    "Happening",
    "Judged",
    "Kind",
    "Move",
    "News",
    "Nothing",
    "OpenDate",
    "Outcome",
    "Rest",
    "Step",
    "SystemAct",
    "Unfinished",
    "Words",
    "act_with_form",
    "acts_in_turn",
    "at_acceptance",
    "at_count",
    "at_end",
    "at_ministry_result",
    "at_recount",
    "at_transfer",
    "before_archiving",
    "before_hand_over",
    "calendars_of",
    "chain_of",
    "co_signers",
    "counted_again",
    "declare",
    "declare_event",
    "declared",
    "end",
    "hand_over_refused",
    "known",
    "lapsing",
    "late_causes",
    "leave",
    "move_back",
    "move_on",
    "move_to_signature",
    "not_independent",
    "notify_applicant",
    "of_these",
    "offered",
    "offered_grounds",
    "office_opens",
    "open_acts",
    "part_of_dossier",
    "payment_awaited",
    "perhaps",
    "refusal_of",
    "return_to_step",
    "stay",
    "to",
    "when_declined",
    "who_acted",
    "with_documents",
    "words_with_form",
]
