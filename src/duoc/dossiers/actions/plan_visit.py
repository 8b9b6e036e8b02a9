"""A day and a place are set for an inspection or a meeting; the applicant is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.clocks.of_bodies import calendars_of
from duoc.dossiers.models import Dossier, Visit
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.visiting import kind_here, no_visit_here, planned_here
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.worktime.calculations import VIETNAM, moment
from duoc.notices.actions import Message
from duoc.people.powers import Power

KINDS = {"inspection": gettext_lazy("kiểm tra thực tế"), "meeting": gettext_lazy("họp")}


@dataclass(frozen=True)
class Given:
    day: date
    hour: str
    place: str
    say: str
    why: str


def _given(values: Mapping[str, Any]) -> Given:
    say = mended(values["say"] or "", lines=True)
    why = mended(values["why"] or "")
    return Given(date.fromisoformat(values["day"]), str(values["hour"]), mended(values["place"], lines=True), say, why)


def _plan_visit(doing: Doing[Given]) -> Outcome[Visit]:
    dossier, given = doing.dossier, doing.given
    at = datetime.combine(given.day, time.fromisoformat(given.hour), VIETNAM)
    if at <= doing.at:
        say = _("Ngày, giờ hẹn phải ở phía trước.")
        raise Incomplete(_("Chưa hẹn được."), _("Hãy xem lại các mục được đánh dấu."), {"day": say})
    _expect_reason(dossier, at, given.why)
    before = planned_here(dossier)
    visit = Visit.objects.create(
        dossier=dossier,
        step=dossier.step,
        turn=dossier.visits.count() + 1,
        planned_for=at,
        place=given.place,
        say="\n".join(words for words in (given.say, given.why) if words),
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    kind = kind_here(dossier)
    facts = {"turn": visit.turn, "kind": kind, "for": at.isoformat(), "place": given.place}
    facts |= {"instead_of": before.planned_for.isoformat()} if before else {}
    words = {"when": moment(at), "place": given.place}
    return Outcome(visit, facts, hidden={"say": visit.say}, words=words)


def _expect_reason(dossier: Dossier, at: datetime, why: str) -> None:
    """A day off, or one behind the promise, is set for a reason that the applicant reads.

    Raises:
        Incomplete: no reason is given.
    """
    say = ""
    if not calendars_of(dossier).clock.calendar.is_working(at.date()):
        say = _("Ngày này là ngày nghỉ. Nếu vẫn hẹn, hãy ghi vì sao (ít nhất 10 ký tự).")
    elif dossier.due_at is not None and at > dossier.due_at:
        say = _("Ngày này sau ngày hẹn trả kết quả. Nếu vẫn hẹn, hãy ghi vì sao (ít nhất 10 ký tự).")
    if say and says_too_little(why):
        raise Incomplete(_("Chưa hẹn được."), _("Hãy xem lại các mục được đánh dấu."), {"why": say})


def _details(happening: Happening) -> str:
    facts = happening.facts
    values = {"kind": str(KINDS[facts["kind"]]), "when": moment(facts["for"]), "place": facts["place"]}
    words = _("%(kind)s: %(when)s, %(place)s") % values
    if "instead_of" in facts:
        words += _(" (dời từ %(when)s)") % {"when": moment(facts["instead_of"])}
    return words


HOURS = {f"{hour:02}:{minute:02}": f"{hour}:{minute:02}" for hour in range(7, 18) for minute in (0, 30)}
PLAN_VISIT = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.visit_planned",
                title=gettext_lazy("Hẹn kiểm tra thực tế, họp"),
                details=_details,
                to_applicant=gettext_lazy("%(unit)s đã hẹn ngày"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(Judged(no_visit_here),),
        message=Message(
            "visit_planned",
            gettext_noop("Hồ sơ {code}: hẹn làm việc lúc {when}"),
            gettext_noop("{unit} hẹn làm việc về hồ sơ “{procedure}”: {when}, tại {place}. Chi tiết có trong hồ sơ."),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Hẹn ngày kiểm tra, họp"),
            lead=gettext_lazy("Dời ngày thì hẹn lại; lần hẹn sau cùng tính."),
            fields=(
                Field("day", gettext_lazy("Ngày"), "date"),
                Field("hour", gettext_lazy("Giờ"), "choice", options=HOURS),
                Field("place", gettext_lazy("Nơi"), "text"),
                Field("say", gettext_lazy("Cần chuẩn bị gì"), "long_text", required=False),
                Field(
                    "why",
                    gettext_lazy("Vì sao hẹn ngày này?"),
                    "text",
                    required=False,
                    needed=gettext_lazy("cần khi hẹn ngày nghỉ hoặc sau ngày hẹn trả"),
                ),
            ),
            given=_given,
            button=gettext_lazy("Hẹn ngày"),
            done=gettext_lazy("Đã hẹn ngày."),
        ),
        write=_plan_visit,
        row=Visit,
    )
)
