"""Who may ask for a procedure, as lines to read. National pages write it as one text with marks of their own. Pure."""

import re
from dataclasses import dataclass

from duoc.language.calculations import Definition

HEAD = "Điều kiện:"
"""With which the lead of a page begins that holds the conditions of an imported procedure."""

# Numbers and bullets that open a line: "- ", "+ ", "1. ", "2.1) ", "a) ", "(1) ", "(ii) ", "k.1. ", "* ".
_MARK = (
    r"(?:[-+*•–·]+\s*|\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)](?:\d{1,2}\.?)?)\s+"
    r"|\((?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5})\)\s*)"
)
_MARKS = re.compile(rf"^(?:{_MARK})+")
_TITLE = re.compile(
    r"^(?:Yêu cầu|Điều kiện)(?:, [Đđ]iều kiện)?(?: thực hiện)?(?: thủ tục hành chính)?(?: \(nếu có\))?:?"
    r"(?:\s+(?=[A-ZĐÀ-Ỹ])|$)"
)
# A mark opens a line after a stop; a bullet also where a capital letter follows it, but in names with a hyphen.
_OPENS = re.compile(rf"(?<=[.;:])\s+(?={_MARK})|\s+(?=[-+*•–·]+\s*(?!Thương binh|Cựu )[A-ZĐÀ-Ỹ])")
_NO_LETTERS = re.compile(r"[\W\d_]*")


@dataclass(frozen=True)
class Line:
    """One condition. `under`: it belongs to a line above it that ends with a colon."""

    text: str
    under: bool = False


def of(definition: Definition) -> list[Line]:
    """The conditions of a procedure, line by line; none where it states none."""
    return lines(next((page.lead for page in definition.pages if page.lead.startswith(HEAD)), ""))


def lines(lead: str) -> list[Line]:
    """The lines of a lead that holds conditions, without their numbers; none for any other lead."""
    result: list[Line] = []
    open_kinds: list[str] = []  # of the marks of the lines that the next one may stand under
    for part in _OPENS.split(lead.removeprefix(HEAD).strip()) if lead.startswith(HEAD) else []:
        text = _plain(part)
        if _NO_LETTERS.fullmatch(text):
            continue
        kind = _kind(part.strip())
        if kind in open_kinds:
            del open_kinds[open_kinds.index(kind) + 1 :]
        elif result and result[-1].text.endswith(":"):
            open_kinds.append(kind)
        else:
            open_kinds[-1:] = [kind]
        result.append(Line(text, under=len(open_kinds) > 1))
    return result


def _kind(part: str) -> str:
    """Marks of one kind count on: "1." and "2.", "a)" and "đ)"."""
    mark = _MARKS.match(part)
    return re.sub(r"[a-zđ]+", "a", re.sub(r"\d+", "1", mark[0].strip())) if mark else ""


def _plain(part: str) -> str:
    text = _MARKS.sub("", _TITLE.sub("", _MARKS.sub("", part.strip()).strip())).strip()
    return text[:1].upper() + text[1:].removesuffix(";")
