"""What is known here beside what a ministry's system, or the National Portal, says: pure, files come in as text."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal

STATUSES = ("entered", "processing", "supplement", "done", "refused")  # what a ministry's system may say
NOT_HANDED_OVER = "not_handed_over"  # accepted here, not yet noted as entered there
MINISTRY, PORTAL = "ministry", "portal"
MOST_ROWS, LONGEST = 20_000, 60


class ListUnreadable(Refusal):
    """The ministry's list cannot be used; nothing was recorded (HTTP 422)."""


@dataclass(frozen=True)
class Row:
    """Dossiers of one procedure in one status; with a `number` exactly one dossier, by its number at the ministry."""

    procedure: str
    status: str
    number: str = ""
    count: int = 1


@dataclass(frozen=True)
class Difference:
    """One thing that the two sides do not say alike.

    `system`: with whom, MINISTRY or PORTAL. `kind`: count, only_here, only_there, status. `here` and `there`: figure
    or status as each side has it.
    """

    kind: str
    procedure: str
    what: str
    here: str
    there: str
    system: str = MINISTRY


def read_list(text: str) -> tuple[Row, ...]:
    """The ministry's list: CSV with a head. `procedure,number,status` tells each dossier, `procedure,status,count`
    only figures.

    Raises:
        ListUnreadable: no such columns, a line that cannot be read; the line is named.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    head = lines[0] if lines else ""
    table = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";" if ";" in head else ",")
    columns = {name.strip() for name in table.fieldnames or ()}
    if not ({"procedure", "number", "status"} <= columns or {"procedure", "status", "count"} <= columns):
        raise ListUnreadable(
            _("Tệp của Bộ không có các cột cần thiết."),
            _("Dòng đầu phải là procedure,number,status hoặc procedure,status,count."),
        )
    try:
        rows = tuple(_row(line, _cells(line, row)) for line, row in enumerate(table, 2))
    except csv.Error as error:
        raise ListUnreadable(_("Tệp của Bộ không phải CSV đọc được."), _("Xuất lại tệp rồi thử lại.")) from error
    if len(rows) > MOST_ROWS:
        raise ListUnreadable(_("Tệp của Bộ dài bất thường."), _("Chỉ lấy số liệu của một ngày."))
    _each_once(rows)
    return rows


def _cells(line: int, row: Mapping[str | None, Any]) -> dict[str, str]:
    """What stands under each name of the head; the reader puts cells beyond the head under None."""
    if None in row:
        raise ListUnreadable(
            _("Dòng %(line)s có nhiều ô hơn dòng đầu.") % {"line": line}, _("Xuất lại tệp rồi thử lại.")
        )
    return {str(name).strip(): (cell or "").strip() for name, cell in row.items()}


def _row(line: int, cells: Mapping[str, str]) -> Row:
    procedure, status, number, count = (cells.get(name, "") for name in ("procedure", "status", "number", "count"))
    if not procedure or status not in STATUSES:
        raise ListUnreadable(
            _("Dòng %(line)s không đọc được: thủ tục «%(code)s», trạng thái «%(status)s».")
            % {"line": line, "code": procedure[:LONGEST], "status": status[:LONGEST]},
            _("Trạng thái là một trong: %(statuses)s.") % {"statuses": ", ".join(STATUSES)},
        )
    if "count" in cells and "number" not in cells:
        if not count.isascii() or not count.isdigit() or len(count) > 7:
            raise ListUnreadable(
                _("Dòng %(line)s: số lượng «%(count)s» không phải số.") % {"line": line, "count": count[:LONGEST]},
                _("Ghi số nguyên không âm."),
            )
        return Row(procedure, status, count=int(count))
    if not number or len(number) > LONGEST or not number.isprintable():
        raise ListUnreadable(
            _("Dòng %(line)s không có mã hồ sơ bên Bộ.") % {"line": line}, _("Bổ sung mã, hoặc bỏ dòng này.")
        )
    return Row(procedure, status, number)


def _each_once(rows: Sequence[Row]) -> None:
    twice = [number for number, count in Counter(row.number for row in rows if row.number).items() if count > 1]
    if twice:
        raise ListUnreadable(
            _("Mã hồ sơ %(number)s có hai dòng.") % {"number": twice[0]}, _("Giữ dòng mới nhất của mỗi hồ sơ.")
        )


def counts(rows: Iterable[Row]) -> dict[str, dict[str, int]]:
    """Procedure → status → how many."""
    of_procedures: dict[str, dict[str, int]] = {}
    for row in rows:
        of_procedure = of_procedures.setdefault(row.procedure, {})
        of_procedure[row.status] = of_procedure.get(row.status, 0) + row.count
    return of_procedures


def differences(here: Sequence[Row], there: Sequence[Row], system: str = MINISTRY) -> tuple[Difference, ...]:
    """Everything that the two sides say differently, by name where the other side's list names dossiers."""
    ours, theirs = counts(here), counts(there)
    keys = {(code, status) for side in (ours, theirs) for code in side for status in side[code]}
    differences = [
        Difference("count", code, status, str(mine), str(other))
        for code, status in sorted(keys)
        if (mine := ours.get(code, {}).get(status, 0)) != (other := theirs.get(code, {}).get(status, 0))
    ]
    if any(row.number for row in there):
        differences += _by_number({row.number: row for row in here if row.number}, {row.number: row for row in there})
    return tuple(replace(one, system=system) for one in differences)


def _by_number(here: Mapping[str, Row], there: Mapping[str, Row]) -> list[Difference]:
    differences = []
    for number in sorted({*here, *there}):
        mine, theirs = here.get(number), there.get(number)
        if theirs is None and mine is not None:
            differences.append(Difference("only_here", mine.procedure, number, mine.status, ""))
        elif mine is None and theirs is not None:
            differences.append(Difference("only_there", theirs.procedure, number, "", theirs.status))
        elif mine is not None and theirs is not None and mine.status != theirs.status:
            differences.append(Difference("status", mine.procedure, number, mine.status, theirs.status))
    return differences
