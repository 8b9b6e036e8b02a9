"""Whether a paper is required, conditional or optional, as far as the page's words and the order of its rows tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duoc.importer import conditions, exemptions, names
from duoc.importer.cleaning import one_line
from duoc.importer.conditions import CONDITION, ONE_OF
from duoc.importer.document_cells import Row

FORM = re.compile(
    r"^(?:[0-9]{1,3} |\(?[0-9]{1,3}\)? ?(?:\([a-zà-ỹ]+\) )?(?:bản|bộ)?[^a-zà-ỹ]{0,4})?"
    r"(?:bản (?:chính|giấy|khai|kê khai|điện tử)[^,;]{0,20} )?(?:mẫu )?"
    r"(?:đơn\b|tờ khai|phiếu (?:công bố|đề nghị|đăng ký|yêu cầu|khai|thông tin)"
    r"|giấy (?:đề nghị|đăng ký|yêu cầu|xin|báo)"
    r"|tờ trình|công văn|thông báo|văn bản (?:đề nghị|đăng ký|yêu cầu|thông báo|xin|của|về|kiến nghị)|biểu mẫu"
    r"|bản (?:đăng ký|đề nghị|kê khai|khai|thông báo|tự công bố|công bố)|hồ sơ đề nghị|đề nghị|đăng ký|báo cáo)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*([-+*•]|[a-zđ][.)]|\(?[ivx0-9]{1,4}[.)])")
LONGEST_HEADING = 700
# "Đơn đề nghị theo Mẫu số 28 kèm theo các giấy tờ gồm:" is a form and a heading in one.
_WITH_PAPERS = re.compile(
    r"^(.{15,}?)[,;]?\s+kèm theo\s+(?:các |những )?(?:giấy tờ|tài liệu|hồ sơ)\b.*:$", re.IGNORECASE
)


@dataclass(frozen=True)
class Asked:
    """A row that is a paper: whether it is required; the heading inside the table above it."""

    row: Row
    required: bool
    heading: str = ""


def is_form(name: str) -> bool:
    """Whether the paper is the form or letter by which something is asked for."""
    return bool(FORM.match(names.unbulleted(name).strip(' "“(')))


def is_conditional(name: str, matter: str = "") -> bool:
    """Whether the paper's own words say that not everybody has it. `matter`: the procedure's name."""
    form = is_form(one_line(name))
    if matter and not form and conditions.of_a_group(name, matter):
        return True
    return conditions.is_conditional(conditions.of_the_matter(name, matter) if matter else name, form=form)


def is_heading(row: Row) -> bool:
    return row.name.endswith(":") and not row.forms and len(row.name) < LONGEST_HEADING


def rows_of(rows: Sequence[Row], optional: bool, matter: str = "") -> list[Asked]:
    """The papers of a table. A row that frees some people from a paper is none, and makes that paper one for some.

    Args:
        optional: the table's own heading says that not everybody has them.
        matter: the procedure's name.
    """
    freed = exemptions.freed(rows)
    papers = _in_order([row for row in rows if not exemptions.is_exemption(row)], optional, matter)
    return [
        replace(
            paper,
            required=paper.required and paper.row.name not in freed,
            heading=paper.heading or freed.get(paper.row.name, ""),
        )
        for paper in papers
    ]


def _in_order(rows: Sequence[Row], optional: bool, matter: str) -> Iterator[Asked]:
    """The papers of a table, in its order.

    A heading inside the table holds for the rows behind it that carry another mark than itself, until the mark changes
    back. Where no row has a mark, a heading without condition changes nothing.
    """
    heading, mark, last, inside = "", "", "", False
    for row in rows:
        own = _mark(row.name)
        if is_heading(row):
            heading, mark, last = row.name, own, ""
            inside = names.says_content(row.name)
            if inside:
                yield Asked(
                    replace(row, name=names.without_content(row.name)),
                    not (optional or is_conditional(row.name, matter)),
                )
            elif is_form(row.name) and (with_papers := _WITH_PAPERS.match(row.name)):
                yield Asked(replace(row, name=with_papers.group(1)), not (optional or is_conditional(row.name)))
            continue
        if heading and mark and own == mark and last and last != own:
            heading, inside = "", False
        last = own
        if inside and own and own != mark:
            continue  # what the paper says
        conditional = bool(heading) and bool(CONDITION.search(heading) or ONE_OF.search(heading))
        required = not (optional or conditional or is_conditional(row.name, matter))
        yield Asked(row, required, heading if conditional else "")


def _mark(name: str) -> str:
    """The kind of bullet or numbering that the words begin with."""
    match = _BULLET.match(name)
    if match is None:
        return ""
    mark = match.group(1)
    return mark if mark in "-+*•" else "1" if any(letter.isdigit() for letter in mark) else "a"
