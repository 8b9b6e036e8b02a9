"""Somebody objects while a request is posted: who, on which day, what they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.clocks.due_dates import on_its_day
from duoc.dossiers.models import Dossier, PostingObjection
from duoc.dossiers.posted import last_posting, never_posted
from duoc.dossiers.rules import Incomplete
from duoc.ground.letters.calculations import mended
from duoc.ground.worktime.calculations import day, local
from duoc.notices.actions import Message
from duoc.people.powers import Power


@dataclass(frozen=True)
class Given:
    objector: str
    contact: str
    received_on: date
    say: str


def _given(values: Mapping[str, Any]) -> Given:
    contact, say = mended(values["contact"] or "")[:300], mended(values["say"], lines=True)
    return Given(mended(values["objector"])[:200], contact, date.fromisoformat(values["received_on"]), say)


def _record(doing: Doing[Given]) -> Outcome[PostingObjection]:
    posting, given = last_posting(doing.dossier), doing.given
    if posting is None:
        raise RuntimeError("the act is done only where its condition holds")
    last = min(local(on_its_day(posting.until)).date(), local(doing.at).date())
    if not posting.posted_on <= given.received_on <= last:
        values = {"first": day(posting.posted_on.isoformat()), "last": day(last.isoformat())}
        say = _("Ý kiến phải nhận trong thời gian niêm yết, từ %(first)s đến %(last)s.") % values
        remedy = _("Ý kiến ngoài thời gian này là phản ánh, kiến nghị hoặc khiếu nại, xử lý riêng.")
        raise Incomplete(say, remedy, {"received_on": f"{say} {remedy}"})
    objection = PostingObjection.objects.create(
        dossier=doing.dossier,
        posting=posting,
        objector=given.objector,
        contact=given.contact,
        received_on=given.received_on,
        say=given.say,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    hidden = {"objector": given.objector, "contact": given.contact, "say": given.say}
    return Outcome(objection, {"on": given.received_on.isoformat()}, hidden)


RECORD_POSTING_OBJECTION = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.posting_objected",
                title=gettext_lazy("Ghi ý kiến trong thời gian niêm yết"),
                details=lambda it: day(str(it.facts["on"])),
                to_applicant=gettext_lazy("Có ý kiến trong thời gian niêm yết"),
                applicant_details=lambda it: day(str(it.facts["on"])),
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        on_desk=False,
        conditions=(Judged(never_posted),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ghi ý kiến trong thời gian niêm yết"),
            lead=gettext_lazy("Chưa trả lời ý kiến này thì không giải quyết được. Người ký đọc cả ý kiến và lời đáp."),
            fields=(
                Field("objector", gettext_lazy("Ai có ý kiến?"), "person_name"),
                Field("contact", gettext_lazy("Liên hệ với họ bằng cách nào?"), "text", required=False),
                Field("received_on", gettext_lazy("Nhận ngày nào?"), "date", today=True),
                Field("say", gettext_lazy("Ý kiến"), "long_text"),
            ),
            given=_given,
            button=gettext_lazy("Ghi ý kiến"),
            done=gettext_lazy("Đã ghi ý kiến."),
        ),
        message=Message(
            "posting_objected",
            gettext_noop("Có ý kiến về hồ sơ {code} trong thời gian niêm yết"),
            gettext_noop("{unit} nhận được ý kiến về hồ sơ “{procedure}” và sẽ xem xét trước khi quyết định."),
        ),
        write=_record,
        row=PostingObjection,
    )
)
