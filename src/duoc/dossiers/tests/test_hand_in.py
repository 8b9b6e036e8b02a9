"""Handing a request in whole, as other systems do."""

from typing import Any

import pytest
from tests.asking import NOBODY, once_only, refused, story
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, key, pdf

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier, Paper
from duoc.dossiers.rules import Incomplete
from duoc.ground.files import actions as files
from duoc.ground.refusal import Refusal
from duoc.people.powers import WORKER, Actor, Forbidden
from duoc.procedures.queries import NotInForce

pytestmark = pytest.mark.django_db


def stored(who: Actor) -> str:
    return str(files.store(pdf(), "chung-sinh.pdf", at=MONDAY, person=str(who.person)).pk)


def hand_in(who: Actor, papers: Any, word: str = "", **more: Any) -> Dossier:
    fields = {"code": BIRTH, "answers": BIRTH_ANSWERS, **more}
    return actions.hand_in(actor=who, papers=papers, key=word or key(), at=MONDAY, **fields)


def test_it_is_filed_like_any_other(actor: Any) -> None:
    who = actor("citizen1")
    dossier = hand_in(who, [("birth_notice", stored(who))])
    assert (dossier.state, dossier.desk) == ("filed", "clerk") and story(dossier) == ["dossier.filed"]
    assert Paper.objects.get().code == "birth_notice" and dossier.applicant_id == who.person_id


def test_it_happens_once_per_key(actor: Any) -> None:
    who = actor("citizen1")
    papers = [("birth_notice", stored(who))]
    other = {**BIRTH_ANSWERS, "child.full_name": "Trần Ngọc Hương"}
    once_only(lambda word: hand_in(who, papers, word), lambda word: hand_in(who, papers, word, answers=other))
    assert Dossier.objects.count() == 1


def test_a_part_of_the_system_may_not(province: None) -> None:
    refused(Forbidden, lambda: hand_in(WORKER, []))


def test_somebody_elses_file_is_as_good_as_none(actor: Any) -> None:
    theirs = stored(actor("citizen2"))
    for id in (theirs, NOBODY, "garbage", ""):
        refusal = refused(Incomplete, lambda id=id: hand_in(actor("citizen1"), [("birth_notice", id)]))
        assert set(refusal.faults) == {"birth_notice"}


@pytest.mark.parametrize(
    "answers",
    [
        {"child.personal_number": "000000000666"},  # the desk's to answer
        {"is_admin": True},
        {"child.full_name": None},
        {"copies": 10**30},
        {"copies": float("inf")},
        {"copies": float("nan")},
        {"child.full_name": "\ud800"},
        {"child.full_name": "a\x00b"},
        {"child.full_name": {"deep": [[[[1]]]]}},
    ],
)
def test_what_is_wrong_or_not_asked_is_refused_in_words(actor: Any, answers: Any) -> None:
    who = actor("citizen1")
    papers = [("birth_notice", stored(who))]
    refused(Refusal, lambda: hand_in(who, papers, answers={**BIRTH_ANSWERS, **answers}))
    assert not Dossier.objects.exists()


def test_a_paper_or_procedure_that_is_not_there(actor: Any) -> None:
    who = actor("citizen1")
    refused(Incomplete, lambda: hand_in(who, []))
    refused(Incomplete, lambda: hand_in(who, [("no_such", stored(who))]))
    refused(NotInForce, lambda: hand_in(who, [], code="9.999999"))
