"""The lines of a file, one page each: read as a stream, bounded in every direction, each fault with its line."""

import gzip
import json
import re
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.utils.translation import gettext as _

from duoc.ground.figures import grouped
from duoc.importer.source_page import Page, Rejection, read_page

LONGEST_LINE = 2_000_000  # bytes; the longest known page has 90,000
MOST_LINES = 20_000
_CODE = re.compile(rb'"code"\s*:\s*"([^"]*)"')
MOST_BYTES = 400_000_000  # of the file once unpacked: a small archive may unfold without end


class Unreadable(Exception):
    """The file as a whole cannot be read. `what` and `remedy` are for people."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def pages(path: Path, codes: Collection[str] = ()) -> Iterator[Page | Rejection]:
    """Each page of the file, or why its line is not taken. Blank lines are passed over.

    Args:
        codes: only lines that name one of these as their code are read; empty: all.

    Raises:
        Unreadable: no such file, no gzip, too many lines, too much text.
    """
    seen: dict[str, int] = {}
    wanted = {code.encode() for code in codes}
    for number, line in _lines(path):
        if wanted and not wanted & set(_CODE.findall(line or b"")):
            continue
        item = _page(line, number)
        if isinstance(item, Page):
            if item.code in seen:
                item = Rejection(
                    _("Mã %(code)s đã có ở dòng %(line)s.") % {"code": item.code, "line": seen[item.code]},
                    _("Hai trang cho một mã thì không biết trang nào đúng."),
                    _("Bỏ dòng thừa."),
                    number,
                    item.code,
                )
            else:
                seen[item.code] = number
        yield item


def _page(line: bytes | None, number: int) -> Page | Rejection:
    try:
        return read_page(_json(line), number)
    except Rejection as rejection:
        return Rejection(rejection.what, rejection.why, rejection.remedy, number, rejection.code)


def _json(line: bytes | None) -> Any:
    if line is None:
        raise Rejection(
            _("Dòng dài hơn %(limit)s byte.") % {"limit": grouped(LONGEST_LINE)},
            _("Trang dài nhất từng thấy chưa tới một phần mười như vậy."),
            _("Tải lại trang này từ Cổng Dịch vụ công quốc gia."),
        )
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Rejection(
            _("Dòng không phải UTF-8."), _("Chữ tiếng Việt sẽ hỏng."), _("Lưu tệp ở dạng UTF-8.")
        ) from error
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Rejection(
            _("Dòng không phải JSON: %(error)s.") % {"error": str(error)[:100]},
            _("Máy không đọc được."),
            _("Mỗi dòng một đối tượng JSON."),
        ) from error


def _no_constant(name: str) -> Any:
    raise ValueError(_("giá trị %(name)s không có trong JSON") % {"name": name})


def _lines(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line that is not blank; None for one that is too long."""
    number = total = 0
    try:
        with _open(path) as file:
            while chunk := file.readline(LONGEST_LINE):
                number += 1
                total += len(chunk)
                whole = chunk.endswith(b"\n") or len(chunk) < LONGEST_LINE
                while not whole and (rest := file.readline(LONGEST_LINE)):
                    total += len(rest)
                    _bound(number, total)
                    if rest.endswith(b"\n"):
                        break
                _bound(number, total)
                if not whole:
                    yield number, None
                elif chunk.strip():
                    yield number, chunk
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(
            _("Không đọc được tệp %(name)s: %(error)s.") % {"name": path.name, "error": error},
            _("Kiểm tra đường dẫn, tải lại tệp."),
        ) from error


def _bound(lines: int, total: int) -> None:
    if lines > MOST_LINES or total > MOST_BYTES:
        raise Unreadable(
            _("Tệp quá lớn: hơn %(lines)s dòng hoặc %(bytes)s byte.")
            % {"lines": grouped(MOST_LINES), "bytes": grouped(MOST_BYTES)},
            _("Chia thành nhiều tệp nhỏ hơn."),
        )


def _open(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return cast(BinaryIO, gzip.open(path, "rb")) if packed else path.open("rb")
