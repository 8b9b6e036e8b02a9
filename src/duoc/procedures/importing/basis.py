"""The legal texts of a page: rows of title and number, glued into one text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duoc.law.reckon import numbers_in
from duoc.procedures.importing.cleaning import cut, empty, one_line
from duoc.procedures.importing.doubts import Doubts

HEAD = "Tên văn bản pháp lýMã văn bản"
# Behind a number cell: the end, or the next title without a blank. Prose goes on with one: "số 24/2012/NĐ-CP ngày …".
_END = re.compile(r"$|\n|[^\s.,;:)/–-]| (?=Luật|Nghị|Thông|Quyết|Pháp|Bộ luật|Hiến pháp)")
_KIND = re.compile(
    r"(?:(?:Bộ )?Luật|Nghị định|Thông tư(?: liên tịch)?|Quyết định|Nghị quyết|Pháp lệnh)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Basis:
    """One text: number, and the title that the page gives it."""

    number: str
    title: str


def read(text: str, doubts: Doubts) -> tuple[Basis, ...]:
    """The texts that the page rests on, each once, in its order; texts that a title only speaks of are left out."""
    body = text.replace(HEAD, "", 1)
    if empty(body):
        doubts.add("no_law", "Trang quốc gia không ghi căn cứ pháp lý.")
        return ()
    cells = sorted(_cells(body, numbers_in(body)))
    found: dict[str, str] = {}
    start = 0
    for at, end, number in cells:
        if at < start:
            continue
        found.setdefault(number, _title(body[start:at], number))
        start = end
    if not found:
        found = dict.fromkeys(numbers_in(body), "")
    if not found:
        doubts.add("law_without_number", f"Căn cứ không có số hiệu: {cut(one_line(body), 300)}")
    return tuple(Basis(number, title) for number, title in found.items() if len(number) <= 60)


def _cells(body: str, numbers: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where each number stands alone in its cell: from, to, number."""
    for number in numbers:
        for match in re.finditer(_spellings(number), body, re.IGNORECASE):
            if _END.match(body, match.end()):
                yield match.start(), match.end(), number


def _spellings(number: str) -> str:
    """The number as pages write it: blanks around the marks, Đ without its stroke."""
    parts = (re.escape(part) for part in re.split(r"([/-])", number))
    spelled = "".join(rf"\s*[{part}–]\s*" if part in ("/", r"\-") else part for part in parts)
    return r"(?<![0-9/])" + spelled.replace("Đ", "[ĐDÐ]")


def _title(title: str, number: str) -> str:
    """The title without the words that only lead to the number; "" when it says nothing but the number."""
    title = re.sub(
        r"(?:\b(?:Nghị định|Thông tư|Quyết định|Nghị quyết)\s*)?(?:\bsố\s*)?$", "", one_line(title), flags=re.I
    )
    title = title.strip(" .;,:-")
    said = re.sub(_spellings(number), "", title, flags=re.IGNORECASE).strip(" .;,:-")
    return "" if _KIND.fullmatch(said) else cut(title, 900)
