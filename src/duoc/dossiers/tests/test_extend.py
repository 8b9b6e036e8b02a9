"""Extra time: for a reason that the definition names, once each, with a proof that goes on from the first."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import VERIFY, Road, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Dossier, Extension, Promise
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import VIETNAM
from duoc.notices.models import Notice
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version
from duoc.procedures.queries import late_rules

pytestmark = pytest.mark.django_db


def extend(who: Any, dossier: Any, word: str = "", at: datetime = MONDAY, **more: Any) -> Extension:
    fields = {"extra": "verify", "reason": VERIFY, **more}
    return actions.extend(actor=who, dossier_id=dossier.pk, key=word or key(), at=at, **fields)


def day(moment: datetime | None) -> str:
    assert moment
    return f"{moment.astimezone(VIETNAM):%d/%m %H:%M}"


def test_the_promise_moves_on_with_its_proof(road: Road) -> None:
    dossier = road.to("accepted")
    assert day(dossier.due_at) == "23/11 17:00"
    made = extend(road.actor("specialist1"), dossier)
    after = fresh(dossier)
    assert day(after.due_at) == "27/11 17:00" == day(made.promise.due_at)  # 24/11 is a holiday: 25, 26, 27
    assert (after.state, after.desk, after.step) == ("processing", "specialist", "examine")
    assert (made.extra, made.add, made.values) == ("verify", "3 working_day", {"verification": "elsewhere"})
    assert made.by_id == road.actor("specialist1").person_id and made.reason == VERIFY
    added = [line for line in made.promise.proof if line["day"] > "2026-11-23"]
    assert [line["counted"] for line in added] == [False, True, True, True]
    named = [line for line in made.promise.proof if "Thêm 3 ngày làm việc" in line["why"]]
    assert len(named) == 1 and named[0]["article"] and not named[0]["counted"]


def test_the_ledger_and_the_applicant_hear_of_it(road: Road) -> None:
    dossier = road.to("accepted")
    extend(road.actor("specialist1"), dossier)
    assert story(dossier)[-1] == "dossier.extended"
    entry = Entry.objects.latest("number")
    facts = ledger.facts(entry)
    assert facts["extra"] == "verify" and facts["add"] == "3 working_day"
    assert (facts["was"], facts["due"]) == ("2026-11-23T17:00:00+07:00", "2026-11-27T17:00:00+07:00")
    assert VERIFY not in entry.canonical
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="extra_time")
    assert notice.party_id == dossier.applicant_id and "17:00, 27/11/2026" in notice.body
    assert VERIFY not in notice.body and "xin lỗi" not in notice.body


def test_every_promise_is_kept_the_newest_first(road: Road) -> None:
    dossier = road.to("accepted")
    extend(road.actor("specialist1"), dossier)
    road.request_supplement(dossier, "specialist1")
    wednesday = MONDAY + timedelta(days=2)
    road.supplement(dossier, at=wednesday)
    after = fresh(dossier)
    assert day(after.due_at) == "30/11 17:00"  # the day starts anew on Wednesday, then 26, 27, 30
    kept = queries.promises(after)
    assert [one.cause for one in kept] == ["supplemented", "extended", "accepted"]
    assert [day(one.due_at) for one in kept] == ["30/11 17:00", "27/11 17:00", "23/11 17:00"]
    assert kept[0].due_at == after.due_at and any("bổ sung" in line["why"] for line in kept[0].proof)
    assert queries.promises(road.file()) == []


def test_only_a_specialist_of_the_unit_may(road: Road) -> None:
    dossier = road.to("accepted")
    others = [
        "citizen1",
        "citizen2",
        "helper1",
        "clerk1",
        "leader1",
        "registry1",
        "specialist2",
        "specialist3",
        "admin1",
    ]
    forbidden_to(road.actor, others, lambda who: extend(who, dossier))
    assert fresh(dossier).due_at == dossier.due_at and not Promise.objects.exists()


@pytest.mark.parametrize("stage", ["filed", "proposed", "checked", "approved", "signed", "done", "returned"])
def test_only_while_it_is_examined(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: extend(road.actor("specialist1"), dossier))
    assert fresh(dossier).due_at == dossier.due_at


def test_not_while_supplements_are_awaited(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    refused(OutOfTurn, lambda: extend(road.actor("specialist1"), dossier))


def test_each_reason_once(road: Road) -> None:
    dossier, who = road.to("accepted"), road.actor("specialist1")
    first = extend(who, dossier)
    refusal = refused(OutOfTurn, lambda: extend(who, dossier, reason="Vẫn chưa nhận được trả lời."))
    assert "một lần" in refusal.remedy and queries.offers(fresh(dossier), MONDAY) == []
    with pytest.raises(IntegrityError, match="extra_time_once_per_reason"), transaction.atomic():
        promise = Promise.objects.create(
            dossier=dossier, at=MONDAY, cause="extended", due_at=MONDAY, proof=[], calendars=first.promise.calendars
        )
        Extension.objects.create(
            dossier=dossier, promise=promise, extra="verify", add="1 day", reason="x", at=MONDAY,
            by_id=first.by_id, post_id=first.post_id,
        )  # fmt: skip


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.to("accepted"), road.actor("specialist1")
    once_only(
        lambda word: extend(who, dossier, word), lambda word: extend(who, dossier, word, reason="Một lý do khác.")
    )
    assert Extension.objects.count() == Promise.objects.count() == 1
    assert story(dossier).count("dossier.extended") == 1


@pytest.mark.parametrize("change", [{"reason": "  Lâu  "}, {"reason": ""}, {"extra": ""}])
def test_it_says_what_is_missing(road: Road, change: Any) -> None:
    dossier = road.to("accepted")
    assert set(refused(Incomplete, lambda: extend(road.actor("specialist1"), dossier, **change)).faults) == set(change)


def test_only_what_the_definition_offers(road: Road) -> None:
    dossier, who = road.to("accepted"), road.actor("specialist1")
    refused(OutOfTurn, lambda: extend(who, dossier, extra="holiday"))
    # With no father known there is no marriage to ask about: the desk is not asked, nothing is offered.
    Dossier.objects.filter(pk=dossier.pk).update(answers={**dossier.answers, "child.situation": "no_father"})
    assert queries.offers(fresh(dossier), MONDAY) == []
    refused(OutOfTurn, lambda: extend(who, dossier))


def test_what_is_late_is_not_extended(road: Road) -> None:
    """The term was over at 17:00 of Monday: later extra time would wipe out the lateness."""
    dossier, who = road.to("accepted"), road.actor("specialist1")
    last = datetime(2026, 11, 23, 17, 0, tzinfo=VIETNAM)
    assert "quá hạn" in refused(OutOfTurn, lambda: extend(who, dossier, at=last + timedelta(minutes=1))).say
    assert extend(who, dossier, at=last)


def test_what_is_overdue_all_the_same_is_not_extended(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the dated rule lets extra time follow lateness."""
    monkeypatch.setattr(late_rules, "extra_time_when_late", lambda _on: True)
    dossier, who = road.to("accepted"), road.actor("specialist1")
    late = datetime(2026, 11, 27, 17, 0, tzinfo=VIETNAM)
    assert "quá hạn" in refused(OutOfTurn, lambda: extend(who, dossier, at=late)).say
    assert extend(who, dossier, at=late - timedelta(minutes=1))


def test_looking_what_is_offered_costs_nothing(road: Road) -> None:
    dossier, who = road.to("accepted"), road.actor("specialist1")
    assert "dossiers.extend" in open_acts(who, dossier, MONDAY)
    [offer] = queries.offers(dossier, MONDAY)
    assert day(offer.deadline.due) == "27/11 17:00" and fresh(dossier).due_at == dossier.due_at
    extend(who, dossier)
    assert "dossiers.extend" not in open_acts(who, fresh(dossier), MONDAY)
    assert queries.found_by_desk(fresh(dossier)) == {"verification": "elsewhere"}


@pytest.mark.real_province
def test_every_reason_of_the_catalogue_can_be_found_by_the_desk(province: None) -> None:
    versions = Version.objects.filter(definition__extra_time__isnull=False).select_related("procedure")
    definitions = [procedures.definition(version) for version in versions]
    assert len(definitions) >= 5
    for definition in definitions:
        easy = {question.id for question in definition.desk if question.type in ("boolean", "choice")}
        for extra in definition.extra_time:
            assert extra.when is None or extra.when.reads <= easy, (definition.code, extra.id)


def test_there_is_no_such_dossier(road: Road) -> None:
    who = road.actor("specialist1")
    fields = {"extra": "verify", "reason": VERIFY, "key": key(), "at": MONDAY}
    refused(NotFound, lambda: actions.extend(actor=who, dossier_id=NOBODY, **fields))
