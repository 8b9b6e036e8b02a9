"""What an entry takes over from the one that it replaces: what the request does not ask, and lists that it changes."""

from collections.abc import Iterator, Mapping
from typing import Any

from duoc.language.definition import short
from duoc.language.groups import ITEM
from duoc.language.holdings import ENTERED_ON
from duoc.language.outcome import EntryOf, ListOf, PersonOf
from duoc.language.plan import Plan
from duoc.language.scope import find

_NO_FIELDS = {"found", "id", "number", "organisation", "keeper"}  # `scope.of_entry` puts them beside the fields
Row = Mapping[str, Any]


def replaced_by(entry: EntryOf, plan: Plan) -> str:
    """The register question that names the entry whose place this one takes; "" where none does."""
    return next((name for name in entry.replaces if find(plan.scope, f"{name}.id")), "")


def unasked(entry: EntryOf, plan: Plan) -> dict[str, Any]:
    """Fields of the replaced entry that the definition does not name: nobody asked for a change of them."""
    lists = tuple(f"{one.group}." for one in entry.lists)
    fields = _fields(find(plan.scope, replaced_by(entry, plan)))
    return {name: value for name, value in fields if name not in entry.data and not name.startswith(lists)}


def _fields(part: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in part.items() if isinstance(part, Mapping) else ():
        field = f"{path}.{name}" if path else name
        if (not path and name in _NO_FIELDS) or field == ENTERED_ON:
            continue
        if isinstance(value, Mapping):
            yield from _fields(value, field)
        else:
            yield field, value


def rows_of(listed: ListOf, entry: EntryOf, plan: Plan) -> tuple[Row, ...]:
    """A list after the change: who stood in it and does not leave, then who joins; each with its own answers."""
    fields = find(plan.scope, f"{replaced_by(entry, plan)}.{listed.group}") if entry.replaces else None
    rows = {row[listed.by]: row for row in _rows(fields) if row.get(listed.by)}
    for item in plan.groups.get(listed.group, ()):
        key = item.values.get(listed.by)
        if listed.leaves is not None and listed.leaves.holds({**plan.scope, ITEM: item.scope}):
            rows.pop(key, None)
        elif key:
            rows[key] = {**rows.get(key, {}), **item.values}
    elsewhere = {find(plan.scope, path) for path in listed.but_for}
    return tuple(row for key, row in rows.items() if key not in elsewhere)


def _rows(columns: Any) -> list[Row]:
    """The columns of a register as rows. A column that is shorter than another cannot be matched and is left out."""
    lists = {name: value for name, value in columns.items() if isinstance(value, list)} if columns else {}
    most = max((len(value) for value in lists.values()), default=0)
    whole = {name: value for name, value in lists.items() if len(value) == most}
    return [{name: value[index] for name, value in whole.items()} for index in range(most)]


def columns_of(listed: ListOf, entry: EntryOf, plan: Plan) -> dict[str, list[Any]]:
    """The list as fields of the entry, one value for each row; "" where a row has none."""
    rows = rows_of(listed, entry, plan)
    names = [field for field in entry.data if field.startswith(f"{listed.group}.")]
    return {field: [row.get(short(field), "") for row in rows] for field in names} if rows else {}


def listed_as(person: PersonOf, entry: EntryOf) -> ListOf | None:
    """The list whose rows are the parties of this role."""
    return next((one for one in entry.lists if one.group == person.each), None)
