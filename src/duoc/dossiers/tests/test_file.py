"""Filing: a draft becomes a dossier, once, whole, and under the rules in force."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, key
from tests.stages import Road

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier, Draft, Paper, Turn
from duoc.dossiers.rules import Incomplete, Outdated, OutOfTurn
from duoc.ground.ledger import queries as ledger
from duoc.ground.refusal import NotFound
from duoc.notices.models import Notice
from duoc.payments import queries as payments
from duoc.people.powers import Actor
from duoc.procedures.actions import publish
from duoc.procedures.models import Version

pytestmark = pytest.mark.django_db
Drafts = Callable[..., Draft]
Actors = Callable[..., Actor]


def file(who: Actor, draft: Draft, word: str = "", at: Any = MONDAY, **more: Any) -> Dossier:
    return actions.file(actor=who, draft_id=draft.pk, key=word or key(), at=at, **more)


def test_a_whole_draft_becomes_a_dossier(actor: Actors, birth_draft: Drafts) -> None:
    draft = birth_draft()
    dossier = file(actor("citizen1"), draft)
    assert dossier.state == "filed" and dossier.desk == "clerk" and dossier.origin == "demo"
    assert dossier.code is None and dossier.accepted_at is None and dossier.due_at is None
    assert dossier.expected_at > MONDAY and dossier.competent_unit.code == "99001"
    assert dossier.applicant_id == dossier.filed_by_id == draft.person_id
    assert dossier.answers["child.full_name"] == "Trần Ngọc Hân"
    assert Paper.objects.get(dossier=dossier).code == "birth_notice"
    assert Turn.objects.get(dossier=dossier, closed_at=None).desk == "clerk"
    assert Notice.objects.get(subject_id=str(dossier.pk)).party_id == draft.person_id
    assert story(dossier) == ["dossier.filed"]
    draft.refresh_from_db()
    assert draft.filed_at == MONDAY


def test_what_was_filed_can_be_proved_but_not_read_in_the_ledger(actor: Actors, birth_draft: Drafts) -> None:
    from duoc.ground.ledger.calculations import commit

    dossier = file(actor("citizen1"), birth_draft())
    [entry] = ledger.of_subject("dossier", str(dossier.pk))
    assert ledger.facts(entry)["answers"] == commit(bytes(dossier.salt), dossier.answers)
    assert ledger.facts(entry)["answers"] != commit(b"another salt", dossier.answers)


def test_copies_cost_and_are_charged(actor: Actors, birth_draft: Drafts) -> None:
    dossier = file(actor("citizen1"), birth_draft(copies=3))
    assert payments.outstanding(("dossier", str(dossier.pk))) == 24_000
    filed, owed = Notice.objects.filter(subject_id=str(dossier.pk)).order_by("kind")
    assert (filed.kind, owed.kind) == ("filed", "payment_due") and "24.000 đồng" in owed.body


def test_only_the_author_may_file_it(actor: Actors, birth_draft: Drafts) -> None:
    draft = birth_draft()
    forbidden_to(actor, ["citizen2", "helper1", "clerk1", "leader1", "clerk2", "admin1"], lambda who: file(who, draft))
    assert not Dossier.objects.exists()


def test_it_happens_once_per_key(actor: Actors, birth_draft: Drafts) -> None:
    draft, who = birth_draft(), actor("citizen1")
    once_only(lambda word: file(who, draft, word), lambda word: file(who, draft, word, digest="0" * 64))
    assert Dossier.objects.count() == 1
    refused(OutOfTurn, lambda: file(who, draft))
    assert Dossier.objects.count() == 1


def test_a_filed_draft_is_closed(actor: Actors, birth_draft: Drafts) -> None:
    draft, who = birth_draft(), actor("citizen1")
    file(who, draft)
    refused(OutOfTurn, lambda: actions.answer(actor=who, draft_id=draft.pk, answers={"copies": 1}, at=MONDAY))
    refused(OutOfTurn, lambda: actions.adopt(actor=who, draft_id=draft.pk, at=MONDAY))
    refused(
        OutOfTurn,
        lambda: actions.attach(actor=who, draft_id=draft.pk, code="birth_notice", data=b"", name="a.pdf", at=MONDAY),
    )


def test_there_is_no_such_draft(actor: Actors, province: None) -> None:
    refused(NotFound, lambda: actions.file(actor=actor("citizen1"), draft_id=NOBODY, key=key(), at=MONDAY))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("child.full_name", ""),
        ("child.full_name", None),
        ("child.full_name", "Robert'); DROP TABLE dossiers_dossier;--"),
        ("child.full_name", "A" * 101),
        ("child.full_name", ["Hân"]),
        ("child.birth_date", "2026-02-30"),
        ("child.birth_date", "2099-01-01"),
        ("child.birth_date", 20261110),
        ("child.sex", "other thing"),
        ("child.sex", {"male": True}),
        ("father.personal_number", "12345"),
        ("father.residence", "99999"),
        ("copies", -1),
        ("copies", 51),
        ("copies", 1.5),
        ("copies", True),
        ("copies", "nhiều"),
        ("copies", 10**30),
        ("child.situation", "unheard of"),
    ],
)
def test_a_wrong_answer_is_named(actor: Actors, question: str, value: Any) -> None:
    who = actor("citizen1")
    draft = actions.begin(actor=who, code=BIRTH, at=MONDAY)
    actions.answer(actor=who, draft_id=draft.pk, answers={**BIRTH_ANSWERS, question: value}, at=MONDAY)
    refusal = refused(Incomplete, lambda: file(who, draft))
    assert refusal.faults.get(question)
    assert not Dossier.objects.exists()
    draft.refresh_from_db()
    assert draft.filed_at is None and draft.answers["child.hometown"]  # nothing of the rest is lost


def test_a_missing_paper_is_named(actor: Actors, birth_draft: Drafts) -> None:
    draft, who = birth_draft(), actor("citizen1")
    paper = draft.papers.get()
    actions.detach(actor=who, draft_id=draft.pk, paper_id=paper.pk, at=MONDAY)
    refusal = refused(Incomplete, lambda: file(who, draft))
    assert set(refusal.faults) == {"birth_notice"}


def test_a_case_for_another_procedure_is_turned_away(actor: Actors, birth_draft: Drafts) -> None:
    draft = birth_draft(**{"father.residence": "other", "mother.residence": "other"})
    who = actor("citizen3")
    other = actions.begin(actor=who, code=BIRTH, at=MONDAY)
    actions.answer(actor=who, draft_id=other.pk, answers={**draft.answers, "requester.relation": "relative"}, at=MONDAY)
    refused(Incomplete, lambda: file(who, other))


def test_answers_nobody_asked_for_are_left_out(actor: Actors, birth_draft: Drafts) -> None:
    draft = birth_draft(**{"child.personal_number": "000000000666", "is_admin": True})
    dossier = file(actor("citizen1"), draft)
    assert "is_admin" not in dossier.answers and "child.personal_number" not in dossier.answers


def newer(code: str, on: str) -> Version:
    """A later version of a procedure, in force from this day."""
    now = Version.objects.filter(procedure__code=code, valid_from__lte=MONDAY).latest("valid_from")
    words = {**now.definition, "valid_from": on, "summary": "Bản mới."}
    assert now.bundle
    return publish(words, bundle=now.bundle, source="test", at=MONDAY)


def test_a_newer_version_must_be_taken_over_first(actor: Actors, birth_draft: Drafts) -> None:
    draft, who = birth_draft(), actor("citizen1")
    later = MONDAY + timedelta(days=9)
    new = newer(BIRTH, "2026-12-01")
    refused(Outdated, lambda: file(who, draft, at=later))
    answers = draft.answers
    adopted = actions.adopt(actor=who, draft_id=draft.pk, at=later)
    assert adopted.version_id == new.pk and adopted.answers == answers
    assert file(who, draft, at=later).version_id == new.pk


def test_the_day_before_the_old_version_still_holds(actor: Actors, birth_draft: Drafts) -> None:
    draft = birth_draft()
    newer(BIRTH, "2026-12-01")
    dossier = file(actor("citizen1"), draft, at=MONDAY + timedelta(days=7))
    assert dossier.version_id == draft.version_id


def test_what_is_accepted_under_a_newer_version_keeps_the_one_of_its_filing(road: Road) -> None:
    dossier = road.to("filed")
    new = newer(BIRTH, f"{MONDAY + timedelta(days=1):%Y-%m-%d}")
    after = MONDAY + timedelta(days=2)
    acceptance = actions.accept(actor=road.who("clerk1"), dossier_id=dossier.pk, key=key(), at=after)
    assert acceptance.dossier.version_id == dossier.version_id != new.pk
