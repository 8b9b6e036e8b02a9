"""Supplements: what was asked for, right by the rules, and back to the desk that asked."""

from datetime import timedelta
from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key, pdf
from tests.stages import Road, fresh

from duoc.dossiers import actions
from duoc.dossiers.models import Paper, Supplement
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.files.actions import FileRefused

pytestmark = pytest.mark.django_db
UPLOAD = [("birth_notice", pdf(), "chung-sinh-ro.pdf")]
HOMETOWN = {"child.hometown": "Xã Rạch Thử, tỉnh Bãi Thử (sửa)"}


def supplement(who: Any, dossier: Any, word: str = "", at: Any = MONDAY, **more: Any) -> Any:
    fields = {"uploads": UPLOAD, "answers": HOMETOWN, "say": "", **more}
    return actions.supplement(actor=who, dossier_id=dossier.pk, key=word or key(), at=at, **fields)


def test_before_acceptance_it_goes_back_to_the_clerk(road: Road) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    supplement(road.actor("citizen1"), dossier, uploads=UPLOAD)
    after = fresh(dossier)
    assert (after.state, after.desk, after.due_at) == ("filed", "clerk", None)
    assert after.answers["child.hometown"].endswith("(sửa)") and after.answers["child.full_name"] == "Trần Ngọc Hân"
    added = Paper.objects.get(dossier=dossier, turn=1)
    assert (added.code, added.name, added.file.name) == ("birth_notice", "Giấy chứng sinh", "chung-sinh-ro.pdf")
    assert story(dossier)[-1] == "dossier.supplemented"
    assert road.accept(fresh(dossier)).due_at


def test_after_acceptance_the_clock_starts_anew(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    days = timedelta(days=3)
    supplement(road.actor("citizen1"), dossier, at=MONDAY + days)
    after = fresh(dossier)
    assert (after.state, after.desk) == ("processing", "specialist")
    assert dossier.due_at and after.due_at and after.due_at > dossier.due_at
    assert after.due_at.date() == (MONDAY + days).date()


def test_only_the_applicant_may(road: Road) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    others = ["citizen2", "citizen3", "helper1", "clerk1", "specialist1", "leader1", "clerk2", "admin1"]
    forbidden_to(road.actor, others, lambda who: supplement(who, dossier))


@pytest.mark.parametrize("stage", ["filed", "accepted", "proposed", "approved", "done", "returned"])
def test_nothing_was_asked(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: supplement(road.actor("citizen1"), dossier))


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.file(), road.actor("citizen1")
    road.request_supplement(dossier)
    once_only(
        lambda word: supplement(who, dossier, word, uploads=UPLOAD),
        lambda word: supplement(who, dossier, word, uploads=[("birth_notice", UPLOAD[0][1][:-1] + b" ", UPLOAD[0][2])]),
    )
    refused(OutOfTurn, lambda: supplement(who, dossier))
    assert Supplement.objects.count() == 1 and Paper.objects.filter(turn=1).count() == 1


def test_nothing_is_no_supplement(road: Road) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    refused(Incomplete, lambda: supplement(road.actor("citizen1"), dossier, uploads=[], answers={}, say="  "))


@pytest.mark.parametrize(
    "answers",
    [
        {"child.full_name": "Tên Khác Hẳn"},  # not asked for
        {"child.personal_number": "000000000666"},  # the desk's to answer
        {"child.hometown": ""},
        {"child.hometown": 7},
        {"child.hometown": "x" * 5000},
        {"no.such": "x"},
    ],
)
def test_an_answer_not_asked_for_or_wrong_changes_nothing(road: Road, answers: Any) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    refusal = refused(Incomplete, lambda: supplement(road.actor("citizen1"), dossier, answers=answers))
    assert set(refusal.faults) == set(answers)
    assert fresh(dossier).answers == dossier.answers and fresh(dossier).state == "supplement"


def test_a_paper_not_asked_for_is_refused(road: Road) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    bad = [("witness", pdf(), "la.pdf")]
    assert set(refused(Incomplete, lambda: supplement(road.actor("citizen1"), dossier, uploads=bad)).faults) == {
        "witness"
    }


def test_one_bad_file_of_two_keeps_neither(road: Road) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    files = [*UPLOAD, ("birth_notice", b"MZ\x90 not a pdf", "trang2.pdf")]
    refused(FileRefused, lambda: supplement(road.actor("citizen1"), dossier, uploads=files))
    assert not Paper.objects.filter(dossier=dossier, turn=1).exists()
    assert fresh(dossier).state == "supplement" and not Supplement.objects.exists()
