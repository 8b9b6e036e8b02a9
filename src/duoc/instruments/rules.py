"""What may follow what in the life of an instrument, how it is numbered, what stands above a signature. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.refusal import Invalid
from duoc.ground.refusal import NotNow as NotNow
from duoc.ground.worktime.calculations import VIETNAM

AFTER: Mapping[str, Mapping[str, str]] = {
    "draft": {"approve": "approved"},
    "approved": {"sign": "signed", "seal_alone": "in_force", "void": "void"},
    "signed": {"number": "numbered", "void": "void"},
    "numbered": {"issue": "in_force"},
    "in_force": {"replace": "replaced", "revoke": "revoked"},
    "replaced": {},
    "void": {},
    "revoked": {},
}
"""Acts by state. `issue` follows both signatures, `seal_alone` stands for it where a person signs nothing."""
AT_LEAST = 2
"""Digits of a number: from 1 to 9 a zero stands in front (Decree 30/2020, Annex I)."""


class Unsound(Invalid):
    """What was sent is missing something. `faults` maps field to sentence."""


@dataclass(frozen=True)
class BodyNumbering:
    """How a body numbers its documents at a time.

    Attributes:
        abbreviation: of the body's name, as in "05/QĐ-UBND"; empty while it is to be verified.
        width: digits that a number has at least.
    """

    abbreviation: str = ""
    width: int = AT_LEAST


@dataclass(frozen=True)
class Numbering:
    """A yearly series of a body, and how its numbers are printed.

    Attributes:
        series: its name within the body: a kind of document, or a register's code.
        pattern: "{n}/{year}", "{n}/TB-UBND".
        width: digits that {n} has at least.
    """

    series: str
    pattern: str
    width: int = 1


def numbering_of_kind(kind: str, abbreviation: str, body: BodyNumbering) -> Numbering:
    """The one yearly series of a body for a kind of document, and its symbol (Decree 30/2020 Art. 15 and Annex I).

    Args:
        kind: of document, by the national list: "thong-bao".
        abbreviation: of the kind, by the same list: "TB".
    """
    suffix = "-".join(part for part in (abbreviation, body.abbreviation) if part)
    return Numbering(kind, f"{{n}}/{suffix}" if suffix else "{n}", max(AT_LEAST, body.width))


def numbering_on(
    kinds: Sequence[Mapping[str, Any]], kind: str, body: Sequence[Mapping[str, Any]], on: date
) -> Numbering:
    """How a body numbers a kind of document on a day, by two dated lists.

    Args:
        kinds: of documents, with their abbreviations (`national/numbering.yaml`); a kind that the list does not hold
            has none.
        body: how the body numbers (`Organisation.numbering`).
    """
    line = in_force_on([line for line in kinds if line["kind"] == kind], on)
    return numbering_of_kind(kind, str(line.get("abbreviation", "")), body_numbering(body, on))


def body_numbering(dated: Sequence[Mapping[str, Any]], on: date) -> BodyNumbering:
    """How a body numbers its documents on a day."""
    line = in_force_on(dated, on)
    return BodyNumbering(str(line.get("abbreviation", "")), int(line.get("width", AT_LEAST)))


def in_force_on(dated: Sequence[Mapping[str, Any]], on: date) -> Mapping[str, Any]:
    """The newest line that has begun on the day; an empty one where none has."""
    begun = [line for line in dated if str(line["from"]) <= on.isoformat()]
    return max(begun, key=lambda line: str(line["from"]), default={})


def state_after(act: str, state: str) -> str:
    """The state that an act leads to.

    Raises:
        NotNow: the act does not fit the state.
    """
    if act not in AFTER[state]:
        raise moved_on()
    return AFTER[state][act]


def moved_on() -> NotNow:
    """The refusal of an act for which the instrument is not in the right state."""
    return NotNow(_("Kết quả này đã chuyển sang bước khác."), _("Hãy tải lại trang; có thể người khác vừa xử lý xong."))


def year_of(at: datetime) -> int:
    """The year whose series numbers a document issued now: 1 January to 31 December (Decree 30/2020 Art. 15)."""
    return at.astimezone(VIETNAM).year


def symbol(numbering: Numbering, number: int, at: datetime) -> str:
    """The number as printed: "15/2026" from "{n}/{year}", "05/TB-UBND" where two digits are the least.

    A pattern may set the digits itself: "CM-{n:05}-TS".
    """
    plain = numbering.pattern.replace("{n}", f"{{n:0{numbering.width}}}")
    return plain.format(n=number, year=year_of(at))


def office_of(signs_as: str, title: str, head: str, body: str) -> str:
    """In whose office a decision is made, as it stands under its title: "Chủ tịch Ủy ban nhân dân xã Năm Căn".

    Who signs for the head decides in the head's office (Decree 30/2020 Art. 13, Annex I; to verify).

    Args:
        title: of the post that signs.
        head: what the head of the body is called.
    """
    office = head if signs_as and head else title
    return office if body.casefold() in office.casefold() else f"{office} {body}"


def title_lines(signs_as: str, title: str, head: str) -> str:
    """The lines above a signature: "KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH" for a deputy (Decree 30/2020 Art. 13)."""
    if signs_as and head:
        return f"{signs_as} {head.upper()}\n{title.upper()}"
    return title.upper()
