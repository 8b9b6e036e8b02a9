"""An answer of one member of a group is put right as any other: old, new, why; the other members stay as they are."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers.acts import APPLICANT, DESK
from duoc.dossiers.models import AnswerCorrection, Dossier
from duoc.dossiers.queries import corrections
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.notices.models import Notice
from duoc.people.powers import Actor
from tests.asking import refused
from tests.faults.test_races import colleague
from tests.grouped import MEMBERS
from tests.stages import Road, by_form, fresh
from tests.test_grouped import accepted, filed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
REASON = "Hộ chiếu ghi số khác."
PROOF = {"proof": "Hộ chiếu bản gốc xem tại quầy"}
PASSPORT = {"question": "members.b2.passport", "new": "D7654321", "reason": REASON}


def correct(who: Actor, dossier: Dossier, **more: Any) -> AnswerCorrection:
    row: AnswerCorrection = by_form(who, "correct_answer", dossier, {**PASSPORT, **PROOF, **more}, DESK)
    return row


def test_one_answer_of_one_member(road: Road, signed_in: Callable[[str], Any]) -> None:
    dossier = accepted(road)
    row = correct(road.actor("specialist1"), dossier)
    assert (row.question, row.old, row.new) == ("members.b2.passport", "C1234567", "D7654321")
    assert fresh(dossier).answers["members"] == [MEMBERS[0], {**MEMBERS[1], "passport": "D7654321"}]
    notice = Notice.objects.get(kind="answer_corrected")
    assert "John Smith, Số hộ chiếu đã sửa từ “C1234567” thành “D7654321”" in notice.body
    [kept] = corrections.corrected(fresh(dossier))
    assert (kept.name, kept.old, kept.new, kept.by_applicant) == (
        "John Smith, Số hộ chiếu", "C1234567", "D7654321", False,
    )  # fmt: skip
    for name, path in (("citizen1", f"/ho-so/{dossier.pk}/"), ("specialist1", f"/ban/ho-so/{dossier.pk}/")):
        page = signed_in(name).get(path).content.decode()
        assert "Câu trả lời đã sửa" in page and REASON in page and "“C1234567” sửa thành “D7654321”" in page


def test_what_follows_from_it_is_judged_again(road: Road) -> None:
    """John Smith turns out to be a citizen: nobody is foreign any more, and his passport is not asked for."""
    dossier = filed(road)
    by_form(road.actor("citizen1"), "correct_own_answer", dossier,
            {"question": "members.b2.nationality", "new": "Việt Nam", "reason": REASON}, APPLICANT)  # fmt: skip
    assert fresh(dossier).variant == "ordinary"
    assert AnswerCorrection.objects.get().effects["variant"] == ["foreign", "ordinary"]


def test_a_number_is_a_number(road: Road) -> None:
    row = correct(road.actor("specialist1"), accepted(road), question="members.a1.units", new="4")
    assert (row.old, row.new) == (2, 4) and fresh(row.dossier).answers["members"][0]["units"] == 4


def test_the_applicant_puts_their_own_right_before_acceptance(road: Road) -> None:
    dossier = filed(road)
    row = by_form(road.actor("citizen1"), "correct_own_answer", dossier, PASSPORT, APPLICANT)
    assert row.post_id is None and corrections.corrected(fresh(dossier))[0].by_applicant


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"question": "members.c9.passport"}, "question"),
        ({"question": "members.a1.passport"}, "question"),
        ({"question": "members.b2.id"}, "question"),
        ({"question": "members"}, "question"),
        ({"new": "7"}, "new"),
        ({"question": "members.b2.full_name", "new": "Trần Văn Lượm"}, "new"),
    ],
)
def test_a_wrong_one_is_told_and_changes_nothing(road: Road, given: dict[str, str], place: str) -> None:
    dossier = accepted(road)
    assert place in refused(Incomplete, lambda: correct(road.actor("specialist1"), dossier, **given)).faults
    assert fresh(dossier).answers == dossier.answers


def test_the_second_of_two_hears_that_it_is_right_already(road: Road) -> None:
    dossier = accepted(road)
    first, second = road.actor("specialist1"), colleague(road.actor, "specialist1", "specialist1b")
    correct(first, dossier)
    assert "đã đúng như vậy" in refused(OutOfTurn, lambda: correct(second, fresh(dossier))).say
    assert AnswerCorrection.objects.count() == 1


def test_what_a_later_correction_closed_still_has_its_name(road: Road) -> None:
    dossier = accepted(road)
    correct(road.actor("specialist1"), dossier)
    correct(road.actor("specialist1"), dossier, question="members.b2.nationality", new="Việt Nam")
    names = {one.name for one in corrections.corrected(fresh(dossier))}  # both at one moment: in no order
    assert names == {"John Smith, Quốc tịch", "Số hộ chiếu"}
