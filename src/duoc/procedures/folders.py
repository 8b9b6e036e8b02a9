"""Readers of a catalogue's folder, or of a bundle laid out like one: definitions, vocabularies, surroundings."""

import csv
import gzip
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from duoc.ground import yaml_files
from duoc.ground.yaml_files import YamlFault
from duoc.language.calculations import (
    Area,
    DefinitionFault,
    Document,
    HeldPaper,
    Parameter,
    Surroundings,
    Template,
    Text,
    Vocabularies,
    document_of,
    read_parameters,
    sort_key,
    unreadable,
)

PARAMETERS = "national/parameters.yaml"


def definition_files(folder: Path) -> list[Path]:
    """The versions of one procedure: definition.yaml, then definition-<day>.yaml by day."""
    return sorted(folder.glob("definition.yaml")) + sorted(folder.glob("definition-*.yaml"))


def read_document(path: Path) -> Document:
    """Parse a file. Raises DefinitionFault (unreadable, too large, bad YAML), with the line."""
    try:
        return document_of(yaml_files.read(path))
    except YamlFault as fault:
        raise unreadable(fault, str(path)) from fault


@lru_cache(maxsize=16)
def read_vocabularies(catalog: Path, province: str) -> Vocabularies:
    """The vocabularies of a catalogue's folder. Raises OSError when a file is missing."""
    folder = catalog / "national" / "vocabularies"
    with (catalog / province / "communes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    names = {row["code"]: row["name"] for row in rows}
    # By the name alone: nobody looks a commune up under "xã" or "phường".
    communes = dict(sorted(names.items(), key=lambda item: sort_key(item[1].partition(" ")[2])))
    others = ("ethnicities", "countries", "fields", "life-events")
    ethnicities, countries, fields, life_events = (_entries(folder / f"{name}.yaml") for name in others)
    areas = _areas(folder / "provinces.yaml", {row["code"]: row for row in rows}, communes, countries)
    sense = _yaml(folder / "sense.yaml")
    checks = MappingProxyType(dict(sense["entries"]) if sense else {})
    numbers = read_numbers(catalog)
    return Vocabularies(MappingProxyType(communes), ethnicities, countries, fields, life_events, checks, numbers, areas)


def read_numbers(catalog: Path) -> Mapping[str, Parameter]:
    """The numbers of the law in a catalogue's folder; none where it has no such file. Raises DefinitionFault."""
    return read_parameters(_yaml(catalog / PARAMETERS) or {}, PARAMETERS)


def _areas(
    file: Path, rows: Mapping[str, Mapping[str, str]], communes: Iterable[str], countries: Mapping[str, str]
) -> Mapping[str, Area]:
    """What an address may lie in: communes of ours, provinces, other countries. Older bundles know no provinces."""
    if not file.is_file():
        return MappingProxyType({})
    provinces = _entries(file)
    ours = {code: _commune(rows[code], provinces) for code in communes}
    others = {code: Area(name) for code, name in provinces.items()}
    abroad = {code: Area(name) for code, name in countries.items() if code != "vn"}
    return MappingProxyType({**ours, **others, **abroad})


def _commune(row: Mapping[str, str], provinces: Mapping[str, str]) -> Area:
    # A made-up province stands in no list; it was never merged, so its former name is its name.
    province = provinces.get(row["province_code"]) or f"Tỉnh {row['formerly_province']}"
    return Area(row["name"], province, row["formed_from"].replace(" | ", ", "))


def _entries(path: Path) -> Mapping[str, str]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = {str(key): str(value) for key, value in data["entries"].items()}
    if data.get("order") == "alphabet":
        first = str(data.get("first", ""))
        entries = dict(sorted(entries.items(), key=lambda item: (item[0] != first, sort_key(item[1]))))
    return MappingProxyType(entries)


def _texts(folder: Path) -> Mapping[str, Text] | None:
    if not folder.is_dir():
        return None
    entries = [entry for path in sorted(folder.glob("*.yaml")) for entry in _yaml(path)["texts"]]
    return MappingProxyType(
        {
            str(entry["number"]): Text(
                begins=entry.get("in_force_from"),
                ends=entry.get("in_force_to"),
                replaced_by=str(entry.get("replaced_by", "")),
                articles=int(entry.get("articles", 0)),
            )
            for entry in entries
        }
    )


def _codes(catalog: Path, province: str) -> frozenset[str] | None:
    """Codes of procedures: the province's folders and the pages of the country."""
    own = {path.name for path in (catalog / province / "procedures").glob("*") if path.is_dir()}
    for path in (catalog / "national").glob("*procedures.jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            own |= {json.loads(line)["code"] for line in lines}
    return frozenset(own) or None


def read_templates(folder: Path) -> Mapping[str, Template]:
    """The templates beside a definition, by name."""
    return {path.name: Template(str(path), path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.typ"))}


@lru_cache(maxsize=4)
def read_surroundings(catalog: Path, province: str) -> Surroundings:
    """The surroundings in a catalogue's folder; parts whose file is missing stay unknown."""
    national, own = catalog / "national" / "vocabularies", catalog / province
    organisations = _yaml(own / "organisations.yaml")
    registers = own / "registers"
    fields, events = _yaml(national / "fields.yaml"), _yaml(national / "life-events.yaml")
    held = _yaml(national / "held-papers.yaml")
    return Surroundings(
        organisations=frozenset(item["code"] for item in organisations["organisations"]) if organisations else None,
        registers=frozenset(path.stem for path in registers.glob("*.yaml")) if registers.is_dir() else None,
        roles=_roles(catalog / "national" / "roles.yaml"),
        fields=frozenset(fields["entries"]) if fields else None,
        life_events=frozenset(events["entries"]) if events else None,
        texts=_texts(catalog / "national" / "law"),
        procedures=_codes(catalog, province),
        forms=frozenset(path.name for path in (catalog / "national" / "forms").glob("*.typ")),
        register_fields=_register_fields(own),
        register_labels=_register_labels(own),
        keyed_registers=_keyed_registers(own),
        document_kinds=_document_kinds(catalog / "national" / "numbering.yaml"),
        held_papers=tuple(
            HeldPaper(tuple(item["words"]), item["held_by"], item.get("article", ""))
            for item in (held or {}).get("entries", [])
        ),
    )


def _roles(path: Path) -> Mapping[str, frozenset[str]] | None:
    """Each role with the powers that it holds over what lies with its unit."""
    data = _yaml(path)
    if data is None:
        return None
    return MappingProxyType(
        {
            role: frozenset(power for power, relation in grants.items() if relation in ("unit", "all"))
            for role, grants in data["roles"].items()
        }
    )


def _register_fields(province: Path) -> Mapping[str, frozenset[str]] | None:
    """What the entries of each register hold: what it names, and what the procedures of the province enter."""
    if not (province / "registers").is_dir():
        return None
    fields = {path.stem: set(_yaml(path).get("labels", {})) for path in (province / "registers").glob("*.yaml")}
    for path in sorted((province / "procedures").glob("*/definition*.yaml")):
        # What is wrong with another file is a finding of that file.
        with suppress(DefinitionFault, AttributeError, KeyError, TypeError):
            outcome = read_document(path).data["outcome"]
            fields.setdefault(str(outcome["register"]), set()).update(outcome["entry"]["data"])
    return MappingProxyType({name: frozenset(held) for name, held in fields.items()})


def _register_labels(province: Path) -> Mapping[str, frozenset[str]] | None:
    """The fields of each register that have a name for people."""
    if not (province / "registers").is_dir():
        return None
    files = (province / "registers").glob("*.yaml")
    return MappingProxyType({path.stem: frozenset(_yaml(path).get("labels", {})) for path in files})


def _keyed_registers(province: Path) -> frozenset[str] | None:
    """The registers with keys: walls or likenesses."""
    if not (province / "registers").is_dir():
        return None
    files = (province / "registers").glob("*.yaml")
    return frozenset(path.stem for path in files if {"unique", "warn_same"} & set(_yaml(path)))


def _document_kinds(path: Path) -> frozenset[str] | None:
    """Kinds of documents by the national list; None where there is no list."""
    numbering = _yaml(path)
    return frozenset(str(line["kind"]) for line in numbering["kinds"]) if numbering else None


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None
