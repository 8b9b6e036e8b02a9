"""The bodies of the province, from its catalogue."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from duoc.people.models import Organisation, OrganisationParent, Party, Succession
from duoc.people.rules import short_code

TWO_LEVELS_SINCE = date(2025, 7, 1)  # Resolution 1655/NQ-UBTVQH15; communes.csv holds the units formed by it
PLAIN = (
    *("name", "kind", "branch", "space", "valid_from", "valid_to", "place", "head_title"),
    *("address", "phone", "email", "short_code", "to_verify"),
)
NUMBERING = ("abbreviation", "width", "to_verify")
Fields = dict[str, Any]


def load_organisations(folder: Path) -> int:
    """Brings the organisations up to what the province's folder says: `organisations.yaml` and `communes.csv`.

    Existing rows are updated by code, none is removed: a body that ended keeps its row with `valid_to`. Bodies that
    ended or began by a reorganisation recorded here are left as that left them. Few statements, however many bodies.

    Returns:
        int, the number of organisations in the catalogue.

    Raises:
        KeyError: a body lies under one that is not listed.
    """
    listed = yaml.safe_load((folder / "organisations.yaml").read_text("utf-8"))
    with (folder / "communes.csv").open(encoding="utf-8", newline="") as file:
        communes = list(csv.DictReader(file))
    wanted = dict(_bodies(listed, communes))
    with transaction.atomic():
        rows = {row.code: row for row in Organisation.objects.all()}
        settled = set(Succession.objects.values_list("before__code", flat=True)) | set(
            Succession.objects.values_list("after__code", flat=True)
        )
        taken = {row.short_code for row in rows.values()}
        ours = {code: fields for code, fields in wanted.items() if code not in settled}
        for code, fields in ours.items():
            _complete(code, fields, rows.get(code), taken)
        _write(ours, rows)
    return len(wanted)


def _bodies(listed: Mapping[str, Any], communes: list[dict[str, str]]) -> Iterator[tuple[str, Fields]]:
    """Every body of the catalogue, those above before those below."""
    for row in listed["organisations"]:
        yield row["code"], _fields(row)
    numbering = _numbering(listed.get("communes_numbering", []))
    for row in communes:
        yield row["code"], {**_commune(row), "parent": listed["communes_under"], "numbering": numbering}
    for row in communes:
        for pattern in listed.get("in_each_commune", []):
            yield _code(pattern["code"], row), _in_commune(pattern, row)


def _fields(row: Mapping[str, Any]) -> Fields:
    fields: Fields = {key: row[key] for key in (*PLAIN, "parent") if key in row}
    return fields | {"numbering": _numbering(row.get("numbering", []))}


def _numbering(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How a body numbers its documents, each line from a day on (Decree 30/2020 Art. 15)."""
    return [
        {"from": line["from"].isoformat(), **{name: line[name] for name in NUMBERING if name in line}} for line in lines
    ]


def _commune(row: Mapping[str, str]) -> Fields:
    return {
        "name": f"Ủy ban nhân dân {_inside(row)}",
        "place": row["name"],
        "head_title": "Chủ tịch",
        "kind": Organisation.Kind.COMMUNE,
        "former": f"{row['former_district']}, {row['formerly_province']}: {row['formed_from']}"[:2000],
        "valid_from": TWO_LEVELS_SINCE,
    }


def _inside(row: Mapping[str, str]) -> str:
    """A commune's name inside a sentence: "xã Đất Mũi"."""
    return f"{row['name'][0].lower()}{row['name'][1:]}"


def _code(pattern: str, row: Mapping[str, str]) -> str:
    return pattern.format(code=row["code"])


def _in_commune(pattern: Mapping[str, Any], row: Mapping[str, str]) -> Fields:
    """A body that each commune has: the Party's committee, the Front's, the organisations under it."""
    fields = _fields(pattern) | {"name": pattern["name"].format(commune=_inside(row)), "place": row["name"]}
    if "parent" in fields:
        fields["parent"] = _code(fields["parent"], row)
    return fields


def _complete(code: str, fields: Fields, row: Organisation | None, taken: set[str]) -> None:
    """A body keeps the short code that it once had: dossier codes begin with it."""
    known = row.short_code if row else ""
    fields["short_code"] = known or fields.get("short_code") or short_code(code, taken)
    taken.add(fields["short_code"])


def _write(wanted: Mapping[str, Fields], rows: dict[str, Organisation]) -> None:
    new = {code: Organisation(code=code) for code in wanted if code not in rows}
    rows |= new
    changed, moved = [], []
    for code, fields in wanted.items():
        row = rows[code]
        parent = rows[fields["parent"]] if fields.get("parent") else None
        values = {name: value for name, value in fields.items() if name != "parent"}
        if "parent" in fields and row.parent_id != (parent.pk if parent else None):
            moved.append(row)
            values["parent"] = parent
        if code not in new and any(getattr(row, name) != value for name, value in values.items()):
            changed.append(row)
        for name, value in values.items():
            setattr(row, name, value)
    Organisation.objects.bulk_create(new.values())
    Party.objects.bulk_create(row.party for row in new.values())
    if changed:
        Organisation.objects.bulk_update(changed, [*PLAIN, "former", "numbering", "parent"])
    OrganisationParent.objects.filter(organisation__in=moved, valid_to__isnull=True).delete()
    placed = set(OrganisationParent.objects.values_list("organisation", flat=True))
    OrganisationParent.objects.bulk_create(
        OrganisationParent(organisation=row, parent_id=row.parent_id, valid_from=row.valid_from)
        for row in (rows[code] for code in wanted)
        if row.parent_id is not None and row.pk not in placed
    )
