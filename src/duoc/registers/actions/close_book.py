"""The unit closes its book of a year (khóa sổ): so many entries, up to this number."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from duoc.decisions.models import Decision
from duoc.ground.ledger import actions as ledger
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound, NotNow
from duoc.ground.worktime.calculations import local
from duoc.people.powers import Actor, Power, Reach, check
from duoc.registers.models import BookClosing, Entry, Register


@dataclass(frozen=True)
class Given:
    register: str
    unit: str
    year: int


def close_book(*, actor: Actor, register: str, year: int, key: str, at: datetime) -> BookClosing:
    """Closes the book of the actor's unit for a year that is over. Nothing is entered into it afterwards.

    Raises:
        Forbidden: no leader of the unit.
        NotFound: there is no such register.
        NotNow: the year is not over, it is closed already, or a result that was numbered in it is not in force yet.
    """
    given = Given(register, str(actor.organisation_id or ""), year)
    act = once(actor.key, "registers.close_book", key, given, lambda: str(_close(given, actor, at).pk))
    return BookClosing.objects.get(pk=act)


def _close(given: Given, actor: Actor, at: datetime) -> BookClosing:
    unit = actor.organisation_id
    check(actor, Power.REGISTER_CLOSE, Reach(units=frozenset({unit} if unit else ())), at)
    # Two closings at once, and what is entered meanwhile, come one behind the other.
    if not Register.objects.select_for_update(no_key=True).filter(pk=given.register).values_list("pk"):
        raise NotFound(_("Không có sổ đăng ký này."), _("Hãy chọn trong danh sách sổ."))
    keeper = uuid.UUID(given.unit)
    book = Entry.objects.filter(register_id=given.register, unit_id=keeper, year=given.year)
    _expect_closable(given, keeper, at)
    sums = book.aggregate(count=Count("pk"), last=Max("number"))
    row = BookClosing.objects.create(
        register_id=given.register,
        unit_id=keeper,
        year=given.year,
        count=sums["count"],
        last_number=sums["last"] or 0,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
    )
    facts = {"unit": given.unit, "year": given.year, "count": row.count, "last_number": row.last_number}
    subject = ("register", given.register)
    ledger.append(action="register.closed", actor=actor.key, post=actor.post_key, subject=subject, facts=facts, at=at)
    return row


def _expect_closable(given: Given, keeper: uuid.UUID, at: datetime) -> None:
    if given.year >= local(at).year:
        raise NotNow(_("Năm %(year)s chưa hết.") % {"year": given.year}, _("Khóa sổ sau ngày 31 tháng 12."))
    if BookClosing.objects.filter(register_id=given.register, unit_id=keeper, year=given.year).exists():
        raise NotNow(_("Sổ năm %(year)s đã khóa.") % {"year": given.year})
    waiting = Decision.objects.filter(
        organisation_id=keeper, year=given.year, state=Decision.State.NUMBERED, issued_at__isnull=True
    )
    if waiting.exists():
        raise NotNow(
            _("Còn kết quả đã cho số trong năm %(year)s đang đóng dấu.") % {"year": given.year},
            _("Hãy đợi phát hành xong rồi khóa sổ."),
        )
