"""Who in a body that was asked answers: whoever took the question in hand, or was named by the head of the body."""

from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.colleagues import colleague
from tests.stages import Road

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Consultation
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.notices.models import DeskNews
from duoc.people.models import Appointment
from duoc.people.tests.test_record_absence import away

pytestmark = pytest.mark.django_db
WHY = "Người đang nhận đi công tác."


def take(who: Any, asked: Any, word: str = "") -> Consultation:
    return actions.take_question(actor=who, consultation_id=asked.pk, key=word or key(), at=MONDAY)


def assign(who: Any, asked: Any, to: str, reason: str = "") -> Consultation:
    return actions.assign_question(actor=who, consultation_id=asked.pk, to=to, reason=reason, key=key(), at=MONDAY)


def answer(who: Any, asked: Any) -> Consultation:
    given = {"answer": "agreed", "say": "", "key": key(), "at": MONDAY}
    return actions.record_opinion(actor=who, consultation_id=asked.pk, **given)


def beside(road: Road) -> Any:
    """A colleague of the same desk in the asked body."""
    return colleague(road, of="specialist3", username="specialist10", name="Đinh Văn Mười")


def seat_of(asked: Consultation, name: str) -> str:
    seats = queries.answerers.candidates(asked, MONDAY).items()
    return next(key for key, one in seats if one.person.full_name == name)


def test_who_took_it_answers_and_no_colleague_does(road: Road) -> None:
    dossier = road.search()
    asked, who, other = road.consult(dossier), road.actor("specialist3"), beside(road)
    take(who, asked)
    asked.refresh_from_db()
    assert (asked.holder_id, asked.held_since) == (who.person_id, MONDAY)
    assert story(dossier)[-1] == "dossier.question_taken"
    words = refused(OutOfTurn, lambda: answer(other, asked)).words
    assert queries.answerers.answerer_of(asked, MONDAY) in words and "lãnh đạo" in words
    assert "đã có người nhận" in refused(OutOfTurn, lambda: take(other, asked)).words
    assert answer(who, asked).answer == "agreed"


def test_the_body_that_asks_still_records_what_was_put_in_writing(road: Road) -> None:
    asked = road.consult(road.search())
    take(road.actor("specialist3"), asked)
    letter = {"letter_number": "12/STP", "letter_date": MONDAY.date()}
    given = {"answer": "agreed", "say": "", "key": key(), "at": MONDAY, **letter}
    assert actions.record_opinion(actor=road.actor("specialist1"), consultation_id=asked.pk, **given).answer


def test_who_does_the_work_of_somebody_absent_answers(road: Road) -> None:
    asked, who = road.consult(road.search()), road.actor("specialist3")
    substitute = beside(road)
    take(who, asked)
    away(who, substitute)
    assert answer(road.actor("specialist10", MONDAY), asked).answer == "agreed"


def test_the_head_names_who_answers_changes_it_with_a_reason_and_they_hear(road: Road) -> None:
    dossier = road.search()
    asked, who, other, head = road.consult(dossier), road.actor("specialist3"), beside(road), road.actor("leader3")
    assign(head, asked, seat_of(asked, "Đinh Văn Mười"))
    asked.refresh_from_db()
    assert asked.holder_id == other.person_id and story(dossier)[-1] == "dossier.question_assigned"
    assert [one.kind for one in DeskNews.objects.filter(person=other.person_id)] == ["desk_question_given"]
    named = queries.answerers.candidates(asked, MONDAY)
    to = next(key for key, one in named.items() if one.person_id == who.person_id)
    assert set(refused(Incomplete, lambda: assign(head, asked, to)).faults) == {"reason"}
    assign(head, asked, to, WHY)
    assign(head, asked, queries.answerers.NOBODY, WHY)
    asked.refresh_from_db()
    assert asked.holder_id is None and asked.held_since is None
    assert set(refused(Incomplete, lambda: assign(head, asked, "nobody")).faults) == {"to"}


def test_the_list_says_who_answers_and_the_head_reads_first_what_nobody_took(road: Road) -> None:
    first, second = road.consult(road.search()), road.consult(road.search())
    who = road.actor("specialist3")
    take(who, first)
    rows = queries.answerers.with_answerers(queries.asked_of(road.actor("leader3")), MONDAY.date())
    listed = [(one.pk, bool(one.answerer)) for one in queries.answerers.nobody_first(rows)]
    assert listed == [(second.pk, False), (first.pk, True)]


def test_who_left_the_body_holds_nothing(road: Road) -> None:
    asked, who, other = road.consult(road.search()), road.actor("specialist3"), beside(road)
    take(who, asked)
    Appointment.objects.filter(person=who.person_id).update(valid_to=MONDAY.date())
    asked.refresh_from_db()
    assert queries.answerers.answerer_of(asked, MONDAY) == ""
    take(other, asked)
    assert answer(other, asked).recorded_by_id == other.person_id


def test_only_the_asked_body_takes_it_and_only_its_head_names_somebody(road: Road) -> None:
    asked = road.consult(road.search())
    forbidden_to(
        road.actor, ["citizen1", "clerk3", "leader3", "registry3", "specialist2"], lambda who: take(who, asked)
    )
    refused(OutOfTurn, lambda: take(road.actor("specialist1"), asked))
    forbidden_to(road.actor, ["specialist3", "clerk3", "registry3"], lambda who: assign(who, asked, "x"))
    refused(OutOfTurn, lambda: assign(road.actor("leader1"), asked, "x"))


def test_once_answered_nobody_takes_it(road: Road) -> None:
    asked = road.consult(road.search())
    answer(road.actor("specialist3"), asked)
    assert "không còn chờ" in refused(OutOfTurn, lambda: take(road.actor("specialist3"), asked)).words
    assert "không còn chờ" in refused(OutOfTurn, lambda: assign(road.actor("leader3"), asked, "x")).words


def test_once_per_key(road: Road) -> None:
    asked = road.consult(road.search())
    other = road.consult(road.search())
    who = road.actor("specialist3")
    once_only(lambda word: take(who, asked, word), lambda word: take(who, other, word))
