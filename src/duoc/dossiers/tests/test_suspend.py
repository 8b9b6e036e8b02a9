"""Suspension and resumption: with reason, basis and what is awaited; the clock by the definition's rule."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from tests.asking import NOBODY, refused, story
from tests.cast import BIRTH, EXTRACT, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import LETTER, Road, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import DESK, act_with_form, open_acts
from duoc.dossiers.models import Dossier, Suspension
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger.models import Entry
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import VIETNAM
from duoc.notices.models import Notice
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db
WHY = {
    "reason": "Đang có tranh chấp, Tòa án đã thụ lý vụ án về cha của trẻ.",
    "legal_basis": "Điều 12 Luật Hộ tịch",
    "awaits": "Bản án có hiệu lực của Tòa án nhân dân khu vực",
    "waits_for": "other_body",
    "expected_on": "2026-12-15",
}
DAY = timedelta(days=1)


def local(dossier: Dossier) -> str:
    due = fresh(dossier).due_at
    assert due
    return f"{due.astimezone(VIETNAM):%d/%m %H:%M}"


def do(who: Actor, word: str, dossier: Dossier, values: Mapping[str, Any], at: Any, mine: str = "") -> Any:
    act, form = act_with_form(word, DESK)
    return act.perform(dossier.pk, form.of(dossier, at).read(values, at), actor=who, key=mine or key(), at=at)


def suspended(road: Road, at: Any = MONDAY + timedelta(hours=1), **changes: str) -> Dossier:
    dossier = road.to("accepted")
    do(road.who("specialist1"), "suspend", dossier, {**WHY, **changes}, at)
    return fresh(dossier)


def test_it_rests_with_reason_basis_and_what_is_awaited(road: Road) -> None:
    dossier = suspended(road)
    row = Suspension.objects.get(dossier=dossier)
    assert (row.reason, row.legal_basis, row.awaits) == (WHY["reason"], WHY["legal_basis"], WHY["awaits"])
    assert (dossier.state, dossier.desk, row.clock) == ("suspended", "specialist", "pause")
    assert story(dossier)[-1] == "dossier.suspended"
    assert "Tòa án" not in Entry.objects.latest("number").canonical
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="suspended")
    assert "15/12/2026" in notice.body and "Tòa án" not in notice.body


def test_resumed_by_hand_it_gets_back_what_was_left(road: Road) -> None:
    """Suspended Mon 23/11 at 10:00 with five hours of work left, resumed on Wed 25/11 at 14:00."""
    dossier = suspended(road)
    assert local(dossier) == "23/11 17:00"
    do(road.who("specialist1"), "resume", dossier, {"came": "Bản án số 5/2026."}, MONDAY + 2 * DAY + timedelta(hours=5))
    # Wed 14:00-17:00 are three hours, Thu 07:00-09:00 two.
    assert (fresh(dossier).state, local(dossier)) == ("processing", "26/11 09:00")
    assert [one.cause for one in queries.promises(fresh(dossier))] == ["resumed", "accepted"]
    assert story(dossier)[-2:] == ["dossier.suspended", "dossier.resumed"]
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="resumed")
    assert "09:00, 26/11/2026" in notice.body


def test_a_definition_may_begin_the_term_anew(road: Road) -> None:
    reworded(BIRTH, clock={"supplement": "restart", "suspension": "restart"})
    dossier = suspended(road)
    do(road.who("specialist1"), "resume", dossier, {"came": "Bản án."}, MONDAY + 2 * DAY + timedelta(hours=5))
    assert local(dossier) == "25/11 17:00"  # as received on Wed at 14:00


def test_nothing_else_is_done_meanwhile(road: Road) -> None:
    dossier = suspended(road)
    acts = open_acts(road.who("specialist1"), dossier, MONDAY)
    assert acts == {"dossiers.claim", "dossiers.resume", "dossiers.propose_stop"}
    refused(OutOfTurn, lambda: road.propose(dossier))


def test_who_may_and_once(road: Road) -> None:
    dossier, specialist = road.to("accepted"), road.who("specialist1")
    for name in ("citizen1", "clerk1", "leader1", "specialist3"):
        refused(Forbidden, lambda name=name: do(road.who(name), "suspend", dossier, WHY, MONDAY))
    mine = key()
    first = do(specialist, "suspend", dossier, WHY, MONDAY, mine)
    assert do(specialist, "suspend", dossier, WHY, MONDAY, mine).pk == first.pk
    refused(OutOfTurn, lambda: do(specialist, "suspend", dossier, WHY, MONDAY))
    refused(NotFound, lambda: act_with_form("suspend", DESK)[0].perform(
        NOBODY, act_with_form("suspend", DESK)[1].read(WHY, MONDAY), actor=specialist, key=key(), at=MONDAY
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [("reason", "."), ("awaits", "chờ"), ("legal_basis", ""), ("expected_on", "2026-11-23"), ("expected_on", "")],
)
def test_what_says_nothing_is_refused_at_its_field(road: Road, field: str, value: str) -> None:
    dossier = road.to("accepted")
    refusal = refused(
        Incomplete, lambda: do(road.who("specialist1"), "suspend", dossier, {**WHY, field: value}, MONDAY)
    )
    assert list(refusal.faults) == [field] and refusal.remedy


def test_by_itself_when_the_last_body_has_answered_where_the_definition_says_so(road: Road) -> None:
    reworded(EXTRACT, clock={"supplement": "restart", "resumes": "opinions"})
    dossier = road.search()
    asked = road.consult(dossier)
    do(road.who("specialist1"), "suspend", fresh(dossier), WHY, MONDAY + timedelta(hours=1))
    later = MONDAY + timedelta(hours=3)
    with transaction.atomic():
        actions.resume_by_itself(dossier_id=dossier.pk, at=later)
    assert fresh(dossier).state == "suspended", "an answer is still awaited"
    actions.record_opinion(
        actor=road.who("specialist1"), consultation_id=asked.pk, answer="agreed", say="", key=key(), at=later, **LETTER
    )
    with transaction.atomic():
        actions.resume_by_itself(dossier_id=dossier.pk, at=later)
    row = Suspension.objects.get(dossier=dossier)
    assert (fresh(dossier).state, row.resumed_at, row.resumed_by) == ("processing", later, None)


def test_not_by_itself_where_it_does_not(road: Road) -> None:
    dossier = suspended(road)
    with transaction.atomic():
        actions.resume_by_itself(dossier_id=dossier.pk, at=MONDAY + DAY)
    assert fresh(dossier).state == "suspended"
