"""Numbers, references and validity of legal texts. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_CAPITALS = "A-ZĐƯƠ"
_NUMBER = re.compile(
    r"(?<![0-9/])[0-9]{1,5}(?:\.?[a-z]|\.[0-9]{1,2})?/(?:[0-9]{4}/)?"
    rf"(?:QH[0-9]{{1,2}}|UBTVQH[0-9]{{1,2}}|(?:[{_CAPITALS}]+(?![a-zà-ỹđ])|TTg)"
    rf"(?:-(?:TTg|UBTVQH[0-9]{{1,2}}|[{_CAPITALS}]+(?![a-zà-ỹđ])))*)"
)
# Letters that old keyboards leave out, in the parts of a number where they can be nothing else.
_PARTS = {"ND": "NĐ", "QD": "QĐ", "HDND": "HĐND", "BLDTBXH": "BLĐTBXH", "BGDDT": "BGDĐT", "TTG": "TTg"}
_KINDS = {
    "NĐ": "decree",
    "TT": "circular",
    "TTLT": "circular",
    "QĐ": "decision",
    "PL": "ordinance",
    "CT": "directive",
    "VBHN": "consolidation",
}
_NAMES = {
    "code": "Bộ luật",
    "law": "Luật",
    "ordinance": "Pháp lệnh",
    "resolution": "Nghị quyết",
    "decree": "Nghị định",
    "decision": "Quyết định",
    "directive": "Chỉ thị",
    "circular": "Thông tư",
    "consolidation": "Văn bản hợp nhất",
}
"""How texts of law name their own kinds, in the one language in which they are cited."""
_ACT_OF_ASSEMBLY = re.compile(r"QH[0-9]{1,2}$")


class Validity(StrEnum):
    """Whether a text binds on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Reference:
    """A place in a legal text: its number, and the article with clause and point: "148", "111.3", "112.1.đ"."""

    number: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.number}#{self.article}" if self.article else self.number

    @property
    def words(self) -> str:
        """The place as people cite it: "khoản 3 Điều 111 Luật số 45/2019/QH14"."""
        return self.cited_as("")

    def cited_as(self, kind: str) -> str:
        """The same where the kind of the text is known; "" where its number has to show it."""
        article, clause, point = (*self.article.split("."), "", "")[:3]
        steps = [("điểm", point), ("khoản", clause), ("Điều", article)]
        place = " ".join(f"{name} {value}" for name, value in steps if value)
        text = spelled(self.number, kind)
        return " ".join(filter(None, (place if text != self.number or not place else f"{place},", text)))


def normalise(text: str) -> str:
    """The number of a text in its one official spelling.

    Args:
        text: a number as people and pages write it: "118/2025/nđ-cp", "Số 03/2023/TT-BTP", "Nghị định 23/2015/ND-CP".

    Returns:
        "118/2025/NĐ-CP"; empty when there is no number in the text, or more than one.
    """
    numbers = set(numbers_in(text))
    if not numbers:
        tidy = _tidy(text)
        head = re.search(r"[0-9]", tidy)
        numbers = set(numbers_in(tidy[head.start() :].upper())) if head else set()
    return numbers.pop() if len(numbers) == 1 else ""


def numbers_in(text: str) -> list[str]:
    """Every number that stands in a running text, each once, in order; also where words are glued to it."""
    return list(dict.fromkeys(_spelled(match) for match in _NUMBER.findall(_tidy(text))))


def _tidy(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ").replace("–", "-")
    return re.sub(r"\s*([/-])\s*", r"\1", text)


def _spelled(number: str) -> str:
    head, _, mark = number.rpartition("/")
    return f"{head.lower()}/" + "-".join(_PARTS.get(part, part) for part in mark.split("-"))


def split_reference(text: str) -> Reference:
    """Read "45/2019/QH14#111.3" as definitions and proofs write it; a number that is none stays as given."""
    number, _, article = text.partition("#")
    return Reference(normalise(number) or number.strip(), article.strip())


def kind_of(number: str) -> str:
    """The kind that a number shows by itself; empty where it shows none, as for acts of the National Assembly."""
    mark = number.rpartition("/")[2]
    first = mark.split("-")[0]
    if first == "NQ":
        return "resolution"
    return _KINDS.get(first, "")


def spelled(number: str, kind: str = "") -> str:
    """A text by kind and number, as others cite it: "Nghị định số 118/2025/NĐ-CP", "Luật số 60/2014/QH13".

    Args:
        kind: of the text, where it is known; an act of the National Assembly of which nothing else is known is a law.

    Returns:
        The number alone where neither says of which kind the text is.
    """
    name = _NAMES.get(kind or kind_of(number), "")
    if not name and _ACT_OF_ASSEMBLY.search(number):
        name = _NAMES["law"]
    return f"{name} số {number}" if name and _NUMBER.fullmatch(number) else number


def named_by_kind(words: str, kinds: Mapping[str, str]) -> str:
    """A basis in words, in which each number follows its kind and "số": "Điều 28 Luật số 60/2014/QH13".

    Args:
        kinds: of texts that are known, by number.
    """
    for number in numbers_in(words):
        match = re.search(rf"(?<![0-9/]){re.escape(number)}", words)
        if match is None:
            continue
        before, behind = words[: match.start()].rstrip(), words[match.start() :]
        clause = re.split(r"[;,()]", before)[-1].casefold()
        if clause.endswith("số"):
            continue
        if any(name.casefold() in clause for name in _NAMES.values()):
            words = f"{before} số {behind}"
        elif (text := spelled(number, kinds.get(number, ""))) != number:
            words = f"{before.rstrip(',')} {text}{behind.removeprefix(number)}".strip()
    return words


def validity(in_force_from: date | None, in_force_to: date | None, at: date) -> Validity:
    """Whether a text binds on a day; unknown when its beginning is, unless it has surely ended."""
    if in_force_to and at >= in_force_to:
        return Validity.EXPIRED
    if in_force_from is None:
        return Validity.UNKNOWN
    return Validity.IN_FORCE if in_force_from <= at else Validity.NOT_YET
