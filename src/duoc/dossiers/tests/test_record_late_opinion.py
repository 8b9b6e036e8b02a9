"""What a body that was asked says when it no longer counts is kept, and nothing changes."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key, pdf
from tests.late_dossiers import why_late_now
from tests.stages import LETTER, Road, fresh
from tests.stop_acts import stop

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Consultation, Dossier, LateOpinion
from duoc.dossiers.papers.control_sheet import lines
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger.models import Entry
from duoc.ground.refusal import NotFound

pytestmark = pytest.mark.django_db
AFTER = MONDAY + timedelta(days=9)
NO = {"answer": "not_agreed", "say": "Nằm trong hành lang bảo vệ đê biển."}


def silent(road: Road) -> Consultation:
    asked = road.consult(road.search())
    actions.close_silent_consultation(consultation_id=asked.pk, at=asked.until)
    return Consultation.objects.select_related("dossier").get(pk=asked.pk)


def late(who: Any, asked: Consultation, at: datetime = AFTER, word: str = "", **changes: Any) -> LateOpinion:
    given = {**NO, **changes, "key": word or key(), "at": at}
    return actions.record_late_opinion(actor=who, consultation_id=asked.pk, **given)


def test_in_time_is_refused_with_what_changes_and_how_to_keep_it(road: Road) -> None:
    asked, who = silent(road), road.actor("specialist3", AFTER)
    given = {**NO, "key": key(), "at": AFTER}
    words = refused(OutOfTurn, lambda: actions.record_opinion(actor=who, consultation_id=asked.pk, **given)).words
    assert "Đã hết hạn trả lời (hết ngày" in words and "Không có gì thay đổi" in words
    assert open_acts(who, asked, AFTER) == {"dossiers.record_late_opinion"}


def test_it_is_kept_and_the_silence_stays_consent(road: Road) -> None:
    asked, who = silent(road), road.actor("specialist3", AFTER)
    row = late(who, asked)
    assert (row.consultation_id, row.answer, row.by_id, row.at) == (asked.pk, "not_agreed", who.person, AFTER)
    asked.refresh_from_db()
    assert (asked.answer, asked.say) == ("none", "")
    assert not queries.objections.standing(fresh(asked.dossier))
    why = why_late_now(fresh(asked.dossier), AFTER)  # the promise is over, too
    assert replace(road, at=AFTER).propose(asked.dossier, values=why)
    assert story(asked.dossier).count("dossier.late_opinion_kept") == 1
    assert NO["say"] not in Entry.objects.get(action="dossier.late_opinion_kept").canonical
    [line] = [line for line in lines(fresh(asked.dossier), AFTER) if line.elsewhere]
    assert "coi như đồng ý" in line.answer and "không tính: Không đồng ý" in line.answer


def test_after_the_decision_and_after_the_end(road: Road) -> None:
    signed, stopped = road.consult(road.search()), road.consult(road.search())
    decline = {"kind": "decline", "reason": "Không đủ điều kiện.", "legal_basis": "60/2014/QH13 Điều 16"}
    road.propose(signed.dossier, values={}, **decline)
    road.sign(signed.dossier)
    stop(road, stopped.dossier)
    who = road.actor("specialist3")
    for asked, words in ((signed, "đã được ký"), (stopped, "đã có kết quả hoặc đã kết thúc")):
        given = {**NO, "consultation_id": asked.pk, "key": key(), "at": MONDAY}
        assert words in refused(OutOfTurn, lambda given=given: actions.record_opinion(actor=who, **given)).say
        before = Dossier.objects.filter(pk=asked.dossier_id).values().get()
        assert late(who, asked, MONDAY)
        assert Dossier.objects.filter(pk=asked.dossier_id).values().get() == before


def test_what_still_counts_is_not_late(road: Road) -> None:
    asked = road.consult(road.search())
    assert "còn hạn" in refused(OutOfTurn, lambda: late(road.actor("specialist3"), asked, MONDAY)).say


def test_it_is_said_once(road: Road) -> None:
    asked, who = silent(road), road.actor("specialist3", AFTER)
    late(who, asked)
    assert "đã được lưu" in refused(OutOfTurn, lambda: late(who, asked)).say
    answered = road.consult(road.search())
    actions.record_opinion(actor=who, consultation_id=answered.pk, answer="agreed", say="", key=key(), at=MONDAY)
    assert "đã có trả lời" in refused(OutOfTurn, lambda: late(who, answered)).say


def test_who_records_it_for_the_body_names_its_letter(road: Road) -> None:
    asked, who = silent(road), road.actor("specialist1", AFTER)
    assert set(refused(Incomplete, lambda: late(who, asked)).faults) == {"letter_number", "letter_date"}
    row = late(who, asked, **LETTER, paper=("trả lời.pdf", pdf()))
    assert row.paper is not None and row.paper.name == "trả lời.pdf"
    assert (row.letter_number, row.letter_date) == (LETTER["letter_number"], LETTER["letter_date"])
    assert set(refused(Incomplete, lambda: late(who, silent(road), say="?")).faults) == {"say"}


def test_who_may_not(road: Road) -> None:
    asked = silent(road)
    others = ["citizen1", "clerk1", "leader1", "registry1", "specialist2", "specialist4", "admin1"]
    forbidden_to(road.actor, others, lambda who: late(who, asked))
    refused(NotFound, lambda: late(road.actor("specialist3", AFTER), Consultation(pk=NOBODY)))


def test_it_happens_once_per_key(road: Road) -> None:
    asked, who = silent(road), road.actor("specialist3", AFTER)
    once_only(
        lambda word: late(who, asked, word=word), lambda word: late(who, asked, word=word, say="Nghĩ lại thì khác.")
    )
