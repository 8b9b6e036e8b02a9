"""The signed letter has left: from now on the body outside this system is asked, and has its time to answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.consult import CONSULT, asks_nobody
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.consulting import ask, facts_of
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.outside_questions import FORM, to_send
from duoc.dossiers.papers.given_forms import official_form
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.worktime.calculations import local
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    question: str
    way: str
    on: str


def _nothing_to_send(dossier: Dossier, actor: Actor, at: datetime) -> OutOfTurn | None:
    if to_send(dossier):
        return asks_nobody(dossier, actor, at)
    return OutOfTurn(_("Không có văn bản hỏi ý kiến nào đã ký mà chưa gửi."), _("Hãy tải lại trang."))


def _send(doing: Doing[Given]) -> Outcome[Consultation]:
    """Raises:
    Incomplete: a day before it was signed, or to come.
    OutOfTurn: it was sent already.
    """
    dossier, given = doing.dossier, doing.given
    question = next((one for one in to_send(dossier) if str(one.pk) == given.question), None)
    rule = definition_of(dossier).consult
    if question is None or rule is None:
        raise OutOfTurn(_("Văn bản này đã được ghi là đã gửi."), _("Hãy tải lại trang."))
    signed, today = local(question.letter.at).date().isoformat(), local(doing.at).date().isoformat()
    if not signed <= given.on <= today:
        fault = {"on": _("Ngày gửi phải từ ngày ký văn bản đến hôm nay.")}
        raise Incomplete(_("Chưa ghi được việc gửi văn bản."), _("Hãy xem lại các mục được đánh dấu."), fault)
    words = {"question": question.question, "within": rule.within, "silence": rule.silence, "sent_on": given.on}
    asked = ask(dossier, question, doing.actor, doing.at, undecided=False, sent_way=given.way, **words)
    number = official_form(dossier, FORM, question.turn).symbol
    return Outcome(asked, {**facts_of(asked), "letter": number, "way": given.way, "sent_on": given.on})


def _options(dossier: Dossier, _at: datetime) -> Mapping[str, Mapping[str, str]]:
    return {"question": {str(one.pk): one.body for one in to_send(dossier)}}


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values["question"]), str(values["way"]), str(values["on"]))


SEND_OUTSIDE_LETTER = declare(
    Act(
        event=CONSULT.event,
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(Judged(_nothing_to_send),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ghi đã gửi văn bản hỏi ý kiến"),
            lead=gettext_lazy("Thời hạn trả lời tính từ lúc ghi ở đây."),
            fields=(
                Field("question", gettext_lazy("Văn bản gửi cơ quan nào?"), "choice"),
                Field(
                    "way",
                    gettext_lazy("Gửi bằng cách nào?"),
                    "choice",
                    options={one.value: one.label for one in Consultation.SentWay},
                ),
                Field("on", gettext_lazy("Gửi ngày nào?"), "date", today=True),
            ),
            given=_given,
            options_of=_options,
            button=gettext_lazy("Ghi đã gửi"),
            done=gettext_lazy("Đã ghi việc gửi văn bản; cơ quan đó có thời hạn trả lời từ bây giờ."),
        ),
        write=_send,
        row=Consultation,
    )
)
