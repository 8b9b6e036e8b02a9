"""The body that decides answers the objection of a body that it asked: why it goes on all the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.consulting import body_facts
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Words
from duoc.dossiers.models import Dossier, ObjectionAnswer
from duoc.dossiers.objections import to_answer
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    objection: str
    reason: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the answer.

    Raises:
        Incomplete: nothing says why.
    """
    reason = mended(values["reason"], lines=True)
    if says_too_little(reason):
        faults = {"reason": _("Hãy ghi vì sao vẫn giải quyết (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa trả lời được."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(str(values["objection"]), reason)


def _shown(dossier: Dossier) -> Shown:
    return [(one.name, one.say) for one in to_answer(dossier)]


def _options(dossier: Dossier, _at: datetime) -> Mapping[str, Mapping[str, Words]]:
    return {"objection": {str(one.pk): one.name for one in to_answer(dossier)}}


def _nobody_objects(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    if to_answer(dossier):
        return None
    return OutOfTurn(_("Không có ý kiến không đồng ý nào chờ trả lời."), _("Hãy tải lại trang."))


def _answer(doing: Doing[Given]) -> Outcome[ObjectionAnswer]:
    dossier, given = doing.dossier, doing.given
    asked = next((one for one in to_answer(dossier) if str(one.pk) == given.objection), None)
    if asked is None:
        raise OutOfTurn(_("Ý kiến này đã được trả lời."), _("Hãy tải lại trang để xem hồ sơ đang ở đâu."))
    answer = ObjectionAnswer.objects.create(
        dossier=dossier,
        consultation=asked,
        reason=given.reason,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    return Outcome(answer, body_facts(asked), hidden={"reason": given.reason})


ANSWER_OBJECTION = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.objection_answered",
                title=gettext_lazy("Trả lời ý kiến không đồng ý của cơ quan được hỏi"),
                details=lambda it: str(it.facts["name"]),
                to_applicant=gettext_lazy("%(unit)s đã xem xét ý kiến của cơ quan được hỏi"),
                applicant_details=lambda it: str(it.facts["name"]),
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(Judged(_nobody_objects),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Trả lời ý kiến không đồng ý"),
            lead=gettext_lazy("Người ký đọc lý do này trước khi ký; lý do ở lại trong quá trình giải quyết."),
            fields=(
                Field("objection", gettext_lazy("Ý kiến của cơ quan nào?"), "choice"),
                Field("reason", gettext_lazy("Vì sao vẫn giải quyết?"), "long_text"),
            ),
            given=_given,
            shown=_shown,
            options_of=_options,
            button=gettext_lazy("Trả lời"),
            done=gettext_lazy("Đã trả lời ý kiến không đồng ý."),
        ),
        write=_answer,
        row=ObjectionAnswer,
    )
)
