"""The minutes of a posting's end (biên bản kết thúc niêm yết): it ran for its days, or was torn down before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.clocks.due_dates import on_its_day
from duoc.dossiers.models import Dossier, Posting, PostingEnd
from duoc.dossiers.papers.papers import PaperForm
from duoc.dossiers.posted import nothing_posted, open_posting
from duoc.dossiers.rules import Incomplete
from duoc.ground.letters.calculations import mended
from duoc.ground.worktime.calculations import day, ending, local
from duoc.notices.actions import Message
from duoc.people.powers import Power

Ended = PostingEnd.Outcome


@dataclass(frozen=True)
class Given:
    outcome: str
    ended_on: date
    present: str
    findings: str


def _given(values: Mapping[str, Any]) -> Given:
    texts = [mended(values[name], lines=True) for name in ("present", "findings")]
    return Given(str(values["outcome"]), date.fromisoformat(values["ended_on"]), *texts)


def _shown(dossier: Dossier) -> Shown:
    posting = open_posting(dossier)
    if posting is None:
        return ()
    dates = {"day": day(posting.posted_on.isoformat()), "until": ending(posting.until)}
    return ((_("Niêm yết từ %(day)s đến %(until)s.") % dates, posting.place),)


def _end(doing: Doing[Given]) -> Outcome[PostingEnd]:
    posting, given = open_posting(doing.dossier), doing.given
    if posting is None:
        raise RuntimeError("the act is done only where its condition holds")
    if say := _wrong_day(posting, given, doing):
        faults = {"ended_on": say}
        raise Incomplete(_("Chưa ghi được kết thúc niêm yết."), _("Hãy xem lại các mục được đánh dấu."), faults)
    end = PostingEnd.objects.create(
        dossier=doing.dossier,
        posting=posting,
        turn=doing.dossier.posting_ends.count() + 1,
        outcome=given.outcome,
        ended_on=given.ended_on,
        present=given.present,
        findings=given.findings,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    facts = {"turn": end.turn, "outcome": end.outcome, "on": given.ended_on.isoformat()}
    return Outcome(end, facts, hidden={"present": given.present, "findings": given.findings})


def _wrong_day(posting: Posting, given: Given, doing: Doing[Given]) -> str:
    """What is wrong with the day on which it ended; "" for nothing."""
    if given.ended_on > local(doing.at).date():
        return _("Ngày kết thúc niêm yết không thể ở tương lai.")
    if given.ended_on < posting.posted_on:
        return _("Ngày này trước ngày niêm yết.")
    early = doing.at < posting.until or given.ended_on < local(on_its_day(posting.until)).date()
    if given.outcome == Ended.WHOLE and early:
        values = {"until": ending(posting.until)}
        return _("Thời gian niêm yết đến %(until)s mới hết. Bị gỡ trước đó thì chọn “bị gỡ”.") % values
    return ""


def _details(happening: Happening) -> str:
    facts = happening.facts
    return f"{Ended(facts['outcome']).label}, {day(str(facts['on']))}"


def _minutes(dossier: Dossier, end: PostingEnd) -> dict[str, Any]:
    posting = end.posting
    objections = [{"objector": one.objector, "say": one.say} for one in posting.objections.all()]
    return {
        "posting": {
            "place": posting.place,
            "posted_on": posting.posted_on.isoformat(),
            "until": local(posting.until).isoformat(),
            "ended_on": end.ended_on.isoformat(),
            "outcome": str(Ended(end.outcome).label),
            "present": end.present,
            "findings": end.findings,
            "objections": objections,
        },
        "officer": {"name": end.by.full_name},
    }


END_POSTING = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.posting_ended",
                title=gettext_lazy("Ghi kết thúc niêm yết"),
                details=_details,
                to_applicant=gettext_lazy("%(unit)s đã ghi kết thúc niêm yết"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        on_desk=False,
        conditions=(Judged(nothing_posted),),
        paper=PaperForm(
            "posting_minutes",
            "posting-minutes.typ",
            "Biên bản kết thúc niêm yết",
            _minutes,
            frozenset({Power.DOSSIER_EXAMINE}),
            turn=lambda end: int(end.turn),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ghi kết thúc niêm yết"),
            lead=gettext_lazy("Biên bản được đóng dấu số của cơ quan; người yêu cầu xem được."),
            fields=(
                Field(
                    "outcome", gettext_lazy("Bản niêm yết thế nào?"), "choice", options=dict(PostingEnd.Outcome.choices)
                ),
                Field("ended_on", gettext_lazy("Kết thúc, hoặc thấy bị gỡ, ngày nào?"), "date", today=True),
                Field("present", gettext_lazy("Ai có mặt, mỗi dòng một người"), "long_text"),
                Field("findings", gettext_lazy("Nội dung, có ý kiến nào không"), "long_text"),
            ),
            given=_given,
            shown=_shown,
            button=gettext_lazy("Ghi biên bản"),
            done=gettext_lazy("Đã ghi kết thúc niêm yết."),
        ),
        message=Message(
            "posting_ended",
            gettext_noop("Niêm yết của hồ sơ {code} đã kết thúc"),
            gettext_noop("{unit} đã ghi kết thúc niêm yết hồ sơ “{procedure}”. Biên bản có trong hồ sơ."),
        ),
        write=_end,
        row=PostingEnd,
    )
)
