"""The lines of a file, one page each: read as a stream, bounded in every direction, each fault with its line."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from duoc.importer.source_page import Page, Rejection, read_page

LONGEST_LINE = 2_000_000  # bytes; the longest known page has 90,000
MOST_LINES = 20_000
MOST_BYTES = 400_000_000  # of the file once unpacked: a small archive may unfold without end


class Unreadable(Exception):
    """The file as a whole cannot be read. `what` and `remedy` are Vietnamese."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def pages(path: Path) -> Iterator[Page | Rejection]:
    """Each page of the file, or why its line is not taken. Blank lines are passed over.

    Raises:
        Unreadable: no such file, no gzip, too many lines, too much text.
    """
    seen: dict[str, int] = {}
    for number, line in _lines(path):
        item = _page(line, number)
        if isinstance(item, Page):
            if item.code in seen:
                item = Rejection(
                    f"Mã {item.code} đã có ở dòng {seen[item.code]}.",
                    "Hai trang cho một mã thì không biết trang nào đúng.",
                    "Bỏ dòng thừa.",
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
            f"Dòng dài hơn {LONGEST_LINE:,} byte.".replace(",", "."),
            "Trang dài nhất từng thấy chưa tới một phần mười như vậy.",
            "Tải lại trang này từ Cổng Dịch vụ công quốc gia.",
        )
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Rejection("Dòng không phải UTF-8.", "Chữ tiếng Việt sẽ hỏng.", "Lưu tệp ở dạng UTF-8.") from error
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Rejection(
            f"Dòng không phải JSON: {str(error)[:100]}.", "Máy không đọc được.", "Mỗi dòng một đối tượng JSON."
        ) from error


def _no_constant(name: str) -> Any:
    raise ValueError(f"giá trị {name} không có trong JSON")


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
        raise Unreadable(f"Không đọc được tệp {path.name}: {error}.", "Kiểm tra đường dẫn, tải lại tệp.") from error


def _bound(lines: int, total: int) -> None:
    if lines > MOST_LINES or total > MOST_BYTES:
        raise Unreadable(
            f"Tệp quá lớn: hơn {MOST_LINES:,} dòng hoặc {MOST_BYTES:,} byte.".replace(",", "."),
            "Chia thành nhiều tệp nhỏ hơn.",
        )


def _open(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return cast(BinaryIO, gzip.open(path, "rb")) if packed else path.open("rb")
