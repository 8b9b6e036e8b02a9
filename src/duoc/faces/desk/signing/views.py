"""The leader's pages: what waits for a signature, signing one or many, sending back, and what became of it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.db.models.fields.json import KeyTextTransform
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.decisions import actions, queries
from duoc.decisions.models import Proposal
from duoc.faces.desk import labels, priority
from duoc.faces.desk.dossier.desk_questions import answers_of
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import again, form, path_of
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.batch import Outcome, heading, keep, outcomes, picked
from duoc.faces.desk.lists.rows import Row, batch_lines, lean, row_of, rows_of
from duoc.faces.desk.page import page
from duoc.faces.desk.result.summary import wait_for
from duoc.faces.desk.typed import written
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor, Forbidden, Power
from duoc.people.queries import party_paths
from duoc.registers import queries as registers


@dataclass(frozen=True)
class Waiting:
    """A proposal in the leader's list: its dossier's row, what is proposed, the drafts to read, and `marks`: what the
    registers hold of it that is to be looked at before it is signed. `alone`: a body that was asked did not agree, so
    it is opened and signed by itself. `first`: others sign it afterwards."""

    row: Row
    pick: str
    grant: bool
    by: str
    note: str
    drafts: list[tuple[str, str]]
    marks: list[str]
    first: bool
    alone: bool


@dataclass(frozen=True)
class Letter:
    """A letter that waits for the head's signature: its dossier's row, the page that signs it, and what it is."""

    row: Row
    href: str
    word: str


def only_signers(actor: Actor) -> None:
    """Refuses those who may not sign."""
    if not actor.holds(Power.DECISION_SIGN):
        raise Forbidden(_("Chức danh của bạn không ký kết quả."), _("Hồ sơ của bạn ở mục Việc của tôi."))


@official
def to_sign(request: HttpRequest, faults: list[Fault] | None = None) -> HttpResponse:
    """All that waits for this leader, the most urgent first, with boxes to sign many at once."""
    actor = acting(request)
    only_signers(actor)
    clock = priority.now(timezone.now())
    rows = queries.to_sign(actor).select_related(
        "dossier__version__procedure", "dossier__competent_unit", "by", *party_paths("dossier__applicant")
    )
    rows = rows.annotate(held_term=KeyTextTransform("term", "dossier__plan"))
    rows = rows.defer("dossier__answers", "dossier__plan", "dossier__version__definition")
    listing = list_search.cut_to_page(request, rows)
    looks = registers.to_look_at_by_dossier([str(one.dossier_id) for one in listing if one.kind == Proposal.Kind.GRANT])
    context = {
        "waiting": [_waiting(proposal, clock, looks.get(str(proposal.dossier_id))) for proposal in listing],
        "listing": listing,
        "letters": _letters(actor, clock),
        "key": form_key(request),
        "faults": faults or [],
    }
    return page(request, "desk/signing/to_sign.html", context, 422 if faults else 200)


def _letters(actor: Actor, clock: priority.Now) -> list[Letter]:
    """What else waits for this signature: each is read and signed by itself."""
    return [
        Letter(row, f"{row.href}viec/{priority.LETTERS[name]}/", str(priority.FILTERS[name].word))
        for name, dossiers in priority.letters_to_sign(actor, clock).items()
        for row in rows_of(lean(dossiers), clock)
    ]


def _waiting(proposal: Proposal, clock: priority.Now, look: registers.ToLookAt | None) -> Waiting:
    dossier = proposal.dossier
    vars(dossier)["held_term"] = vars(proposal)["held_term"]
    return Waiting(
        row=row_of(dossier, clock),
        pick=f"{dossier.pk}:{proposal.pk}",
        grant=proposal.kind == Proposal.Kind.GRANT,
        by=proposal.by.full_name,
        note=proposal.note,
        drafts=[
            (content.name, f"/ban/ho-so/{dossier.pk}/du-thao/{content.pk}/") for content in proposal.contents.all()
        ],
        marks=labels.to_look_at(look) if look else [],
        first=getattr(proposal, "endorses", False),
        alone=_alone(proposal),
    )


def _alone(proposal: Proposal) -> bool:
    """Whether it is a grant that a body which was asked did not agree to: nobody signs it without opening it."""
    return proposal.kind == Proposal.Kind.GRANT and bool(getattr(proposal, "was_objected", False))


@official
def sign_many(request: HttpRequest) -> HttpResponse:
    """Signs what was ticked, each by itself: one that cannot be signed keeps none of the others back; one with an
    objection is not signed here."""
    actor = acting(request)
    only_signers(actor)
    picks = picked(request, pairs=True)
    if request.method != "POST" or not picks:
        faults = [Fault("chon", _("Hãy đánh dấu ít nhất một hồ sơ để ký."))] if request.method == "POST" else None
        return to_sign(request, faults) if faults else redirect("/ban/cho-ky/")
    ids = [proposal for _dossier, proposal in picks]
    waiting = list(queries.to_sign(actor).filter(pk__in=ids))
    first = {str(one.pk) for one in waiting if getattr(one, "endorses", False)}
    alone = {str(one.pk) for one in waiting if _alone(one)}
    places = {str(one.pk): place for place, one in enumerate(waiting)}
    results = []
    for dossier, proposal in sorted(picks, key=lambda pick: places.get(pick[1], len(places))):  # as the list shows them
        if proposal in alone:
            words = _("Có cơ quan được hỏi không đồng ý. Hãy mở hồ sơ, đọc ý kiến và lý do trả lời, rồi ký riêng.")
            results.append(Outcome(dossier, False, words))
            continue
        act = actions.endorse if proposal in first else actions.sign
        results.append(_sign(request, actor, dossier, proposal, act))
    keep(request, "ky", results)
    return redirect("/ban/cho-ky/ket-qua/")


def _sign(request: HttpRequest, actor: Actor, dossier: str, proposal: str, act: Callable[..., Proposal]) -> Outcome:
    try:
        with transaction.atomic():
            made = act(
                actor=actor,
                dossier_id=dossier,
                proposal_id=proposal,
                key=f"{sent_key(request)}-{dossier}"[:200],
                at=timezone.now(),
            )
    except Refusal as refusal:
        return Outcome(dossier, False, refusal.words)
    return Outcome(str(made.dossier_id), True, "")


@official
def signed_many(request: HttpRequest) -> HttpResponse:
    """What became of the dossiers that were signed together."""
    only_signers(acting(request))
    results = outcomes(request, "ky")
    wait_for([one.dossier for one in results if one.done])
    context = {"lines": batch_lines(acting(request), results), "back": "/ban/cho-ky/", "verb": _("Đã ký")}
    context["heading"] = heading(_("Đã ký"), results)
    return page(request, "desk/lists/batch.html", context)


@official
def sign(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Signs the proposal that was on the screen."""
    done = _("Đã ký. Văn thư sẽ cho số, đóng dấu cơ quan và phát hành.")
    return _signed(request, dossier_id, actions.sign, done)


@official
def endorse(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Signs it before its signer does."""
    return _signed(request, dossier_id, actions.endorse, _("Đã ký. Hồ sơ chuyển sang người ký tiếp theo."))


def _signed(request: HttpRequest, dossier_id: uuid.UUID, act: Callable[..., Proposal], done: str) -> HttpResponse:
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    answers, unread = answers_of(request, dossier_id)
    if unread:
        return again(request, dossier_id, unread, 422)
    made = attempt(
        lambda: act(
            actor=acting(request),
            dossier_id=dossier_id,
            proposal_id=written(request, "proposal"),
            key=sent_key(request),
            at=timezone.now(),
            answers=answers,
        )
    )
    if isinstance(made, Refusal):
        return again(request, dossier_id, faults_of(made, "ky"), status_of(made))
    messages.success(request, done)
    return redirect(f"{path_of(dossier_id)}?cho=1")


@official
def send_back(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Returns the draft to the specialist with what to change."""
    opened = open_dossier(request, dossier_id)
    if request.method != "POST":
        return (
            form(request, opened, "desk/signing/send_back.html", [])
            if "decisions.send_back" in opened.acts
            else redirect(opened.path)
        )
    made = attempt(
        lambda: actions.send_back(
            actor=opened.actor,
            dossier_id=dossier_id,
            reason=written(request, "reason"),
            key=sent_key(request),
            at=opened.at,
        )
    )
    if isinstance(made, Refusal):
        return form(request, opened, "desk/signing/send_back.html", faults_of(made, "reason"), status=status_of(made))
    messages.success(request, _("Đã trả lại dự thảo cho công chức xử lý."))
    return redirect("/ban/cho-ky/")
