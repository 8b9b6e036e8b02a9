"""A letter without a dossier: drafted, signed, numbered, sealed, checked, replaced, revoked."""

import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from tests.asking import refused
from tests.cast import COMMUNE, MONDAY

from duoc.ground.documents.actions import render
from duoc.ground.files import queries as files
from duoc.ground.ledger.models import Entry
from duoc.ground.refusal import NotFound
from duoc.instruments import actions, queries
from duoc.instruments.models import Instrument
from duoc.instruments.rules import BodyNumbering, NotNow, Unsound, numbering_of_kind
from duoc.people.models import Organisation, Origin
from duoc.people.powers import Actor, Forbidden
from duoc.people.queries import seats

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province", "real_paper")]
NOTICES = numbering_of_kind("thong-bao", "TB", BodyNumbering("UBND"))
LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def leader(actor: Callable[..., Actor]) -> Actor:
    return actor("leader1")


@pytest.fixture
def draft(leader: Actor) -> Callable[..., Instrument]:
    def make(name: str = "Thông báo lịch tiếp công dân") -> Instrument:
        unit = Organisation.objects.get(code=COMMUNE)
        post = next(post for post in seats(unit.pk, "leader", MONDAY) if post.pk == leader.post_id)
        letter = Instrument(
            kind="thong-bao",
            name=name,
            organisation=unit,
            origin=Origin.DEMO,
            signer_post=post,
            template="decline.typ",
            bundle="0" * 64,
        )
        data = {"origin": "demo", "unit": {"name": unit.name}, "verify_url": letter.token}
        text = render(settings.CATALOG / "national/forms/decline.typ", data, root=settings.CATALOG)
        return actions.draft(letter, text, actor=leader, at=MONDAY)

    return make


@pytest.fixture
def issued(draft: Callable[..., Instrument], leader: Actor, actor: Callable[..., Actor]) -> Callable[..., Instrument]:
    def make() -> Instrument:
        letter = actions.approve(draft(), actor=leader, at=MONDAY)
        actions.record_signature(letter, actions.sign(letter), at=MONDAY)
        actions.number(letter, NOTICES, actor=actor("registry1"), at=MONDAY)
        return actions.issue(letter, actions.seal(letter), at=MONDAY)

    return make


def signatures_in_poppler(folder: Path, pdf: bytes) -> list[str]:
    """What a second validator says of each signature."""
    file = folder / "letter.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, check=False)
    return re.findall(r"Signature Validation: (.+)", out.stdout.decode(errors="replace"))


def test_it_becomes_an_original_that_two_validators_accept(issued: Callable[..., Instrument], tmp_path: Path) -> None:
    letter = issued()
    assert (letter.state, letter.symbol, letter.series) == ("in_force", "01/TB-UBND", "thong-bao")
    original = files.read(letter.file) if letter.file else b""
    assert signatures_in_poppler(tmp_path, original) == ["Signature is Valid."] * 2
    finding = queries.examine_file(original)
    assert finding.instrument == letter and finding.report.issued
    assert queries.by_token(letter.token) == letter


def test_its_story_is_its_own(issued: Callable[..., Instrument]) -> None:
    letter = issued()
    story = Entry.objects.filter(subject_kind="instrument", subject_id=str(letter.pk))
    assert {entry.action for entry in story} == {
        f"instrument.{what}" for what in ("drafted", "approved", "signed", "numbered", "issued")
    }


def test_numbers_follow_one_another_in_the_series_of_the_body_and_kind(issued: Callable[..., Instrument]) -> None:
    assert [issued().symbol for _ in range(3)] == ["01/TB-UBND", "02/TB-UBND", "03/TB-UBND"]


def test_a_draft_is_unknown_outside_and_each_act_has_its_turn(draft: Callable[..., Instrument], leader: Actor) -> None:
    letter = draft()
    refused(NotFound, lambda: queries.by_token(letter.token))
    refused(NotNow, lambda: actions.sign(letter))
    refused(NotNow, lambda: actions.seal(letter))
    actions.approve(letter, actor=leader, at=MONDAY)
    refused(NotNow, lambda: actions.approve(letter, actor=leader, at=MONDAY))
    refused(NotNow, lambda: actions.issue(letter, b"", at=MONDAY))


def test_only_the_signer_signs_and_only_the_registry_numbers(
    draft: Callable[..., Instrument], leader: Actor, actor: Callable[..., Actor]
) -> None:
    letter = draft()
    for name in ("clerk1", "leader2", "registry1"):
        refused(Forbidden, lambda name=name: actions.approve(letter, actor=actor(name), at=MONDAY))
    actions.approve(letter, actor=leader, at=MONDAY)
    actions.record_signature(letter, actions.sign(letter), at=MONDAY)
    refused(Forbidden, lambda: actions.number(letter, NOTICES, actor=leader, at=MONDAY))


def test_a_second_signature_is_thrown_away(draft: Callable[..., Instrument], leader: Actor) -> None:
    letter = actions.approve(draft(), actor=leader, at=MONDAY)
    first = actions.record_signature(letter, actions.sign(letter), at=MONDAY).signed_file
    assert actions.record_signature(letter, b"%PDF-another", at=LATER).signed_file == first


def test_another_takes_its_place(issued: Callable[..., Instrument]) -> None:
    old, new = issued(), issued()
    actions.replace(old, by=new, at=LATER)
    assert queries.by_token(old.token).replaced_by == new


def test_revoked_it_stays_as_evidence(issued: Callable[..., Instrument], leader: Actor) -> None:
    letter = issued()
    refused(Unsound, lambda: actions.revoke(letter, reason="", legal_basis="", actor=leader, at=LATER))
    actions.revoke(letter, reason="Sai ngày", legal_basis="30/2020/NĐ-CP#18", actor=leader, at=LATER)
    assert queries.by_token(letter.token).state == "revoked"
    revocation = queries.revocation(letter)
    assert revocation and revocation.reason == "Sai ngày"
    refused(NotNow, lambda: actions.revoke(letter, reason="Lại", legal_basis="x", actor=leader, at=LATER))
    assert actions.replace(letter, by=issued(), at=LATER).state == "revoked"
