"""What people type, brought into the form that answers are kept in. It never guesses: `values` tells what is wrong."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from duoc.procedures.language.definition import Definition, Question

_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4})")
_TRUTHS = {"true": True, "false": False, "co": True, "có": True, "khong": False, "không": False, "on": True}


def tidy(definition: Definition, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Answers to the definition's questions, tidied: trimmed, NFC, dates as ISO text, numbers with a point, truths as
    booleans, blanks as None. Keys that are no question are dropped; wrong values stay as they are."""
    return {name: one(definition.questions[name], value) for name, value in raw.items() if name in definition.questions}


def one(question: Question, value: Any) -> Any:
    """One answer tidied."""
    if question.type == "choices":
        values = value if isinstance(value, list | tuple) else [value]
        return [text for item in values if (text := _plain(item)) not in ("", None)]
    if isinstance(value, list | tuple):
        value = value[-1] if value else None
    if not isinstance(value, str):
        return value
    text = _plain(value, keep_lines=question.type == "long_text")
    if text == "":
        return None
    return _TIDIERS.get(question.type, str)(text)


def _plain(value: Any, keep_lines: bool = False) -> Any:
    if not isinstance(value, str):
        return value
    # The letter Ð (U+00D0) is often typed or pasted for Đ (U+0110).
    text = unicodedata.normalize("NFC", value).replace("Ð", "Đ").replace("\r\n", "\n").replace("\u00a0", " ")
    if keep_lines:
        return "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in text.strip().split("\n"))
    return re.sub(r"[ \t\n]+", " ", text).strip()


def _iso(text: str) -> str:
    found = _DAY_FIRST.fullmatch(text)
    if not found:
        return text
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def _whole(text: str) -> int | str:
    digits = re.sub(r"(?<=[0-9])[.\s](?=[0-9]{3}(?:[.\s]|$))", "", text)
    return int(digits) if re.fullmatch(r"-?[0-9]{1,15}", digits) else text


def _decimal(text: str) -> str:
    if "," in text:  # Vietnamese: the comma is the decimal sign, the point groups thousands
        return text.replace(".", "").replace(" ", "").replace(",", ".")
    return text


def _digits(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text)


def _phone(text: str) -> str:
    return re.sub(r"^(\+84|0084)", "0", re.sub(r"[\s.\-()]", "", text))


def _truth(text: str) -> bool | str:
    return _TRUTHS.get(text.lower(), text)


_TIDIERS: dict[str, Callable[[str], Any]] = {
    "boolean": _truth,
    "date": _iso,
    "integer": _whole,
    "money": _whole,
    "number": _decimal,
    "personal_number": _digits,
    "phone": _phone,
}
