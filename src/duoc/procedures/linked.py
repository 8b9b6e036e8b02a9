"""Linked groups of procedures, by what people ask for."""

from duoc.procedures.reference import catalogue
from duoc.procedures.search.groups import Group, groups_of


def linked_groups(*, life_event: str = "", procedure: str = "") -> list[Group]:
    """The linked groups, of a moment of life or that hold a procedure where these are given."""
    return [
        group
        for group in groups_of(catalogue()).known
        if (not life_event or life_event in group.life_events)
        and (not procedure or procedure in group.replaces or procedure in {part.procedure for part in group.parts})
    ]


def linked_group(id: str) -> Group | None:
    """The linked group of this id, or national code; None when there is none."""
    return next((group for group in groups_of(catalogue()).known if id in (group.id, group.code)), None)
