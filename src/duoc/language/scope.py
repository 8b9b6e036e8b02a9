"""The names that rules see: answers by dotted id, nested; register entries with their fields; groups as lists."""

from collections.abc import Mapping
from typing import Any

from duoc.language.holdings import HeldEntry


def put(scope: dict[str, Any], path: str, value: Any) -> None:
    """Set a value at a dotted path; a plain value in the way gives place."""
    *parents, last = path.split(".")
    place = scope
    for name in parents:
        below = place.get(name)
        if not isinstance(below, dict):
            below = place[name] = {}
        place = below
    place[last] = value


def drop(scope: dict[str, Any], path: str) -> None:
    """Take away the value at a dotted path."""
    parent, _dot, last = path.rpartition(".")
    place = find(scope, parent) if parent else scope
    if isinstance(place, dict):
        place.pop(last, None)


def find(scope: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path, or None."""
    place: Any = scope
    for name in path.split("."):
        if not isinstance(place, Mapping) or name not in place:
            return None
        place = place[name]
    return place


def of_entry(entry: HeldEntry | None) -> dict[str, Any]:
    """A register question as rules see it: `found`, `id`, `number`, `organisation`, `keeper` and the entry's fields."""
    if entry is None:
        return {"found": False}
    names: dict[str, Any] = {}
    for path, value in entry.data.items():
        if value is not None:
            put(names, path, float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value)
    bodies = {"organisation": entry.organisation, "keeper": entry.keeper or entry.organisation}
    return {**names, "found": True, "id": entry.id, "number": entry.number, **bodies}
