"""An address on a page: a list of areas and a line, under one question. Works without script."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.calculations import AREA, LENGTHS, LINE, Area, in_parts


@dataclass(frozen=True)
class AreaOption:
    """One area to choose: its code and its words, a commune with the names of before."""

    key: str
    label: str


@dataclass(frozen=True)
class AddressParts:
    """The two fields of an address, with what stands in them."""

    area: str
    line: str
    groups: tuple[tuple[str, tuple[AreaOption, ...]], ...]
    length: int = LENGTHS["address"]


def address_parts(areas: Mapping[str, Area], value: Any) -> AddressParts:
    """The fields of an address. Older text stands in the line, and the area is still to be chosen."""
    held = value if in_parts(value) else {LINE: value}
    return AddressParts(str(held.get(AREA) or ""), str(held.get(LINE) or ""), _groups(areas))


def address_of(area: str, line: str) -> dict[str, str] | None:
    """What was chosen and written, as one answer; None when neither was."""
    return {name: part for name, part in ((AREA, area), (LINE, line)) if part} or None


def _groups(areas: Mapping[str, Area]) -> tuple[tuple[str, tuple[AreaOption, ...]], ...]:
    """Communes of ours first, then provinces, then other countries."""
    ours: list[AreaOption] = []
    provinces: list[AreaOption] = []
    abroad: list[AreaOption] = []
    for code, area in areas.items():
        group = ours if area.within else provinces if code.isdigit() else abroad
        group.append(AreaOption(code, _label(area)))
    province = next((area.within for area in areas.values() if area.within), "")
    named = ((province, ours), (_("Tỉnh, thành phố"), provinces), (_("Nước ngoài"), abroad))
    return tuple((name, tuple(options)) for name, options in named if options)


def _label(area: Area) -> str:
    if not area.formerly:
        return area.name
    return _("%(name)s (trước là %(formerly)s)") % {"name": area.name, "formerly": area.formerly}
