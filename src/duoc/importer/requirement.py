"""Whether a paper is required, conditional or optional, as far as the page's words and the order of its rows tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duoc.importer import names
from duoc.importer.cleaning import one_line
from duoc.importer.document_cells import Row

CONDITION = re.compile(
    r"nếu có|\bnếu\b|trường hợp|đối với|\btrừ\b|\bkhi (?!có dấu)|\(khi|tùy theo|tùy từng|không bắt buộc", re.IGNORECASE
)
# The form of the request names what it is for by "đối với …": only a case or an "if" makes it conditional.
_FORM_CONDITION = re.compile(
    r"nếu có|\bnếu\b|(?:trong|đối với|theo|tùy|trừ|cho)? ?(?:các |từng )?trường hợp|\(đối với"
    r"|đối với (?:cá nhân|tổ chức|người|doanh nghiệp|hộ|hợp tác xã|nhà đầu tư)", re.IGNORECASE
)  # fmt: skip
_ONE_OF = re.compile(r"một trong (?:các|những|hai|ba|số)|hoặc (?:các )?giấy tờ sau", re.IGNORECASE)
FORM = re.compile(
    r"^(?:[0-9]{1,3} |\(?[0-9]{1,3}\)? ?(?:\([a-zà-ỹ]+\) )?(?:bản|bộ)?[^a-zà-ỹ]{0,4})?"
    r"(?:bản (?:chính|giấy|khai|kê khai|điện tử)[^,;]{0,20} )?(?:mẫu )?"
    r"(?:đơn\b|tờ khai|phiếu (?:công bố|đề nghị|đăng ký|yêu cầu|khai|thông tin)"
    r"|giấy (?:đề nghị|đăng ký|yêu cầu|xin|báo)"
    r"|tờ trình|công văn|thông báo|văn bản (?:đề nghị|đăng ký|yêu cầu|thông báo|xin|của|về|kiến nghị)|biểu mẫu"
    r"|bản (?:đăng ký|đề nghị|kê khai|khai|thông báo|tự công bố|công bố)|hồ sơ đề nghị|đề nghị|báo cáo)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*([-+*•]|[a-zđ][.)]|\(?[ivx0-9]{1,4}[.)])")
LONGEST_HEADING = 700


@dataclass(frozen=True)
class Asked:
    """A row that is a paper: whether it is required; the heading inside the table above it; `unsure`: the page does not
    tell whether that heading speaks of it."""

    row: Row
    required: bool
    heading: str = ""
    unsure: bool = False


def is_form(name: str) -> bool:
    """Whether the paper is the form or letter by which something is asked for."""
    return bool(FORM.match(names.unbulleted(name).strip(' "“(')))


def is_conditional(name: str) -> bool:
    """Whether the paper's own words say that not everybody has it. One row that lists several papers of which one is
    enough is a required one."""
    text = one_line(name)
    return bool(_FORM_CONDITION.search(text) if is_form(text) else CONDITION.search(text))


def is_heading(row: Row) -> bool:
    return row.name.endswith(":") and not row.forms and len(row.name) < LONGEST_HEADING


def rows_of(rows: Sequence[Row], optional: bool) -> Iterator[Asked]:
    """The papers of a table. `optional`: its own heading says that not everybody has them.

    A heading inside the table holds for the rows behind it that carry another mark than itself, until the mark changes
    back. Where no row has a mark, a heading without condition changes nothing, and one with a condition leaves it
    unknown which rows it speaks of.
    """
    heading, mark, last = "", "", ""
    for row in rows:
        own = _mark(row.name)
        if is_heading(row):
            heading, mark, last = row.name, own, ""
            continue
        if heading and mark and own == mark and last and last != own:
            heading = ""
        last = own
        conditional = bool(heading) and bool(CONDITION.search(heading) or _ONE_OF.search(heading))
        certain = not conditional or bool(own and own != mark)
        required = not (optional or conditional or is_conditional(row.name))
        yield Asked(row, required, heading if conditional else "", not certain)


def _mark(name: str) -> str:
    """The kind of bullet or numbering that the words begin with."""
    match = _BULLET.match(name)
    if match is None:
        return ""
    mark = match.group(1)
    return mark if mark in "-+*•" else "1" if any(letter.isdigit() for letter in mark) else "a"
