"""How urgent a dossier is: its due time against now, and the quick filters by it. Reads the calendars in force."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import APPLICANT, CARRIER, Words
from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import VIETNAM, Clock, ending
from duoc.people.powers import Actor

NEXT_DUE, RUNNING = dossiers.whose_days.NEXT, dossiers.whose_days.RUNNING
late, due_by = dossiers.whose_days.late, dossiers.whose_days.due_by
TERM = KeyTextTransform("term", "plan")
NEXT = "1 working_day"
RISK, URGENT = "co-the-tre", "can-lo"
WAITING, SENT, APOLOGY, STOP = "cho", "buu-chinh", "xin-loi", "dung"
LETTER, CLAIM, TRANSFER = "hoi-y-kien", "khong-co-giay", "chuyen"
LETTERS = {APOLOGY: "sign_apology", STOP: "stop", LETTER: "sign_outside_letter", TRANSFER: "transfer"}
"""What the head signs beside results, each with the act that signs it."""
ON_NO_DESK = (WAITING, SENT, *LETTERS, CLAIM)
"""What waits for somebody on whose desk it does not lie, and is shown for the whole unit."""


@dataclass(frozen=True)
class Now:
    """The moment, the end of its day and the end of the next working day, all at +07:00."""

    at: datetime
    tonight: datetime
    soon: datetime


def now(at: datetime) -> Now:
    """The marks against which due times are held."""
    local = at.astimezone(VIETNAM)
    tonight = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return Now(at, tonight, max(tonight, dossiers.term_end(NEXT, at)))


@dataclass(frozen=True)
class Filter:
    """A quick filter: its word, and its condition over rows annotated with `due=NEXT_DUE`."""

    word: Words
    condition: Callable[[Now], Q]


FILTERS = {
    "qua-han": Filter(gettext_lazy("Quá hạn"), lambda clock: RUNNING & late(clock.at)),
    "hom-nay": Filter(
        gettext_lazy("Hạn hôm nay"),
        lambda clock: RUNNING & ~late(clock.at) & due_by(clock.tonight),
    ),
    "sap-den": Filter(
        gettext_lazy("Sắp đến hạn"), lambda clock: RUNNING & ~due_by(clock.tonight) & Q(due__lte=clock.soon)
    ),
    RISK: Filter(
        gettext_lazy("Có thể trễ"),
        lambda clock: ~late(clock.at) & dossiers.forecasting.AT_RISK,
    ),
    "moi": Filter(gettext_lazy("Chờ tiếp nhận"), lambda _clock: Q(state=Dossier.State.FILED)),
    "tra": Filter(gettext_lazy("Chờ trả kết quả"), lambda _clock: Q(state=Dossier.State.DONE) & ~Q(desk=CARRIER)),
    WAITING: Filter(gettext_lazy("Chờ người yêu cầu"), lambda _clock: Q(desk=APPLICANT)),
    SENT: Filter(gettext_lazy("Đang gửi bưu chính"), lambda _clock: Q(desk=CARRIER)),
    APOLOGY: Filter(
        gettext_lazy("Xin lỗi chờ ký"),
        lambda clock: dossiers.whose_days.apology_waits(clock.at),
    ),
    STOP: Filter(gettext_lazy("Dừng giải quyết chờ ký"), lambda _clock: dossiers.stopping.STOP_WAITS),
    LETTER: Filter(gettext_lazy("Văn bản hỏi ý kiến chờ ký"), lambda _clock: dossiers.outside_questions.LETTER_WAITS),
    TRANSFER: Filter(gettext_lazy("Chuyển cơ quan chờ duyệt"), lambda _clock: dossiers.sending_on.TRANSFER_WAITS),
    CLAIM: Filter(gettext_lazy("Giấy không có chờ trả lời"), lambda _clock: dossiers.supplementing.CLAIM_WAITS),
    "da-tre": Filter(gettext_lazy("Đã từng quá hạn"), lambda _clock: dossiers.whose_days.WAS_LATE),
    "co-quan": Filter(gettext_lazy("Chờ xác định cơ quan"), lambda _clock: Q(body_undecided=True)),
}
LISTS = {
    **FILTERS,
    URGENT: Filter(gettext_lazy("Cần lo hôm nay"), lambda clock: dossiers.forecasting.urgent(clock.at)),
}
"""The same, with what is several of them at once: late, due today or at risk, for who answers for the unit."""
OF_UNIT = ("qua-han", "hom-nay", "sap-den", RISK, URGENT, "da-tre", *LETTERS, CLAIM, WAITING, SENT)
"""The filters that a list of the whole unit offers."""


def letters_to_sign(actor: Actor, clock: Now) -> "dict[str, QuerySet[Dossier]]":
    """Dossiers of the actor's body in which a letter waits for the signature of its head, by kind, the most urgent
    first: what the chips of `LETTERS` show, the list of what waits for a signature, and its count."""
    own = dossiers.of_unit(actor).filter(competent_unit_id__in=actor.units).annotate(due=NEXT_DUE)
    return {name: own.filter(cut(name, clock)).order_by("due", "filed_at", "id") for name in LETTERS}


def cut(name: str, clock: Now) -> Q:
    """The condition of a quick filter. An unknown name filters nothing."""
    return LISTS[name].condition(clock) if name in LISTS else Q()


def due_of(dossier: Dossier) -> datetime | None:
    """What is due next on it. A row of a list holds it as `due=NEXT_DUE`, since its plan was not read."""
    held: dict[str, datetime | None] = vars(dossier)
    if "due" in held:
        return held["due"]
    return dossiers.whose_days.next_due(dossier)


def due_day(dossier: Dossier) -> datetime | None:
    """The same as a moment of its day: 24:00 belongs to the day that ends."""
    due = due_of(dossier)
    return dossiers.whose_days.on_its_day(due) if due else None


def is_over(dossier: Dossier, due: datetime, clock: Now) -> bool:
    """Whether the term is over: for terms in days at the end of the last day, whatever the hour of the appointment. A
    row of a list holds its term as `held_term=TERM`. A duty before the term ends at its moment."""
    if due == dossier.duty_at:
        return due <= clock.at
    return dossiers.whose_days.is_over(due, _term(dossier), clock.at)


def _term(dossier: Dossier) -> str:
    held: dict[str, str] = vars(dossier)
    return (held["held_term"] if "held_term" in held else dossier.plan["term"]) or ""


def _runs(dossier: Dossier) -> bool:
    """As `RUNNING` says of rows."""
    filed = dossier.state == Dossier.State.FILED and not dossier.waits_for_applicant
    return filed or dossiers.whose_days.clock_runs(dossier)


def of_dossier(dossier: Dossier, clock: Now) -> str:
    """`late`, `soon` or nothing: how its row is marked."""
    due = due_of(dossier)
    if due is None or not _runs(dossier):
        return ""
    if is_over(dossier, due, clock):
        return "late"
    return "soon" if due <= clock.soon else ""


def words(dossier: Dossier, clock: Now) -> str:
    """The due time as a row shows it: "17:00 hôm nay", "Quá hạn 2 ngày làm việc", "chưa biết thời hạn"."""
    due = due_of(dossier)
    if dossier.archived_at is not None:
        return _("Đã nộp lưu")
    if dossier.ended_without_result:
        return _("Đã kết thúc")
    if dossier.waits_for_applicant and not _runs(dossier):
        return _("Đang chờ người yêu cầu")
    if dossier.clock_rests:
        return _("Thời hạn đang tạm dừng")
    if due is None:
        return _("chưa biết thời hạn")
    if not _runs(dossier):
        return _when(due, clock)
    if due < clock.at and not is_over(dossier, due, clock):
        return _("Đã qua giờ hẹn: %(time)s") % {"time": _when(due, clock)}
    if due < clock.at:
        late = _("Quá hạn %(time)s") if dossier.due_at else _("Quá giờ dự kiến %(time)s")
        return late % {"time": _lateness_of(dossier, due, clock)}
    return _when(due, clock)


def in_row(dossier: Dossier, clock: Now) -> str:
    """The same in the width of a row, under which the date stands: "Trễ 2 ngày làm việc"."""
    due = due_of(dossier)
    if due is None or of_dossier(dossier, clock) != "late":
        return words(dossier, clock)
    return _("Trễ %(time)s") % {"time": _lateness_of(dossier, due, clock)}


def _lateness_of(dossier: Dossier, due: datetime, clock: Now) -> str:
    """The same counter as that of the term: the calendar of the body that decides."""
    days, hours = dossiers.whose_days, dossiers.whose_days.calendars_of(dossier).clock
    ended = due if due == dossier.duty_at else dossiers.term_ends_at(due, _term(dossier))
    return lateness(days.on_its_day(due), clock.at, hours, min(ended, clock.at))


def lateness(due: datetime, at: datetime, hours: Clock, ended: datetime | None = None) -> str:
    """How late it is, in the days that terms are counted in: "2 ngày làm việc"; within a day "3 giờ", "15 phút".

    Args:
        ended: when the term ended, where that is not at the appointment: a term in days ends at 24:00.
    """
    first, last = due.astimezone(VIETNAM), at.astimezone(VIETNAM)
    fact = hours.calendar.fact
    days = sum(
        fact(first.date() + timedelta(days=day)).working for day in range(1, (last.date() - first.date()).days + 1)
    )
    if last.time() < first.time() and fact(last.date()).working:
        days -= 1  # today is not over yet
    if days > 0:
        return _("%(n)s ngày làm việc") % {"n": days}
    late = at - (ended or due)
    return dossiers.forecasting.in_words(late) if late < timedelta(days=1) else _("chưa đến 1 ngày làm việc")


def _when(due: datetime, clock: Now) -> str:
    local = dossiers.whose_days.on_its_day(due).astimezone(VIETNAM)
    if local != due:
        return _("hết hôm nay") if due == clock.tonight else ending(due)
    if local.date() == clock.at.astimezone(VIETNAM).date():
        return _("%(time)s hôm nay") % {"time": f"{local:%H:%M}"}
    return f"{local:%H:%M, %d/%m/%Y}"
