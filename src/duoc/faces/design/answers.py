"""Reads what a person sent in a form into answers, one flat dict {question id: value}, and says what cannot be read.

Whether an answer is right is decided by `language.calculations`; here it is only decided what was written.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from duoc.faces.design.addresses import address_of
from duoc.faces.design.date_fields import read_date
from duoc.faces.design.numbers import read_number
from duoc.faces.design.unreadable import Unreadable
from duoc.ground.letters.calculations import capitalised, is_blank, mended, phone_of, without_separators
from duoc.language.calculations import AREA, LINE, choose_anew, lead

Post = MultiValueDict[str, str]


class Asked(Protocol):
    """What a face must know of a question; `language.calculations.Question` has it."""

    @property
    def id(self) -> str: ...
    @property
    def ask(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def options(self) -> Any: ...
    @property
    def unit(self) -> Any: ...
    @property
    def required(self) -> Any: ...
    @property
    def hint(self) -> Any: ...


@dataclass(frozen=True)
class Unread:
    """What was written cannot be read as an answer; `say` shows what to write instead."""

    question: str
    say: str


@dataclass(frozen=True)
class Reading:
    """Answers as read. A value that could not be read is kept as written, so that the person can correct it."""

    values: dict[str, Any] = field(default_factory=dict)
    faults: tuple[Unread, ...] = ()


def read_answers(questions: Iterable[Asked], post: Post) -> Reading:
    """All answers of one page. A question left empty is present with None, so that a former answer is taken away."""
    values: dict[str, Any] = {}
    faults: list[Unread] = []
    for question in questions:
        try:
            values[question.id] = read_answer(question, post)
        except Unreadable as unreadable:
            values[question.id] = unreadable.shown
            faults.append(Unread(question.id, unreadable.say))
    return Reading(values, tuple(faults))


def read_answer(question: Asked, post: Post) -> Any:
    """The value of one answer, or None when nothing was written.

    Raises:
        Unreadable: something was written that is no value of this type.
    """
    if question.type == "date":
        return read_date(question, post)
    if question.type == "address" and getattr(question, "areas", None):
        return _address(question, post)
    if question.type == "choices":
        return [key for key in option_keys(question.options) if key in post.getlist(question.id)] or None
    written = mended(post.get(question.id, "") or "", lines=question.type == "long_text")
    if is_blank(written):
        return None
    return READERS.get(question.type, _text)(question, written)


def option_keys(options: Any) -> list[str]:
    """Keys of options given as a mapping, as pairs, or as objects with a `key`."""
    return [key for key, _label in option_pairs(options)]


def option_pairs(options: Any) -> list[tuple[str, str]]:
    """Options as (key, label), in the order in which the law lists them."""
    if not options:
        return []
    if isinstance(options, Mapping):
        return [(str(key), str(getattr(label, "label", label))) for key, label in options.items()]
    return [_pair(option) for option in options]


def _pair(option: Any) -> tuple[str, str]:
    if isinstance(option, Sequence) and not isinstance(option, str):
        return str(option[0]), str(option[1])
    return str(getattr(option, "key", option)), str(getattr(option, "label", option))


def _text(question: Asked, written: str) -> str:
    return written


def _person_name(question: Asked, written: str) -> str:
    """A name typed all in small or all in capital letters gets a capital on each word; any other is left as it is."""
    return capitalised(written) if written.islower() or written.isupper() else written


def _choice(question: Asked, written: str) -> str:
    written = _of_today(question, written)
    if question.options and written not in option_keys(question.options):
        raise Unreadable(_("Hãy chọn một trong các ý có trên trang."), None)
    return written


def _of_today(question: Asked, code: str) -> str:
    """The commune of today for one that has ended, from a form that was opened before.

    Raises:
        Unreadable: no single one took its place; the person chooses among those that did.
    """
    former: Mapping[str, Any] = getattr(question, "former", {})
    today = str(lead(former, code))
    if today in former:
        raise Unreadable(choose_anew(former[today]), None)
    return today


def _boolean(question: Asked, written: str) -> bool:
    if written not in {"true", "false"}:
        raise Unreadable(_("Hãy chọn Có hoặc Không."), None)
    return written == "true"


def _number(question: Asked, written: str) -> int | str:
    return read_number(question.type, written, str(question.unit or ""))


def _digits(question: Asked, written: str) -> str:
    """Personal numbers are written in groups and meant without them."""
    return without_separators(written)


def _phone(question: Asked, written: str) -> str:
    """A Vietnamese number is kept as dialled at home: +84 912… is 0912…; one abroad in E.164."""
    return phone_of(written)


def _email(question: Asked, written: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", written):
        raise Unreadable(_("Hãy viết địa chỉ thư điện tử đầy đủ, ví dụ ten@vidu.vn."), written)
    return written


def _address(question: Asked, post: Post) -> dict[str, str] | str | None:
    """An area and a line; also one text, as other pages and older ones send it."""
    area, line = (mended(post.get(f"{question.id}.{part}", "") or "") for part in (AREA, LINE))
    return address_of(_of_today(question, area), line) or mended(post.get(question.id, "") or "") or None


READERS: dict[str, Callable[[Asked, str], Any]] = {
    "person_name": _person_name,
    "choice": _choice,
    "commune": _choice,
    "boolean": _boolean,
    "integer": _number,
    "money": _number,
    "number": _number,
    "personal_number": _digits,
    "phone": _phone,
    "email": _email,
}
