"""The tables of papers: name, form file, number of copies, all glued into one text by the portal.

A table starts with a heading of its own ("--" when it has none) and the glued head "Tên giấy tờMẫu đơn, tờ khaiSố
lượng"; each row ends with "1 bản chính", "0 bản chính,1 bản sao" or "1 bản sao".
"""

import re
from dataclasses import dataclass, replace

from duoc.importer.cleaning import empty, one_line

HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
# A count of a row is glued to what follows it; prose goes on with a blank or a mark: "nộp 1 bản chính, …".
_COUNT = re.compile(
    r"(?<![0-9])(?P<digits>[0-9]{1,9}) bản (?:chính(?:, ?(?P<copies>[0-9]{1,2}) bản sao)?|(?P<only>sao))"
    r"(?=(?P<end>$|\n|[^\s.,;:)/])| (?P<apart>[-+*A-ZĐ]))"
)
_UPPER = "".join(chr(point) for point in range(0x41, 0x1EFA) if chr(point).isupper())
_LOWER = "".join(chr(point) for point in range(0x61, 0x1EFA) if chr(point).islower())
_FILE = r"\.(?:docx?|xlsx?|pdf|zip|rar|odt|rtf|jpe?g|png|7z)"
_FILES = re.compile(rf"[^\n]{{0,200}}?{_FILE}", re.IGNORECASE)
_TAIL = re.compile(rf"{_FILE}\s*$", re.IGNORECASE)
# A sentence or bracket ends and, without a blank, a file name begins.
_STOP = re.compile(rf"[;:)\]”\"](?=[^\s0-9.,;:)\]_-])|[;)](?=[0-9])|(?<=[{_LOWER}{_UPPER})\]”\"])\.(?=[{_UPPER}])")
_WORD = re.compile(r"(?<=[^\s(_-])(?=(?:Mẫu|mẫu|Mau|mau|MAU|MẪU|Phụ lục|Phu ?luc|PHỤ LỤC|Biểu)(?:[^a-zà-ỹđ]|$))")
_STEP = re.compile(rf"(?<=[{_LOWER}])(?=[{_UPPER}])")  # a word ends and another begins without a blank
_FIGURE = re.compile(rf"(?<=[0-9])(?=[{_UPPER}])")
# "+ Văn bản đề nghị; + Chương trình; + Báo cáo": one row that lists the papers of a dossier by its own mark.
_LISTED = re.compile(r"(?:(?:(?:[0-9A-Z]\.|[-+*]) )?thành phần hồ sơ\s*:?\s*)?([-+])\s+(?=\w)", re.IGNORECASE)
# "A. Thành phần hồ sơ: a) Đơn; b) …", "Hồ sơ đề nghị cấp giấy phép gồm: a) Đơn; b) …": a list of papers follows.
_HEADED = re.compile(
    r"(?:(?:[0-9A-Z]\.|[-+*]) ?)?(?:thành phần hồ sơ\s*:?|hồ sơ (?:đề nghị|đăng ký)[^:]{0,200}gồm\s*:)\s*(?=a\)\s)",
    re.IGNORECASE,
)
# "Đơn đề nghị. b) Bản sao quyết định. c) Hợp đồng": letters that go on where no first one stands.
_LETTERED = re.compile(rf"[;.]\s*[b-kđ]\)\s+(?=[{_UPPER}])")
_LETTERED_ALL = re.compile(
    rf"^(?:a\)\s*)?(?:Đơn|Tờ khai|Bản|Giấy|Văn bản)[^:]*[;.]\s*b\)\s+[{_UPPER}][^:]*[;.]\s*c\)\s+[{_UPPER}]"
)
_AMOUNT = re.compile(r"\s*[.;]?\s*(?:[-+*]|[0-9A-Z]\.)?\s*Số lượng(?: bộ)? hồ sơ\s*:.*$", re.IGNORECASE | re.DOTALL)
LEAST_ITEM = 8  # letters of a listed paper's name
LONGEST_FILE = 120
MOST_COPIES = 99


@dataclass(frozen=True)
class Row:
    """One row. `original` and `copy` None: the page gives no number."""

    name: str
    forms: tuple[str, ...] = ()
    original: int | None = None
    copy: int | None = None
    copies_unsure: bool = False
    form_unsure: bool = False


@dataclass(frozen=True)
class Group:
    """One table: its heading ("" when it has none) and its rows."""

    heading: str
    rows: tuple[Row, ...]


def read(text: str) -> tuple[Group, ...]:
    """The tables in their order; () when there is none."""
    heading, *bodies = text.split(HEAD)
    groups = []
    for body in bodies:
        rows, rest = _rows(body)
        groups.append(Group(_heading(heading), rows))
        heading = rest
    if groups and (note := _heading(heading)):
        groups.append(Group(note, ()))
    return tuple(groups)


def _heading(text: str) -> str:
    return "" if empty(text) else one_line(text).strip("- ")


def _rows(body: str) -> tuple[tuple[Row, ...], str]:
    """The rows of a table and what stands behind the last one: the heading of the next."""
    rows, start = [], 0
    for match in _COUNT.finditer(body):
        before = body[start : match.start()]
        spaced = not before or before[-1] in " (\n"
        if spaced and (match["apart"] or (match["digits"][0] == "0" and len(match["digits"]) > 1)):
            continue  # "nộp 01 bản chính": prose
        rows.append(_row(before, match))
        start = match.end()
    return tuple(part for row in rows if row.name or row.forms for part in _apart(row)), body[start:]


def _apart(row: Row) -> tuple[Row, ...]:
    """The papers that a row lists, each as a row; the row itself where it is one paper."""
    whole = _AMOUNT.sub("", row.name) if "số lượng" in row.name.casefold() else row.name  # most rows: no search at all
    row = replace(row, name=whole) if len(whole) >= LEAST_ITEM else row
    if headed := _HEADED.match(row.name):
        mark, items = "", _LETTERED.split(re.sub(r"^a\)\s+", "", row.name[headed.end() :]))
    elif listed := _LISTED.match(row.name):
        mark = f"{listed[1]} "
        items = re.split(rf"[;.]\s*{re.escape(listed[1])}\s+(?=[{_UPPER}])", row.name[listed.end() :])
    else:
        mark, items = "", _LETTERED.split(row.name) if _LETTERED_ALL.search(row.name) else []
    if len(items) < 2 or any(len(item) < LEAST_ITEM for item in items):
        return (row,)
    return tuple(
        replace(row, name=f"{mark}{item}", forms=() if number else row.forms) for number, item in enumerate(items)
    )


def _row(text: str, match: re.Match[str]) -> Row:
    count, stuck, unsure = _count(match["digits"], match["copies"] is not None)
    name, forms, form_unsure = _form((text + stuck).strip())
    if match["only"]:
        return Row(one_line(name), forms, 0, count, unsure, form_unsure)
    copies = min(int(match["copies"]), MOST_COPIES) if match["copies"] else 0
    return Row(one_line(name), forms, count, copies, unsure, form_unsure)


def _count(digits: str, has_copies: bool) -> tuple[int, str, bool]:
    """The count, what of the digits belongs to the name before it, and whether that is a guess.

    "Phụ lục 1" + "1 bản chính" reads as "11": names that end in a figure are far more frequent than ten copies.
    """
    if len(digits) == 1:
        return int(digits), "", False
    certain = len(digits) > 2 or digits[0] == "0"
    if digits[-1] == "0" and not has_copies and not certain:
        return int(digits), "", True
    return int(digits[-1]), digits[:-1], not certain


def _form(text: str) -> tuple[str, tuple[str, ...], bool]:
    """Name, file names glued behind it, and whether the seam between them is a guess that failed."""
    if not _TAIL.search(text):
        return text, (), False
    first = _first_file(text)
    head, tail = text[:first], text[first:]
    seam = _seam(head[-LONGEST_FILE:])
    if seam is None:
        return text, (), True
    cutting = max(0, len(head) - LONGEST_FILE) + seam
    files = tuple(one_line(file_name).strip(" -;,") for file_name in _FILES.findall(head[cutting:] + tail))
    return head[:cutting].strip(), tuple(re.sub(rf"{_FILE}$", "", file, flags=re.IGNORECASE) for file in files), False


def _first_file(text: str) -> int:
    """Where the ending of the first glued file stands: back from the end, endings no more than a name apart."""
    ends = [match.start() for match in re.finditer(_FILE, text, re.IGNORECASE)]
    first = ends[-1]
    for end in reversed(ends[:-1]):
        if first - end > LONGEST_FILE or re.match(rf"{_FILE}[\s.,;:]", text[end:], re.IGNORECASE):
            break
        first = end
    return first


def _seam(text: str) -> int | None:
    """Where the file name begins in a text that ends with it (its ending taken off)."""
    stops = [match.end() for match in _STOP.finditer(text)]
    if stops:
        return stops[-1]
    if words := [match.start() for match in _WORD.finditer(text)]:
        return words[-1]
    steps = [match.start() for match in _STEP.finditer(text)]
    if steps:
        return steps[0]
    figures = [match.start() for match in _FIGURE.finditer(text)]
    return figures[-1] if figures else None
