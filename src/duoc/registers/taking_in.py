"""Lines of an older book, read: what each says, and whether it says it in the form that the book has. Pure."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import mended

# Columns of the book itself; every other column is a field of the entry.
NUMBER, YEAR, ENTERED_ON, SOURCE, TITLE, COMPARED = "number", "year", "entered_on", "source", "title", "compared"
_OWN, _MORE = (NUMBER, YEAR, ENTERED_ON, SOURCE), (TITLE, COMPARED)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class PastEntry:
    """One line that can be taken in. `line` counts from 1, the heading among them.

    Attributes:
        compared: why it is another matter than the entry that it is like; stands behind the source in the book.
    """

    line: int
    number: int
    year: int
    entered_on: date
    source: str
    title: str
    data: Mapping[str, Any]
    compared: str = ""


@dataclass
class Reading:
    """The lines of a file: those to be taken in, and those refused with their reason, by line."""

    entries: list[PastEntry] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)


def read_past(text: str, *, labels: Mapping[str, str], before: int) -> Reading:
    """Reads a CSV file with a heading: number, year, entered_on (YYYY-MM-DD), source, title and compared if any, and
    the fields of the register.

    Args:
        labels: of the register; a column that is none of its fields refuses the whole file, by line 1.
        before: entries of this year and later are made here, and not taken in.
    """
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    reading, columns = Reading(), list(rows.fieldnames or ())
    missing = [name for name in _OWN if name not in columns]
    unknown = [name for name in columns if name not in (*_OWN, *_MORE) and name not in labels]
    if missing or unknown:
        words = _("Dòng đầu thiếu cột %(missing)s; cột không có trong sổ: %(unknown)s.")
        reading.refused[1] = words % {"missing": ", ".join(missing) or "–", "unknown": ", ".join(unknown) or "–"}
        return reading
    for line, row in enumerate(rows, 2):
        fault = _fault(row, before)
        if fault:
            reading.refused[line] = fault
        else:
            reading.entries.append(_entry(line, row))
    return reading


def _fault(row: Mapping[Any, Any], before: int) -> str:
    if None in row or None in row.values():
        return _("Số cột của dòng này khác dòng đầu.")
    if not str(row[NUMBER]).isascii() or not str(row[NUMBER]).isdigit() or not 0 < int(row[NUMBER]) < 10**6:
        return _("Số thứ tự phải là số nguyên dương.")
    if not re.fullmatch(r"(19|20)[0-9]{2}", str(row[YEAR])) or int(row[YEAR]) >= before:
        return _("Năm phải từ 1900 đến trước năm %(year)d; việc của năm nay ghi bằng hồ sơ.") % {"year": before}
    entered = _day(str(row[ENTERED_ON]))
    if entered is None or entered.year != int(row[YEAR]):
        return _("Ngày ghi sổ phải là ngày có thật, viết YYYY-MM-DD, trong năm của sổ.")
    if not str(row[SOURCE]).strip():
        return _("Chưa ghi nguồn: quyển, trang của sổ cũ.")
    if not any(str(row[name]).strip() for name in row if name not in (*_OWN, *_MORE)):
        return _("Dòng này không có nội dung.")
    return ""


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _entry(line: int, row: Mapping[str, str]) -> PastEntry:
    own = (*_OWN, *_MORE)
    data = {name: mended(value) for name, value in row.items() if name not in own and value.strip()}
    day = date.fromisoformat(row[ENTERED_ON])
    title, compared = mended(row.get(TITLE, ""))[:300], mended(row.get(COMPARED, ""))
    source = "; ".join(filter(None, (mended(row[SOURCE]), compared)))
    return PastEntry(line, int(row[NUMBER]), int(row[YEAR]), day, source, title, data, compared)
