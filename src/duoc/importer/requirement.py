"""Whether a paper is required, conditional or optional, as far as the page's words and the order of its rows tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duoc.importer import names
from duoc.importer.cleaning import one_line
from duoc.importer.document_cells import Row

# "Quyền sử dụng đối với thửa đất", "đối với phạm vi đăng ký": what the paper is about, no condition.
_ABOUT = (
    r"đối với (?:các )?(?:phạm vi|lĩnh vực|thửa đất|khu đất|nội dung|chỉ tiêu|kết quả|việc chuyển)"
    r"|(?<=áp dụng )đối với (?:các )?sản phẩm"
)
CONDITION = re.compile(
    rf"nếu có|\bnếu\b|trường hợp|(?!{_ABOUT})đối với|\btrừ\b|\bkhi (?!có dấu)|\(khi|tùy theo|tùy từng"
    r"|không bắt buộc|bị (?:hư )?hỏng|bị rách|^(?:các )?(?:tài liệu|giấy tờ|văn bản)[^,;]{0,40}tiếng nước ngoài",
    re.IGNORECASE,
)
# The form of the request names what it is for by "đối với …": only a case or an "if" makes it conditional.
_FORM_CONDITION = re.compile(
    r"nếu có|\bnếu\b|(?:trong|đối với|theo|tùy|trừ|cho)? ?(?:các |từng )?trường hợp|\(đối với"
    r"|đối với (?:cá nhân|tổ chức|người|doanh nghiệp|hộ|hợp tác xã|nhà đầu tư|cơ sở (?:đang|đã|chưa))", re.IGNORECASE
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
# How it is filed is no condition: "bản sao có chứng thực (trường hợp gửi qua bưu điện)",
# "tờ khai (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp)".
_BY_WAY = re.compile(
    r"\(?(?:(?:trong |đối với )?trường hợp|nếu(?: người[^();,]{0,40})?(?: lựa chọn)?) (?:nộp|gửi)[^();,]{0,60}"
    r"(?:trực tiếp|trực tuyến|bưu|qua|mạng|điện tử)[^();,]*\)?",
    re.IGNORECASE,
)
# Behind these words stands what is in the paper; behind the end of a sentence, a rule about it.
_CONTENT = re.compile(
    r"[,(:]?\s*(?:trong đó|(?:bao )?gồm\b|có nội dung|(?:nêu|ghi) rõ)|[.;]\s+(?=\S)(?!\()", re.IGNORECASE
)
# "Bản sao A, B (nếu có), C": of one in a list.
_IN_LIST = re.compile(r"[,;:][^,;:()]*\(nếu có\)(?=\s*[,;]\s*\w)", re.IGNORECASE)
_BRACKETED = re.compile(r"\((?:nếu (?!có\))|(?:trong |đối với )?trường hợp|đối với)[^()]*\)", re.IGNORECASE)
_OF_ALL = re.compile(_BRACKETED.pattern + r"[\s.;]*$", re.IGNORECASE)
# What the agency finds in a register is brought only where it finds nothing.
_HELD = re.compile(
    r"cơ quan[^.;]{0,80}khai thác[^.;]{0,60}(?:thông tin|dữ liệu)|khai thác được"
    r"|không (?:phải|cần) (?:nộp|gửi|xuất trình|cung cấp)(?! (?:thuế|phí|lệ phí|tiền))",
    re.IGNORECASE,
)
# "Đề án đối với công trình lớn; thiết kế đối với công trình nhỏ": everybody has one of the two.
_BY_KIND = re.compile(
    r"(?!đối với|trường hợp)[^;.]{4,200} đối với [^;.]+; (?!đối với)[^;]{10,200} đối với [^;]+", re.IGNORECASE
)
LEAST_OF_ALL = 15  # letters that a paper's own name has before what is said of it
_BULLET = re.compile(r"^\s*([-+*•]|[a-zđ][.)]|\(?[ivx0-9]{1,4}[.)])")
LONGEST_HEADING = 700
# "Đơn đề nghị theo Mẫu số 28 kèm theo các giấy tờ gồm:" is a form and a heading in one.
_WITH_PAPERS = re.compile(
    r"^(.{15,}?)[,;]?\s+kèm theo\s+(?:các |những )?(?:giấy tờ|tài liệu|hồ sơ)\b.*:$", re.IGNORECASE
)


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
    """Whether the paper's own words say that not everybody has it.

    One row that lists several papers of which one is enough is a required one, so is one with a condition for each of
    its kinds ("hộ chiếu (nếu là người nước ngoài) hoặc căn cước (nếu là người Việt Nam)"). What is said of its content,
    or in a sentence behind its name, is no condition.
    """
    text = _IN_LIST.sub("", _BY_WAY.sub("", one_line(name)))
    if _BY_KIND.fullmatch(text):
        return False
    if len(_BRACKETED.findall(text)) > 1:
        text = _BRACKETED.sub("", text)
    if _HELD.search(text) or _OF_ALL.search(text):
        return True
    own = _own_words(text)
    return bool(_FORM_CONDITION.search(own) if is_form(text) else CONDITION.search(own))


def _own_words(text: str) -> str:
    seam = next((match.start() for match in _CONTENT.finditer(text) if match.start() >= LEAST_OF_ALL), len(text))
    return text[:seam]


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
            if is_form(row.name) and (with_papers := _WITH_PAPERS.match(row.name)):
                yield Asked(replace(row, name=with_papers.group(1)), not (optional or is_conditional(row.name)))
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
