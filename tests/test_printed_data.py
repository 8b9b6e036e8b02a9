"""What the checker lets templates read is what documents of a dossier are given."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.documents import making
from duoc.language.checks_templates import PRINTED
from duoc.people import actions as people
from duoc.people.actions import MandateKind, NewMandate
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, key, pdf
from tests.stages import Road

CHOSEN = ("answers", "entry.data", "record.data")  # named by definitions
NOT_HERE = {"at", "filer.passport"}  # a moment that a document may be given; a filer who has no personal number


def test_the_names_are_those_of_the_data(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    given: set[str] = set()

    def seen(value: Any) -> Any:
        given.update(names(value))
        return value

    monkeypatch.setattr(making, "_local", seen)
    dossier = road.file()
    road.accept(dossier)
    given.clear()
    road.propose(dossier)
    assert given, "nothing was printed"
    assert {name for name in given if name.startswith("filer.")} == set()  # whoever asks for themselves has none
    represented = filed_by_a_proxy(road)
    road.accept(represented)
    road.propose(represented)
    read = {name for name in given if not name.startswith(CHOSEN)}
    assert read <= PRINTED
    missing = {name for name in PRINTED - read if not name.startswith(("entry.", "applicant."))}
    assert missing <= NOT_HERE


def filed_by_a_proxy(road: Road) -> Dossier:
    """The birth of another child, filed by citizen2 for citizen1."""
    applicant, proxy = road.actor("citizen1"), road.actor("citizen2")
    day = MONDAY.date()
    wanted = NewMandate(applicant.person, proxy.person, MandateKind.PROXY, "Giấy ủy quyền", day, procedures=[BIRTH])
    people.grant_mandate(actor=applicant, wanted=wanted, key=key(), at=MONDAY)
    who = {"actor": road.actor("citizen2"), "at": MONDAY}
    draft = dossiers.begin(code=BIRTH, applicant=applicant.person, **who)
    dossiers.answer(draft_id=draft.pk, answers=BIRTH_ANSWERS, **who)
    dossiers.attach(draft_id=draft.pk, code="birth_notice", data=pdf(), name="chung-sinh.pdf", **who)
    return dossiers.file(draft_id=draft.pk, key=key(), **who)


def names(value: Any, path: str = "") -> Iterator[str]:
    """The dotted names of all leaves."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from names(inner, f"{path}.{key}" if path else str(key))
    else:
        yield path
