"""Results that rest on what was revoked or corrected: each is listed, and decided about; none is forgotten."""

import pytest
from django.db import IntegrityError, transaction
from tests import later
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road

from duoc.decisions.models import Decision
from duoc.dossiers.rules import Incomplete
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.registers import actions, jobs, queries
from duoc.registers.models import DrawnResult, Entry

pytestmark = pytest.mark.django_db
STAYS = "Bản sao chỉ dùng ở một nơi và đã thu lại bản giấy."


def keep(road: Road, row: DrawnResult, who: str = "leader1", word: str = "", reason: str = STAYS) -> DrawnResult:
    return actions.keep_drawn(actor=road.who(who), drawn_id=row.pk, reason=reason, key=word or key(), at=MONDAY)


def test_twelve_extracts_are_twelve_lines_and_each_is_decided(road: Road) -> None:
    decision = road.decision()
    entry = Entry.objects.get()
    for _one in range(12):
        later.extract(road, entry)
    assert queries.effects_of(decision).drawn == 12
    later.revoked(road, decision)
    leader = road.who("leader1")
    waiting = list(queries.drawn_to_decide(leader))
    assert len(waiting) == 12 and not queries.drawn_to_decide(road.who("leader2")).exists()
    keep(road, waiting[0])
    by = later.revoked(road, waiting[1].decision)
    row = DrawnResult.objects.get(pk=waiting[1].pk)
    assert row.ended_by_id == by.pk and row.decided_at
    assert queries.drawn_to_decide(leader).count() == 10


def test_only_a_leader_lets_it_stay_with_a_reason_and_once(road: Road) -> None:
    decision = road.decision()
    later.extract(road, Entry.objects.get())
    later.revoked(road, decision)
    row = DrawnResult.objects.get()
    others = ["specialist1", "clerk1", "registry1", "leader2", "citizen1"]
    for name in others:
        forbidden_to(road.actor, [name], lambda _who, name=name: keep(road, row, name))
    assert set(refused(Unsound, lambda: keep(road, row, reason=".")).faults) == {"reason"}
    once_only(lambda word: keep(road, row, word=word), lambda word: keep(road, row, word=word, reason="Lý do khác hẳn"))
    assert "đã có người quyết định" in refused(NotNow, lambda: keep(road, row)).say
    assert story(row.decision.dossier)[-1] == "decision.kept"


def test_nothing_is_drawn_any_more_from_what_has_ended(road: Road) -> None:
    decision = road.decision()
    entry = Entry.objects.get()
    proposed, signed = later.extract(road, entry, "accepted"), later.extract(road, entry, "signed")
    later.revoked(road, decision)
    assert "không còn giá trị" in refused(Incomplete, lambda: road.propose(proposed, values={})).say
    assert "trả lại kết quả đã ký" in refused(NotNow, lambda: road.issue(signed)).remedy.lower()


def test_one_that_is_being_sealed_is_listed_too(road: Road) -> None:
    decision = road.decision()
    numbered = later.extract(road, Entry.objects.get(), "numbered")
    later.revoked(road, decision)
    for one in Decision.objects.filter(dossier=numbered):
        jobs.seal(str(one.pk))
    assert [row.decision.dossier_id for row in queries.drawn_to_decide(road.who("leader1"))] == [numbered.pk]


def test_the_database_wants_a_reason_or_a_decision(road: Road) -> None:
    decision = road.decision()
    later.extract(road, Entry.objects.get())
    later.revoked(road, decision)
    with pytest.raises(IntegrityError), transaction.atomic():
        DrawnResult.objects.update(decided_at=MONDAY)
