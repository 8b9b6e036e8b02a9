"""Deleting a draft: its author's alone, for good, and never what was filed."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.asking import NOBODY, forbidden_to, refused
from tests.cast import BIRTH, MONDAY, key, pdf

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier, Draft, DraftPaper, Paper
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.files import actions as files
from duoc.ground.files import disk
from duoc.ground.files.models import StoredFile
from duoc.ground.refusal import NotFound
from duoc.people.powers import Actor

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]


def sent(who: Actor) -> StoredFile:
    return files.store(pdf(), "chung-sinh.pdf", at=MONDAY, person=str(who.person))


def attach_sent(who: Actor, draft: Draft, file_id: Any, code: str = "birth_notice") -> DraftPaper:
    return actions.attach_sent(actor=who, draft_id=draft.pk, code=code, file_id=file_id, at=MONDAY)


def test_it_goes_with_its_files(
    actor: Actors, birth_draft: Callable[..., Draft], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    draft = birth_draft()
    place = disk.path(draft.papers.get().file_id)
    forbidden_to(
        actor, ["citizen2", "clerk1", "admin1"], lambda who: actions.discard(actor=who, draft_id=draft.pk, at=MONDAY)
    )
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(actor=actor("citizen1"), draft_id=draft.pk, at=MONDAY)
    assert not Draft.objects.exists() and not StoredFile.objects.exists() and not place.exists()
    for id in (draft.pk, NOBODY):
        refused(NotFound, lambda id=id: actions.discard(actor=actor("citizen1"), draft_id=id, at=MONDAY))


def test_what_was_filed_stays(actor: Actors, birth_draft: Callable[..., Draft]) -> None:
    draft, who = birth_draft(), actor("citizen1")
    actions.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)
    refused(OutOfTurn, lambda: actions.discard(actor=who, draft_id=draft.pk, at=MONDAY))
    assert Dossier.objects.exists() and Paper.objects.exists()


def test_a_file_that_another_draft_uses_stays_with_it(actor: Actors, province: None) -> None:
    who = actor("citizen1")
    file = sent(who)
    one, other = (actions.begin(actor=who, code=BIRTH, at=MONDAY) for _draft in (1, 2))
    attach_sent(who, one, file.pk)
    kept = attach_sent(who, other, file.pk)
    actions.discard(actor=who, draft_id=one.pk, at=MONDAY)
    assert DraftPaper.objects.get() == kept and kept.file == file
    actions.detach(actor=who, draft_id=other.pk, paper_id=kept.pk, at=MONDAY)
    assert not StoredFile.objects.exists()


def test_only_a_file_of_ones_own_and_for_a_paper_that_there_is(actor: Actors, province: None) -> None:
    who = actor("citizen1")
    draft, mine, theirs = actions.begin(actor=who, code=BIRTH, at=MONDAY), sent(who), sent(actor("citizen2"))
    for id in (theirs.pk, NOBODY):
        refusal = refused(Incomplete, lambda id=id: attach_sent(who, draft, id))
        assert set(refusal.faults) == {"birth_notice"}
    refused(Incomplete, lambda: attach_sent(who, draft, mine.pk, "no_such_paper"))
    assert not DraftPaper.objects.exists()
