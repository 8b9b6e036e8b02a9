"""An objection of a body that was asked is answered with a reason before anything is granted."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import EXTRACT, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import LETTER, Road, by_form, fresh

from duoc.dossiers import actions
from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.models import Consultation, ObjectionAnswer
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry

pytestmark = pytest.mark.django_db
REASON = "Công trình nằm ngoài hành lang bảo vệ đê."
DECLINE = {"kind": "decline", "reason": "Không đủ điều kiện.", "legal_basis": "60/2014/QH13 Điều 16"}


def opposed(road: Road, unit: str = "so-tu-phap", dossier: Any = None) -> Consultation:
    asked = road.consult(dossier or road.search(), unit)
    fields = {"answer": "not_agreed", "say": "Nằm trong hành lang bảo vệ đê biển.", "key": key(), "at": MONDAY}
    return actions.record_opinion(actor=road.actor("specialist1"), consultation_id=asked.pk, **fields, **LETTER)


def reply(who: Any, asked: Consultation, reason: str = REASON, mine: str = "") -> ObjectionAnswer:
    given = {"objection": str(asked.pk), "reason": reason}
    answer: ObjectionAnswer = by_form(who, "answer_objection", fresh(asked.dossier), given, DESK, mine)
    return answer


def test_the_answer_is_a_row_and_its_reason_no_clear_text_of_the_ledger(road: Road) -> None:
    asked, who = opposed(road), road.actor("specialist1")
    made = reply(who, asked)
    assert (made.consultation_id, made.reason, made.by_id, made.post_id) == (asked.pk, REASON, who.person, who.post)
    assert made.at == MONDAY and story(asked.dossier)[-1] == "dossier.objection_answered"
    entry = Entry.objects.latest("number")
    assert ledger.facts(entry)["name"] == asked.unit.name and REASON not in entry.canonical


def test_nothing_is_granted_until_each_objection_is_answered(road: Road) -> None:
    first, who = opposed(road), road.actor("specialist1")
    second = opposed(road, "so-khoa-hoc-va-cong-nghe", first.dossier)
    open_still = {one.unit.name: one for one in (first, second)}
    while open_still:
        say = refused(OutOfTurn, lambda: road.propose(first.dossier, values={})).say
        reply(who, open_still.pop(next(name for name in open_still if name in say)))
    assert road.propose(first.dossier, values={})


def test_a_refusal_waits_for_no_answer(road: Road) -> None:
    assert road.propose(opposed(road).dossier, **DECLINE)


def test_a_body_that_agrees_when_it_is_asked_again_has_taken_its_objection_back(road: Road) -> None:
    first, who = opposed(road), road.actor("specialist1")
    later = MONDAY + timedelta(hours=1)
    again = road.consult(first.dossier, at=later)
    refused(OutOfTurn, lambda: road.propose(first.dossier, values={}, at=again.until))  # silence takes nothing back
    agreed = {"answer": "agreed", "say": "", "key": key(), "at": later, **LETTER}
    actions.record_opinion(actor=who, consultation_id=again.pk, **agreed)
    assert "dossiers.answer_objection" not in open_acts(who, fresh(first.dossier), later)
    assert road.propose(first.dossier, values={}, at=later)


def test_a_definition_may_refuse_what_a_body_does_not_agree_to(road: Road) -> None:
    """Then no reason helps: the body is asked again, or the request is declined."""
    rule = {"within": "2 working_day", "silence": "consent", "disagreement": "refuse"}
    reworded(EXTRACT, consult=rule)
    asked, who = opposed(road), road.actor("specialist1")
    assert "nên không giải quyết được" in refused(OutOfTurn, lambda: road.propose(asked.dossier, values={})).say
    assert "dossiers.answer_objection" not in open_acts(who, fresh(asked.dossier), MONDAY)
    assert road.propose(asked.dossier, **DECLINE)


def test_nobody_signs_over_an_objection_without_an_answer(road: Road) -> None:
    """Also where it came to be after the proposal, as a restored copy or an older installation may hold it."""
    asked = opposed(road)
    made = reply(road.actor("specialist1"), asked)
    road.propose(asked.dossier, values={})
    made.delete()
    assert asked.unit.name in refused(OutOfTurn, lambda: road.sign(asked.dossier)).say


def test_it_says_why(road: Road) -> None:
    asked = opposed(road)
    assert set(refused(Incomplete, lambda: reply(road.actor("specialist1"), asked, "Vẫn cấp.")).faults) == {"reason"}


def test_it_is_answered_once(road: Road) -> None:
    asked, who = opposed(road), road.actor("specialist1")
    other = opposed(road, "so-khoa-hoc-va-cong-nghe", asked.dossier)
    made = reply(who, asked)
    refused(Incomplete, lambda: reply(who, asked))
    reply(who, other)
    with pytest.raises(IntegrityError), transaction.atomic():
        ObjectionAnswer.objects.create(
            dossier=asked.dossier, consultation=asked, reason=REASON, at=MONDAY, by_id=made.by_id, post_id=made.post_id
        )


def test_who_may_not(road: Road) -> None:
    asked = opposed(road)
    forbidden_to(road.actor, ["clerk1", "leader1", "registry1", "specialist2"], lambda who: reply(who, asked))


def test_it_happens_once_per_key(road: Road) -> None:
    asked, who = opposed(road), road.actor("specialist1")
    opposed(road, "so-khoa-hoc-va-cong-nghe", asked.dossier)
    given = {"objection": str(asked.pk)}
    act = actions.ANSWER_OBJECTION
    assert act.form
    once_only(
        lambda word: act.perform(
            asked.dossier_id, act.form.given({**given, "reason": REASON}), actor=who, key=word, at=MONDAY
        ),
        lambda word: act.perform(
            asked.dossier_id, act.form.given({**given, "reason": REASON * 2}), actor=who, key=word, at=MONDAY
        ),
    )
