"""The times in which the clock of a dossier does not run: every kind of them, in one collection.

Whoever counts asks here: the promise, its recount, the formulas of other dates, the time for a refusal. A kind is a
source; a package above adds its own (`at_count`), as `decisions` does for the draft that the applicant reads.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from duoc.dossiers.clocks.due_dates import on_its_day
from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, Outage, Supplement, SupplementLapse, SupplementRequest
from duoc.dossiers.outages import RESUMES
from duoc.dossiers.rules import APPLICANT, PAYMENT
from duoc.ground.worktime.calculations import Interruption, Mode, parse_mode
from duoc.language.calculations import RUNS, Consultation, Definition, Step

Moved = Callable[[datetime], datetime]
"""From a moment at which something was done to that at which it is done in another dossier."""


@dataclass(frozen=True)
class Rest:
    """One time in which the clock did not run, and that is over.

    Attributes:
        mode: as definitions write it: "restart", "pause", "restart stop_after 10 day".
        why: Vietnamese; the proof shows it.
        article: of the rule, "" when unknown; `to_verify` says what of it is not confirmed.
        of_system: it befell the whole system, at a time that no dossier moves.
    """

    mode: str
    begins: datetime
    ends: datetime
    why: str
    article: str = ""
    to_verify: str = ""
    of_system: bool = False

    def seen(self, since: datetime, moved: Moved) -> Interruption | None:
        """As the clock sees it that began to run at `since`; None when it was over by then."""
        begins, ends = (self.begins, self.ends) if self.of_system else (moved(self.begins), moved(self.ends))
        if ends < since:
            return None
        read, begins = parse_mode(self.mode), max(begins, since)
        if read.mode is Mode.RESTART:  # silence that ended at 24:00 ended on that day, from which is counted anew
            ends = max(begins, on_its_day(ends))
        return Interruption(read.mode, begins, ends, self.why, self.article, self.to_verify, stop_after=read.stop_after)


Source = Callable[[Dossier, Definition], Sequence[Rest]]
_SOURCES: list[Source] = []


def at_count(source: Source) -> None:
    """Makes known a kind of time in which the clock of an accepted dossier does not run. A source reads no rows where
    the definition does not know its kind."""
    _SOURCES.append(source)


def rests(dossier: Dossier, definition: Definition, until: datetime) -> list[Rest]:
    """Those of an accepted dossier that were over at a moment, by their beginning. One that lasts is not known yet:
    the promise stands until it is over."""
    known = [rest for source in _SOURCES for rest in source(dossier, definition) if rest.ends <= until]
    return sorted(known, key=lambda rest: (rest.begins, rest.ends))


def stops(known: Sequence[Rest], since: datetime, moved: Moved = lambda at: at) -> list[Interruption]:
    """As a clock sees them that began to run at `since`."""
    seen = (rest.seen(since, moved) for rest in known)
    return [stop for stop in seen if stop is not None]


def rests_now(dossier: Dossier, definition: Definition) -> bool:
    """Whether the clock of a dossier has begun and does not run where it stands: suspended, with the applicant, or with
    a body that was asked. At most one query; none where the definition lets it run.

    The row keeps it (`Dossier.clock_rests`): whoever wants to know asks the row."""
    if dossier.accepted_at is None or dossier.ended_at is not None:
        return False
    if dossier.state == Dossier.State.SUPPLEMENT:
        return definition.clock.supplement != RUNS
    if dossier.state != Dossier.State.PROCESSING:
        return bool(dossier.state == Dossier.State.SUSPENDED)
    if dossier.step == PAYMENT:
        return dossier.duties.exclude(rests_by="").filter(charge__settled_at__isnull=True).exists()
    if dossier.desk == APPLICANT:
        return definition.draft_check is not None and definition.draft_check.clock != RUNS
    modes = asked_modes(definition)
    waiting = dossier.consultations.filter(answer="").values_list("step", flat=True) if modes else ()
    return any(step in modes for step in waiting)


def asked_modes(definition: Definition) -> dict[str, Step | Consultation]:
    """What makes the clock rest while another body is asked, by step; "" where an official asks."""
    modes: dict[str, Step | Consultation] = {
        step.id: step for step in definition.steps if step.at is not None and step.clock != RUNS
    }
    if definition.consult is not None and definition.consult.clock != RUNS:
        modes[""] = definition.consult
    return modes


def _asked(dossier: Dossier, definition: Definition) -> list[Rest]:
    """Another body was asked, where the definition says that the term does not run meanwhile."""
    modes = asked_modes(definition)
    if not modes:
        return []
    rows = dossier.consultations.filter(answered_at__isnull=False, step__in=modes).select_related("unit", "outside")
    return [
        Rest(
            modes[one.step].clock,
            one.at,
            min(one.answered_at, one.until) if one.answer == one.Answer.NONE else one.answered_at,
            _("Chờ %(unit)s trả lời") % {"unit": one.name},
            modes[one.step].article,
            modes[one.step].to_verify,
        )
        for one in rows
        if one.answered_at
    ]


def _supplements(dossier: Dossier, definition: Definition) -> list[Rest]:
    if not perhaps(dossier, "was_asked"):
        return []
    clock = definition.clock
    if clock.supplement == RUNS:
        return []
    over = Q(answer__isnull=False) | Q(lapse__isnull=False)
    asked = dossier.supplement_requests.filter(over, at__gte=dossier.accepted_at).select_related("answer", "lapse")
    why = _("Người yêu cầu bổ sung hồ sơ")
    return [Rest(clock.mode, one.at, ends, why, clock.article) for one in asked if (ends := waited_until(one))]


def waited_until(request: SupplementRequest) -> datetime | None:
    """When the wait for an answer was over: with the answer, or with the time for one; None while it lasts."""
    answer: Supplement | None = getattr(request, "answer", None)
    lapse: SupplementLapse | None = getattr(request, "lapse", None)
    if lapse is not None:
        return lapse.until
    return answer.at if answer is not None else None


def _payments(dossier: Dossier, definition: Definition) -> list[Rest]:
    """The applicant had to pay, and an article says that the term rests meanwhile."""
    if not any(fee.rests_by for fee in definition.fees):
        return []
    duties = dossier.duties.exclude(rests_by="").filter(charge__settled_at__isnull=False)
    times = duties.values_list("asked_at", "charge__settled_at", "rests_by")
    return [
        Rest("pause", asked, settled, _("Người yêu cầu nộp tiền"), article)
        for asked, settled, article in times
        if settled
    ]


def _suspensions(dossier: Dossier, _definition: Definition) -> list[Rest]:
    if not perhaps(dossier, "was_suspended"):
        return []
    why = _("Tạm dừng giải quyết hồ sơ")
    over = dossier.suspensions.filter(resumed_at__isnull=False).values_list("clock", "at", "resumed_at", "legal_basis")
    return [Rest(mode, at, resumed, why, basis) for mode, at, resumed, basis in over if resumed]


def _outages(dossier: Dossier, definition: Definition) -> list[Rest]:
    """The system did not serve, where the definition says that the clock goes on when it recovers."""
    clock = definition.clock
    if clock.outage != RESUMES or dossier.accepted_at is None:
        return []
    over = Outage.objects.filter(recovered_at__gt=dossier.accepted_at).values_list("begins", "recovered_at")
    why = _("Hệ thống gián đoạn")
    return [Rest("outage", begins, ends, why, clock.article, of_system=True) for begins, ends in over if ends]


_SOURCES += [_supplements, _payments, _suspensions, _outages, _asked]
