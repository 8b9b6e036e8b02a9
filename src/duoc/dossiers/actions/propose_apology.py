"""Who handles the dossier says why it will be late, and proposes a new date, for the head to sign (form 04)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import apologising
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import TO_SIGN, to_seats
from duoc.dossiers.clocks import due_dates
from duoc.dossiers.clocks.of_bodies import calendars_of
from duoc.dossiers.models import ApologyDraft, Dossier
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.submitting import shown_before
from duoc.ground.letters.calculations import says_too_little
from duoc.ground.worktime.calculations import local, moment
from duoc.people.powers import Power


@dataclass(frozen=True)
class Given:
    cause: str
    reason: str
    new_day: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the proposal.

    Raises:
        Incomplete: a reason that says nothing.
    """
    if says_too_little(str(values["reason"])):
        raise _incomplete({"reason": _("Hãy ghi rõ lý do để người yêu cầu hiểu (ít nhất 10 ký tự).")})
    return Given(str(values["cause"]), str(values["reason"]), str(values["new_day"]))


def _incomplete(faults: dict[str, str]) -> Incomplete:
    return Incomplete(_("Chưa trình được văn bản xin lỗi."), _("Hãy xem lại các mục được đánh dấu."), faults)


def _new_due(dossier: Dossier, day: date) -> datetime:
    """The hour of the new appointment.

    Raises:
        Incomplete: not after the day that was promised, or the office is closed.
    """
    promised = local(dossier.due_at).date() if dossier.due_at else day
    if day <= promised:
        fault = _("Ngày hẹn mới phải sau ngày đã hẹn (%(day)s).") % {"day": f"{promised:%d/%m/%Y}"}
        raise _incomplete({"new_day": fault})
    closing = due_dates.closing(day, calendars_of(dossier))
    if closing is None:
        raise _incomplete({"new_day": _("Ngày đó cơ quan nghỉ. Hãy chọn một ngày làm việc.")})
    return closing


def _propose(doing: Doing[Given]) -> Outcome[ApologyDraft]:
    dossier, given = doing.dossier, doing.given
    new_due = _new_due(dossier, date.fromisoformat(given.new_day))
    dossier.apology_drafts.filter(by__isnull=False, closed_at=None).update(closed_at=doing.at)
    row = ApologyDraft.objects.create(
        dossier=dossier,
        turn=apologising.next_turn(dossier),
        due_at=apologising.promised(dossier),
        sent_by=apologising.sent_by(dossier),
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        cause=given.cause,
        reason=given.reason,
        new_due_at=new_due,
    )
    facts = {"cause": row.cause, "due": local(row.due_at).isoformat(), "proposed": local(new_due).isoformat()}
    return Outcome(row, facts, hidden={"reason": row.reason})


def _shown(dossier: Dossier) -> Shown:
    due, until = dossier.due_at, apologising.sent_by(dossier)
    lines = [(gettext_lazy("Đã hẹn"), moment(due))] if due else []
    lines += [(gettext_lazy("Ký và gửi trước"), moment(until))] if until else []
    return [*lines, *shown_before(apologising.newest_draft(dossier))]


def _initial(dossier: Dossier) -> dict[str, str]:
    """What stands in the proposal that waits, or that was sent back."""
    draft = apologising.newest_draft(dossier)
    if draft is None or draft.new_due_at is None:
        return {}
    return {"cause": draft.cause, "reason": draft.reason, "new_day": local(draft.new_due_at).date().isoformat()}


PROPOSE_APOLOGY = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.apology_proposed",
                title=gettext_lazy("Trình ký văn bản xin lỗi, hẹn lại"),
                details=lambda it: _("Đề nghị hẹn lại đến %(due)s.") % {"due": moment(it.facts["proposed"])},
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        on_desk=False,
        conditions=(Judged(apologising.refusal),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Xin lỗi và hẹn lại (mẫu 04)"),
            lead=gettext_lazy("Chỉ trình được trước khi hết hạn. Ngày hẹn đổi khi lãnh đạo ký."),
            fields=(
                Field("cause", gettext_lazy("Vì sao không kịp?"), "choice"),
                Field(
                    "reason",
                    gettext_lazy("Lý do ghi trong văn bản"),
                    "long_text",
                    hint=gettext_lazy("Người yêu cầu đọc nguyên văn."),
                ),
                Field("new_day", gettext_lazy("Ngày hẹn mới"), "date", hint=gettext_lazy("Một ngày làm việc.")),
            ),
            given=_given,
            shown=_shown,
            in_doubt=apologising.doubt,
            initial=_initial,
            options_of=lambda _dossier, at: {"cause": apologising.causes_at(at)},
            button=gettext_lazy("Trình ký"),
            done=gettext_lazy("Đã trình văn bản xin lỗi để lãnh đạo ký."),
        ),
        arrives=lambda row: to_seats(row.dossier, TO_SIGN, Power.DECISION_SIGN, row.at),
        write=_propose,
        row=ApologyDraft,
    )
)
