"""Hostile and lying files at every door where files are handed in: told in words, and nothing of them stays."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import DraftPaper, Supplement
from duoc.ground.files.models import StoredFile
from duoc.ground.files.tests.test_check import HOSTILE
from duoc.people import actions as people
from duoc.people.models import Account
from duoc.people.powers import Actor
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, key
from tests.faults.boundaries import changed, everything
from tests.stages import Road

pytestmark = pytest.mark.django_db
CASES = ["script at opening", "script in packed objects", "launch", "picture called pdf", "program called pdf",
         "pdf and zip", "password", "41 MP"]  # fmt: skip
NOTED = ("django_session", "dossiers_look")


def assert_refused(before: dict[str, tuple[int, str]], kept: set[Path], status: int, page: str, name: str) -> None:
    """The answer names the file and what to do, and neither table nor disk holds anything of it."""
    assert status == 422 and name in page and "Traceback" not in page, (status, page[:2000])
    assert "Hãy" in page
    assert not set(changed(before)) - set(NOTED) and on_disk() == kept


def on_disk() -> set[Path]:
    return {place for place in (Path(settings.VAR) / "files").rglob("*") if place.is_file()}


@pytest.mark.parametrize("case", CASES)
def test_at_the_papers_of_a_draft(actor: Callable[..., Actor], signed_in: Callable[[str], Client], case: str) -> None:
    who, (data, name, _fault) = actor("citizen1"), HOSTILE[case]
    draft = dossiers.begin(actor=who, code=BIRTH, at=MONDAY)
    dossiers.answer(actor=who, draft_id=draft.pk, answers={**BIRTH_ANSWERS, "marriage.number": None}, at=MONDAY)
    browser, before, kept = signed_in("citizen1"), everything(), on_disk()
    sent = {"birth_notice": SimpleUploadedFile(name, data), "key": key()}
    answer = browser.post(f"/soan/{draft.pk}/giay-to/", sent)
    assert_refused(before, kept, answer.status_code, answer.content.decode(), name)
    assert not DraftPaper.objects.exists() and not StoredFile.objects.exists()


@pytest.mark.parametrize("case", CASES[:4])
def test_at_a_supplement(road: Road, signed_in: Callable[[str], Client], case: str) -> None:
    dossier, (data, name, _fault) = road.file(), HOSTILE[case]
    road.request_supplement(dossier)
    browser, before, kept = signed_in("citizen1"), everything(), on_disk()
    sent = {"birth_notice": SimpleUploadedFile(name, data), "child.hometown": "Xã Rạch Thử, tỉnh Bãi Thử", "key": key()}
    answer = browser.post(f"/ho-so/{dossier.pk}/bo-sung/", sent)
    assert_refused(before, kept, answer.status_code, answer.content.decode(), name)
    assert not Supplement.objects.exists() and "Xã Rạch Thử" in answer.content.decode()  # what was typed stays


@pytest.mark.parametrize("case", CASES[:4])
def test_at_the_door_of_other_systems(province: None, case: str) -> None:
    data, name, _fault = HOSTILE[case]
    token = people.make_token(Account.objects.get(username="citizen1"), at=timezone.now())
    before, kept = everything(), on_disk()
    headers: dict[str, Any] = {"authorization": f"Bearer {token}", "idempotency-key": key()}
    answer = Client().generic(
        "POST", f"/api/v1/attachments?name={name}", data, content_type="application/pdf", headers=headers
    )
    assert_refused(before, kept, answer.status_code, answer.content.decode(), name)
    assert answer["Content-Type"] == "application/problem+json"
