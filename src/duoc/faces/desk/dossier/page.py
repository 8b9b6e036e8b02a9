"""Pages about one dossier: their heading, what the working page shows for each act, and pages with one form."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from duoc.decisions import queries as decisions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import DESK, hand_over_refused, lapsing, offered, open_acts
from duoc.dossiers.models import Dossier, ReturnChoice, Stopping
from duoc.dossiers.queries import term_words
from duoc.faces.design.answers import read_answers
from duoc.faces.desk import labels, priority
from duoc.faces.desk.dossier import awaiting, contents, examining, for_applicant, ministry
from duoc.faces.desk.dossier.desk_questions import asked_context, late_context
from duoc.faces.desk.dossier.in_person import brought
from duoc.faces.desk.dossier.opened import Opened, open_dossier
from duoc.faces.desk.dossier.reviewing import review_context
from duoc.faces.desk.form_faults import Fault, by_field
from duoc.faces.desk.gate import form_key
from duoc.faces.desk.page import page
from duoc.faces.desk.result.summary import decisions_shown
from duoc.faces.wording.form_field import form_fields
from duoc.faces.wording.suspensions import suspended
from duoc.faces.wording.under_review import orders_in_words
from duoc.payments import queries as payments
from duoc.payments.models import Charge
from duoc.registers import queries as registers


def show(
    request: HttpRequest,
    opened: Opened,
    *,
    faults: Sequence[Fault] = (),
    typed: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The working page, also after an act was refused: with what is wrong and with what was typed."""
    name = _act_of_page(opened)
    context = {**head(opened), **body(opened, asked_here=name is not None)}
    context |= _owed(opened, context["all_charges"])
    context |= {"faults": list(faults), "said": by_field(faults), "typed": typed or {}, "key": form_key(request)}
    template, more = ACTS[name] if name else READ
    context["hindrance"] = opened.in_turn[name] if name else None
    if name:
        context |= asked_context(request, opened.dossier, context["plan"], context["typed"])
        context |= late_context(opened.dossier, opened.at, context["typed"])
    return page(request, template, context | more(request, opened, context), status)


def _act_of_page(opened: Opened) -> str | None:
    """The act that the working page is for; at a step that only passes the dossier on, none but that."""
    if FINISH in opened.in_turn and dossiers.readiness.must_pass_on(opened.dossier, opened.actor):
        return FINISH
    return next((name for name in ACTS if name in opened.in_turn and name != FINISH), None)


def path_of(dossier_id: uuid.UUID) -> str:
    """The working page of a dossier."""
    return f"/ban/ho-so/{dossier_id}/"


def again(request: HttpRequest, dossier_id: uuid.UUID, faults: list[Fault], status: int) -> HttpResponse:
    """The working page once more, with what is wrong and what was typed."""
    return show(request, open_dossier(request, dossier_id), faults=faults, typed=request.POST, status=status)


def form(
    request: HttpRequest,
    opened: Opened,
    template: str,
    faults: list[Fault],
    more: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page with one form about a dossier, with what is wrong and what was typed."""
    context = {
        **head(opened),
        **body(opened),
        "faults": faults,
        "said": by_field(faults),
        "typed": request.POST,
        "key": form_key(request),
        **(more or {}),
    }
    return page(request, template, context, 422 if faults and status == 200 else status)


def head(opened: Opened, tab: str = "ho-so") -> dict[str, Any]:
    """What stands above every page about a dossier."""
    dossier = opened.dossier
    clock = priority.now(opened.at)
    word, kind = labels.status(dossier)
    return {
        "opened": opened,
        "dossier": dossier,
        "acts_open": opened.acts,
        "acts_offered": offered(opened.acts, DESK),
        "for_applicant": for_applicant.offers(opened),
        "title": dossier.version.procedure.short_name or dossier.procedure_name,
        "word": word,
        "kind": kind,
        "mark": priority.of_dossier(dossier, clock),
        "due_words": priority.words(dossier, clock),
        "counted_anew": dossiers.awaiting.counted_anew(dossier),
        "apologies": _apologies(dossier, opened.at),
        "add_until": dossiers.supplementing.last_days([dossier.pk]).get(dossier.pk)
        if dossier.is_asked_to_add
        else None,
        "by_hand": dossiers.way_by_hand(dossier, opened.at),
        "contact": dossiers.contact_of(dossier),
        "owed_back": payments.owed_back(dossier.subject) if dossier.plan.get("total") else 0,
        "hand": dossiers.hands.hand_of(dossier),
        "term": term_words(dossier.plan["term"]),
        "tab": tab,
        "archived": dossiers.archiving.archived(dossier),
        "complaints": dossiers.complaints_about(dossier, opened.actor),
        "orders": orders_in_words(dossier),
        "copied": dossiers.of_the_ministry(dossier),
        "ministry_result": ministry.paper_of(dossier),
        "ministry_paper_fields": ministry.paper_fields(),
    }


def _apologies(dossier: Dossier, at: datetime) -> list[dict[str, Any]]:
    """Each date that was named anew of one that is handled: which one it was before, who signed, and how the term
    stands, which no apology moves."""
    signed = dossiers.apologising.apologies_of_open(dossier)
    if not signed:
        return []
    term = {"ends": dossiers.whose_days.term_end_of(dossier), "late": dossiers.whose_days.is_late(dossier, at)}
    return [{"apology": one, **term} for one in signed]


def body(opened: Opened, *, asked_here: bool = False) -> dict[str, Any]:
    """Answers, papers, what was asked and answered meanwhile.

    Args:
        asked_here: the page asks the desk what the definition asks it at this step.
    """
    dossier = opened.dossier
    definition = dossiers.definition_of(dossier)
    plan = dossiers.plan_of_dossier(dossier, decided=opened.at)
    papers = contents.papers(dossier, dossier.papers.select_related("file"))
    opinions = awaiting.opinions(opened)
    charges = payments.of_subject(dossier.subject) if dossier.plan.get("total") else []
    asked = dossier.supplement_requests.select_related("answer", "lapse", "by").prefetch_related(
        "parts", Prefetch("missing", queryset=dossiers.supplementing.claims_shown())
    )
    return {
        "definition": definition,
        "plan": plan,
        "rows": contents.answers(definition, plan),
        "doubts": contents.doubts(definition, plan),
        "outdated": contents.outdated(definition, dossiers.outdated(dossier, plan)),
        "desk_rows": contents.earlier_answers(dossier, plan, asked_here=asked_here),
        "papers": papers,
        "viewer": next((paper.first for paper in papers if paper.files), papers[0].first if papers else ""),
        "requests": list(asked),
        "left_of_part": dossiers.supplementing.left_of_part(asked),
        "visits": dossiers.visits(dossier),
        "posted": awaiting.posted(opened, plan),
        "opinions": opinions,
        "asked_of_us": awaiting.asked_of_us(opened, opinions),
        "corrections": dossiers.corrections.corrected(dossier),
        "letters": awaiting.letters(opened),
        "submitted": dossiers.submitting.submitted(dossier, opened.at),
        "all_charges": charges,
        "settled": [charge for charge in charges if charge.settled_at is not None],
        "lapse": lapsing.lapse_of(dossier),
        **suspended(dossier),
        "transfer": next(reversed(dossiers.whose_days.transfers_of(dossier)), None),
        "stopping": Stopping.objects.filter(dossier=dossier).first() if dossier.is_stopped else None,
        "answer_to": dossiers.current_choice(dossier) if dossier.arrived_on else None,
    }


def _accept(request: HttpRequest, opened: Opened, context: Mapping[str, Any]) -> dict[str, Any]:
    dossier = opened.dossier
    return {
        "promise": dossiers.promise(dossier, opened.at) if dossier.plan["term"] else None,
        "fee_unknown": dossiers.unknown_fees(dossier.plan),
        "term_units": labels.TERM_UNITS,
        "charges": context["all_charges"],
        "fees": dossier.plan["fees"],
        "seen": {*request.GET.getlist(SEEN), *request.POST.getlist(SEEN)},
        "desk_empty": not dossiers.readiness.next_desk_is_held(dossier, opened.at),
        "comes": dossiers.comes_in_person(dossier),
        "came": "da-den" in request.POST,
        "brought": brought(dossier),
        "alike": dossiers.waiting_alike(dossier),
        "to_look_at": registers.to_look_at(dossier, context["definition"], context["plan"]),
    }


def _results(request: HttpRequest, opened: Opened, context: Mapping[str, Any]) -> dict[str, Any]:
    results = decisions_shown(opened.dossier)
    return {
        "decisions": results,
        "moving": any(result.moving for result in results),
        "viewer": next((f"{result.href}tep/" for result in results), ""),
    }


def _issue(request: HttpRequest, opened: Opened, context: Mapping[str, Any]) -> dict[str, Any]:
    """The results to number, and what officials found who compared before the signature."""
    id = str(opened.dossier.pk)
    return {**_results(request, opened, context), "to_look_at": registers.to_look_at_by_dossier([id]).get(id)}


def _hand_over(request: HttpRequest, opened: Opened, context: Mapping[str, Any]) -> dict[str, Any]:
    """The ways in which the result reaches the applicant: by post only where they chose it, and that is named first."""
    open_ways = dossiers.return_ways(opened.dossier)
    by_post = opened.dossier.return_by_post and BY_POST in open_ways
    words = {"online": _("trực tuyến"), "counter": _("tại quầy")}
    ways = [(way, word) for way, word in words.items() if way in open_ways]
    if by_post:
        ways.insert(0, (BY_POST, _("giao cho bưu chính công ích")))
    choice: ReturnChoice | None = dossiers.current_choice(opened.dossier) if by_post else None
    more: dict[str, Any] = {"ways": ways, "choice": choice, "parcels": dossiers.parcels_of(opened.dossier)}
    more |= {"rule": context["definition"].hand_over}
    more |= {"to_give": decisions.to_hand_over(opened.dossier)}
    if COUNTER in open_ways:
        fields = form_fields(dossiers.taking.TAKER_FIELDS)
        more |= {"taker_fields": fields, "taker": read_answers(fields, request.POST).values}
    results = _results(request, opened, context)
    reviewed = next((one.href for one in results["decisions"] if one.under_review), "")
    not_given = hand_over_refused(opened.dossier, None) if reviewed else None
    return {**results, **more, "reviewed": reviewed, "not_given": not_given}


def _owed(opened: Opened, charges: Sequence[Charge]) -> dict[str, Any]:
    """What is to be paid, what waits for it, and what this official may note of it."""
    owed = sum(charge.amount for charge in charges if charge.state == "due")
    listed = dossiers.applicant_awaited(opened.dossier, owed) if owed else []
    payment = next((one for one in listed if one.kind == dossiers.Waits.PAYMENT), None)
    words = {"waits_for": payment.words, "then": payment.then} if payment else {}
    return {**words, "charges": payments.collected_by(opened.actor, charges)}


def _step(request: HttpRequest, opened: Opened, context: Mapping[str, Any]) -> dict[str, Any]:
    steps = context["definition"].steps
    return {"step": next((step for step in steps if step.id == opened.dossier.step), None)}


def _read(request: HttpRequest, opened: Opened, context: Mapping[str, Any]) -> dict[str, Any]:
    """Nothing to do here for this person: where it lies, its results, and the next dossier that waits for them."""
    following = dossiers.desk(opened.actor).exclude(pk=opened.dossier.pk).first()
    dossier = opened.dossier
    may_have_results = dossier.result_signed_at is not None
    return {
        "following": following,
        **_step(request, opened, context),
        "desk_word": labels.role(dossier.desk) if dossier.desk else "",
        "decisions": decisions_shown(dossier) if may_have_results else [],
        "parcel": dossiers.on_its_way(dossier) if dossier.with_carrier else None,
        "handover": dossiers.taking.handover_of(dossier),
        **_new_originals(opened),
    }


def _new_originals(opened: Opened) -> dict[str, Any]:
    """What came after the result was handed over, and whether this official may hand it over."""
    originals = dossiers.new_originals.new_originals_of(opened.dossier)
    ready = (one for one in originals if not one.outcome)
    may = any("dossiers.hand_over_new" in open_acts(opened.actor, one, opened.at) for one in ready)
    return {"new_originals": originals, "may_give": may}


BY_POST, COUNTER = "post", "counter"
SEEN = "da-xem"
"""The papers that were ticked; kept in the address when the fee is taken meanwhile."""
FINISH = "dossiers.finish_step"
# The acts that the working page is for, the first whose turn it is, though something may hinder it yet: its template,
# and what it shows beyond the dossier.
ACTS = {
    FINISH: ("desk/dossier/act_finish.html", _step),
    "dossiers.record_ministry_result": ("desk/dossier/act_ministry.html", ministry.record_context),
    "dossiers.accept": ("desk/dossier/act_accept.html", _accept),
    "decisions.propose": ("desk/dossier/act_examine.html", examining.examine_context),
    "decisions.endorse": ("desk/dossier/act_sign.html", review_context),
    "decisions.sign": ("desk/dossier/act_sign.html", review_context),
    "registers.issue": ("desk/dossier/act_issue.html", _issue),
    "dossiers.hand_over": ("desk/dossier/act_hand_over.html", _hand_over),
}
READ = ("desk/dossier/act_read.html", _read)
