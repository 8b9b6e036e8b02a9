"""The applicant reads the draft: right, wrong, or nothing said in time."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

from duoc.decisions import actions, queries
from duoc.decisions.models import DraftCheck
from duoc.dossiers import queries as dossier_queries
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.people.models import Account, Person

pytestmark = pytest.mark.django_db


def answer(who: Any, dossier: Any, word: str = "", agreed: bool = True, say: str = "") -> DraftCheck:
    return actions.answer_check(actor=who, dossier_id=dossier.pk, agreed=agreed, say=say, key=word or key(), at=MONDAY)


def test_agreement_sends_it_to_the_leader(road: Road) -> None:
    dossier = road.to("proposed")
    answer(road.actor("citizen1"), dossier)
    assert (fresh(dossier).desk, fresh(dossier).step) == ("leader", "sign")
    assert story(dossier)[-1] == "dossier.draft_checked"


def test_a_wish_sends_it_back_and_the_next_draft_is_shown_again(road: Road) -> None:
    dossier = road.to("proposed")
    answer(road.actor("citizen1"), dossier, agreed=False, say="Tên bé là Trần Ngọc Hân, không phải Hâm")
    assert (fresh(dossier).desk, fresh(dossier).step) == ("specialist", "examine")
    second = road.propose(dossier)
    check = queries.draft_check(second)
    assert check and check.answered_at is None and fresh(dossier).desk == "applicant"
    answer(road.actor("citizen1"), dossier)
    assert fresh(dossier).desk == "leader"


def test_a_wish_needs_words(road: Road) -> None:
    dossier = road.to("proposed")
    refusal = refused(Unsound, lambda: answer(road.actor("citizen1"), dossier, agreed=False, say=" "))
    assert set(refusal.faults) == {"say"}


def test_only_the_applicant_may(road: Road) -> None:
    dossier = road.to("proposed")
    others = ["citizen2", "helper1", "clerk1", "specialist1", "leader1", "specialist2", "admin1"]
    forbidden_to(road.actor, others, lambda who: answer(who, dossier))


@pytest.mark.parametrize("stage", ["filed", "accepted", "checked", "approved", "done"])
def test_no_draft_waits(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(NotNow, lambda: answer(road.actor("citizen1"), dossier))


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.to("proposed"), road.actor("citizen1")
    once_only(lambda word: answer(who, dossier, word), lambda word: answer(who, dossier, word, False, "Sai tên"))


def test_silence_is_agreement_but_not_before_its_time(road: Road) -> None:
    dossier = road.to("proposed")
    check = DraftCheck.objects.get()
    actions.close_unanswered_check(check_id=check.pk, at=check.until - timedelta(seconds=1))
    assert fresh(dossier).desk == "applicant"
    for _time in (1, 2):
        actions.close_unanswered_check(check_id=check.pk, at=check.until)
    assert fresh(dossier).desk == "leader" and story(dossier).count("dossier.draft_checked") == 1
    refused(NotNow, lambda: answer(road.actor("citizen1"), dossier))


def test_silence_changes_nothing_that_was_answered(road: Road) -> None:
    dossier = road.to("proposed")
    check = DraftCheck.objects.get()
    answer(road.actor("citizen1"), dossier, agreed=False, say="Sai tên")
    actions.close_unanswered_check(check_id=check.pk, at=check.until)
    check.refresh_from_db()
    assert check.agreed is False and fresh(dossier).desk == "specialist"


@pytest.mark.parametrize(("silence", "jobs"), [("yes", 1), ("no", 0)])
def test_silence_is_heard_only_where_the_definition_says_so(
    road: Road, monkeypatch: pytest.MonkeyPatch, silence: str, jobs: int
) -> None:
    dossier = road.to("accepted")
    definition = dossier_queries.definition_of(dossier)
    assert definition.draft_check
    other = replace(definition, draft_check=replace(definition.draft_check, silence=silence))
    monkeypatch.setattr("duoc.dossiers.contacting.definition_of", lambda _dossier: other)
    road.propose(dossier)
    assert fresh(dossier).desk == "applicant"
    assert ProcrastinateJob.objects.filter(task_name="decisions.close_silent_check").count() == jobs


def test_a_check_that_is_not_there_is_nothing(province: None) -> None:
    from tests.asking import NOBODY

    actions.close_unanswered_check(check_id=NOBODY, at=MONDAY)


def test_a_draft_is_shown_to_who_can_answer_only(road: Road) -> None:
    asked, unreachable = road.to("accepted"), road.to("accepted")
    road.propose(asked)
    assert fresh(asked).desk == "applicant"
    Account.objects.filter(username="citizen1").update(is_active=False)
    Person.objects.filter(pk=asked.applicant_id).update(email="")
    road.propose(unreachable, values={"child.personal_number": "000000000102"})
    assert fresh(unreachable).desk == "leader" and DraftCheck.objects.count() == 1
