"""A body outside this system is asked by a letter: drafted, signed under a number, sent, answered by its letter."""

import subprocess
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import forbidden_to, refused, story
from tests.cast import MONDAY, key
from tests.outside_subjects import asking_outside
from tests.stages import QUESTION, Road, by_form, fresh, seal_forms

from duoc.dossiers import actions, queries
from duoc.dossiers.actions.send_outside_letter import Given as Sending
from duoc.dossiers.actions.sign_outside_letter import Given as Signing
from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.models import Consultation, Dossier, OfficialForm, OutsideLetter, OutsideQuestion
from duoc.dossiers.outside_questions import LETTER_WAITS
from duoc.dossiers.papers.control_sheet import lines
from duoc.dossiers.readiness import expect_opinions
from duoc.dossiers.rules import Changed, Incomplete, OutOfTurn
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.people.powers import Actor

pytestmark = pytest.mark.django_db
POLICE = "Công an tỉnh Cà Mau"
ASKED = {"body": POLICE, "place": "Số 1, đường Thử, tỉnh Cà Mau", "question": QUESTION}
LETTER = {"letter_number": "77/CAT-PC06", "letter_date": MONDAY.date()}


def drafted(road: Road, dossier: Dossier | None = None, **changes: str) -> OutsideQuestion:
    who, values = road.actor("specialist1"), {**ASKED, **changes}
    row: OutsideQuestion = by_form(who, "propose_outside_question", dossier or road.search(), values, DESK)
    return row


def sign(who: Actor, question: OutsideQuestion) -> OutsideLetter:
    row: OutsideLetter = by_form(
        who, "sign_outside_letter", fresh(question.dossier), {"question": str(question.pk)}, DESK
    )
    return row


def send(who: Actor, question: OutsideQuestion, on: str = "2026-11-23", at: datetime = MONDAY) -> Consultation:
    values = {"question": str(question.pk), "way": "post", "on": on}
    form = actions.SEND_OUTSIDE_LETTER.form
    assert form
    given = form.of(fresh(question.dossier), at).read(values, at)
    return actions.SEND_OUTSIDE_LETTER.perform(question.dossier_id, given, actor=who, key=key(), at=at)


def sent(road: Road) -> Consultation:
    question = drafted(road)
    sign(road.actor("leader1"), question)
    return send(road.actor("specialist1"), question)


def test_the_draft_asks_nobody_yet(road: Road) -> None:
    question = drafted(road)
    assert (question.turn, question.body, question.question) == (1, POLICE, QUESTION)
    assert story(question.dossier)[-1] == "dossier.outside_question_proposed"
    assert QUESTION not in Entry.objects.latest("number").canonical
    assert not Consultation.objects.exists() and not OfficialForm.objects.filter(form="opinion_letter").exists()
    assert "dossiers.send_outside_letter" not in open_acts(road.actor("specialist1"), fresh(question.dossier), MONDAY)


@pytest.mark.usefixtures("real_paper")
def test_the_head_signs_it_under_a_number_of_the_body(road: Road) -> None:
    question = drafted(road)
    sign(road.actor("leader1"), question)
    seal_forms()
    form = OfficialForm.objects.get(form="opinion_letter")
    assert form.turn == 1 and form.inputs["number"].startswith("01/")
    original = actions.read_form(queries.official_form(question.dossier, "opinion_letter", 1))
    pdf = subprocess.run(["pdftotext", "-", "-"], input=original, capture_output=True, check=True).stdout
    words = " ".join(pdf.decode().split())
    for printed in (f"Số: {form.inputs['number']}", POLICE, QUESTION, "2 ngày làm việc", "coi như đồng ý, theo Trang"):
        assert printed in words, printed
    second = drafted(road, question.dossier, body="Công ty Điện lực Cà Mau")
    sign(road.actor("leader1"), second)
    assert OfficialForm.objects.get(form="opinion_letter", turn=2).inputs["number"].startswith("02/")


def test_its_time_runs_from_when_it_was_sent(road: Road) -> None:
    question, later = drafted(road), MONDAY + timedelta(days=2)
    sign(road.actor("leader1"), question)
    seal_forms()
    asked = send(road.actor("specialist1", later), question, "2026-11-25", later)
    assert (asked.unit_id, asked.name, asked.sent_way, asked.sent_on) == (None, POLICE, "post", date(2026, 11, 25))
    assert asked.at == later and asked.until > later and asked.silence == "consent"
    facts = ledger.facts(Entry.objects.latest("number"))
    assert facts["name"] == POLICE and facts["letter"].startswith("01/") and "unit" not in facts
    assert POLICE in refused(OutOfTurn, lambda: road.propose(question.dossier, values={}, at=later)).say


def test_it_answers_by_its_letter_and_its_objection_counts(road: Road) -> None:
    asked, who = sent(road), road.actor("specialist1")
    no = {"answer": "not_agreed", "say": "Đường hẹp, xe chữa cháy không vào được.", "key": key(), "at": MONDAY}
    faults = refused(Incomplete, lambda: actions.record_opinion(actor=who, consultation_id=asked.pk, **no)).faults
    assert set(faults) == {"letter_number", "letter_date"}
    made = actions.record_opinion(actor=who, consultation_id=asked.pk, **{**no, "key": key()}, **LETTER)
    assert (made.letter_number, made.letter_date) == (LETTER["letter_number"], LETTER["letter_date"])
    assert POLICE in refused(OutOfTurn, lambda: road.propose(asked.dossier, values={})).say
    given = {"objection": str(asked.pk), "reason": "Đã có bể nước và đường tránh xe."}
    by_form(who, "answer_objection", fresh(asked.dossier), given, DESK)
    assert road.propose(asked.dossier, values={})
    [line] = [line for line in lines(fresh(asked.dossier), MONDAY) if line.elsewhere]
    assert (line.unit, line.answer, line.written_for) == (POLICE, "Không đồng ý", True)


def test_its_silence_is_consent_as_of_any_body(road: Road) -> None:
    asked = sent(road)
    actions.close_silent_consultation(consultation_id=asked.pk, at=asked.until)
    asked.refresh_from_db()
    assert asked.answer == "none" and road.propose(asked.dossier, values={}, at=asked.until)


def test_a_body_is_asked_once_at_a_time(road: Road) -> None:
    question, who = drafted(road), road.actor("specialist1")
    again = drafted(road, question.dossier, question="Xin hỏi lại cho rõ nội dung khác.")
    assert queries.outside_questions.to_sign(question.dossier) == [again]  # the newest draft to a body counts
    refused(Incomplete, lambda: sign(road.actor("leader1"), question))
    sign(road.actor("leader1"), again)
    assert queries.outside_questions.to_sign(question.dossier) == []
    assert "Đang chờ" in refused(OutOfTurn, lambda: drafted(road, question.dossier, body=POLICE.upper())).say
    send(who, again)
    assert "Đang chờ" in refused(OutOfTurn, lambda: drafted(road, question.dossier)).say
    refused(Incomplete, lambda: send(who, again))
    given = Sending(str(again.pk), "hand", "2026-11-23")
    twice = {"actor": who, "key": key(), "at": MONDAY}
    refused(OutOfTurn, lambda: actions.SEND_OUTSIDE_LETTER.perform(again.dossier_id, given, **twice))
    assert Consultation.objects.count() == 1


def test_two_heads_sign_it_once(road: Road) -> None:
    question = drafted(road)
    given = Signing(str(question.pk))
    sign(road.actor("leader1"), question)
    other = drafted(road, question.dossier, body="Công ty Điện lực Cà Mau")
    second = {"actor": road.actor("leader1"), "key": key(), "at": MONDAY}
    refused(Changed, lambda: actions.SIGN_OUTSIDE_LETTER.perform(question.dossier_id, given, **second))
    assert OutsideLetter.objects.count() == 1 and sign(road.actor("leader1"), other)


@pytest.mark.parametrize("on", ["2026-11-20", "2026-11-24"])
def test_it_left_between_its_signature_and_today(road: Road, on: str) -> None:
    question = drafted(road)
    sign(road.actor("leader1"), question)
    assert set(refused(Incomplete, lambda: send(road.actor("specialist1"), question, on)).faults) == {"on"}


@pytest.mark.parametrize(
    "change", [{"body": "CA"}, {"place": "?"}, {"question": "Sao?"}, {"question": "x" * 4001}, {"body": "x" * 201}]
)
def test_it_names_whom_it_asks_and_what(road: Road, change: dict[str, str]) -> None:
    assert set(refused(Incomplete, lambda: drafted(road, **change)).faults) == set(change)


def test_who_may_not(road: Road) -> None:
    question = drafted(road)
    forbidden_to(road.actor, ["clerk1", "specialist1", "registry1", "specialist3"], lambda who: sign(who, question))
    sign(road.actor("leader1"), question)
    forbidden_to(road.actor, ["clerk1", "leader1", "specialist2", "specialist3"], lambda who: send(who, question))


def test_a_question_goes_to_one_body(road: Road) -> None:
    asked = sent(road)
    for change in ({"unit": asked.dossier.competent_unit_id}, {"sent_way": ""}, {"outside": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Consultation.objects.filter(pk=asked.pk).update(**change)


def test_forms_of_before_hold_no_letter(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundle of an older dossier has neither the template nor its line: it is said when the letter is drafted."""
    monkeypatch.setattr("duoc.dossiers.outside_questions.form_numbering", lambda *_given: None)
    dossier: Any = road.search()
    assert "chưa có văn bản hỏi ý kiến" in refused(OutOfTurn, lambda: drafted(road, dossier)).say


@pytest.mark.parametrize("signed", [False, True])
def test_a_letter_that_has_not_left_holds_the_dossier_until_it_is_sent_or_dropped(road: Road, signed: bool) -> None:
    dossier = asking_outside(road, signed=signed)
    refusal = refused(OutOfTurn, lambda: expect_opinions(dossier, MONDAY))
    assert "Công an tỉnh" in refusal.say and ("chưa gửi" in refusal.say) == signed
    given = {"question": str(dossier.outside_questions.get().pk), "reason": "Đã có văn bản trả lời từ tháng trước."}
    by_form(road.actor("specialist1"), "drop_outside_question", dossier, given, DESK)
    expect_opinions(fresh(dossier), MONDAY)
    assert "dossiers.drop_outside_question" not in open_acts(road.actor("specialist1"), fresh(dossier), MONDAY)
    assert not Dossier.objects.filter(LETTER_WAITS).exists()
