"""Asking another body: until when and what silence means is the definition's word."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import QUESTION, Road, fresh

from duoc.dossiers import actions
from duoc.dossiers.models import Consultation
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import VIETNAM, local
from duoc.people.models import Organisation

pytestmark = pytest.mark.django_db


def unit(code: str = "so-tu-phap") -> uuid.UUID:
    return Organisation.objects.get(code=code).pk


def consult(who: Any, dossier: Any, word: str = "", at: Any = MONDAY, **more: Any) -> Consultation:
    fields = {"unit_id": unit(), "question": QUESTION, **more}
    return actions.consult(actor=who, dossier_id=dossier.pk, key=word or key(), at=at, **fields)


def test_the_definition_says_until_when(road: Road) -> None:
    dossier = road.search()
    made = consult(road.actor("specialist1"), dossier)
    assert f"{local(made.until):%d/%m/%Y %H:%M}" == "27/11/2026 00:00"  # two working days; 24/11 is a holiday
    assert (made.within, made.silence, made.answer) == ("2 working_day", "consent", "")
    assert made.proof and made.question == QUESTION and made.unit.code == "so-tu-phap"
    assert story(dossier)[-1] == "dossier.consulted" and fresh(dossier).due_at == dossier.due_at
    entry = Entry.objects.latest("number")
    assert ledger.facts(entry)["name"] == made.unit.name and QUESTION not in entry.canonical
    job = ProcrastinateJob.objects.get(task_name="dossiers.close_silent_consultation")
    assert job.scheduled_at == datetime(2026, 11, 27, 7, tzinfo=VIETNAM)  # the office opens after the last day
    assert job.args == {"consultation_id": str(made.pk)}


def test_who_may_not(road: Road) -> None:
    dossier = road.search()
    others = ["citizen1", "helper1", "clerk1", "leader1", "registry1", "specialist2", "specialist3", "admin1"]
    forbidden_to(road.actor, others, lambda who: consult(who, dossier))


@pytest.mark.parametrize("stage", ["filed", "accepted", "proposed", "approved", "done"])
def test_only_where_the_step_asks_others(road: Road, stage: str) -> None:
    dossier = road.to(stage)  # a birth registration: its definition consults nobody
    refused(OutOfTurn, lambda: consult(road.actor("specialist1"), dossier))


def test_one_open_question_to_a_body(road: Road) -> None:
    dossier, who = road.search(), road.actor("specialist1")
    consult(who, dossier)
    refused(OutOfTurn, lambda: consult(who, dossier, question="Câu hỏi thứ hai cho cùng cơ quan"))
    consult(who, dossier, unit_id=unit("so-khoa-hoc-va-cong-nghe"))
    assert Consultation.objects.filter(answer="").count() == 2


@pytest.mark.parametrize("change", [{"question": " Sao? "}, {"question": "x" * 4001}])
def test_it_asks_something(road: Road, change: Any) -> None:
    dossier = road.search()
    assert set(refused(Incomplete, lambda: consult(road.actor("specialist1"), dossier, **change)).faults) == set(change)


@pytest.mark.parametrize("whom", ["own", "nobody", "gone"])
def test_of_another_body_that_exists(road: Road, whom: str) -> None:
    dossier = road.search()
    asked: Any = {"own": dossier.competent_unit_id, "nobody": "x", "gone": unit()}[whom]
    if whom == "gone":
        Organisation.objects.filter(pk=asked).update(valid_to=(MONDAY - timedelta(days=1)).date())
    assert set(refused(Incomplete, lambda: consult(road.actor("specialist1"), dossier, unit_id=asked)).faults) == {
        "unit"
    }


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.search(), road.actor("specialist1")
    once_only(
        lambda word: consult(who, dossier, word), lambda word: consult(who, dossier, word, question="Câu hỏi khác.")
    )
    assert Consultation.objects.count() == 1
