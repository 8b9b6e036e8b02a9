"""Communes that merge, split or take another name are what people choose from on the day, and no day earlier."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.bodies import EAST, LATER, NEW, TODAY, WEST, carried_out, in_hand, written
from tests.cast import BIRTH, COMMUNE, MONDAY, OTHER_COMMUNE, key
from tests.stages import Road, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Draft
from duoc.dossiers.papers.printing import dossier_data
from duoc.language.calculations import Question, shown
from duoc.people import actions as people
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures

pytestmark = pytest.mark.django_db

RENAMED = {"code": COMMUNE, "name": "Ủy ban nhân dân xã Rạch Lớn"}


def asked(name: str, at: Any) -> Question:
    version = procedures.in_force(BIRTH, at)
    return procedures.definition(version, on=at.date()).questions[name]


@pytest.mark.parametrize(
    ("before", "after", "offered"),
    [
        ([COMMUNE, OTHER_COMMUNE], [NEW], {"99003": "Xã Cồn Thử", "99009": "Xã Thử Mới"}),
        (
            [COMMUNE],
            [EAST, WEST],
            {OTHER_COMMUNE: "Phường Bến Thử", "99003": "Xã Cồn Thử", "99011": "Xã Thử Đông", "99012": "Xã Thử Tây"},
        ),
        ([COMMUNE], [RENAMED], {COMMUNE: "Xã Rạch Lớn", OTHER_COMMUNE: "Phường Bến Thử", "99003": "Xã Cồn Thử"}),
    ],
)
def test_the_communes_of_the_day_are_offered(province: None, before: list[str], after: list[Any], offered: Any) -> None:
    carried_out(before, after)
    question = asked("father.residence", LATER)
    assert {code: name for code, name in question.options.items() if code != "other"} == offered
    yesterday = asked("father.residence", MONDAY - timedelta(days=1))
    assert {"99001", "99002", "99003", "other"} == set(yesterday.options)
    assert yesterday.options[COMMUNE] == "Xã Rạch Thử"
    birth_place = asked("child.birth_place", LATER)
    if birth_place.areas:
        assert {code: area.name for code, area in birth_place.areas.items() if area.within} == offered
    assert dict(procedures.vocabularies().communes) == offered


def test_a_plan_for_a_day_to_come_changes_nothing_yet(province: None) -> None:
    plan = people.read_plan(written([COMMUNE], [EAST, WEST], TODAY + timedelta(days=3)))
    people.succeed(plan, at=LATER)
    assert COMMUNE in asked("father.residence", LATER).options


def test_a_draft_with_an_old_name_is_led_to_the_new_one(
    birth_draft: Callable[..., Draft], actor: Callable[..., Actor]
) -> None:
    draft = birth_draft(**{"father.residence": OTHER_COMMUNE})
    carried_out([COMMUNE, OTHER_COMMUNE], [NEW])
    interview = queries.interview_of(Draft.objects.get(pk=draft.pk), LATER)
    assert interview.answers["father.residence"] == "99009"
    assert interview.plan.known[0].value and not interview.gaps
    assert {known.value for known in interview.plan.known if known.question.id == "mother.residence"} == {"99009"}
    assert interview.unit is not None and interview.unit.code == "99009"
    dossier = actions.file(actor=actor("citizen1", LATER), draft_id=draft.pk, key=key(), at=LATER)
    assert (dossier.answers["father.residence"], dossier.plan["applicant"]["residence"]) == ("99009", "99009")
    printed = dossier_data(dossier, queries.plan_of_dossier(dossier))
    assert printed["applicant"]["residence"] == printed["answers"]["mother"]["residence"] == "Xã Thử Mới"


def test_who_lives_in_a_commune_that_was_split_is_asked_where(
    birth_draft: Callable[..., Draft], actor: Callable[..., Actor]
) -> None:
    draft = birth_draft()
    carried_out([COMMUNE], [EAST, WEST])
    interview = queries.interview_of(Draft.objects.get(pk=draft.pk), LATER)
    assert [fault.question for fault in interview.plan.faults] == ["mother.residence"]
    who = actor("citizen1", LATER)
    answers = {"mother.residence": "99012", "register_at": "mother"}
    actions.answer(actor=who, draft_id=draft.pk, answers=answers, at=LATER)
    dossier = actions.file(actor=who, draft_id=draft.pk, key=key(), at=LATER)
    assert in_hand(dossier) == ("99012", "clerk") and not dossier.body_undecided


def test_an_old_dossier_keeps_the_name_of_its_day(road: Road) -> None:
    dossier = road.to("accepted")
    carried_out([COMMUNE], [RENAMED], TODAY + timedelta(days=1), LATER + timedelta(days=1))
    dossier = fresh(dossier)
    question = queries.definition_of(dossier).questions["mother.residence"]
    assert shown(question, COMMUNE) == "Xã Rạch Thử"
    assert dossier_data(dossier)["applicant"]["residence"] == "Xã Rạch Thử"
