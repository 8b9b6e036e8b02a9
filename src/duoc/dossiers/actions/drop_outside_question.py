"""Who handles the dossier asks a body outside this system no more: the letter does not leave (thôi hỏi)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import Dossier, OutsideQuestion
from duoc.dossiers.outside_questions import not_sent
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import says_too_little
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    question: str
    reason: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters. Raises Incomplete: a reason that says nothing."""
    if says_too_little(str(values["reason"])):
        faults = {"reason": _("Hãy ghi rõ vì sao không cần hỏi nữa (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa ghi được việc thôi hỏi."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(str(values["question"]), str(values["reason"]))


def _nothing_to_drop(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    if not_sent(dossier):
        return None
    return OutOfTurn(_("Không có văn bản hỏi ý kiến nào chưa gửi."), _("Hãy tải lại trang."))


def _drop(doing: Doing[Given]) -> Outcome[OutsideQuestion]:
    """Raises OutOfTurn: it was sent or dropped meanwhile."""
    question = next((one for one in not_sent(doing.dossier) if str(one.pk) == doing.given.question), None)
    if question is None:
        raise OutOfTurn(_("Văn bản này đã gửi, hoặc đã ghi thôi hỏi."), _("Hãy tải lại trang."))
    question.dropped_at, question.dropped_by_id = doing.at, doing.actor.person
    question.why_dropped = doing.given.reason
    question.save(update_fields=["dropped_at", "dropped_by", "why_dropped"])
    facts = {"name": question.body, "turn": question.turn}
    return Outcome(question, facts, hidden={"reason": question.why_dropped})


def _options(dossier: Dossier, _at: datetime) -> Mapping[str, Mapping[str, str]]:
    return {"question": {str(one.pk): one.body for one in not_sent(dossier)}}


DROP_OUTSIDE_QUESTION = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.outside_question_dropped",
                title=gettext_lazy("Thôi hỏi cơ quan ngoài hệ thống"),
                details=lambda it: str(it.facts["name"]),
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(Judged(_nothing_to_drop),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Thôi hỏi cơ quan ngoài hệ thống"),
            lead=gettext_lazy("Văn bản đã trình hoặc đã ký không gửi đi nữa; hồ sơ đi tiếp không chờ cơ quan đó."),
            fields=(
                Field("question", gettext_lazy("Thôi hỏi cơ quan nào?"), "choice"),
                Field("reason", gettext_lazy("Vì sao không cần hỏi nữa?"), "long_text"),
            ),
            given=_given,
            options_of=_options,
            button=gettext_lazy("Thôi hỏi"),
            done=gettext_lazy("Đã ghi thôi hỏi."),
        ),
        write=_drop,
        row=OutsideQuestion,
    )
)
