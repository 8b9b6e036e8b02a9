"""Shared vocabularies: one key means the same in every procedure. Read once from the catalogue on disk."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml
from django.conf import settings

from duoc.language.alphabet import sort_key


@dataclass(frozen=True, eq=False)
class Vocabularies:
    communes: Mapping[str, str]  # 5-digit code → name
    ethnicities: Mapping[str, str]
    countries: Mapping[str, str]
    fields: Mapping[str, str]
    life_events: Mapping[str, str]


@lru_cache(maxsize=4)
def read(catalog: Path, province: str) -> Vocabularies:
    """The vocabularies of a catalogue folder. Raises OSError when a file is missing."""
    folder = catalog / "national" / "vocabularies"
    with (catalog / province / "communes.csv").open(encoding="utf-8", newline="") as file:
        rows = (line for line in file if not line.startswith("#"))
        found = {row["code"]: row["name"] for row in csv.DictReader(rows)}
    # By the name alone: nobody looks a commune up under "xã" or "phường".
    communes = dict(sorted(found.items(), key=lambda item: sort_key(item[1].partition(" ")[2])))
    names = ("ethnicities", "countries", "fields", "life-events")
    ethnicities, countries, fields, life_events = (_entries(folder / f"{name}.yaml") for name in names)
    return Vocabularies(MappingProxyType(communes), ethnicities, countries, fields, life_events)


def _entries(path: Path) -> Mapping[str, str]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = {str(key): str(value) for key, value in data["entries"].items()}
    if data.get("order") == "alphabet":
        first = str(data.get("first", ""))
        entries = dict(sorted(entries.items(), key=lambda item: (item[0] != first, sort_key(item[1]))))
    return MappingProxyType(entries)


def current() -> Vocabularies:
    """The vocabularies of the province that this installation serves."""
    return read(Path(settings.CATALOG), settings.PROVINCE)
