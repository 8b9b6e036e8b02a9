"""Whoever ends a step of a dossier that is late says why: from the list of the day, and in their own words."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.asking import refused, story
from tests.cast import key
from tests.late_dossiers import broken, cause_of, late_on_an_earlier_promise, why_late
from tests.stages import CHILD, Road, by_form, fresh
from tests.stop_acts import with_a_stop

from duoc.dossiers.acts import DESK, late_causes
from duoc.dossiers.acts.act import declared
from duoc.dossiers.models import Dossier, Lateness, LatenessCause
from duoc.dossiers.rules import Changed, Incomplete
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.procedures.queries import late_rules

pytestmark = pytest.mark.django_db
LATE = timedelta(days=2)


def when_late(road: Road) -> Road:
    return replace(road, at=road.at + LATE)


def due(dossier: Dossier) -> dict[str, str]:
    assert dossier.due_at
    return why_late(dossier.due_at)


def test_a_step_that_is_ended_late_needs_the_cause_and_keeps_it_before_its_own_entry(road: Road) -> None:
    dossier, late = road.to("accepted"), when_late(road)
    fault = refused(Incomplete, lambda: late.propose(dossier))
    assert set(fault.faults) == {late_causes.CAUSE, late_causes.SAY}
    assert "quá ngày hẹn" in fault.say and "nguyên nhân" in fault.remedy
    assert not Lateness.objects.exists() and fresh(dossier).desk == "specialist"
    late.propose(dossier, values={**CHILD, **due(dossier)})
    assert story(dossier)[-3:] == ["dossier.late", "dossier.lateness_explained", "dossier.proposed"]
    row = LatenessCause.objects.get()
    assert (row.cause, row.whose, row.lateness.due_at) == ("workload", "office", dossier.due_at)
    assert row.say not in "".join(Entry.objects.values_list("canonical", flat=True)) and ledger.verify().holds


def test_a_refusal_on_the_merits_needs_it_too(road: Road) -> None:
    dossier, late = road.to("accepted"), when_late(road)
    words = {"kind": "decline", "reason": "Chưa đủ điều kiện theo quy định.", "legal_basis": "Điều 16 Luật Hộ tịch"}
    fault = refused(Incomplete, lambda: late.propose(dossier, **words, values={}))
    assert late_causes.CAUSE in fault.faults
    late.propose(dossier, **words, values=due(dossier))
    assert LatenessCause.objects.count() == 1


def test_it_is_asked_once_for_each_broken_promise_and_never_of_one_in_time(road: Road) -> None:
    dossier = road.to("checked")
    assert late_causes.late_step(fresh(dossier), road.at) is None
    late = when_late(road)
    refused(Incomplete, lambda: late.sign(dossier))
    by_form(road.actor("specialist1"), "explain_lateness", noted(dossier, late), cause_of(dossier), DESK)
    assert late_causes.late_step(fresh(dossier), late.at) is None
    late.sign(dossier)
    late.make_signatures(dossier)
    late.issue(dossier)
    assert LatenessCause.objects.count() == 1


def noted(dossier: Dossier, late: Road) -> Dossier:
    from duoc.dossiers import actions

    assert actions.note_lateness(dossier_id=dossier.pk, at=late.at)
    return fresh(dossier)


def test_words_that_say_nothing_and_causes_that_are_not_listed_are_refused(road: Road) -> None:
    dossier, late = road.to("accepted"), when_late(road)
    for change, field in (({"late-cause": "moon"}, late_causes.CAUSE), ({"late-say": "trễ"}, late_causes.SAY)):
        values = {**CHILD, **due(dossier), **change}
        fault = refused(Incomplete, lambda values=values: late.propose(dossier, values=values))
        assert set(fault.faults) == {field}
    assert not LatenessCause.objects.exists()


def test_the_cause_of_another_broken_promise_than_was_read_is_refused(road: Road) -> None:
    """Somebody explained the one that was read, and an older one waits."""
    dossier = road.to("accepted")
    broken(dossier, LATE)
    read = due(dossier)
    refusal = refused(Changed, lambda: when_late(road).propose(dossier, values={**CHILD, **read}))
    assert "khác lần bạn đọc" in refusal.say and not LatenessCause.objects.exists()


def test_a_cause_is_kept_for_the_lateness_that_was_read_and_for_no_other(road: Road) -> None:
    """Two officials read the same broken promise; a second one is noted between their two causes."""
    dossier, who = late_on_an_earlier_promise(road), road.actor("specialist1")
    read = cause_of(dossier)
    by_form(who, "explain_lateness", dossier, read, DESK)
    broken(fresh(dossier))
    act = next(act for act in declared() if act.word == "explain_lateness")
    assert act.form
    given = act.form.given({**read, "say": "Cùng lần quá hạn, lời thứ hai."})
    refused(Changed, lambda: act.perform(dossier.pk, given, actor=who, key=key(), at=road.at))
    assert [one.lateness.pk for one in LatenessCause.objects.all()] == [Lateness.objects.earliest("due_at").pk]


def test_causes_are_dated(monkeypatch: pytest.MonkeyPatch) -> None:
    """What may be chosen is the newest list of the day; the name of an older cause stays known."""
    rows = [
        {"valid_from": date(2025, 7, 1), "id": "workload", "name": "Nhiều hồ sơ", "whose": "office"},
        {"valid_from": date(2027, 1, 1), "id": "flood", "name": "Ngập lụt", "whose": "system"},
    ]
    monkeypatch.setattr(late_rules, "_read", lambda: {"causes": rows})
    monkeypatch.setattr(late_rules, "spoken", lambda records, _language: records)
    assert [one.id for one in late_rules.causes(date(2026, 12, 31))] == ["workload"]
    assert [one.id for one in late_rules.causes(date(2027, 1, 1))] == ["flood"]
    assert [one.id for one in late_rules.causes()] == ["workload", "flood"]


def test_who_stops_a_late_dossier_says_why_too(road: Road) -> None:
    dossier = with_a_stop(road)
    broken(dossier)
    stop = next(act for act in declared() if act.word == "stop")
    assert stop.form
    why = {"proposal": str(dossier.stop_proposals.get().pk)}
    by: dict[str, Any] = {"actor": road.actor("leader1"), "at": road.at}
    fault = refused(Incomplete, lambda: stop.perform(dossier.pk, stop.form.given(why), key=key(), **by))
    assert late_causes.CAUSE in fault.faults and fresh(dossier).state == "processing"
    stop.perform(dossier.pk, stop.form.given(why), key=key(), answers=due(dossier), **by)
    assert fresh(dossier).state == "stopped" and LatenessCause.objects.count() == 1
