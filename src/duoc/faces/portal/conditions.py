"""Who may ask for a procedure, as lines to read. National pages write it as one text with marks of their own. Pure."""

import re

from duoc.language.calculations import Definition

HEAD = "Điều kiện:"
"""With which the lead of a page begins that holds the conditions of an imported procedure."""

# Numbers and bullets that open a line: "- ", "+ ", "1. ", "2.1) ", "a) ", "(1) ", "k.1. ", "* ".
_MARK = r"(?:[-+*•–·]+\s*|\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)](?:\d{1,2}\.?)?)\s+|\(\d{1,2}(?:\.\d{1,2})*\)\s*)"
_MARKS = re.compile(rf"^(?:{_MARK})+")
_TITLE = re.compile(r"^(?:Yêu cầu|Điều kiện)(?: thực hiện)?(?: thủ tục hành chính)?:?(?:\s+(?=[A-ZĐÀ-Ỹ])|$)")
# A mark opens a line after a stop; a bullet also where a capital letter follows it, but in names with a hyphen.
_OPENS = re.compile(rf"(?<=[.;:])\s+(?={_MARK})|\s+(?=[-+*•–·]+\s*(?!Thương binh|Cựu )[A-ZĐÀ-Ỹ])")
_NO_LETTERS = re.compile(r"[\W\d_]*")


def of(definition: Definition) -> list[str]:
    """The conditions of a procedure, line by line; none where it states none."""
    lead = next((page.lead for page in definition.pages if page.lead.startswith(HEAD)), "")
    return lines(lead)


def lines(lead: str) -> list[str]:
    """The lines of a lead that holds conditions, without their numbers; none for any other lead."""
    if not lead.startswith(HEAD):
        return []
    parts = (_plain(part) for part in _OPENS.split(lead.removeprefix(HEAD).strip()))
    return [part for part in parts if not _NO_LETTERS.fullmatch(part)]


def _plain(part: str) -> str:
    text = _MARKS.sub("", _TITLE.sub("", _MARKS.sub("", part.strip()).strip())).strip()
    return text[:1].upper() + text[1:].removesuffix(";")
