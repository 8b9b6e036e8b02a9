"""A paper that must be signed digitally: an unsigned file is taken, and the applicant and the desk are told so."""

import copy
from collections.abc import Callable

import pytest
from django.test import Client
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, key, pdf

from duoc.dossiers import actions
from duoc.dossiers.papers.signatures import signature_of
from duoc.ground.files import actions as files
from duoc.ground.files.tests.signed import signed
from duoc.people.powers import Actor
from duoc.procedures.actions import publish
from duoc.procedures.models import Version

pytestmark = pytest.mark.django_db
WHOLE = {**BIRTH_ANSWERS, "marriage.number": None}


@pytest.mark.parametrize(
    ("data", "sound", "words"),
    [
        (pdf(), False, "chưa có chữ ký số"),
        (signed(pdf()), True, "Đã ký số: Người ký thử"),
        (signed(pdf()).replace(b"/Contents <30", b"/Contents <31", 1), False, ""),
    ],
    ids=["unsigned", "signed", "broken"],
)
def test_what_a_signature_says(data: bytes, sound: bool, words: str) -> None:
    signature = signature_of(files.store(data, "ban-ve.pdf", at=MONDAY))
    assert (signature.sound, words in signature.words) == (sound, True)
    assert signature.words


@pytest.fixture
def must_be_signed(province: None) -> None:
    """The notice of the birth must be signed digitally."""
    now = Version.objects.filter(procedure__code=BIRTH).latest("valid_from")
    words = copy.deepcopy(now.definition) | {"valid_from": "2026-11-02"}
    words["papers"]["birth_notice"]["signed"] = "digital"
    assert now.bundle
    publish(words, bundle=now.bundle, source="test", at=MONDAY)


@pytest.mark.usefixtures("must_be_signed")
@pytest.mark.parametrize(("data", "sound"), [(pdf(), False), (signed(pdf()), True)], ids=["unsigned", "signed"])
def test_the_applicant_and_the_desk_see_it(
    actor: Callable[..., Actor], signed_in: Callable[[str], Client], data: bytes, sound: bool
) -> None:
    who = actor("citizen1")
    draft = actions.begin(actor=who, code=BIRTH, at=MONDAY)
    actions.answer(actor=who, draft_id=draft.pk, answers=WHOLE, at=MONDAY)
    actions.attach(actor=who, draft_id=draft.pk, code="birth_notice", data=data, name="giay.pdf", at=MONDAY)
    page = signed_in("citizen1").get(f"/soan/{draft.pk}/giay-to/").content.decode()
    assert "phải có chữ ký số" in page
    assert ("giay.pdf: Tệp này chưa có chữ ký số." in page) is not sound
    dossier = actions.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)
    desk = signed_in("clerk1").get(f"/ban/ho-so/{dossier.pk}/").content.decode()
    assert ("Đã ký số: Người ký thử" in desk) is sound
    assert ("Chưa ký số" in desk) is not sound
