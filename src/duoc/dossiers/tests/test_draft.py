"""Writing a request: begin, answer, attach, detach, adopt. Everything stays until it is filed."""

import errno
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.asking import NOBODY, forbidden_to, refused
from tests.cast import BIRTH, EXTRACT, MONDAY, pdf

from duoc.dossiers import actions, queries
from duoc.dossiers.actions.attach import MOST_FILES
from duoc.dossiers.models import Draft, DraftPaper
from duoc.dossiers.rules import Incomplete
from duoc.ground.files import disk
from duoc.ground.files.actions import FileRefused, NoRoom
from duoc.ground.files.limits import LIMITS
from duoc.ground.files.models import StoredFile
from duoc.ground.files.tests import samples
from duoc.ground.refusal import NotFound
from duoc.people.powers import WORKER, Actor, Forbidden
from duoc.procedures.queries import NotInForce

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
STRANGERS = ["citizen2", "helper1", "clerk1", "leader1", "admin1"]


@pytest.fixture
def draft(actor: Actors) -> Draft:
    return actions.begin(actor=actor("citizen1"), code=BIRTH, at=MONDAY)


def attach(who: Actor, draft: Draft, data: bytes, name: str = "giay.pdf", code: str = "birth_notice") -> DraftPaper:
    return actions.attach(actor=who, draft_id=draft.pk, code=code, data=data, name=name, at=MONDAY)


def test_everybody_signed_in_may_begin(actor: Actors) -> None:
    for name in ("citizen1", "clerk1", "leader2", "admin1"):
        draft = actions.begin(actor=actor(name), code=EXTRACT, at=MONDAY)
        assert draft.person_id == actor(name).person_id and draft.origin == "demo" and draft.answers == {}


def test_a_part_of_the_system_may_not_begin(province: None) -> None:
    refused(Forbidden, lambda: actions.begin(actor=WORKER, code=BIRTH, at=MONDAY))


@pytest.mark.parametrize("code", ["9.999999", "", "1.001193'--", "x" * 500])
def test_an_unknown_procedure_is_refused(actor: Actors, code: str) -> None:
    refused(NotInForce, lambda: actions.begin(actor=actor("citizen1"), code=code, at=MONDAY))


def test_a_procedure_not_yet_in_force_is_refused(actor: Actors) -> None:
    before = MONDAY - timedelta(days=400)
    refused(NotInForce, lambda: actions.begin(actor=actor("citizen1"), code=BIRTH, at=before))


def test_answers_add_up_and_wrong_ones_wait_to_be_mended(actor: Actors, draft: Draft) -> None:
    who = actor("citizen1")
    actions.answer(actor=who, draft_id=draft.pk, answers={"child.sex": "female"}, at=MONDAY)
    actions.answer(actor=who, draft_id=draft.pk, answers={"child.birth_date": "30/02"}, at=MONDAY)
    kept = actions.answer(actor=who, draft_id=draft.pk, answers={"copies": None}, at=MONDAY)
    assert kept.answers == {"child.sex": "female", "child.birth_date": "30/02", "copies": None}
    assert list(queries.drafts_of(who)) == [draft]


def test_nobody_else_writes_in_it(actor: Actors, draft: Draft) -> None:
    forbidden_to(
        actor, STRANGERS, lambda who: actions.answer(actor=who, draft_id=draft.pk, answers={"copies": 9}, at=MONDAY)
    )
    forbidden_to(actor, STRANGERS, lambda who: attach(who, draft, pdf()))
    forbidden_to(actor, STRANGERS, lambda who: actions.adopt(actor=who, draft_id=draft.pk, at=MONDAY))
    forbidden_to(actor, STRANGERS, lambda who: queries.draft(who, draft.pk, MONDAY))
    forbidden_to(actor, STRANGERS, lambda who: actions.detach(actor=who, draft_id=draft.pk, paper_id=NOBODY, at=MONDAY))
    assert Draft.objects.get().answers == {} and not StoredFile.objects.exists()


def test_there_is_no_such_draft(actor: Actors, province: None) -> None:
    who = actor("citizen1")
    refused(NotFound, lambda: actions.answer(actor=who, draft_id=NOBODY, answers={}, at=MONDAY))
    refused(queries.NotFound, lambda: queries.draft(who, NOBODY, MONDAY))


def test_a_file_comes_and_goes(
    actor: Actors, draft: Draft, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    paper = attach(actor("citizen1"), draft, pdf(), "chứng sinh.pdf")
    place = disk.path(paper.file_id)
    assert paper.file.name == "chứng sinh.pdf" and place.exists()
    with django_capture_on_commit_callbacks(execute=True):
        for _time in (1, 2):
            actions.detach(actor=actor("citizen1"), draft_id=draft.pk, paper_id=paper.pk, at=MONDAY)
    assert not DraftPaper.objects.exists() and not StoredFile.objects.exists() and not place.exists()


def test_a_paper_of_another_draft_is_not_taken_off(actor: Actors, draft: Draft) -> None:
    who = actor("citizen1")
    other = attach(who, actions.begin(actor=who, code=BIRTH, at=MONDAY), pdf())
    actions.detach(actor=who, draft_id=draft.pk, paper_id=other.pk, at=MONDAY)
    assert DraftPaper.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "rong.pdf"),
        (b"MZ\x90\x00 program", "giay.pdf"),
        (samples.picture("PNG"), "giay.pdf"),
        (samples.archive(a=b"x"), "giay.zip"),
        (b"<html><script>alert(1)</script>", "giay.html"),
        (samples.pdf()[:200], "cut.pdf"),
        (samples.pdf_with_nested_script(), "giay.pdf"),
        (samples.pdf_with_attachment(), "giay.pdf"),
        (samples.pdf() + b"PK\x03\x04" + bytes(50), "giay.pdf"),
        (b"%PDF-1.7\n" + bytes(LIMITS.bytes), "lon.pdf"),
    ],
    ids=["empty", "program", "lying", "archive", "page", "cut", "script", "attachment", "polyglot", "too-large"],
)
def test_a_bad_file_is_refused_in_words(actor: Actors, draft: Draft, data: bytes, name: str) -> None:
    refusal = refused(FileRefused, lambda: attach(actor("citizen1"), draft, data, name))
    assert refusal.remedy
    assert not DraftPaper.objects.exists() and not StoredFile.objects.exists()


def test_a_paper_that_is_not_asked_for_is_refused(actor: Actors, draft: Draft) -> None:
    refused(Incomplete, lambda: attach(actor("citizen1"), draft, pdf(), code="no_such_paper"))
    assert not StoredFile.objects.exists()


def test_there_is_a_limit_to_files(actor: Actors, draft: Draft) -> None:
    one = attach(actor("citizen1"), draft, pdf())
    DraftPaper.objects.bulk_create(
        DraftPaper(draft=draft, code="birth_notice", file=one.file, attached_at=MONDAY) for _n in range(MOST_FILES - 1)
    )
    refused(Incomplete, lambda: attach(actor("citizen1"), draft, pdf()))


def test_a_full_disk_is_said_and_leaves_nothing(actor: Actors, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    who = actor("citizen1")
    before = {path for path in disk.folder().rglob("*") if path.is_file()}
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", full)
        refusal = refused(NoRoom, lambda: attach(who, draft, pdf()))
    assert refusal.remedy and not DraftPaper.objects.exists() and not StoredFile.objects.exists()
    assert {path for path in disk.folder().rglob("*") if path.is_file()} == before
    assert attach(who, draft, pdf()).pk  # once there is room again


def test_adopting_the_version_it_has_changes_nothing(actor: Actors, draft: Draft) -> None:
    actions.answer(actor=actor("citizen1"), draft_id=draft.pk, answers={"copies": 1}, at=MONDAY)
    kept = actions.adopt(actor=actor("citizen1"), draft_id=draft.pk, at=MONDAY)
    assert kept.version_id == draft.version_id and kept.answers == {"copies": 1}
