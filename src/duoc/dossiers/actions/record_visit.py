"""The minutes of an inspection or a meeting: when it was, who was there, what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.plan_visit import KINDS
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
    present: str
    findings: str


def _given(values: Mapping[str, Any]) -> Given:
    texts = [mended(values[name], lines=True) for name in ("present", "findings")]
    return Given(date.fromisoformat(values["held_on"]), *texts)


def _record_visit(doing: Doing[Given]) -> Outcome[Visit]:
    visit, given = planned_here(doing.dossier), doing.given
    if visit is None:
        raise RuntimeError("the act is done only where its condition holds")
    if given.held_on > local(doing.at).date():
        say = _("Ngày kiểm tra, họp không thể ở tương lai.")
        raise Incomplete(_("Chưa ghi được biên bản."), _("Hãy xem lại các mục được đánh dấu."), {"held_on": say})
    visit.held_on, visit.present, visit.findings = given.held_on, given.present, given.findings
    visit.recorded_at, visit.recorded_by_id = doing.at, doing.actor.person
    visit.save(update_fields=["held_on", "present", "findings", "recorded_at", "recorded_by"])
    facts = {"turn": visit.turn, "kind": kind_here(doing.dossier), "on": given.held_on.isoformat()}
    return Outcome(visit, facts, hidden={"present": given.present, "findings": given.findings})


def _details(happening: Happening) -> str:
    values = {"kind": str(KINDS[happening.facts["kind"]]), "day": day(str(happening.facts["on"]))}
    return _("%(kind)s ngày %(day)s") % values


def _minutes(dossier: Dossier, visit: Visit) -> dict[str, Any]:
    kind = kind_here(dossier)
    facts = {"place": visit.place, "present": visit.present, "findings": visit.findings, "turn": visit.turn}
    held = visit.held_on.isoformat() if visit.held_on else ""
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
        paper=PaperForm("minutes", "minutes.typ", "Biên bản", _minutes, turn=lambda visit: int(visit.turn)),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ghi biên bản"),
            lead=gettext_lazy("Biên bản được đóng dấu số của cơ quan; người yêu cầu xem được."),
            fields=(
                Field("held_on", gettext_lazy("Diễn ra ngày nào"), "date"),
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
