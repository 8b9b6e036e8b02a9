"""What is tried on every commit, and what in the night: a property a few times and many; a matrix in part and whole."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def by_night(value: Any, **words: Any) -> Any:
    """This parameter is tried in `make nightly` only."""
    return pytest.param(value, marks=pytest.mark.nightly, **words)


def in_part(values: Iterable[str], on_commit: Collection[str]) -> list[Any]:
    """All of them, of which `make test` tries those of `on_commit`.

    Raises:
        LookupError: one of `on_commit` is none of them, so that nobody would try it.
    """
    values = list(values)
    if missing := set(on_commit) - set(values):
        raise LookupError(sorted(missing))
    return [value if value in on_commit else by_night(value) for value in values]


def tried(few: int, many: int) -> pytest.MarkDecorator:
    """`@tried(30, 200)`: the test takes `times`, which is few in `make test` and many in `make nightly`."""
    return pytest.mark.parametrize("times", [few, by_night(many)], ids=["on every commit", "in the night"])
