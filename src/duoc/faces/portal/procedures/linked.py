"""Linked groups as citizens' pages show them: their parts with the way to each that has a page here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from duoc.procedures import queries
from duoc.procedures.queries import Group, Part


@dataclass(frozen=True)
class Shown:
    """A group, and its parts with whether each has a page here."""

    group: Group
    parts: Sequence[tuple[Part, bool]]


def shown(groups: Sequence[Group], at: datetime) -> list[Shown]:
    """The groups with what of them can be opened here on that day. One query, none without groups."""
    codes = [part.procedure for group in groups for part in group.parts if part.procedure]
    here = queries.short_names(codes, at) if codes else {}
    return [Shown(group, [(part, part.procedure in here) for part in group.parts]) for group in groups]
