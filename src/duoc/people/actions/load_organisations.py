"""The bodies of the province, from its catalogue."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from duoc.people.models import Organisation

TWO_LEVELS_SINCE = date(2025, 7, 1)  # Resolution 1655/NQ-UBTVQH15; communes.csv holds the units formed by it
PLAIN = ("name", "kind", "valid_from", "place", "head_title", "address", "phone")
NUMBERING = ("abbreviation", "width", "to_verify")


def load_organisations(folder: Path) -> int:
    """Brings the organisations up to what the province's folder says: `organisations.yaml` and `communes.csv`.

    Existing rows are updated by code, none is removed: a body that ended keeps its row with `valid_to`.

    Returns:
        int, the number of organisations in the catalogue.
    """
    listed = yaml.safe_load((folder / "organisations.yaml").read_text("utf-8"))
    for row in listed["organisations"]:
        _keep(row["code"], _fields(row))
    province = Organisation.objects.get(code=listed["communes_under"])
    with (folder / "communes.csv").open(encoding="utf-8", newline="") as file:
        communes = list(csv.DictReader(file))
    for row in communes:
        _keep(row["code"], _commune(row, province) | {"numbering": _numbering(listed.get("communes_numbering", []))})
    return len(listed["organisations"]) + len(communes)


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {key: row[key] for key in PLAIN if key in row}
    if "parent" in row:
        fields["parent"] = Organisation.objects.get(code=row["parent"])
    return fields | {"numbering": _numbering(row.get("numbering", []))}


def _numbering(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How a body numbers its documents, each line from a day on (Decree 30/2020 Art. 15)."""
    return [
        {"from": line["from"].isoformat(), **{name: line[name] for name in NUMBERING if name in line}} for line in lines
    ]


def _commune(row: dict[str, str], province: Organisation) -> dict[str, Any]:
    return {
        "name": f"Ủy ban nhân dân {row['name'][0].lower()}{row['name'][1:]}",
        "place": row["name"],
        "head_title": "Chủ tịch",
        "kind": Organisation.Kind.COMMUNE,
        "parent": province,
        "former": f"{row['former_district']}, {row['formerly_province']}: {row['formed_from']}"[:300],
        "valid_from": TWO_LEVELS_SINCE,
    }


def _keep(code: str, fields: dict[str, Any]) -> None:
    Organisation.objects.update_or_create(code=code, defaults=fields)
