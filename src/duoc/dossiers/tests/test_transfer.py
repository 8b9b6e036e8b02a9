"""An accepted dossier is sent on to the body that is competent for it: where it lies, by which clock, who is told."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.asking import forbidden_to, refused, story
from tests.cast import MONDAY, OTHER_COMMUNE, key
from tests.stages import Road, by_form, fresh

from duoc.dossiers import queries
from duoc.dossiers.actions import TRANSFER
from duoc.dossiers.actions.transfer import Given
from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.models import Assignment, Dossier, Supplement, Transfer
from duoc.dossiers.rules import Incomplete, MovedOn, OutOfTurn
from duoc.ground.worktime.calculations import VIETNAM, local
from duoc.notices.models import Notice
from duoc.procedures import actions as procedures
from duoc.procedures import transfer_rules
from duoc.procedures.queries import calendars
from duoc.procedures.queries import transfer_rules as rules

pytestmark = pytest.mark.django_db
WHY = {"reason": "Cha mẹ cư trú ở phường Bến Thử.", "legal_basis": "Luật Hộ tịch Điều 13"}


def send(road: Road, dossier: Dossier, at: datetime = MONDAY, body: str = OTHER_COMMUNE, **changes: Any) -> Transfer:
    given = Given(body, **{**WHY, **changes})
    return TRANSFER.perform(dossier.pk, given, actor=road.actor("specialist1", at), key=key(), at=at)


def test_it_lies_with_the_competent_body_and_keeps_its_code_and_where_it_came_in(road: Road) -> None:
    dossier = road.to("accepted")
    kept = (dossier.code, dossier.receiving_unit_id)
    assert "dossiers.transfer" in open_acts(road.actor("specialist1"), dossier, MONDAY)
    row = send(road, dossier)
    after = fresh(dossier)
    other = road.actor("specialist2")
    there = other.organisation_id
    assert after.competent_unit_id == there and (after.code, after.receiving_unit_id) == kept
    assert (after.step, after.desk, after.assigned_to_id) == ("examine", "specialist", None)
    assert after in queries.desk(other) and after not in queries.desk(road.actor("specialist1"))
    hand = Assignment.objects.get(dossier=dossier, ended_at=None)
    assert hand.unit_id == row.organisation_id == row.to_unit_id == there and row.from_unit_id == kept[1]
    assert Assignment.objects.filter(dossier=dossier).count() == 3 and story(dossier)[-1] == "dossier.sent_on"
    assert "dossiers.suspend" in open_acts(other, after, MONDAY)
    heads = [road.actor(name) for name in ("leader1", "leader2")]  # the first one's body only received it
    assert ["dossiers.assign" in open_acts(head, after, MONDAY) for head in heads] == [False, True]


@pytest.mark.parametrize(
    ("sent", "arrives"),
    [
        ("2026-11-25T10:00", "2026-11-25T10:00"),  # the same day
        ("2026-11-25T15:00", "2026-11-25T15:00"),
        ("2026-11-25T15:01", "2026-11-26T07:00"),  # after 15:00: at the start of the next working day
        ("2026-11-27T16:00", "2026-11-30T07:00"),
    ],
)
def test_the_term_begins_when_the_competent_body_has_it(road: Road, sent: str, arrives: str) -> None:
    dossier = road.to("accepted")
    before, at = dossier.due_at, datetime.fromisoformat(sent).replace(tzinfo=VIETNAM)
    row = send(road, dossier, at)
    after = fresh(dossier)
    there = datetime.fromisoformat(arrives).replace(tzinfo=VIETNAM)
    assert (row.arrives_at, after.handed_on_at, after.clock_from) == (there, there, there)
    assert after.accepted_at == MONDAY  # two timestamps
    first, older = queries.promises(after)
    assert (first.cause, first.due_at, older.due_at, row.due_before) == ("sent_on", after.due_at, before, before)
    assert before and after.due_at and after.due_at > before
    (line,) = [one for one in first.proof if "Ủy ban nhân dân phường" in one["why"]]
    assert line["article"].startswith("118/2025") and line["to_verify"]


def test_where_the_rule_says_so_the_term_goes_on(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "transfer_rule", lambda _on: transfer_rules.TransferRule(restarts=False))
    dossier = road.to("accepted")
    row = send(road, dossier, MONDAY + timedelta(days=2))
    after = fresh(dossier)
    assert (after.due_at, after.clock_from, row.promise_id, row.restarts) == (dossier.due_at, MONDAY, None, False)
    assert row.arrives_at == MONDAY + timedelta(days=2)
    (notice,) = Notice.objects.filter(kind="sent_on")
    assert notice.party_id == dossier.applicant_id


def test_the_days_of_the_applicant_before_it_was_sent_on_are_not_counted_twice(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    road.supplement(dossier, at=MONDAY + timedelta(days=2))
    sent = MONDAY + timedelta(days=3)
    send(road, dossier, sent)
    plain = road.to("accepted", "000000000102")
    send(road, plain, sent)
    assert fresh(dossier).due_at == fresh(plain).due_at and Supplement.objects.exists()


def test_the_applicant_is_told_where_it_lies_and_which_date_holds(road: Road) -> None:
    dossier = road.to("accepted")
    send(road, dossier, MONDAY + timedelta(days=2))
    (notice,) = Notice.objects.filter(kind="sent_on")
    after = fresh(dossier)
    assert after.due_at and dossier.due_at
    dates = [f"{local(day):%d/%m/%Y}" for day in (dossier.due_at, after.due_at)]
    assert notice.party_id == dossier.applicant_id and all(day in notice.body for day in dates)
    assert "xã Rạch Thử đã chuyển" in notice.body and "phường Bến Thử để giải quyết" in notice.body


def test_what_cannot_be_sent_on(road: Road) -> None:
    dossier = road.to("accepted")
    for body in ("99001", "khong-co", "so-khoa-hoc-va-cong-nghe"):  # its own, none, one in which nobody would see it
        assert set(refused(Incomplete, lambda body=body: send(road, dossier, body=body)).faults) == {"body"}
    short = {"body": OTHER_COMMUNE, "reason": "nhầm", "legal_basis": "Điều 13 Luật Hộ tịch"}
    fault = refused(Incomplete, lambda: by_form(road.actor("specialist1"), "transfer", dossier, short, DESK))
    assert set(fault.faults) == {"reason"}
    given = Given(OTHER_COMMUNE, **WHY)
    forbidden_to(
        road.actor,
        ("citizen1", "clerk1", "specialist2", "leader2"),
        lambda who: TRANSFER.perform(dossier.pk, given, actor=who, key=key(), at=MONDAY),
    )
    refused(MovedOn, lambda: send(road, road.to("filed", "000000000102")))
    send(road, dossier)
    refused(OutOfTurn, lambda: send(road, dossier))  # it lies with the other body now
    signed = road.to("approved", "000000000103")
    refused(OutOfTurn, lambda: send(road, signed))


def test_it_may_be_sent_on_again_and_the_last_one_holds(road: Road) -> None:
    dossier = road.to("accepted")
    send(road, dossier)
    given, at = Given("99001", **WHY), MONDAY + timedelta(days=2)
    TRANSFER.perform(dossier.pk, given, actor=road.actor("specialist2", at), key=key(), at=at)
    after = fresh(dossier)
    assert after.competent_unit_id == road.actor("specialist1").organisation_id and not after.crosses
    assert after.clock_from == at and Transfer.objects.filter(dossier=dossier).count() == 2


@pytest.mark.parametrize("restarts", [True, False])
def test_every_counted_date_follows_from_the_acts_as_the_clock_counted_it(
    road: Road, restarts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each body by its own calendar; what was promised before stands as it was counted there."""
    own = procedures.NewBodyCalendar(OTHER_COMMUNE, "off", date(2026, 11, 26), "Nghỉ vì triều cường", "QĐ 05/QĐ-UBND")
    procedures.set_body_calendar(actor=road.who("admin1"), wanted=own, key=key(), at=MONDAY)
    rule = replace(rules.transfer_rule(MONDAY.date()), restarts=restarts)
    monkeypatch.setattr(transfer_rules, "transfer_rule", lambda _on, _language="vi": rule)
    dossier = road.to("accepted")
    road.extend(dossier)
    sent = MONDAY + timedelta(days=2, hours=7)
    send(road, dossier, sent)
    later = Road(road.actor, road.filed, sent + timedelta(days=1))
    later.request_supplement(fresh(dossier), "specialist2")
    Road(road.actor, road.filed, sent + timedelta(days=2)).supplement(fresh(dossier))
    after = fresh(dossier)
    counted = queries.formulas(after)
    assert len([one for one in counted if one.promised]) == len(queries.promises(after)) > 2
    assert [one.again(lambda at: at, calendars()).due for one in counted] == [one.given for one in counted]
