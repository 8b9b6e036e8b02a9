"""Originals that came after the result was handed over: which wait at the counter, and what became of the others."""

import uuid
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import flow
from duoc.dossiers.acts.act_form import Field
from duoc.dossiers.acts.events import Words
from duoc.dossiers.acts.kinds import Kind
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.models import Dossier, NewHandover, NewOriginal
from duoc.dossiers.powers import handling_units, of_dossier
from duoc.dossiers.taking import TAKER_FIELDS, name_paper
from duoc.dossiers.typed_codes import collection_code
from duoc.ground.refusal import NotFound, NotNow
from duoc.notices.actions import Message
from duoc.people.powers import Actor
from duoc.people.queries import party_paths

Outcome, Old = NewOriginal.Outcome, NewHandover.Old
WAITS = "waits"
OLD = "old"
READY = Q(outcome="", dossier__state=Dossier.State.RETURNED)
"""Those that lie at the counter: before the first hand-over all are given together."""

LIES_READY = Message(
    "new_original_ready",
    gettext_noop("Có giấy mới chờ bạn nhận, hồ sơ {code}"),
    gettext_noop(
        "{paper}, về kết quả “{procedure}”, có tại quầy: {counter}. Khi đến nhận, hãy đem giấy tờ tùy thân và bản cũ. "
        "Mã nhận mới ở trang hồ sơ."
    ),
)


def tell_ready(original: NewOriginal, at: datetime) -> None:
    """Tells the applicant that it lies at the counter, in the transaction of the act that laid it there."""
    dossier, instrument = original.dossier, original.instrument
    paper = f"{instrument.name} {instrument.symbol}".strip()
    notify_applicant(dossier, LIES_READY, at=at, paper=paper, counter=dossier.receiving_unit.name)


def given_with_result(dossier: Dossier, at: datetime, sent_at: datetime | None = None) -> None:
    """The result is handed over: what came while the post had it, and lay with it since, is given too. What came after
    the parcel left lies ready at the counter from now on.

    Args:
        sent_at: when a parcel left that is delivered now; what came later is not in it.
    """
    if not dossier.result_standing:
        return
    waiting = NewOriginal.objects.filter(dossier=dossier, outcome="")
    given = waiting.filter(since__lte=sent_at) if sent_at else waiting
    given.update(outcome=Outcome.WITH_FIRST, settled_at=at)
    for original in waiting.select_related("instrument"):
        original.dossier = dossier
        tell_ready(original, at)


def ready_at_counter(actor: Actor) -> "QuerySet[NewOriginal]":
    """Those that wait at the counters of the actor's bodies: where their dossiers were received, the oldest first."""
    rows = NewOriginal.objects.filter(READY, dossier__receiving_unit_id__in=actor.units)
    return rows.select_related("instrument", "dossier__version__procedure", *party_paths("dossier__applicant"))


def new_originals_of(dossier: Dossier) -> list[NewOriginal]:
    """All of a dossier, the oldest first, each with how it was handed over. No query where no result of it ended."""
    if not dossier.result_standing:
        return []
    with_handover = ("instrument", "handover__by", "handover__taken_by", "handover__receipt", "handover__authorisation")
    originals = list(dossier.new_originals.select_related(*with_handover))
    for one in originals:
        if one.outcome == Outcome.GIVEN:
            name_paper(one.handover)
    return originals


def code_of(original: NewOriginal) -> str:
    """The collection code that its applicant says when they fetch it; "" where it does not lie at the counter."""
    ready = not original.outcome and original.dossier.state == Dossier.State.RETURNED
    return collection_code(original.dossier, original) if ready else ""


def by_id(id: uuid.UUID | str) -> NewOriginal:
    """One of them.

    Raises:
        NotFound: there is none.
    """
    rows = NewOriginal.objects.select_related(
        "instrument", "handover", "dossier__version", "dossier__receiving_unit", *party_paths("dossier__applicant")
    )
    original = rows.filter(pk=id).first()
    if original is None:
        raise NotFound(_("Không tìm thấy bản này."), _("Hãy mở lại danh sách chờ trao."))
    return original


def handover_of(original: NewOriginal) -> NewHandover | None:
    """How it was handed over, with its scans; None while it was not."""
    given = original.outcome == Outcome.GIVEN
    return NewHandover.objects.select_related("receipt", "authorisation").get(original=original) if given else None


def olds_of(original: NewOriginal) -> dict[str, Words]:
    """What may be answered about the old original; none where none was given on paper. Only who is served a revocation
    may still keep it."""
    if not original.old_on_paper:
        return {}
    return {str(old.value): old.label for old in Old if old != Old.KEPT or original.revokes}


def fields_of(original: NewOriginal) -> list[Field]:
    """What is asked at the counter when it is handed over."""
    olds = olds_of(original)
    hint = gettext_lazy("Bản cũ không còn giá trị; thu lại và lưu cùng hồ sơ.")
    asked = [Field(OLD, gettext_lazy("Bản cũ đang ở đâu?"), "choice", hint=hint, options=olds)] if olds else []
    return [*asked, *(one for one in TAKER_FIELDS if one.id != "returned_papers")]


def _locked(id: uuid.UUID | str) -> NewOriginal:
    dossier = flow.locked(by_id(id).dossier_id)
    original = NewOriginal.objects.select_for_update(of=("self",)).select_related("instrument").get(pk=id)
    original.dossier = dossier
    return original


def _settle(original: NewOriginal, state: str, _move: flow.Move, _actor: Actor, at: datetime) -> None:
    if state != WAITS:
        original.outcome, original.settled_at = state, at
        original.save(update_fields=["outcome", "settled_at"])


def _settled() -> NotNow:
    return NotNow(_("Bản này đã trao, hoặc đã có bản khác thay."), _("Hãy tải lại trang."))


NEW_ORIGINAL = Kind(
    model=NewOriginal,
    locked=_locked,
    dossier_of=lambda original: original.dossier,
    reach=lambda original: of_dossier(original.dossier),
    handled_by=lambda original: handling_units(original.dossier),
    state=lambda original: original.outcome or WAITS,
    settle=_settle,
    moved_on=_settled,
    outlives_archive=True,
)
