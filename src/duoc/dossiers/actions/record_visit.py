"""The minutes of an inspection or a meeting: when it was, who was there, what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.plan_visit import HOURS, KINDS
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.models import Dossier, Visit
from duoc.dossiers.papers.papers import PaperForm
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.visiting import kind_here, nothing_planned, planned_here
from duoc.ground.letters.calculations import mended
from duoc.ground.worktime.calculations import day, local
from duoc.people.powers import Power


@dataclass(frozen=True)
class Given:
    held_on: date
    began_at: str
    ended_at: str
    present: str
    findings: str


def _given(values: Mapping[str, Any]) -> Given:
    texts = [mended(values[name], lines=True) for name in ("present", "findings")]
    hours = [str(values[name]) for name in ("began_at", "ended_at")]
    return Given(date.fromisoformat(values["held_on"]), *hours, *texts)


def _record_visit(doing: Doing[Given]) -> Outcome[Visit]:
    visit, given = planned_here(doing.dossier), doing.given
    if visit is None:
        raise RuntimeError("the act is done only where its condition holds")
    if faults := _faults(visit, given, local(doing.at).date()):
        raise Incomplete(_("Chưa ghi được biên bản."), _("Hãy xem lại các mục được đánh dấu."), faults)
    visit.began_at, visit.ended_at = time.fromisoformat(given.began_at), time.fromisoformat(given.ended_at)
    visit.held_on, visit.present, visit.findings = given.held_on, given.present, given.findings
    visit.recorded_at, visit.recorded_by_id = doing.at, doing.actor.person
    visit.save(update_fields=["held_on", "began_at", "ended_at", "present", "findings", "recorded_at", "recorded_by"])
    facts = {"turn": visit.turn, "kind": kind_here(doing.dossier), "on": given.held_on.isoformat()}
    return Outcome(visit, facts, hidden={"present": given.present, "findings": given.findings})


def _faults(visit: Visit, given: Given, today: date) -> dict[str, str]:
    """What does not fit the appointment or the clock, by field."""
    planned = local(visit.planned_for).date()
    faults = {}
    if given.held_on > today:
        faults["held_on"] = _("Ngày kiểm tra, họp không thể ở tương lai.")
    elif given.held_on < planned:
        say = _("Lịch hẹn là ngày %(day)s. Nếu làm sớm hơn thì phải hẹn lại trước, để người yêu cầu biết.")
        faults["held_on"] = say % {"day": f"{planned:%d/%m/%Y}"}
    if given.ended_at <= given.began_at:
        faults["ended_at"] = _("Giờ kết thúc phải sau giờ bắt đầu.")
    return faults


def _details(happening: Happening) -> str:
    values = {"kind": str(KINDS[happening.facts["kind"]]), "day": day(str(happening.facts["on"]))}
    return _("%(kind)s ngày %(day)s") % values


def _minutes(dossier: Dossier, visit: Visit) -> dict[str, Any]:
    kind = kind_here(dossier)
    facts = {"place": visit.place, "present": visit.present, "findings": visit.findings, "turn": visit.turn}
    held = visit.held_on.isoformat() if visit.held_on else ""
    hours = [f"{at:%H:%M}" if at else "" for at in (visit.began_at, visit.ended_at)]
    facts |= {"began_at": hours[0], "ended_at": hours[1]}
    writer = visit.recorded_by.full_name if visit.recorded_by else ""
    return {"visit": {**facts, "kind": kind, "held_on": held}, "officer": {"name": writer}}


RECORD_VISIT = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.visit_recorded",
                title=gettext_lazy("Ghi biên bản kiểm tra, họp"),
                details=_details,
                to_applicant=gettext_lazy("%(unit)s đã lập biên bản"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(Judged(nothing_planned),),
        paper=PaperForm(
            "minutes",
            "minutes.typ",
            "Biên bản",
            _minutes,
            frozenset({Power.DOSSIER_EXAMINE}),
            turn=lambda visit: int(visit.turn),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ghi biên bản"),
            lead=gettext_lazy("Biên bản được đóng dấu số của cơ quan; người yêu cầu xem được."),
            fields=(
                Field("held_on", gettext_lazy("Diễn ra ngày nào"), "date"),
                Field("began_at", gettext_lazy("Bắt đầu lúc"), "choice", options=HOURS),
                Field("ended_at", gettext_lazy("Kết thúc lúc"), "choice", options=HOURS),
                Field("present", gettext_lazy("Ai có mặt, mỗi dòng một người"), "long_text"),
                Field("findings", gettext_lazy("Nội dung, kết luận"), "long_text"),
            ),
            given=_given,
            button=gettext_lazy("Ghi biên bản"),
            done=gettext_lazy("Đã ghi biên bản."),
        ),
        write=_record_visit,
        row=Visit,
    )
)
