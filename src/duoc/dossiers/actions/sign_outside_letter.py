"""The head signs the letter that asks a body outside this system: it has its number, and can be sent."""

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
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import SIGNED, News
from duoc.dossiers.models import Dossier, OutsideLetter
from duoc.dossiers.outside_questions import to_sign
from duoc.dossiers.papers.opinion_letter import OPINION_LETTER
from duoc.dossiers.rules import Changed, OutOfTurn
from duoc.dossiers.signing_for import not_delegated
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    question: str


def _nothing_to_sign(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    if to_sign(dossier):
        return None
    return OutOfTurn(_("Không có văn bản hỏi ý kiến nào chờ ký."), _("Hãy tải lại trang."))


def _sign(doing: Doing[Given]) -> Outcome[OutsideLetter]:
    """Raises Changed: the draft that was read does not wait any more."""
    question = next((one for one in to_sign(doing.dossier) if str(one.pk) == doing.given.question), None)
    if question is None:
        raise Changed(_("Văn bản trình ký đã thay đổi sau khi bạn mở trang."), _("Hãy đọc lại nội dung rồi ký."))
    row = OutsideLetter.objects.create(
        dossier=doing.dossier,
        question=question,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    return Outcome(row, {"name": question.body, "turn": question.turn}, hidden={"question": question.question})


def _shown(dossier: Dossier) -> Shown:
    rows = to_sign(dossier)
    return [(f"{one.body}, {one.place}", f"{one.question} ({one.by.full_name})") for one in rows]


def _options(dossier: Dossier, _at: datetime) -> Mapping[str, Mapping[str, str]]:
    return {"question": {str(one.pk): one.body for one in to_sign(dossier)}}


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values["question"]))


SIGN_OUTSIDE_LETTER = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.outside_letter_signed",
                title=gettext_lazy("Ký văn bản hỏi ý kiến"),
                details=lambda it: str(it.facts["name"]),
            )
        ),
        power=Power.DECISION_SIGN,
        states=frozenset({Dossier.State.PROCESSING}),
        on_desk=False,
        conditions=(Judged(_nothing_to_sign), Judged(not_delegated)),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ký văn bản hỏi ý kiến"),
            lead=gettext_lazy("Ký thì văn bản có số, ký hiệu, chữ ký số của bạn và của cơ quan; chuyên viên gửi đi."),
            fields=(Field("question", gettext_lazy("Văn bản gửi cơ quan nào?"), "choice"),),
            given=_given,
            shown=_shown,
            options_of=_options,
            button=gettext_lazy("Ký"),
            done=gettext_lazy("Đã ký văn bản hỏi ý kiến."),
        ),
        paper=OPINION_LETTER,
        news=lambda row: News(SIGNED, row.question.by_id, row.question.post_id),
        write=_sign,
        row=OutsideLetter,
    )
)
