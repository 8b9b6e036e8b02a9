"""What the checker lets templates read is what documents of a dossier are given."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from duoc.ground.documents import making
from duoc.language.checks_templates import PRINTED
from tests.stages import Road

CHOSEN = ("answers", "entry.data", "record.data")  # named by definitions
NOT_HERE = {"at"}  # a moment that a document may be given


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
    read = {name for name in given if not name.startswith(CHOSEN)}
    assert read <= PRINTED
    missing = {name for name in PRINTED - read if not name.startswith(("entry.", "applicant."))}
    assert missing <= NOT_HERE


def names(value: Any, path: str = "") -> Iterator[str]:
    """The dotted names of all leaves."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from names(inner, f"{path}.{key}" if path else str(key))
    else:
        yield path
