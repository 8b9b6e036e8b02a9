"""Linked groups (nhóm thủ tục liên thông): what one event in life requires at once, described as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from duoc.procedures.bundles import OpenBundle
from duoc.procedures.search.normalise import Word, words
from duoc.procedures.search.speech import Saying, Speech


@dataclass(frozen=True)
class Part:
    """One procedure of a group. `procedure` is its code, empty where the catalogue holds none; `note` then says so."""

    name: str
    procedure: str = ""
    note: str = ""


@dataclass(frozen=True)
class Basis:
    """A legal text with what in it counts here; `doubt` says what about it is unsure."""

    text: str
    article: str = ""
    url: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Group:
    """One linked group.

    Attributes:
        leads: codes of the procedures for which the whole group is offered first.
        replaces: codes that the group took the place of; search offers them no more.
        filed: where the group is filed as one, `under` the name that it has there; `url` leads there.
        to_verify: what is unsure, as (what, why).
    """

    id: str
    code: str
    name: str
    short_name: str
    summary: str
    life_events: tuple[str, ...]
    leads: tuple[str, ...]
    replaces: tuple[str, ...]
    parts: tuple[Part, ...]
    filed: str
    under: str
    url: str
    basis: tuple[Basis, ...]
    to_verify: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> str:
        return "group"


@dataclass(frozen=True)
class Groups:
    """All groups, and what people say that means one of them."""

    known: tuple[Group, ...] = ()
    speech: Speech = field(default_factory=Speech)

    def meant(self, typed: Sequence[Word], codes: Sequence[str]) -> tuple[Group, ...]:
        """The groups to offer before the procedures.

        Args:
            codes: what the search found, best first: unless a group was named, the best one may lead to it.
        """
        first = {id for one in self.speech.heard(typed) for id in one.saying.first}
        return tuple(group for group in self.known if group.id in first) or self.led_to(codes)

    def led_to(self, codes: Sequence[str]) -> tuple[Group, ...]:
        """The groups that the best procedure leads to."""
        return tuple(group for group in self.known if set(codes[:1]) & set(group.leads))

    def of_code(self, code: str) -> tuple[Group, ...]:
        """The groups that have this code, or replaced it."""
        return tuple(group for group in self.known if code in (group.code, *group.replaces))

    @property
    def replaced(self) -> frozenset[str]:
        """Codes that are offered no more."""
        return frozenset(code for group in self.known for code in group.replaces)


def groups_of(catalogue: OpenBundle | None) -> Groups:
    """The groups of a loaded catalogue; none without one."""
    return read_groups(catalogue.root / "national" / "search" / "groups.yaml") if catalogue else Groups()


@lru_cache(maxsize=4)
def read_groups(file: Path) -> Groups:
    """The groups of a file, read once per process; none when there is no such file.

    Raises:
        ValueError: a group is described incompletely.
    """
    if not file.exists():
        return Groups()
    rows = yaml.safe_load(file.read_text("utf-8"))["groups"]
    known, sayings = [], []
    for id, row in rows.items():
        try:
            known.append(_group(id, row))
        except (KeyError, TypeError) as error:
            raise ValueError(f"{file}: {id}: {error}") from error
        sayings += [Saying(tuple(words(text)), (), (id,)) for text in row.get("say", [])]
    return Groups(tuple(known), Speech(tuple(sayings)))


def _group(id: str, row: Mapping[str, Any]) -> Group:
    return Group(
        id=id,
        code=row["code"],
        name=row["name"],
        short_name=row["short_name"],
        summary=row["summary"],
        life_events=tuple(row["life_events"]),
        leads=tuple(row["leads"]),
        replaces=tuple(row.get("replaces", [])),
        parts=tuple(Part(**part) for part in row["parts"]),
        filed=row["filed"],
        under=row["under"],
        url=row["url"],
        basis=tuple(Basis(**text) for text in row["law"]),
        to_verify=tuple((doubt["what"], doubt["why"]) for doubt in row["to_verify"]),
    )
