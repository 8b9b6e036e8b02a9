"""Who receives and settles: the bodies that a page names, as bodies of this province."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from duoc.importer.cleaning import cut, empty, one_line
from duoc.importer.doubts import Doubts
from duoc.importer.source_page import Page

COMMUNE, CENTRE, DEPARTMENT = "commune", "centre", "department"


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
    organisations: Mapping[str, str]


@dataclass(frozen=True)
class Place:
    """Where a procedure is settled: codes of organisations and "commune", in the page's order. `central`: a central
    body settles it, the only place is the centre that receives it; `body` is its name."""

    places: tuple[str, ...]
    central: bool
    body: str
    to_verify: str


@lru_cache(maxsize=4)
def bodies(folder: Path) -> Bodies:
    """Read the table of a province's catalogue folder. Raises OSError, KeyError for a broken one."""
    table = yaml.safe_load((folder / "handling-bodies.yaml").read_text("utf-8"))
    organisations = yaml.safe_load((folder / "organisations.yaml").read_text("utf-8"))["organisations"]
    names = {item["code"]: item["name"] for item in organisations}
    rows = tuple(Body(tuple(map(_plain, row["words"])), row["to"], row.get("doubt", "")) for row in table["bodies"])
    unknown = {row.to for row in rows} - {COMMUNE, CENTRE, DEPARTMENT, *names}
    if unknown:
        raise KeyError(f"handling-bodies.yaml: no such organisation: {sorted(unknown)}")
    otherwise = table["ministries_otherwise"]
    if otherwise not in names:
        raise KeyError(f"handling-bodies.yaml: no such organisation: {otherwise}")
    return Bodies(rows, table["ministries"], otherwise, frozenset(table["central_fields"]), table["centre"], names)


def read(page: Page, field: str, known: Bodies, doubts: Doubts) -> Place:
    """Where the page's procedure is settled; what is doubted is added to `doubts`."""
    notes: list[str] = []

    def doubt(kind: str, say: str) -> None:
        doubts.add(kind, say)
        notes.append(say)

    if "Cơ quan khác" in page.levels or "Cấp huyện" in page.levels:
        doubt("other_level", f"Cấp thực hiện trên trang quốc gia: {', '.join(page.levels)}.")
    handling, deciding = _named(page.text("handling_body")), _named(page.text("competent_body"))
    named = handling or deciding
    places = _find(named, page, known, doubt)
    if handling and deciding and set(places) != set(_find(deciding, page, known, lambda kind, say: None)):
        doubt("two_bodies", f"Cơ quan thực hiện: {cut(handling, 300)}; cơ quan có thẩm quyền: {cut(deciding, 300)}.")
    if not places:
        if named:
            doubt("unknown_body", f"Trang quốc gia ghi cơ quan: {cut(named, 300)}.")
        else:
            doubt("no_body", f"Trang quốc gia không ghi cơ quan thực hiện; cấp: {', '.join(page.levels)}.")
        places = _by_level(page, field, known)
    local = [place for place in places if place != CENTRE]
    if not local:
        doubts.add("central_body", f"Trang quốc gia giao cho: {cut(named, 300) or 'cơ quan trung ương'}.")
        return Place((known.centre,), True, cut(named, 300), " ".join(notes))
    if len(local) > 1:
        doubt("several_bodies", f"Trang quốc gia ghi: {cut(named, 300) or ', '.join(page.levels)}.")
    return Place(tuple(local), False, cut(named, 300), " ".join(notes))


def _plain(text: str) -> str:
    text = one_line(text).casefold()
    return text.replace("uỷ ban", "ủy ban").replace("toà án", "tòa án").replace("thuỷ sản", "thủy sản")


def _named(text: str) -> str:
    """The body that the page names; "" when it names none, or when running text slipped into the cell."""
    text = one_line(text)
    return "" if empty(text) or len(text) > 900 or "Tên thủ tục" in text else text.rstrip(".")


def _find(named: str, page: Page, known: Bodies, doubt: Callable[[str, str], None]) -> list[str]:
    rest = _plain(named) + " "
    positions: dict[str, int] = {}
    for body in known.bodies:
        for words in body.words:
            at = rest.find(words)
            if at < 0:
                continue
            rest = rest.replace(words, " " * len(words))  # places stay where they are
            to = _department(page, known) if body.to == DEPARTMENT else body.to
            positions.setdefault(to, at)
            if body.doubt and body.doubt != "central_body":
                doubt(body.doubt, f"Trang quốc gia ghi cơ quan: {cut(named, 300)}.")
    return sorted(positions, key=positions.__getitem__)


def _department(page: Page, known: Bodies) -> str:
    return known.ministries.get(page.text("ministry"), known.ministries_otherwise)


def _by_level(page: Page, field: str, known: Bodies) -> list[str]:
    """Without a body: the ministry's department for the province's level, the commune for the commune's."""
    if field in known.central_fields or _department(page, known) == CENTRE:
        return [CENTRE]
    places: list[str] = []
    if "Cấp tỉnh" in page.levels:
        places.append(_department(page, known))
    if "Cấp xã" in page.levels or "Cấp huyện" in page.levels:
        places.append(COMMUNE)
    return places or [CENTRE]


def names_of(places: Sequence[str], known: Bodies) -> dict[str, str]:
    """Places as people choose them: key of an option → words."""
    return {
        re.sub(r"[^a-z0-9]", "_", place): (
            "Ủy ban nhân dân xã, phường" if place == COMMUNE else known.organisations[place]
        )
        for place in places
    }
