"""A second, independent reading of a page: what it reads otherwise than the first, or is not sure of, keeps it closed.

The first reading (`requirement`, `paper_cells`) makes the best of a page. This one asks whether a strict reader could
read it in another way, row by row (`plain_rows`) and in what steps, terms and results say beside (`plain_steps`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duoc.importer import names, plain_matters, plain_rows, plain_steps
from duoc.importer.bodies import Place
from duoc.importer.cleaning import cut, one_line, plain_key
from duoc.importer.document_cells import Group
from duoc.importer.form_papers import OF_THE_CASE
from duoc.importer.paper_cells import OTHER_PAPER, Papers
from duoc.importer.plain_steps import SHOWN
from duoc.importer.source_page import Page
from duoc.importer.step_bodies import StepBodies
from duoc.importer.time_limits import Terms

MOST = 4  # reasons that a page is given
KEY = 300  # letters that two readings of a row are compared by
# Doubts of the first reading that leave more than one term, number of copies or name of a form.
_MANY_WAYS: Mapping[str, str] = {
    "several_terms": "một cách nộp ghi nhiều thời hạn",
    "unit_contradicts": "ô thời hạn và phần mô tả ghi hai đơn vị",
    "term_contradicts": "ô thời hạn và phần mô tả ghi hai thời hạn",
    "copies_unsure": "số bản dính vào tên giấy tờ",
    "form_name_unsure": "tên mẫu dính vào tên giấy tờ",
}
_CASE_HEADING = re.compile(
    r"\W*(?:[a-zđ0-9]{1,2}(?:\.[0-9])?[.)] ?)?(?:đối với|(?:trong )?trường hợp)\b(?!.*(?:một trong|ủy quyền|điện tử))",
    re.IGNORECASE,
)
_PLAIN_HEADING = re.compile(
    r"\W*(?:[a-z0-9]{1,2}[.)] ?)?(?:thành phần|hồ sơ|giấy tờ|--|[0-9]{1,2} (?:\([^)]*\) )?bộ)", re.IGNORECASE
)
# How a row is numbered: "a)", "2.", "(3)".
_MARK = re.compile(r"[-+*\s]*\(?([a-zđ]|[0-9]{1,2})[.),/] ?(?![0-9])", re.IGNORECASE)
_ORDERS = (tuple("abcdđeghiklmnopq"), tuple("abcdeghiklmnopq"), tuple(map(str, range(1, 40))))  # often without "đ"
# What is asked for: "Cấp, cấp lại, gia hạn giấy phép" are three matters with one list.
_ACTS = (
    re.compile(r"\bcấp(?: mới)?(?=\s*(?:[,/]|và\b|hoặc\b))", re.IGNORECASE),
    re.compile(r"\bcấp lại\b", re.IGNORECASE),
    re.compile(r"\bcấp đổi\b", re.IGNORECASE),
    re.compile(r"\bgia hạn\b", re.IGNORECASE),
    re.compile(r"\b(?:sửa đổi|điều chỉnh|thay đổi)\b", re.IGNORECASE),
    re.compile(r"\b(?:thu hồi|trả lại)\b", re.IGNORECASE),
)
_SECOND_ACT = re.compile(
    r";\s*(?:cấp|đăng ký|thay đổi|điều chỉnh|chấm dứt|thu hồi|gia hạn|sáp nhập|hợp nhất|tách|giải thể)\b", re.IGNORECASE
)
_OF_ACTS = re.compile(r"\b(?:đối với|trong trường hợp|do|theo|khi|của|cho)\b|[(–]| - ", re.IGNORECASE)
# A case that the steps know: "trường hợp cấp lại …", where neither name nor rows speak of it.
_CASE_IN_STEPS = re.compile(
    r"(?:trường hợp|đối với)(?: (?:trường hợp|thủ tục|đề nghị|xin|đăng ký|việc|có))* "
    r"(cấp (?:mới|lại|đổi|lần đầu)|gia hạn|bị mất|bị hư|bị hỏng|mất|hỏng|lần đầu|cấp phó bản)\b(?! hồ sơ)",
    re.IGNORECASE,
)
_PAPERS_IN_STEPS = re.compile(
    r"(?:trường hợp|đối với|nếu) (?:(?!trực tiếp|trực tuyến|bưu|điện tử|hồ sơ (?:không|chưa|đầy|đủ)|ủy quyền)[^.;\n])"
    r"{4,160}?"
    r"(?:(?:nộp|gửi|bổ sung) thêm|hồ sơ (?:gồm|bao gồm)|không (?:phải|cần) (?:nộp|gửi)|thì (?:phải )?nộp (?!lệ|phí))",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"(?:giấy|chứng chỉ|thẻ|bằng)[^.;]{0,80}(?:đã (?:được )?cấp|\bcũ\b|bị (?:hỏng|hư|rách))", re.IGNORECASE
)
_LOST = re.compile(r"\bmất\b|thất lạc", re.IGNORECASE)


@dataclass(frozen=True)
class Read:
    """A page as the first reading understood it; `given`: the names of its results."""

    page: Page
    groups: Sequence[Group]
    asked: Papers
    place: Place
    steps: StepBodies
    times: Terms
    given: Sequence[str]


def mark(read: Read) -> bool:
    """Whether the page can be read in more than one way; says where, among the page's doubts."""
    reasons = unclear(read)
    for words in reasons[:MOST]:
        read.page.doubts.add("many_readings", words)
    return bool(reasons)


def unclear(read: Read) -> tuple[str, ...]:
    """What of the page can be read in more than one way, each in words that name the row or the place."""
    page, tables = read.page, [group for group in read.groups if group.rows]
    rows = [row.name for group in tables for row in group.rows]
    second = [(name, plain_rows.read(name, page.name)) for name in rows]
    reasons = [f"“{cut(name, SHOWN)}”: {one.why}." for name, one in second if one.kind == plain_rows.UNCLEAR]
    if not reasons:
        reasons = [*_differing(second, read.asked), *_tables(tables), *_left_out(tables)]
    kinds = page.doubts.kinds()
    reasons += [f"Trang quốc gia: {words}." for kind, words in _MANY_WAYS.items() if kind in kinds]
    return (
        *reasons,
        *_cases(page, rows, flat=len(tables) < 2),
        *(plain_matters.unclear(page, rows) if len(tables) < 2 else ()),
        *plain_steps.who(page, read.place, read.steps),
        *plain_steps.term(page, read.times),
        *plain_steps.results(page, read.place, read.given),
        *plain_steps.other_matter(page, rows, read.given),
    )


def _differing(rows: Sequence[tuple[str, plain_rows.RowReading]], asked: Papers) -> Iterator[str]:
    """Rows that the two readings understand differently."""
    first = {
        plain_key(str(paper.get("full_name", paper["name"])))[:KEY]: bool(paper["required"])
        for id, paper in asked.papers.items()
        if id not in (OTHER_PAPER, OF_THE_CASE)
    }
    second = {
        plain_key(names.whole(name))[:KEY]: (name, one.kind == plain_rows.REQUIRED)
        for name, one in rows
        if one.kind != plain_rows.NONE
    }
    for key, (name, required) in second.items():
        if first.get(key) is not required:
            yield f"“{cut(name, SHOWN)}”: phải nộp hay chỉ nộp theo trường hợp, đọc được hai cách."
    if first.keys() - second.keys():
        yield "Bảng giấy tờ tách được thành các giấy khác nhau theo hai cách."


def _tables(tables: Sequence[Group]) -> Iterator[str]:
    """Tables whose headings do not say for whom they are."""
    for group in tables:
        named = _CASE_HEADING if len(tables) > 1 else _PLAIN_HEADING
        if not named.match(group.heading) and (group.heading or len(tables) > 1):
            yield f"“{cut(group.heading or tables[0].rows[0].name, SHOWN)}”: không rõ bảng giấy tờ này dành cho ai."


def _left_out(tables: Sequence[Group]) -> Iterator[str]:
    """Tables whose rows are numbered with a gap that no row without a number can fill: the page lost one."""
    for group in tables:
        matches = [_MARK.match(row.name) for row in group.rows]
        marks = {match[1].casefold() for match in matches if match}
        gaps = [max(map(order.index, marks)) + 1 - len(marks) for order in _ORDERS if marks and marks <= set(order)]
        if len(marks) > 1 and min(gaps, default=0) > matches.count(None):
            yield f"“{cut(group.heading or group.rows[0].name, SHOWN)}”: số thứ tự nhảy cóc, trang sót một giấy tờ."


def _cases(page: Page, rows: Sequence[str], *, flat: bool) -> Iterator[str]:
    """Cases that name or steps know, while one flat list does not say which paper is whose."""
    name, steps = one_line(page.name), one_line(page.text("steps_text"))
    matter = _OF_ACTS.split(name)[0]
    if _SECOND_ACT.search(name):
        yield f"“{cut(name, SHOWN)}”: nhiều việc trong một tên."
    if not flat:
        return
    acts = [act for act in _ACTS if act.search(matter)]
    together = any(all(act.search(row) for act in acts) for row in rows if plain_steps.APPLICATION.match(row))
    if len(acts) > 1 and not together:
        yield f"“{cut(matter, SHOWN)}”: nhiều việc chung một danh sách giấy tờ."
    own = f"{name} {' '.join(rows)}".casefold()
    for pattern in (_CASE_IN_STEPS, _PAPERS_IN_STEPS):
        for match in pattern.finditer(steps):
            if pattern is _PAPERS_IN_STEPS or match[1].casefold() not in own:
                yield f"Trình tự nói “{cut(match[0], SHOWN)}”, danh sách giấy tờ không nói tới."
                break
    if re.search(r"cấp (?:lại|đổi)", name, re.IGNORECASE) and _LOST.search(f"{name} {steps}"):
        for row in rows:
            if _OLD.search(row) and plain_rows.read(row, name).kind == plain_rows.REQUIRED:
                yield f"“{cut(row, SHOWN)}”: người bị mất giấy không còn để nộp."
