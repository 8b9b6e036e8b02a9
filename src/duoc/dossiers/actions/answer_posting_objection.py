"""The body that decides answers an objection to a posting: why it goes on all the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Words
from duoc.dossiers.models import Dossier, PostingObjectionAnswer
from duoc.dossiers.posted import nobody_objected, unanswered
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.people.powers import Power


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
    return [(one.objector, one.say) for one in unanswered(dossier)]


def _to_answer(dossier: Dossier, _at: datetime) -> Mapping[str, Mapping[str, Words]]:
    return {"objection": {str(one.pk): one.objector for one in unanswered(dossier)}}


def _answer(doing: Doing[Given]) -> Outcome[PostingObjectionAnswer]:
    given = doing.given
    objection = next((one for one in unanswered(doing.dossier) if str(one.pk) == given.objection), None)
    if objection is None:
        raise OutOfTurn(_("Ý kiến này đã được trả lời."), _("Hãy tải lại trang để xem hồ sơ đang ở đâu."))
    answer = PostingObjectionAnswer.objects.create(
        dossier=doing.dossier,
        objection=objection,
        reason=given.reason,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    return Outcome(answer, {"objection": str(objection.pk)}, hidden={"reason": given.reason})


ANSWER_POSTING_OBJECTION = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.posting_objection_answered",
                title=gettext_lazy("Trả lời ý kiến trong thời gian niêm yết"),
                to_applicant=gettext_lazy("%(unit)s đã xem xét ý kiến trong thời gian niêm yết"),
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(Judged(nobody_objected),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Trả lời ý kiến niêm yết"),
            lead=gettext_lazy("Người ký đọc lý do này trước khi ký; lý do ở lại trong quá trình giải quyết."),
            fields=(
                Field("objection", gettext_lazy("Ý kiến của ai?"), "choice"),
                Field("reason", gettext_lazy("Vì sao vẫn giải quyết?"), "long_text"),
            ),
            given=_given,
            shown=_shown,
            options_of=_to_answer,
            button=gettext_lazy("Trả lời"),
            done=gettext_lazy("Đã trả lời ý kiến niêm yết."),
        ),
        write=_answer,
        row=PostingObjectionAnswer,
    )
)
