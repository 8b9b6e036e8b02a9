"""What may follow what in the life of a result, and what it may say of itself. Pure."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.refusal import Invalid
from duoc.ground.refusal import NotNow as NotNow
from duoc.ground.worktime.calculations import VIETNAM

# What the making of a result leads to, step by step; what officials may do with one is declared by their acts.
AFTER: Mapping[str, Mapping[str, str]] = {
    "approved": {"signed": "signed"},
    "signed": {"number": "numbered"},
    "numbered": {"enact": "in_force"},
    "in_force": {"replace": "replaced"},
    "replaced": {},
    "revoked": {},
}


class Unsound(Invalid):
    """What was sent is missing something. `faults` maps field to sentence."""


def state_after(act: str, state: str) -> str:
    """The state that an act leads to.

    Raises:
        NotNow: the act does not fit the state.
    """
    if act not in AFTER[state]:
        raise moved_on()
    return AFTER[state][act]


def moved_on() -> NotNow:
    """The refusal of an act for which the result is not in the right state."""
    return NotNow(_("Kết quả này đã chuyển sang bước khác."), _("Hãy tải lại trang; có thể người khác vừa xử lý xong."))


def year_of(at: datetime) -> int:
    """The year whose series numbers a document issued now: 1 January to 31 December (Decree 30/2020 Art. 15)."""
    return at.astimezone(VIETNAM).year


def symbol(pattern: str, number: int, at: datetime) -> str:
    """The number as printed, for example "15/2026" from "{n}/{year}"."""
    return pattern.format(n=number, year=year_of(at))


def title_lines(signs_as: str, title: str, head: str) -> str:
    """The lines above a signature: "KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH" for a deputy (Decree 30/2020 Art. 13)."""
    if signs_as and head:
        return f"{signs_as} {head.upper()}\n{title.upper()}"
    return title.upper()
