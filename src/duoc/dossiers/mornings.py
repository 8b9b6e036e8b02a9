"""What officials hear once on each working day of their body: what is due on their desk, how their unit stands."""

import uuid
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, CharField, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.dossiers.clocks.term_ends import NEXT, RUNNING, due_by, late, midnight
from duoc.dossiers.forecasting import urgent
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import APPLICANT, ELSEWHERE
from duoc.ground.worktime.calculations import local
from duoc.notices import actions as notices
from duoc.notices.actions import Message, Seat
from duoc.notices.queries import news_since
from duoc.people.models import Appointment, RoleGrant
from duoc.people.powers import Power, Relation
from duoc.people.queries import held_on, in_force
from duoc.procedures.queries import calendars, forecast_rule

DUE_TODAY = Message(
    "desk_due_today",
    gettext_noop("Hôm nay {count} hồ sơ ở bàn của bạn đến hạn"),
    gettext_noop("Hồ sơ gấp nhất đứng đầu danh sách việc của bạn."),
)
UNIT = Message(
    "desk_unit_today",
    gettext_noop("Đơn vị hôm nay: {late} quá hạn, {today} đến hạn, {risk} có thể trễ"),
    gettext_noop("Ở bàn: {desks}. “Có thể trễ” là dự báo theo thời gian xử lý của chính đơn vị, không phải ngày hẹn."),
)
LATE, TODAY, RISK = "late", "today", "risk"
LIST, UNIT_LIST = "/ban/?loc=hom-nay", "/ban/ho-so/?loc=can-lo"


@dataclass(frozen=True)
class Urgent:
    """A dossier that is late, due today, or may come late by the forecast: on whose desk it lies."""

    unit: uuid.UUID
    desk: str
    holder: uuid.UUID | None
    mark: str


@dataclass(frozen=True)
class MorningNews:
    """One piece of news for one official."""

    seat: Appointment
    message: Message
    words: Mapping[str, str]
    path: str


def mornings(at: datetime) -> list[MorningNews]:
    """What officials have to hear today and have not heard yet; nothing before the hour that the province has set, nor
    on a day off of their body. A handful of queries, however many dossiers there are."""
    today, rule = local(at).date(), forecast_rule(local(at).date())
    if rule is None or local(at).time() < rule.morning:
        return []
    of_units: dict[uuid.UUID, list[Urgent]] = {}
    for one in _urgent(at):
        of_units.setdefault(one.unit, []).append(one)
    seated: dict[uuid.UUID, list[Appointment]] = {}
    for seat in held_on(today).filter(post__organisation__in=of_units):
        seated.setdefault(seat.post.organisation_id, []).append(seat)
    heard = set(news_since(midnight(at)).values_list("person_id", "post_id", "kind"))
    by, heads = calendars(), _overseers(at)
    news = [
        one
        for unit, seats in seated.items()
        if by.of_body(seats[0].post.organisation.code).clock.calendar.is_working(today)
        for one in _of_unit(seats, of_units[unit], heads)
    ]
    return [one for one in news if (one.seat.person_id, one.seat.post_id, one.message.kind) not in heard]


def tell_morning(news: MorningNews, at: datetime) -> None:
    """Tells it, in the transaction of the caller."""
    seat = news.seat
    notices.tell_official(
        Seat(seat.person_id, seat.post_id),
        news.message,
        news.words,
        subject=("organisation", str(seat.post.organisation_id)),
        path=news.path,
        at=at,
        origin=seat.person.origin,
    )


def _of_unit(seats: Sequence[Appointment], rows: Sequence[Urgent], heads: Collection[str]) -> Iterator[MorningNews]:
    outside = {ELSEWHERE: _("Cơ quan khác"), APPLICANT: _("Người yêu cầu")}
    titles = outside | {seat.post.role: seat.post.title for seat in seats}
    counts = Counter(one.mark for one in rows)
    desks = Counter(titles.get(one.desk, one.desk) for one in rows).most_common()
    words = {mark: str(counts[mark]) for mark in (LATE, TODAY, RISK)}
    words["desks"] = ", ".join(f"{title} ({count})" for title, count in desks)
    for seat in seats:
        mine = [one for one in rows if one.desk == seat.post.role and one.holder in (None, seat.person_id)]
        if due := sum(one.mark == TODAY for one in mine):
            yield MorningNews(seat, DUE_TODAY, {"count": str(due)}, LIST)
        if seat.post.role in heads:
            yield MorningNews(seat, UNIT, words, UNIT_LIST)


def _overseers(at: datetime) -> set[str]:
    """The roles that answer for how their unit keeps its terms."""
    grants = RoleGrant.objects.filter(in_force(local(at).date()), power=Power.DOSSIER_OVERSEE)
    return set(grants.filter(relation__in=(Relation.UNIT, Relation.ALL)).values_list("role", flat=True))


def _urgent(at: datetime) -> list[Urgent]:
    tomorrow = midnight(at) + timedelta(days=1)
    mark = Case(
        When(RUNNING & late(at), then=Value(LATE)),
        When(RUNNING & due_by(tomorrow), then=Value(TODAY)),
        default=Value(RISK),
        output_field=CharField(),
    )
    unit = Coalesce("assigned_unit_id", "competent_unit_id")  # what waits for others is still its body's to watch
    rows = Dossier.objects.annotate(due=NEXT).filter(urgent(at)).annotate(mark=mark, of_unit=unit)
    return [Urgent(*one) for one in rows.values_list("of_unit", "desk", "assigned_to_id", "mark")]
