"""What somebody has to decide about: results that rest on what has ended, and what a decision on a complaint orders to
be reviewed. While it is open every place that shows the result says so, and it is not handed over."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import (
    Event,
    Unfinished,
    before_archiving,
    before_hand_over,
    chain_of,
    declare_event,
    perhaps,
)
from duoc.dossiers.models import Dossier, OfficialForm
from duoc.ground.refusal import NotNow
from duoc.instruments.models import Instrument
from duoc.language.calculations import Order, order_of
from duoc.people.powers import WORKER
from duoc.registers.models import Review
from duoc.registers.telling_reviews import tell_bodies, tell_holders

State = Decision.State
IN_FORCE_OR_SOON = frozenset({State.IN_FORCE, State.NUMBERED})
ORDERED = declare_event(
    Event("dossier.review_ordered", title=gettext_lazy("Được yêu cầu xem lại theo quyết định của cấp giải quyết"))
)
_ENDINGS = ("refusal_03", "stop_05")
"""Forms that say how a dossier ended without a result: reviewed with it."""


def open_rested(results: Iterable[Decision], cause: Decision, at: datetime) -> None:
    """Lists results that rest on what `cause` has ended or corrected; who decides and whose they are hear so."""
    _open([Review(dossier=one.dossier, decision=one, cause=cause, at=at) for one in results], at)


def order_reviews(cause: Decision, complaint: Dossier, at: datetime) -> None:
    """Lists what the decision on a complaint, or on a denunciation, orders to be reviewed: the results in force of the
    dossier that it is about, of the one that that is about, and so on; a dossier that has none is listed itself.

    Args:
        cause: a result of `complaint`, in force since this moment.
    """
    if complaint.about_id is None or (order := _order_in(cause, complaint)) is None:
        return
    what = {"cause": cause, "order": order.what, "until": order.until, "at": at}
    for named in chain_of(complaint):
        results: list[Decision | None] = [*_results_of(named)] or [None]
        _open([Review(dossier=named, decision=one, **what) for one in results], at)
        facts = {"order": order.what, "until": order.until.isoformat()}
        if not complaint.protects_applicant:
            facts["cause"] = str(cause.pk)
        dossiers.record(named, ORDERED.name, WORKER, at, facts)


def _order_in(cause: Decision, complaint: Dossier) -> Order | None:
    plan = dossier_queries.plan_of_dossier(complaint, cause.proposal.values, decided=cause.proposal.at)
    return order_of(dossier_queries.definition_of(complaint), plan)


def _results_of(dossier: Dossier) -> "QuerySet[Decision]":
    revoking = LaterDecision.objects.filter(turn=LaterDecision.Turn.REVOKE).values("pk")
    results = Decision.objects.select_related("dossier").filter(dossier=dossier, state__in=IN_FORCE_OR_SOON)
    return results.exclude(pk__in=revoking).order_by("issued_at", "pk")


def _open(rows: list[Review], at: datetime) -> None:
    Review.objects.bulk_create(rows, ignore_conflicts=True)
    tell_holders(rows, at)
    tell_bodies(rows, at)


def undecided() -> "QuerySet[Review]":
    """The lines that nobody has decided about. A result that has ended itself needs no decision."""
    return Review.objects.filter(Q(decision=None) | Q(decision__state__in=IN_FORCE_OR_SOON), decided_at=None)


def settle(decision: Decision, by: Decision, at: datetime) -> None:
    """Nobody has to decide any more about a result that was ended by another one."""
    Review.objects.filter(decision=decision, decided_at=None).update(decided_at=at, ended_by=by)


def pass_on_orders(decision: Decision, to: Decision) -> None:
    """What is ordered about a result is ordered about the text that only says it once more."""
    Review.objects.filter(decision=decision, decided_at=None).exclude(order="").update(decision=to)


def review_of(instrument: Instrument) -> Review | None:
    """The open review of a result in force, or of the dossier that a form ended without one; None where there is none.
    One query where it is in force."""
    if instrument.state != State.IN_FORCE:
        return None
    ended = OfficialForm.objects.filter(pk=instrument.pk, form__in=_ENDINGS)
    about = Q(decision=instrument.pk) | Q(decision=None, dossier__in=ended.values("dossier"))
    return _with_causes(undecided().filter(about)).last()


def kept_after_review(instrument: Instrument) -> Review | None:
    """The last decision by which a result stays in force although what it rests on has ended or was corrected. One
    query."""
    kept = Review.objects.filter(decision=instrument.pk, order="", decided_at__isnull=False, ended_by=None)
    return _with_causes(kept).last()


def reviews_of(results: Sequence[Decision]) -> dict[uuid.UUID, Review]:
    """The open reviews of these results in force, by the result. One query where one is in force."""
    in_force = [one.pk for one in results if one.state == State.IN_FORCE]
    if not in_force:
        return {}
    rows = _with_causes(undecided().filter(decision__in=in_force))
    return {row.decision_id: row for row in rows if row.decision_id is not None}


def orders_about(dossier: Dossier) -> list[Review]:
    """What was ordered about the dossier itself, which has no result in force, and what its body has reported about it
    or about its results, in order. No query where it is known that no other one is about it."""
    if not perhaps(dossier, "was_named"):
        return []
    listed = Q(decision=None) | Q(decided_at__isnull=False, ended_by=None)
    return list(_with_causes(Review.objects.filter(listed, dossier=dossier).exclude(order="")))


def _with_causes(rows: "QuerySet[Review]") -> "QuerySet[Review]":
    return rows.select_related("cause__organisation", "cause__dossier", "organisation").order_by("at", "pk")


def _not_handed_over(dossier: Dossier, _shown: Sequence[str] | None) -> NotNow | None:
    """What is under review is not given away before somebody has decided about it."""
    row = undecided().filter(dossier=dossier, decision__isnull=False).first()
    if row is None:
        return None
    if row.order:
        return NotNow(
            _("Kết quả này phải xem lại theo quyết định của cấp giải quyết; việc ấy chưa làm xong."),
            _("Đừng trao. Hãy đợi cơ quan làm xong việc được yêu cầu ở mục Sau kết quả."),
        )
    return NotNow(
        _("Kết quả này lấy từ việc ghi sổ hoặc kết quả đã thu hồi, đính chính; lãnh đạo đang xem lại."),
        _("Đừng trao. Hãy đợi lãnh đạo giữ nguyên, thu hồi hoặc đính chính ở mục Sau kết quả."),
    )


def _undecided() -> "QuerySet[Review]":
    """A dossier does not go to the archive while somebody has to decide about it or about a result of it."""
    return undecided().filter(dossier=OuterRef("pk"))


before_hand_over(_not_handed_over)
before_archiving(
    Unfinished(
        _undecided,
        gettext_lazy("Hồ sơ hoặc kết quả của hồ sơ phải xem lại, chưa ai quyết định."),
        gettext_lazy("Quyết định ở mục Sau kết quả rồi nộp lưu."),
    )
)
