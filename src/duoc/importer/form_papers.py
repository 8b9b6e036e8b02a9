"""Which official form a paper has, and where it is had."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from duoc.importer import names
from duoc.importer.cleaning import cut

OF_THE_CASE = "don"
LONGEST = 300
_TEXT = re.compile(r"\b[0-9]{1,3}(?:\.[0-9]{1,2})?/(?:[0-9]{4}/)?(?:NĐ|TT|TTLT|QĐ|NQ|QH)[0-9A-ZĐƯ-]*g?")
_BY_FORM = re.compile(r"theo (?:quy định tại )?mẫu|\bmẫu (?:số|đơn|tờ|[A-Z]?[0-9])|biểu mẫu|theo biểu", re.IGNORECASE)
# What applicants write by themselves where there is no form; others write the rest, or make it by profession.
_OWN_REQUEST = re.compile(
    r"\W*(?:bản chính |mẫu )?(?:đơn|(?:giấy|phiếu|văn bản|công văn|tờ trình) (?:đề nghị|yêu cầu|xin"
    r"|đăng ký(?! (?:phương tiện|kinh doanh|doanh nghiệp|hoạt động|xe|kết hôn|quyền)))|đề nghị)\b"
    r"(?! của (?:cơ quan|sở|bộ|ủy ban))",
    re.IGNORECASE,
)
# "Mẫu số 01", "Phụ lục IV", "Đơn đề nghị": a name of a file that people can read.
_READABLE = re.compile(r"(?:số |phụ lục |biểu )?[0-9A-ZĐ][0-9A-Za-zĐđ.-]{0,7}$|(?=.*[à-ỹđ])[^_]{3,70}$", re.IGNORECASE)
# "(theo Phụ lục I …)", "quy định tại Phụ lục IV ban hành kèm theo …": of a request, the annex is its form.
_ANNEX = re.compile(
    r"(?:\(|\b(?:theo|quy định tại|tại) )(?:mẫu (?:tại )?)?phụ lục (?:số )?"
    r"(?P<number>[0-9]{1,2}[a-zđ]?|[IVX]{1,5}[a-zđ]?)(?=[\s,;.)]|$)",
    re.IGNORECASE,
)
# Not the form: "hóa chất thuộc danh mục quy định tại Phụ lục III".
_OF_THINGS = re.compile(
    r"\b(?:danh mục|thuộc|nhóm|loại|chất|hàng hóa|lĩnh vực|điều kiện|tiêu chí|nội dung)\b(?!.*\bmẫu\b)[^,;(]{0,30}$",
    re.IGNORECASE,
)
# "Mẫu số 52a hoặc Mẫu số 52b": one of persons, one of organisations.
_OR_FORMS = re.compile(r"(?: hoặc (?:mẫu )?(?:số )?[0-9]{1,3}[a-zđ]?(?=[\s,;.)]|$))+", re.IGNORECASE)
_OF_FORM = re.compile(r"(?<=hoặc )(?:mẫu )?(?:số )?", re.IGNORECASE)
# Where the steps name the request: "gửi Đơn đề nghị … theo Mẫu số 10 tại phụ lục I ban hành kèm theo …".
_REQUEST_BY_FORM = re.compile(
    r"\b(?P<name>(?:đơn|tờ khai|(?:giấy|văn bản|phiếu) (?:đề nghị|đăng ký|yêu cầu))\b[^.;,(]{0,200}?)"
    r" \(?(?P<form>theo (?:mẫu số|phụ lục)[^;.]{0,40}[^;]{0,100})",
    re.IGNORECASE,
)
_SENT_TO = re.compile(r" (?:gửi |nộp )?(?:đến|tới|về|cho) .*$")
_LIST = re.compile(r"\b(?:sau(?: đây)?|như sau|gồm)\s*:", re.IGNORECASE)
ON_THE_PAGE = "Tải mẫu ở trang của thủ tục này trên Cổng Dịch vụ công quốc gia, hoặc xin ở nơi tiếp nhận; điền và ký."
IN_A_TEXT = "Mẫu kèm theo văn bản ghi ở tên giấy; nơi tiếp nhận có mẫu. Điền và ký."
IN_A_TEXT_NAMED = "Mẫu kèm theo văn bản ghi ở số mẫu; nơi tiếp nhận có mẫu. Điền và ký."
AT_THE_COUNTER = "Xin mẫu ở nơi tiếp nhận; điền và ký."
NO_FORM = "Chưa rõ có mẫu hay không: hỏi nơi tiếp nhận. Không có mẫu thì tự viết, nêu rõ việc đề nghị, rồi ký."


def form_and_hint(name: str, files: Sequence[str], *, required: bool, request: bool) -> dict[str, Any]:
    """`form` and `hint` of a paper: its file on the page, or the number of its form and the text that has it.

    Args:
        name: the official name.
        files: names of files that the page gives for it.
        request: the paper is what asks for the matter.
        required: only of a required paper the hint says where the form is had; of others, when they are needed.
    """
    labels = [label for label in map(names.form, files) if _READABLE.match(label)]
    form = ", ".join(labels) or _number(name) or (_annex(name) if request else "")
    paper: dict[str, Any] = {"form": cut(form, LONGEST)} if form else {}
    if required and files:
        paper["hint"] = ON_THE_PAGE
    elif required and (_BY_FORM.search(name) or (request and form)):
        paper["hint"] = IN_A_TEXT if _TEXT.search(name) else AT_THE_COUNTER
    elif required and request and not form and _OWN_REQUEST.match(names.unbulleted(name)):
        paper["hint"] = NO_FORM
    return paper


def name_from_texts(papers: Mapping[str, dict[str, Any]], texts: Sequence[str]) -> None:
    """Name the form of a request that the list does not know, but the page elsewhere: in steps or conditions.

    Args:
        papers: the papers of a page, changed in place.
        texts: the page's steps, conditions and channels, each on one line.
    """
    for paper in papers.values():
        if paper.get("hint") != NO_FORM:
            continue
        name = names.unbulleted(str(paper.get("full_name", paper["name"]))).casefold()
        forms = {_number(form) or _annex(form) for text in texts for form in _forms_of(name, text)} - {""}
        if len(forms) == 1:
            paper["form"] = forms.pop()
            paper["hint"] = IN_A_TEXT_NAMED if _TEXT.search(paper["form"]) else AT_THE_COUNTER


def _forms_of(name: str, text: str) -> Iterator[str]:
    """What the text says of the form of the request that is called so, in full or by the first words of its name."""
    for match in _REQUEST_BY_FORM.finditer(text):
        if name.startswith(_SENT_TO.sub("", match["name"].casefold())):
            yield match["form"]


def of_the_case() -> dict[str, Any]:
    """The form for those who do not know which case is theirs."""
    return {
        "name": "Đơn hoặc tờ khai của thủ tục này",
        "required": True,
        "hint": "Mỗi trường hợp có mẫu riêng. Chưa rõ mẫu nào thì hỏi nơi tiếp nhận trước khi nộp.",
    }


def _number(name: str) -> str:
    """ "số 02, 176/2025/NĐ-CP" of "Tờ khai theo Mẫu số 02 ban hành kèm theo Nghị định số 176/2025/NĐ-CP"."""
    name = _LIST.split(name, maxsplit=1)[0]  # a form in a list of papers is the form of one of them
    number = re.search(
        r"\bmẫu(?: số)? ?:? ?(?P<number>[0-9A-Z][0-9A-ZĐa-z./-]{0,11})(?=[\s,;.)]|$)", name, re.IGNORECASE
    )
    if number is None or not any(map(str.isdigit, number["number"])):
        return ""
    others = _OR_FORMS.match(name, number.end())
    also = _OF_FORM.sub("", others[0]) if others else ""
    return f"số {number['number'].rstrip('.')}{also}{_of_text(name, number.end())}"


def _annex(name: str) -> str:
    """ "phụ lục IV, 95/2024/NĐ-CP" of "Văn bản đề nghị quy định tại Phụ lục IV … Nghị định số 95/2024/NĐ-CP"."""
    name = _LIST.split(name, maxsplit=1)[0]
    annex = _ANNEX.search(name)
    if annex is None or _OF_THINGS.search(name[: annex.start()]):
        return ""
    return f"phụ lục {annex['number']}{_of_text(name, annex.end())}"


def _of_text(name: str, start: int) -> str:
    """The number of the legal text that is named behind a form, after a comma; "" for none."""
    text = _TEXT.search(name, start)
    return f", {text[0]}" if text else ""
