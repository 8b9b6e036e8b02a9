"""The desk that asked decides on a paper that the applicant does not have: it is let go, or it must come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Words
from duoc.dossiers.expiring import watch
from duoc.dossiers.models import Dossier, MissingPaper
from duoc.dossiers.rules import Incomplete, OutOfTurn, off_desk
from duoc.dossiers.supplementing import claims_waiting, complete, lacking
from duoc.ground.letters.calculations import says_too_little
from duoc.ground.refusal import Refusal
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    paper: str
    accepted: bool
    answer: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the decision.

    Raises:
        Incomplete: the paper must come, and nothing says why.
    """
    accepted, answer = values["accepted"] == "yes", str(values.get("answer") or "")
    if not accepted and says_too_little(answer):
        faults = {"answer": _("Hãy ghi vì sao vẫn cần giấy này (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa trả lời được."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(str(values["paper"]), accepted, answer)


def _shown(dossier: Dossier) -> Shown:
    return [(one.name, one.reason) for one in claims_waiting(dossier)]


def _papers(dossier: Dossier, _at: datetime) -> Mapping[str, Mapping[str, Words]]:
    return {"paper": {str(one.pk): one.name for one in claims_waiting(dossier)}}


def _asked_here(dossier: Dossier, actor: Actor, _at: datetime) -> Refusal | None:
    """Something waits for an answer, and only the desk that asked knows what it needs the paper for."""
    asked = {claim.request.desk for claim in claims_waiting(dossier)}
    if not asked:
        return OutOfTurn(_("Không có giấy tờ nào chờ trả lời."), _("Hãy tải lại trang."))
    return None if actor.role in asked else off_desk()


def _decide(doing: Doing[Given]) -> Outcome[MissingPaper]:
    dossier, given = doing.dossier, doing.given
    claim = next((one for one in claims_waiting(dossier) if str(one.pk) == given.paper), None)
    if claim is None:
        raise OutOfTurn(_("Giấy tờ này đã được trả lời."), _("Hãy tải lại trang để xem hồ sơ đang ở đâu."))
    claim.accepted, claim.answer, claim.decided_at = given.accepted, given.answer, doing.at
    claim.decided_by_id, claim.decided_post_id = doing.actor.person, doing.actor.post
    claim.save()
    request = claim.request
    facts = {"turn": request.turn, "accepted": given.accepted}
    hidden = {"answer": given.answer}
    words = {"paper": claim.name}
    if lacking(request):
        watch(dossier, request, doing.at)
        return Outcome(claim, facts, hidden, state=State.SUPPLEMENT, words=words)
    last = request.parts.latest("at", "id")
    _answer, state, move = complete(
        request, dossier, by=last.by_id, at=doing.at, done_at=last.at, answers=last.answers, say=last.say
    )
    return Outcome(claim, facts, hidden, move=move, state=state, words=words)


DECIDE_MISSING_PAPER = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.missing_paper_decided",
                title=gettext_lazy("Trả lời về giấy tờ người yêu cầu không có"),
                details=lambda it: _("Không cần giấy này nữa") if it.facts["accepted"] else _("Vẫn cần giấy này"),
                to_applicant=lambda it: (
                    _("Cơ quan đồng ý giải quyết khi không có giấy bạn báo")
                    if it.facts["accepted"]
                    else _("Cơ quan vẫn cần giấy bạn báo không có")
                ),
            )
        ),
        power=Power.DOSSIER_REQUEST_SUPPLEMENT,
        states=frozenset({State.SUPPLEMENT}),
        after=frozenset({State.SUPPLEMENT, State.FILED, State.PROCESSING}),
        on_desk=False,
        conditions=(Judged(_asked_here),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Trả lời về giấy tờ người yêu cầu không có"),
            lead=gettext_lazy(
                "Không cần nữa thì hồ sơ trở lại bàn khi không còn gì thiếu; thời hạn tính tiếp từ lúc người yêu cầu "
                "gửi phần cuối cùng. Vẫn cần thì hãy viết cho người yêu cầu vì sao."
            ),
            fields=(
                Field("paper", gettext_lazy("Giấy tờ nào?"), "choice"),
                Field(
                    "accepted",
                    gettext_lazy("Giải quyết được khi không có giấy này không?"),
                    "choice",
                    options={"yes": gettext_lazy("Được, không cần nữa"), "no": gettext_lazy("Không, vẫn cần")},
                ),
                Field(
                    "answer",
                    gettext_lazy("Trả lời người yêu cầu"),
                    "long_text",
                    hint=gettext_lazy("Vẫn cần thì phải ghi vì sao, có thể thay bằng giấy nào."),
                    required=False,
                    needed=gettext_lazy("cần khi vẫn cần giấy này"),
                ),
            ),
            given=_given,
            shown=_shown,
            options_of=_papers,
            button=gettext_lazy("Trả lời"),
            done=gettext_lazy("Đã trả lời người yêu cầu."),
        ),
        message=Message(
            "missing_paper_decided",
            gettext_noop("{unit} đã trả lời về giấy tờ bạn không có trong hồ sơ {code}"),
            gettext_noop(
                "{unit} đã trả lời về “{paper}” của hồ sơ “{procedure}”. "
                "Hãy mở hồ sơ để xem câu trả lời và việc tiếp theo."
            ),
        ),
        write=_decide,
        row=MissingPaper,
    )
)
