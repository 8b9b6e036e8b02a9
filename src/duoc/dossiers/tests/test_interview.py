"""The interview of a draft: where one goes on, what is still missing, and a digest of what was shown for checking."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.asking import refused
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, OTHER_COMMUNE, key, pdf
from tests.changed_definition import reworded

from duoc.dossiers import actions, queries
from duoc.dossiers.interview import positions
from duoc.dossiers.models import Draft
from duoc.dossiers.queries import CHECK, PAPERS, Interview, Position, Stage
from duoc.dossiers.rules import Changed, Incomplete
from duoc.language.calculations import CONFIRMED, AnswerDoubt
from duoc.people.models import Organisation, Person
from duoc.people.powers import Actor

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
WHOLE = {**BIRTH_ANSWERS, "marriage.number": None}


@pytest.fixture
def begun(actor: Actors) -> Draft:
    return actions.begin(actor=actor("citizen1"), code=BIRTH, at=MONDAY)


@pytest.fixture
def whole(birth_draft: Callable[..., Draft]) -> Draft:
    return birth_draft(**{"marriage.number": None})


def interview(draft: Draft, at: Any = MONDAY) -> Interview:
    return queries.interview_of(Draft.objects.get(pk=draft.pk), at)


def page(id: str) -> Position:
    return Position(Stage.PAGE, id)


def test_one_goes_from_page_to_page_to_papers_to_check(actor: Actors, begun: Draft) -> None:
    who = actor("citizen1")
    assert interview(begun).position == page("nguoi-khai") and interview(begun).step(page("nguoi-khai"))["about"]
    step = interview(begun).answered({"requester.relation": "mother"})
    assert step.position == step.after("nguoi-khai") == page("truong-hop")
    actions.answer(actor=who, draft_id=begun.pk, answers=WHOLE, at=MONDAY)
    assert interview(begun).position == PAPERS and set(interview(begun).gaps) == {"birth_notice"}
    actions.attach(actor=who, draft_id=begun.pk, code="birth_notice", data=pdf(), name="a.pdf", at=MONDAY)
    assert interview(begun).position == CHECK and interview(begun).ready
    steps = interview(begun).step(CHECK)
    assert steps["number"] == steps["of"] == len(interview(begun).plan.pages) + 2 and not steps["about"]


def test_how_many_steps_there_are_is_known_from_the_first_where_no_answer_decides_what_is_asked(begun: Draft) -> None:
    fixed = interview(begun)
    pages = tuple(replace(one, when=None, questions=one.questions[:1]) for one in fixed.definition.pages[:1])
    assert positions.may_change(fixed.definition)
    assert not positions.may_change(replace(fixed.definition, pages=pages))


def test_a_page_is_asked_again_while_its_answers_raise_a_question_on_it(begun: Draft) -> None:
    step = interview(begun).answered({"child.situation": "married", "birth_notice": "none"})
    assert step.after("giay-chung-sinh") == page("giay-chung-sinh")


def test_a_doubt_is_settled_once_and_asked_anew_when_its_answer_changes(actor: Actors, whole: Draft) -> None:
    young = interview(whole).answered({"father.birth_date": "2015-09-02"})
    assert young.position == page("cha") and not young.ready
    (doubt,) = young.faults(young.questions_of("cha"))
    assert isinstance(doubt, AnswerDoubt) and "12 tuổi" in doubt.say and doubt.say in young.gaps.values()
    with pytest.raises(Incomplete):
        young.with_page("cha", {"father.birth_date": "2015-09-02"})
    settled = young.with_page("cha", {"father.birth_date": "2015-09-02", CONFIRMED: [doubt.token]})
    assert settled.position == CHECK
    assert settled.answered({"father.full_name": "Trần Văn Lượm"}).position == CHECK
    assert settled.answered({"father.birth_date": "2015-09-03"}).position == page("cha")


@pytest.mark.parametrize("given", [5, "x", None, [["x"]], {"a": 1}])
def test_what_is_no_token_settles_nothing(whole: Draft, given: Any) -> None:
    young = interview(whole).answered({"father.birth_date": "2015-09-02", CONFIRMED: given})
    assert young.position == page("cha")


def test_a_doubt_is_settled_before_filing_and_stays_to_be_seen(
    actor: Actors, birth_draft: Callable[..., Draft]
) -> None:
    who, draft = (
        actor("citizen1"),
        birth_draft(**{"father.birth_date": "2015-09-02", "birth_notice": "none", "witness": False}),
    )
    for paper in interview(draft).plan.papers:
        if paper.must_attach:
            actions.attach(actor=who, draft_id=draft.pk, code=paper.id, data=pdf(), name="a.pdf", at=MONDAY)
    with pytest.raises(Incomplete) as caught:
        actions.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)
    assert list(caught.value.faults) == ["father.birth_date"]
    tokens = [doubt.token for doubt in interview(draft).plan.doubts]
    actions.answer(actor=who, draft_id=draft.pk, answers={CONFIRMED: tokens}, at=MONDAY)
    dossier = actions.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)
    assert CONFIRMED not in dossier.answers
    assert [doubt.question for doubt in queries.plan_of_dossier(dossier).doubts] == ["father.birth_date"]


def test_from_the_check_one_comes_back_to_it(whole: Draft) -> None:
    whole_interview = interview(whole)
    assert (
        whole_interview.after("ho-ten", checking=True) == CHECK and whole_interview.after("ho-ten").stage is Stage.PAGE
    )
    assert whole_interview.after(whole_interview.plan.pages[-1].id) == PAPERS
    assert whole_interview.before(whole_interview.plan.pages[0].id) is None and whole_interview.before() == page(
        whole_interview.plan.pages[-1].id
    )


def test_a_case_that_is_not_served_leads_there(begun: Draft) -> None:
    answers = {"requester.relation": "mother", "child.situation": "no_father", "recognition": True}
    assert interview(begun).answered(answers).position.stage is Stage.UNFIT


def test_a_page_is_answered_rightly_or_not_at_all(begun: Draft) -> None:
    before = interview(begun)
    assert before.with_page("nguoi-khai", {"requester.relation": "mother"}).answers == {"requester.relation": "mother"}
    for name, answers in (
        ("nguoi-khai", {"requester.relation": "unheard of"}),
        ("nguoi-khai", {"child.sex": "male"}),
        ("no-such-page", {"child.sex": "male"}),
    ):
        assert refused(Incomplete, lambda name=name, answers=answers: before.with_page(name, answers)).faults
    assert refused(Incomplete, lambda: before.with_any({"is_admin": True})).faults == {
        "is_admin": "Thủ tục này không hỏi câu này."
    }


def test_a_form_names_the_questions_that_it_showed(begun: Draft) -> None:
    def ids(page: str, *named: str) -> list[str]:
        return [question.id for question in interview(begun).questions_of(page, named)]

    assert ids("giay-chung-sinh", "birth_notice", "child.sex", "is_admin") == ["birth_notice"]
    assert ids("nguoi-khai") == ["requester.relation"]
    assert ids("no-such-page") == ids("no-such-page", "child.sex") == []


def test_the_digest_stands_for_all_that_is_shown(actor: Actors, whole: Draft) -> None:
    who, seen = actor("citizen1"), interview(whole).digest
    assert len(seen) == 64 and seen == interview(whole).digest == interview(whole, MONDAY + timedelta(hours=3)).digest
    changes: list[Callable[[], object]] = [
        lambda: actions.answer(actor=who, draft_id=whole.pk, answers={"child.full_name": "Trần Ngọc Hà"}, at=MONDAY),
        lambda: actions.answer(actor=who, draft_id=whole.pk, answers={"copies": 2}, at=MONDAY),
        lambda: actions.attach(
            actor=who, draft_id=whole.pk, code="birth_notice", data=pdf("hai"), name="b.pdf", at=MONDAY
        ),
        lambda: actions.detach(actor=who, draft_id=whole.pk, paper_id=whole.papers.first().pk, at=MONDAY),
        lambda: Person.objects.filter(pk=whole.person_id).update(full_name="Nguyễn Thị Thảo Em"),
    ]
    digests = [seen]
    for change in changes:
        change()
        digests.append(interview(whole).digest)
    assert len(set(digests)) == len(changes) + 1


def test_another_body_than_was_shown_is_another_digest(whole: Draft) -> None:
    """A body may go on as another one while every answer stays what it was."""
    seen, after = interview(whole), interview(whole)
    assert seen.unit is not None
    vars(after)["unit"] = Organisation.objects.get(code=OTHER_COMMUNE)
    assert after.plan.values == seen.plan.values
    refused(Changed, lambda: after.expect(seen.digest))


def test_what_nobody_is_asked_changes_no_digest(actor: Actors, whole: Draft) -> None:
    seen = interview(whole).digest
    actions.answer(actor=actor("citizen1"), draft_id=whole.pk, answers={"is_admin": True}, at=MONDAY)
    assert interview(whole).digest == seen


def test_what_is_filed_is_what_was_seen(actor: Actors, whole: Draft) -> None:
    who, seen = actor("citizen1"), interview(whole).digest
    unseen = {"child.full_name": "Trần Ngọc Hà"}
    actions.answer(actor=who, draft_id=whole.pk, answers=unseen, at=MONDAY)
    common = {"actor": who, "draft_id": whole.pk, "at": MONDAY}
    refused(Changed, lambda: actions.file(key=key(), digest=seen, **common))
    dossier = actions.file(key=key(), digest=interview(whole).digest, **common)
    assert dossier.answers["child.full_name"] == "Trần Ngọc Hà"


def test_the_expected_date_counts_from_the_review(actor: Actors, birth_draft: Callable[..., Draft]) -> None:
    reworded(BIRTH, clock={"starts": "review", "review_day": 15, "supplement": "restart"})
    assert interview(birth_draft()).expected.due.isoformat() > "2026-12-15"
