"""Turns a question into what the field template needs: one place for ids, hints, faults, keyboards and widths."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from duoc.faces.design.addresses import AddressParts, address_parts
from duoc.faces.design.answers import Asked, option_pairs
from duoc.faces.design.date_fields import date_parts
from duoc.faces.design.numbers import field_text
from duoc.language.calculations import LENGTHS

MANY = 10
"""From this many options a list to choose from is easier than a page of circles."""

OWN = "applicant."
"""Questions about the person who sits at the screen may be filled by their device (WCAG 1.3.5); others never."""

AUTOCOMPLETE = {"person_name": "name", "phone": "tel", "email": "email", "date": "bday", "address": "street-address"}
INPUT_TYPES = {"email": "email", "phone": "tel"}
KEYBOARDS = {"integer": "numeric", "money": "numeric", "number": "decimal", "personal_number": "numeric"}
NUMBERS = frozenset({"integer", "money", "number"})
WIDTHS = {
    "integer": "input--short input--figures",
    "number": "input--short input--figures",
    "money": "input--medium input--figures",
    "personal_number": "input--medium input--figures",
    "phone": "input--medium input--figures",
    "register_entry": "input--medium",
}
SHORT = 40
"""Numbers, with room for the spaces and dots that people put between groups."""
PASTED = 40
"""The first field of a date takes a whole one that was pasted: "Thứ Năm, ngày 12 tháng 5 năm 1932"."""


@dataclass(frozen=True)
class Option:
    """One answer to choose: where it stands, its key, its words, whether it is chosen."""

    id: str
    key: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Part:
    """One of the three fields of a date."""

    id: str
    name: str
    label: str
    value: str
    autocomplete: str
    length: int


@dataclass(frozen=True)
class Doubt:
    """An unlikely answer that the person may confirm. `say` is "" where the field's fault says it already."""

    token: str
    say: str


@dataclass(frozen=True)
class Shown:
    """A question ready for the page."""

    id: str
    name: str
    ask: str
    widget: str  # text | lines | select | radios | checks | date | address | file
    only: bool
    optional: str  # why it may be left out, or when not; "" where it must be answered
    hint: str
    because: str
    unsure: str  # why what is said here is not confirmed, "" when it is
    fault: str
    value: str
    unit: str
    options: list[Option]
    parts: list[Part]
    address: AddressParts | None
    input_type: str
    keyboard: str
    width: str
    autocomplete: str
    length: int
    inline: bool
    rows: int
    doubts: tuple[Doubt, ...] = ()

    @property
    def described(self) -> str:
        """Ids of the hint and the fault, for aria-describedby."""
        ids = [f"{self.id}-hint"] * bool(self.hint or self.because or self.unsure) + [f"{self.id}-fault"] * bool(
            self.fault
        )
        return " ".join(ids)

    @property
    def group(self) -> bool:
        """Several inputs answer one question, so they stand in a fieldset."""
        return self.widget in {"radios", "checks", "date", "address"}


def html_id(question: str) -> str:
    """The id of the question's first input, which the error summary leads to: child.birth_date → child-birth_date."""
    return question.replace(".", "-")


def shown(
    question: Asked,
    value: Any,
    fault: str,
    *,
    only: bool,
    options: Any = None,
    doubts: Sequence[Doubt] = (),
    stranger: bool = False,
) -> Shown:
    """The question with its value and its fault.

    Args:
        value: the answer so far, None for none.
        fault: the sentence that says what is wrong, "" for nothing.
        only: it is the only question of the page, so its words are the heading.
        options: what can be chosen where the question does not say it itself (communes, countries).
        doubts: what the person may confirm of the value.
    """
    base = html_id(question.id)
    pairs = _pairs(question, options)
    own = question.id.startswith(OWN) and not stranger
    parts = _parts(question.id, value, own) if question.type == "date" else []
    areas = getattr(question, "areas", None) if question.type == "address" else None
    return Shown(
        id=base,
        name=question.id,
        ask=question.ask,
        widget="address" if areas else _widget(question.type, len(pairs)),
        only=only,
        optional=_optional(question),
        hint=_hint(question),
        because=str(getattr(question, "because", None) or ""),
        unsure=str(getattr(question, "to_verify", None) or ""),
        fault=fault,
        value="" if value is None else field_text(value) if question.type in NUMBERS else str(value),
        unit=str(question.unit or "") or (_("đồng") if question.type == "money" else ""),
        options=_options(base, pairs, value),
        parts=parts,
        address=address_parts(areas, value) if areas else None,
        input_type=INPUT_TYPES.get(question.type, "text"),
        keyboard=KEYBOARDS.get(question.type, ""),
        width=WIDTHS.get(question.type, ""),
        autocomplete=AUTOCOMPLETE.get(question.type, "") if own else "off",
        length=getattr(question, "max_length", None) or LENGTHS.get(question.type, SHORT),
        inline=_is_yes_no(pairs),
        rows=2 if question.type == "address" else 5,
        doubts=tuple(doubts),
    )


def _hint(question: Asked) -> str:
    partly = _("Không rõ ngày, tháng thì chỉ ghi năm.") if getattr(question, "partial", False) else ""
    return f"{question.hint or ''} {partly}".strip()


def _pairs(question: Asked, options: Any) -> list[tuple[str, str]]:
    if question.type == "boolean":
        return [("true", _("Có")), ("false", _("Không"))]
    pairs = option_pairs(options if options is not None else question.options)
    return sorted(pairs, key=lambda pair: pair[1] != _("Có")) if _is_yes_no(pairs) else pairs


def _optional(question: Asked) -> str:
    if question.required is not False:
        return ""
    needed = getattr(question, "needed", "")
    return f"({needed})" if needed else _("(không bắt buộc)")


def _is_yes_no(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the answers are Yes and No, which stand beside each other and in this order everywhere."""
    return {label for _key, label in pairs} == {_("Có"), _("Không")}


def _widget(kind: str, count: int) -> str:
    if kind in {"date", "file"}:
        return kind
    if kind in {"long_text", "address"}:
        return "lines"
    if kind == "choices":
        return "checks"
    if count and kind != "text":
        return "radios" if count < MANY else "select"
    return "text"


def _options(base: str, pairs: list[tuple[str, str]], value: Any) -> list[Option]:
    held = {str(one).lower() if isinstance(one, bool) else str(one) for one in _many(value)}
    return [Option(f"{base}-{n}" if n else base, key, label, key in held) for n, (key, label) in enumerate(pairs)]


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple | set) else [value]


def _parts(question: str, value: Any, own: bool) -> list[Part]:
    held = date_parts(value)
    words = {"day": _("Ngày"), "month": _("Tháng"), "year": _("Năm")}
    base = html_id(question)
    return [
        Part(
            f"{base}-{name}" if name != "day" else base,
            f"{question}.{name}",
            word,
            held[name],
            f"bday-{name}" if own and question.endswith("birth_date") else "off",
            PASTED if name == "day" else 4 if name == "year" else 2,
        )
        for name, word in words.items()
    ]
