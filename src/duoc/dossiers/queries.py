"""Reading dossiers and drafts."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import (
    answerers,
    apologising,
    archiving,
    asked_bodies,
    awaiting,
    corrections,
    forecasting,
    hands,
    new_originals,
    objections,
    outside_questions,
    posted,
    readiness,
    sending_on,
    stopping,
    submitting,
    supplementing,
    taking,
    typed_codes,
    unclaimed,
    whose_days,
)
from duoc.dossiers.awaiting import Awaited, Waits, applicant_awaited, comes_in_person, in_words
from duoc.dossiers.clocks.due_dates import on_its_day, term_words
from duoc.dossiers.clocks.extending import ExtraOffer, found_by_desk, offers
from duoc.dossiers.clocks.foreseeing import promise, supplement_until, term_deadline, term_end
from duoc.dossiers.clocks.formulas import Formula, formulas
from duoc.dossiers.clocks.promising import promises, refusal_deadline
from duoc.dossiers.clocks.recounting import recountings
from duoc.dossiers.clocks.term_ends import is_over, term_ends_at
from duoc.dossiers.co_signing import (
    co_signed,
    co_signed_draft,
    invitations,
    read_to_sign,
    signatures,
    signed_as_it_stands,
    unsigned,
)
from duoc.dossiers.contacting import Way, contact_of, draft_check_due, sign_in_known, way_by_hand, way_to
from duoc.dossiers.desk_answers import DeskAnswers, answers_at_step, asks_here, before_answering
from duoc.dossiers.doubles import waiting_alike
from duoc.dossiers.filing.completing import unknown_fees
from duoc.dossiers.filing.sent_files import own_files
from duoc.dossiers.further_facts import cutoff, is_own, is_served, looks, national_status, outdated, real_exist
from duoc.dossiers.handing_over import readable_online, return_ways
from duoc.dossiers.happened import HAPPENED, was_objected
from duoc.dossiers.holding import holdings
from duoc.dossiers.interview.attached import PaperState
from duoc.dossiers.interview.group_items import JudgedItem, group_asked, judged_item
from duoc.dossiers.interview.interview import Interview, interview_of, interview_of_answers
from duoc.dossiers.interview.own_drafts import draft, unfiled_draft, with_item_ids_of
from duoc.dossiers.interview.positions import CHECK, PAPERS, Position, Stage
from duoc.dossiers.lateness import promises_kept
from duoc.dossiers.lists import (
    asked_by_body,
    asked_of,
    desk,
    drafts_at_counter,
    drafts_by_writer,
    drafts_of,
    drafts_of_body,
    filed_from,
    of_person,
    of_unit,
    on_desk,
    silent_bodies,
    unattended,
    undecided,
    undecided_bodies,
    undecided_steps,
    waiting_of_person,
)
from duoc.dossiers.models import Dossier
from duoc.dossiers.named_dossiers import complains_again, complaints_about, complaints_to_name, dossiers_to_name
from duoc.dossiers.outages import all_outages, outages_now, outages_of
from duoc.dossiers.owing import owed_for
from duoc.dossiers.papers.control_sheet import Line, turns_of
from duoc.dossiers.papers.control_sheet import lines as control_lines
from duoc.dossiers.papers.given_forms import filing_notice, official_form
from duoc.dossiers.papers.printing import dossier_data, nested
from duoc.dossiers.papers.signatures import DIGITAL, FileSignature, signature_of
from duoc.dossiers.parcels import current_choice, on_its_way, parcels_of
from duoc.dossiers.past_events import authors, happened, happenings, timeline
from duoc.dossiers.planning import (
    ShownAnswer,
    as_meant,
    definition_of,
    expect_open,
    papers_to_bring,
    plan_as_declared,
    plan_of_dossier,
    shown_all,
    shown_answers,
    table_of,
)
from duoc.dossiers.powers import of_reader
from duoc.dossiers.principals import Principal, may_file_for
from duoc.dossiers.receiving import receiver_of
from duoc.dossiers.reconciliation.deciding import not_decided_here, of_the_ministry
from duoc.dossiers.reconciliation.mirroring import MIRRORED, last_mirrored
from duoc.dossiers.recounts import recounted
from duoc.dossiers.supplement_requests import proposals_to_decide
from duoc.dossiers.suspending import lasting as lasting_suspension
from duoc.dossiers.visiting import minutes_missing, planned_here, visits
from duoc.ground.refusal import NotFound
from duoc.ground.rows.queries import compiled_once
from duoc.ground.worktime.calculations import local
from duoc.people.powers import Actor, Power, check
from duoc.people.queries import party_paths

__all__ = [
    "CHECK",
    "DIGITAL",
    "MIRRORED",
    "PAPERS",
    "Awaited",
    "DeskAnswers",
    "ExtraOffer",
    "FileSignature",
    "Formula",
    "Interview",
    "JudgedItem",
    "Line",
    "NotFound",
    "PaperState",
    "Position",
    "Principal",
    "ShownAnswer",
    "Stage",
    "Waits",
    "Way",
    "all_outages",
    "answerers",
    "answers_at_step",
    "apologising",
    "applicant_awaited",
    "archiving",
    "as_meant",
    "asked_bodies",
    "asked_by_body",
    "asked_of",
    "asks_here",
    "authors",
    "awaiting",
    "before_answering",
    "co_signed",
    "co_signed_draft",
    "comes_in_person",
    "complains_again",
    "complaints_about",
    "complaints_to_name",
    "contact_of",
    "control_lines",
    "corrections",
    "current_choice",
    "cutoff",
    "definition_of",
    "desk",
    "dossier",
    "dossier_data",
    "dossiers_to_name",
    "draft",
    "draft_check_due",
    "drafts_at_counter",
    "drafts_by_writer",
    "drafts_of",
    "drafts_of_body",
    "expect_open",
    "filed_from",
    "filing_notice",
    "forecasting",
    "formulas",
    "found_by_desk",
    "group_asked",
    "hands",
    "happened",
    "happenings",
    "holdings",
    "in_words",
    "interview_of",
    "interview_of_answers",
    "invitations",
    "is_over",
    "is_own",
    "is_served",
    "judged_item",
    "last_mirrored",
    "lasting_suspension",
    "looks",
    "may_file_for",
    "minutes_missing",
    "national_status",
    "nested",
    "new_originals",
    "not_decided_here",
    "objections",
    "of_person",
    "of_the_ministry",
    "of_unit",
    "offers",
    "official_form",
    "on_desk",
    "on_its_day",
    "on_its_way",
    "outages_now",
    "outages_of",
    "outdated",
    "outside_questions",
    "owed_for",
    "own_files",
    "papers_to_bring",
    "parcels_of",
    "plan_as_declared",
    "plan_of_dossier",
    "planned_here",
    "posted",
    "promise",
    "promises",
    "promises_kept",
    "proposals_to_decide",
    "read_to_sign",
    "readable_online",
    "readiness",
    "real_exist",
    "receiver_of",
    "recounted",
    "recountings",
    "refusal_deadline",
    "return_ways",
    "sending_on",
    "shown_all",
    "shown_answers",
    "signature_of",
    "signatures",
    "signed_as_it_stands",
    "silent_bodies",
    "stopping",
    "submitting",
    "supplement_until",
    "supplementing",
    "table_of",
    "taking",
    "term_deadline",
    "term_end",
    "term_ends_at",
    "term_words",
    "timeline",
    "turns_of",
    "typed_codes",
    "unattended",
    "unclaimed",
    "undecided",
    "undecided_bodies",
    "undecided_steps",
    "unfiled_draft",
    "unknown_fees",
    "unsigned",
    "visits",
    "waiting_alike",
    "waiting_of_person",
    "was_objected",
    "way_by_hand",
    "way_to",
    "whose_days",
    "with_item_ids_of",
]


def dossier(actor: Actor, id: uuid.UUID | str, at: datetime) -> Dossier:
    """One dossier that the actor may read; reading by an official is recorded by `actions.look`, not here.

    Raises:
        NotFound, Forbidden.
    """
    beside = ("version__procedure", "acceptance", "receiving_unit", "competent_unit", "on_mandate", "helper")
    rows = (
        Dossier.objects.filter(pk=id)
        .select_related(*beside, "place_of_help", *party_paths("applicant"))
        .annotate(
            **HAPPENED,
            **compiled_once(hands.known, Dossier, local(at).date()),
            **compiled_once(sign_in_known, Dossier, local(at).date()),
        )
        .defer("version__definition")
    )
    dossier = next(iter(rows), None)  # `first` would sort the one row, which costs as much as all else of it
    if dossier is None:
        raise NotFound(_("Không tìm thấy hồ sơ này."), _("Hãy xem mục Hồ sơ của tôi, hoặc kiểm tra lại đường dẫn."))
    check(actor, Power.DOSSIER_READ, of_reader(dossier, actor), at)
    return dossier
