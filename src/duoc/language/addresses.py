"""Addresses in parts: an area from the list (a commune of ours, another province, a country) and a line within it.

An answer is `{"area": "32044", "line": "Ấp 7"}`. Text alone is read as before: drafts that are older, what the province
holds of a person, other systems. Rules, entries and documents see one line: "Ấp 7, xã Hồ Thị Kỷ, tỉnh …".
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.asking import Question
from duoc.language.vocabularies import Area, FormerCommune

AREA, LINE = "area", "line"
_COMMON = ("Xã ", "Phường ", "Đặc khu ", "Thị trấn ", "Tỉnh ", "Thành phố ")


def in_parts(value: Any) -> bool:
    """Whether an answer is an address in parts; else it is text, or no address at all."""
    return isinstance(value, Mapping)


def kind(text: Callable[[Question, Any, date], str]) -> Callable[[Question, Any, date], str]:
    """The fault of an address, where `text` finds that of a line."""

    def of(question: Question, value: Any, today: date) -> str:
        if not in_parts(value):
            return text(question, value, today)
        return fault(question.areas, value, question.former) or text(question, value.get(LINE) or "", today)

    return of


def fault(areas: Mapping[str, Area], value: Mapping[str, Any], former: Mapping[str, FormerCommune]) -> str:
    """What is wrong with an address in parts, apart from the letters of its line; empty when nothing is."""
    if set(value) - {AREA, LINE}:
        return _("Địa chỉ chỉ gồm nơi (area) và dòng địa chỉ (line).")
    if isinstance(value.get(AREA), str) and value[AREA] in former:
        return ""
    area = areas.get(value[AREA]) if isinstance(value.get(AREA), str) else None
    if area is None:
        return _("Hãy chọn xã, phường, tỉnh hoặc nước trong danh sách.")
    if not area.within and not value.get(LINE):
        return _("Hãy ghi thêm xã, phường, hoặc thành phố ở nước ngoài.")
    return ""


def one_line(areas: Mapping[str, Area], value: Mapping[str, Any], former: Mapping[str, FormerCommune]) -> str:
    """The address from small to large, as documents print it; in a commune that is no longer, by its name."""
    code = str(value.get(AREA) or "")
    area = areas.get(code)
    if area is None and code in former:
        province = next((one.within for one in areas.values() if one.within), "")
        area = Area(former[code].name, province)
    parts = [str(value.get(LINE) or ""), *((area.name, area.within) if area else ())]
    first, *more = [part for part in parts if part] or [""]
    return ", ".join([first, *map(_inside, more)])


def _inside(name: str) -> str:
    """A name in the middle of a line: its kind in small letters, as it is written."""
    head = next((word for word in _COMMON if name.startswith(word)), "")
    return head.lower() + name[len(head) :]
