"""Tables to download, for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from duoc.faces.web.file_response import Way, file_response

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is read as a formula by a spreadsheet."""


def spreadsheet(name: str, head: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A table as a file that any spreadsheet opens, Vietnamese letters and all."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([str(title) for title in head])
    for row in rows:
        table.writerow([_cell(str(cell)) for cell in row])
    return file_response(out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", name, Way.SAVED)


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
