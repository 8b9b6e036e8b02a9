"""Who handles the dossier drafts a letter to a body outside this system, for the head to sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.consult import LONGEST, asks_nobody
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import TO_SIGN, to_seats
from duoc.dossiers.models import Dossier, OutsideQuestion
from duoc.dossiers.outside_questions import letter_unknown, to_send
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import mended
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    body: str
    place: str
    question: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the draft.

    Raises:
        Incomplete: a name, an address or a question that says nothing, or too much.
    """
    given = Given(mended(values["body"]), mended(values["place"]), mended(values["question"], lines=True))
    faults = {}
    if not 5 <= len(given.body) <= 200:
        faults["body"] = _("Hãy ghi tên đầy đủ của cơ quan (5 đến 200 ký tự).")
    if not 5 <= len(given.place) <= 300:
        faults["place"] = _("Hãy ghi nơi gửi văn bản (5 đến 300 ký tự).")
    if not 10 <= len(given.question) <= LONGEST:
        faults["question"] = _("Hãy ghi rõ nội dung cần hỏi (10 đến 4.000 ký tự).")
    if faults:
        raise Incomplete(_("Chưa trình được văn bản hỏi ý kiến."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return given


def _no_letter(dossier: Dossier, actor: Actor, at: datetime) -> OutOfTurn | None:
    return asks_nobody(dossier, actor, at) or letter_unknown(dossier, at)


def _propose(doing: Doing[Given]) -> Outcome[OutsideQuestion]:
    """Raises OutOfTurn: this body is being asked already."""
    dossier, given = doing.dossier, doing.given
    asked = dossier.consultations.filter(outside__body__iexact=given.body, answer="").exists()
    if asked or any(one.body.lower() == given.body.lower() for one in to_send(dossier)):
        raise OutOfTurn(
            _("Đang chờ ý kiến của cơ quan này."), _("Hãy ghi câu trả lời khi nhận được, hoặc chờ hết thời hạn.")
        )
    row = OutsideQuestion.objects.create(
        dossier=dossier,
        turn=dossier.outside_questions.count() + 1,
        body=given.body,
        place=given.place,
        question=given.question,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    return Outcome(row, {"name": row.body, "turn": row.turn}, hidden={"question": row.question})


PROPOSE_OUTSIDE_QUESTION = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.outside_question_proposed",
                title=gettext_lazy("Trình ký văn bản hỏi ý kiến"),
                details=lambda it: str(it.facts["name"]),
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(Judged(_no_letter),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Hỏi cơ quan ngoài hệ thống bằng văn bản"),
            lead=gettext_lazy(
                "Cho công an, điện lực, tỉnh khác và cơ quan không dùng hệ thống này. Lãnh đạo ký văn bản có số, ký "
                "hiệu; thời hạn trả lời tính từ lúc bạn ghi đã gửi văn bản đi."
            ),
            fields=(
                Field("body", gettext_lazy("Tên cơ quan được hỏi"), "text"),
                Field("place", gettext_lazy("Nơi gửi văn bản"), "text"),
                Field(
                    "question",
                    gettext_lazy("Nội dung cần hỏi"),
                    "long_text",
                    hint=gettext_lazy(
                        "In nguyên văn vào văn bản. Không ghi thông tin riêng không cần cho câu trả lời."
                    ),
                ),
            ),
            given=_given,
            button=gettext_lazy("Trình ký"),
            done=gettext_lazy("Đã trình văn bản hỏi ý kiến để lãnh đạo ký."),
        ),
        arrives=lambda row: to_seats(row.dossier, TO_SIGN, Power.DECISION_SIGN, row.at),
        write=_propose,
        row=OutsideQuestion,
    )
)
