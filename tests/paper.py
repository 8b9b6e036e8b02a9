"""No paper: what prints and signs nothing, for tests that never look at a document's bytes.

A document is then one blank page with the fields that every template has, and a signature leaves no trace. It is used
by default wherever a test brings a dossier on its way; a test that reads, signs or verifies asks for `real_paper`.
"""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings

from duoc.ground.documents import press, signing, slots
from duoc.instruments import signers

FIELDS = (("number", "text"), ("date", "text"), ("leader", "signature"), ("agency", "signature"))


class BlankPress:
    """Prints the same blank page for every template; only its last line tells one document from another."""

    def print(self, data: Mapping[str, Any], at: datetime) -> tuple[bytes, list[dict[str, Any]]]:
        text = json.dumps([data, at.isoformat()], sort_keys=True, default=str)
        return _blank_page() + f"% {hashlib.sha256(text.encode()).hexdigest()}\n".encode(), []


class BlankSigner:
    """Has no key."""

    certificate = b""
    chain: tuple[bytes, ...] = ()

    def __init__(self, display_name: str) -> None:
        self.display_name = display_name

    def sign_digest(self, digest: bytes) -> bytes:
        return b""


class BlankSigners:
    """Signers of nobody: what `settings.SIGNERS` names while a test needs no signature."""

    def of_post(self, post: Any, person: Any) -> BlankSigner:
        return BlankSigner(person.full_name)

    def of_organisation(self, organisation: Any) -> BlankSigner:
        return BlankSigner(organisation.name)

    def roots(self) -> tuple[bytes, ...]:
        return ()


@cache
def _blank_page() -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    places = [
        slots.Slot(name=name, kind=kind, page=1, x=40, y=40 + 60 * number, width=120, height=40, page_height=842)
        for number, (name, kind) in enumerate(FIELDS)
    ]
    return slots.reserve(out.getvalue(), places)


def _press_for(template: Path, root: Path) -> BlankPress:
    return BlankPress()


def _leave_unsigned(writer: Any, *_signer_and_look: Any) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def real_paper() -> None:
    """The real typesetter and the demo's signers: this test looks at documents."""


@pytest.fixture(autouse=True)
def paper(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where a dossier goes its way (`road`) and nobody asks for `real_paper`, nothing is printed and signed."""
    names = request.fixturenames
    if "road" not in names or "real_paper" in names:
        yield
        return
    monkeypatch.setattr(press, "press_for", _press_for)
    monkeypatch.setattr(signing, "_sign", _leave_unsigned)
    monkeypatch.setattr(settings, "SIGNERS", "tests.paper.BlankSigners")
    signers.signers.cache_clear()
    yield
    signers.signers.cache_clear()
