"""What the consulted body said: agreed, not agreed and why, or nothing in time."""

from datetime import timedelta
from typing import Any

import pytest
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import LETTER, Road
from tests.stop_acts import stop

from duoc.dossiers import actions, jobs, queries
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.papers.control_sheet import lines
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.refusal import NotFound
from duoc.people.powers import Forbidden

pytestmark = pytest.mark.django_db


def record_opinion(
    who: Any, asked: Any, answer: str = "agreed", say: str = "", word: str = "", at: Any = MONDAY
) -> Consultation:
    fields = {"answer": answer, "say": say, "key": word or key(), "at": at, **LETTER}
    return actions.record_opinion(actor=who, consultation_id=asked.pk, **fields)


def facts() -> dict[str, Any]:
    return ledger.facts(Entry.objects.latest("number"))


@pytest.mark.parametrize(("answer", "say"), [("agreed", ""), ("not_agreed", "Nằm trong hành lang bảo vệ đê biển.")])
def test_the_answer_is_recorded(road: Road, answer: str, say: str) -> None:
    dossier = road.search()
    made = record_opinion(road.actor("specialist1"), road.consult(dossier), answer, say)
    assert (made.answer, made.say, made.answered_at) == (answer, say, MONDAY)
    assert made.recorded_by_id == road.actor("specialist1").person_id
    assert story(dossier)[-1] == "dossier.consultation_answered" and facts()["answer"] == answer
    assert not say or say not in Entry.objects.latest("number").canonical


def test_who_may_not(road: Road) -> None:
    asked = road.consult(road.search())
    others = ["citizen1", "helper1", "clerk1", "leader1", "registry1", "specialist2", "specialist4", "admin1"]
    forbidden_to(road.actor, others, lambda who: record_opinion(who, asked))


def test_the_body_that_is_asked_answers_itself_and_needs_no_letter(road: Road) -> None:
    dossier = road.search()
    asked, who = road.consult(dossier), road.actor("specialist3")
    refused(Forbidden, lambda: queries.dossier(who, road.search().pk, MONDAY))
    assert queries.dossier(who, dossier.pk, MONDAY) == dossier and list(queries.asked_of(who)) == [asked]
    made = record_opinion(who, asked, "not_agreed", "Nằm trong hành lang bảo vệ đê biển.")
    assert (made.recorded_by_id, made.letter_number, made.letter_date) == (who.person_id, "", None)
    assert not queries.asked_of(who) and "letter_number" not in facts()


def test_what_is_asked_of_nobody_any_more_is_on_no_list(road: Road) -> None:
    """The dossier ended while the question was open: it needs no answer, and says so."""
    dossier = road.search()
    asked, who = road.consult(dossier), road.actor("specialist3")
    stop(road, dossier)
    assert not queries.asked_of(who)
    say = refused(OutOfTurn, lambda: record_opinion(who, asked)).words
    assert "đã kết thúc" in say and "Không có gì thay đổi" in say
    asked.refresh_from_db()
    assert asked.answer == ""


@pytest.mark.parametrize(("answer", "field"), [("", "answer"), ("none", "answer"), ("maybe", "answer")])
def test_it_is_an_answer(road: Road, answer: str, field: str) -> None:
    asked = road.consult(road.search())
    assert set(refused(Incomplete, lambda: record_opinion(road.actor("specialist1"), asked, answer)).faults) == {field}


@pytest.mark.parametrize(
    ("letter", "fields"),
    [
        ({"letter_number": "", "letter_date": None}, {"letter_number", "letter_date"}),
        ({"letter_number": "12/STP-HC", "letter_date": MONDAY.date() + timedelta(days=1)}, {"letter_date"}),
    ],
)
def test_what_another_body_says_is_recorded_from_its_document(
    road: Road, letter: dict[str, Any], fields: set[str]
) -> None:
    asked, who = road.consult(road.search()), road.actor("specialist1")
    given = {"answer": "agreed", "say": "", "key": key(), "at": MONDAY, **letter}
    error = refused(Incomplete, lambda: actions.record_opinion(actor=who, consultation_id=asked.pk, **given))
    assert set(error.faults) == fields


def test_an_objection_needs_words(road: Road) -> None:
    asked = road.consult(road.search())
    assert set(
        refused(Incomplete, lambda: record_opinion(road.actor("specialist1"), asked, "not_agreed", " ")).faults
    ) == {"say"}


def test_an_answer_is_not_changed_and_not_late(road: Road) -> None:
    dossier, who = road.search(), road.actor("specialist1")
    asked = road.consult(dossier)
    refused(OutOfTurn, lambda: record_opinion(who, asked, at=asked.until + timedelta(seconds=1)))
    record_opinion(who, asked, at=asked.until)
    refused(OutOfTurn, lambda: record_opinion(who, asked, "not_agreed", "Nghĩ lại thì không được."))
    assert road.consult(dossier).pk != asked.pk  # the same body may be asked once more


def test_while_the_applicant_supplements(road: Road) -> None:
    dossier = road.search()
    asked = road.consult(dossier)
    road.request_supplement(dossier, "specialist1")
    assert record_opinion(road.actor("specialist1"), asked).answer == "agreed"


def test_it_happens_once_per_key(road: Road) -> None:
    asked, who = road.consult(road.search()), road.actor("specialist1")
    other = "Một nội dung khác."
    once_only(
        lambda word: record_opinion(who, asked, word=word),
        lambda word: record_opinion(who, asked, say=other, word=word),
    )


def test_silence_is_noted_once_and_not_before_its_time(road: Road) -> None:
    dossier = road.search()
    asked = road.consult(dossier)
    for seconds in (-1, 0, 60):
        actions.close_silent_consultation(consultation_id=asked.pk, at=asked.until + timedelta(seconds=seconds))
        asked.refresh_from_db()
        assert asked.answer == ("" if seconds < 0 else "none")
    assert story(dossier).count("dossier.consultation_answered") == 1
    assert facts()["silence"] == "consent" and asked.recorded_by_id is None
    assert facts()["basis"] == "Trang thủ tục 9.000002: trình tự thử nghiệm"
    [line] = [line for line in lines(dossier, asked.until) if line.elsewhere]
    assert line.answer.endswith("coi như đồng ý theo Trang thủ tục 9.000002: trình tự thử nghiệm")


def test_the_job_calls_it(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = road.consult(road.search())
    monkeypatch.setattr("django.utils.timezone.now", lambda: asked.until + timedelta(seconds=1))
    jobs.close_silent_consultation(str(asked.pk))
    asked.refresh_from_db()
    assert asked.answer == "none"


def test_silence_about_what_is_over_is_no_news(road: Road) -> None:
    dossier = road.search()
    asked = road.consult(dossier)
    Dossier.objects.filter(pk=dossier.pk).update(ended_at=MONDAY)
    actions.close_silent_consultation(consultation_id=asked.pk, at=asked.until)
    assert "dossier.consultation_answered" not in story(dossier)


def test_silence_changes_no_answer(road: Road) -> None:
    asked = road.consult(road.search())
    record_opinion(road.actor("specialist1"), asked)
    actions.close_silent_consultation(consultation_id=asked.pk, at=asked.until)
    asked.refresh_from_db()
    assert asked.answer == "agreed"


def test_there_is_no_such_consultation(road: Road) -> None:
    actions.close_silent_consultation(consultation_id=NOBODY, at=MONDAY)
    fields = {"answer": "agreed", "say": "", "key": key(), "at": MONDAY, **LETTER}
    who = road.actor("specialist1")
    refused(NotFound, lambda: actions.record_opinion(actor=who, consultation_id=NOBODY, **fields))
