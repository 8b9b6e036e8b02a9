"""Codes and links taken out of whatever was pasted: a sentence, an address with tracking, a line broken in two."""

import re

from duoc.ground.letters.digits import digits_of
from duoc.ground.letters.hidden import without_hidden
from duoc.ground.letters.lookalikes import in_latin
from duoc.ground.letters.mending import plain_marks

_PROCEDURE = re.compile(r"(?<![0-9])(?<![0-9]\.)([0-9])[\s.,·_-]{0,3}([0-9]{3})[\s.,·_-]?([0-9]{3})(?![0-9])")
_TEMPORARY = re.compile(r"\b(TN)[\s./_-]*([0-9]{6})[\s./_-]*([0-9A-Z]{4})[\s./_-]*([0-9A-Z]{4})\b", re.IGNORECASE)
_DOSSIER = re.compile(
    r"(?<![\w.])([0-9A-Z][0-9A-Z.]*(?:-[0-9A-Z.]+)*)\s*-\s*([0-9]{6})\s*-\s*([0-9]{4,6})\b", re.IGNORECASE
)
# Typed with other signs than the hyphen: then the six digits have to be a day (year, month, day).
_LOOSE = re.compile(
    r"(?<![\w.])(?=[A-Z.-]*[0-9])([0-9A-Z]{3,}(?:[.-][0-9A-Z]+)*)[\s./_-]+"
    r"([0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))[\s./_-]+([0-9]{4,6})\b",
    re.IGNORECASE,
)
TOKEN_LENGTH = 22
"""Characters of the token of a verification page (16 bytes by chance, base64 for addresses)."""
_PAGE = re.compile(r"kiem\s*-\s*tra\s*/\s*", re.IGNORECASE)
_TOKEN = re.compile(r"[-\w]{8,60}", re.ASCII)
_BROKEN = re.compile(rf"(?:\s*[-\w]){{{TOKEN_LENGTH}}}(?![-\w])", re.ASCII)
_IN_TEXT = re.compile(rf"(?<![-\w/]){_TOKEN.pattern}(?![-\w])", re.ASCII)


def _plain(text: str) -> str:
    return digits_of(plain_marks(without_hidden(in_latin(text), kept="\n\t")))


def procedure_codes_in(text: str) -> list[str]:
    """What may be codes of procedures, "1.001193", in the order of the text, however they are written."""
    return list(dict.fromkeys("{}.{}{}".format(*code.groups()) for code in _PROCEDURE.finditer(_plain(text))))


def dossier_code_in(text: str) -> str:
    """The code of a dossier in the text, temporary or lasting, with plain hyphens and no blanks; or "".

    Between its parts may stand what people type for a hyphen: blanks, points, slashes.
    """
    plain = _plain(text)
    if temporary := _TEMPORARY.search(plain):
        return "-".join(temporary.groups()).upper()
    lasting = _DOSSIER.search(plain) or _LOOSE.search(plain)
    return "-".join(lasting.groups()) if lasting else ""


def linked_token_in(text: str) -> str:
    """The token of the address of a verification page in the text; or ""."""
    plain = _plain(text)
    page = _PAGE.search(plain)
    return _begun(plain[page.end() :]) if page else ""


def token_in(text: str) -> str:
    """The token of a verification page in the text: alone, in an address, in a sentence, broken by a blank; or ""."""
    if linked := linked_token_in(text):
        return linked
    plain = _plain(text)
    whole = "".join(plain.split()).strip("\"'“”‘’<>()[]{}.,;:!?/")
    if _TOKEN.fullmatch(whole) and (len(whole) == TOKEN_LENGTH or not re.search(r"\s", plain.strip())):
        return whole
    words = _IN_TEXT.findall(plain)
    exact = [word for word in words if len(word) == TOKEN_LENGTH]
    return exact[0] if exact else _begun(plain.rpartition(":")[2])


def _begun(text: str) -> str:
    """The token that the text begins with: as long as all are, over a blank or a line's end; else the first word."""
    if joined := _BROKEN.match(text):
        return "".join(joined[0].split())
    word = _TOKEN.match(text.lstrip())
    return word[0] if word else ""
