"""The registry issues: one number, one date, one seal."""

from datetime import datetime
from typing import Any

import pytest
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import HANOI, MONDAY, key
from tests.late_dossiers import why_late_now
from tests.stages import Road, fresh

from duoc.decisions.models import Decision
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotFound
from duoc.registers import actions, jobs
from duoc.registers.rules import NotNow

pytestmark = pytest.mark.django_db


def issue(who: Any, dossier: Any, word: str = "", at: Any = MONDAY) -> Dossier:
    why = why_late_now(dossier, at)
    return actions.issue(actor=who, dossier_id=dossier.pk, key=word or key(), at=at, answers=why)


def test_the_result_gets_its_number_and_date(road: Road) -> None:
    dossier = road.to("signed")
    issue(road.actor("registry1"), dossier)
    decision = Decision.objects.get()
    assert (decision.state, decision.number, decision.symbol, decision.year) == ("numbered", 1, "1/2026", 2026)
    assert decision.numbered_at == MONDAY and decision.numbered_by_id == road.actor("registry1").person_id
    assert story(dossier)[-1] == "decision.numbered" and decision.file is None


def test_numbers_follow_each_other_in_their_year(road: Road) -> None:
    who = road.actor("registry1")
    days = [datetime(2026, 12, 31, 23, 59, tzinfo=HANOI)] * 2 + [datetime(2027, 1, 1, 0, 0, tzinfo=HANOI)]
    for day in days:
        issue(who, road.to("signed"), at=day)
    symbols = Decision.objects.order_by("year", "number").values_list("symbol", flat=True)
    assert list(symbols) == ["1/2026", "2/2026", "1/2027"]


def test_only_the_registry_of_the_unit_may(road: Road) -> None:
    others = ["citizen1", "helper1", "clerk1", "specialist1", "leader1", "registry2", "registry3", "admin1"]
    for stage in ("filed", "signed"):
        dossier = road.to(stage)
        forbidden_to(road.actor, others, lambda who, held=dossier: issue(who, held))


@pytest.mark.parametrize(
    "stage", ["filed", "accepted", "proposed", "checked", "approved", "numbered", "done", "returned"]
)
def test_only_what_is_signed_and_not_numbered(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(NotNow, lambda: issue(road.actor("registry1"), dossier))
    assert not Decision.objects.filter(number__gt=1).exists()


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, other, who = road.to("signed"), road.to("signed"), road.actor("registry1")
    once_only(lambda word: issue(who, dossier, word), lambda word: issue(who, other, word))
    assert Decision.objects.get(dossier=dossier).number == 1
    assert Decision.objects.get(dossier=other).number is None


def test_the_seal_puts_it_in_force_once(road: Road) -> None:
    dossier = road.to("numbered")
    decision = Decision.objects.get()
    jobs.seal(str(decision.pk))
    kept = Decision.objects.get().file_id
    jobs.seal(str(decision.pk))
    assert Decision.objects.get().file_id == kept and fresh(dossier).state == "done"
    assert [story(dossier).count(act) for act in ("decision.issued", "register.entered", "dossier.completed")] == [
        1,
        1,
        1,
    ]


def test_there_is_no_such_dossier(road: Road) -> None:
    refused(NotFound, lambda: actions.issue(actor=road.actor("registry1"), dossier_id=NOBODY, key=key(), at=MONDAY))
