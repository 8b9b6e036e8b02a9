"""The province's table of bodies: which of its own settles what pages assign to "the" body of some name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from duoc.ground.letters.calculations import with_tones_in_place
from duoc.importer import outside_bodies
from duoc.importer.cleaning import one_line

COMMUNE, CENTRE, DEPARTMENT = "commune", "centre", "department"
# A department named by its subject is not the committee that it belongs to.
_PART_OF = re.compile(
    r"(cơ quan chuyên môn về (?:(?!ủy ban|ubnd|sở )[^;]){3,80}?) thuộc (?:ủy ban nhân dân|ubnd) (?:cấp )?tỉnh"
)


@dataclass(frozen=True)
class Body:
    words: tuple[str, ...]
    to: str
    doubt: str


@dataclass(frozen=True)
class Bodies:
    """The province's table of bodies. `organisations`: code → name of those that exist."""

    bodies: tuple[Body, ...]
    ministries: Mapping[str, str]
    ministries_otherwise: str  # where a ministry has no department of its own in the province
    central_fields: frozenset[str]
    centre: str
    committee: str  # of the province
    zones: str  # decides for economic zones what departments decide elsewhere
    organisations: Mapping[str, str]
    elsewhere: re.Pattern[str]  # finds the name of another province
    # Words of matters that cannot arise in the province; bodies that alone settle such.
    not_here_by_name: tuple[str, ...]
    not_here_by_body: tuple[str, ...]
    not_here_by_steps: tuple[str, ...]


@lru_cache(maxsize=4)
def read(folder: Path) -> Bodies:
    """Read the table of a province's catalogue folder. Raises OSError, KeyError for a broken one."""
    table = yaml.safe_load((folder / "handling-bodies.yaml").read_text("utf-8"))
    organisations = yaml.safe_load((folder / "organisations.yaml").read_text("utf-8"))["organisations"]
    names = {item["code"]: item["name"] for item in organisations}
    rows = tuple(Body(tuple(map(plain, row["words"])), row["to"], row.get("doubt", "")) for row in table["bodies"])
    unknown = {row.to for row in rows} - {COMMUNE, CENTRE, DEPARTMENT, *names}
    if unknown:
        raise KeyError(f"handling-bodies.yaml: no such organisation: {sorted(unknown)}")
    otherwise, committee, zones = table["ministries_otherwise"], table["committee"], table["zones"]
    if missing := {otherwise, committee, zones} - {*names}:
        raise KeyError(f"handling-bodies.yaml: no such organisation: {sorted(missing)}")
    provinces = yaml.safe_load((folder.parent / "national" / "vocabularies" / "provinces.yaml").read_text("utf-8"))
    own = (folder / "name.txt").read_text("utf-8").strip()
    return Bodies(
        rows,
        table["ministries"],
        otherwise,
        frozenset(table["central_fields"]),
        table["centre"],
        committee,
        zones,
        names,
        outside_bodies.other_provinces(provinces["entries"].values(), table["other_provinces"], own),
        tuple(table["not_here"]["name"]),
        tuple(map(plain, table["not_here"]["body"])),
        tuple(table["not_here"]["steps"]),
    )


def plain(text: str) -> str:
    """One line in lower case, with one spelling of the words that bodies are named by."""
    return _PART_OF.sub(r"\1", with_tones_in_place(one_line(text).casefold()))
