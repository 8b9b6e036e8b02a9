"""The leader does not sign what is to be decided about a result: it goes back with a reason, nothing changes."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.decisions.actions.sign_later import STANDING, turn_words
from duoc.decisions.later import LATER
from duoc.decisions.models import LaterDecision
from duoc.dossiers.acts import Act, Doing, Event, News, Outcome, declare, declare_event
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.instruments.calculations import Unsound
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    reason: str


def send_back_later(*, actor: Actor, later_id: uuid.UUID | str, reason: str, key: str, at: datetime) -> LaterDecision:
    """Returns a draft that waits to be signed. The result stays as it is; something else may be proposed about it.

    Raises:
        Forbidden: no leader of the body.
        Unsound: no reason.
        NotNow: signed or returned already.
        NotFound: no such draft.
    """
    given = Given(mended(reason, lines=True))
    return SEND_BACK_LATER.perform(later_id, given, actor=actor, key=key, at=at)


def _send_back(doing: Doing[Given]) -> Outcome[LaterDecision]:
    if says_too_little(doing.given.reason):
        say = _("Hãy ghi vì sao không ký (ít nhất 10 ký tự).")
        raise Unsound(_("Chưa trả lại được."), _("Hãy ghi lý do để công chức hiểu."), {"reason": say})
    return lay_down(doing.subject, doing.given.reason, doing.actor, doing.at)


def lay_down(later: LaterDecision, reason: str, actor: Actor, at: datetime) -> Outcome[LaterDecision]:
    """Notes that it does not stand any more, who returned it and why."""
    later.standing, later.returned_words = False, reason
    later.returned_at, later.returned_by_id = at, actor.person
    later.save(update_fields=["standing", "returned_words", "returned_at", "returned_by"])
    facts = {"decision": str(later.subject_id), "later": str(later.pk), "turn": later.turn}
    return Outcome(later, facts, hidden={"reason": reason})


def news_of_return(later: LaterDecision) -> News:
    """Who proposed it hears that it was returned."""
    return News(LATER_RETURNED, later.by_id, later.post_id, {"number": later.subject.symbol})


LATER_RETURNED = Message(
    "desk_later_returned",
    gettext_noop("Kết quả của hồ sơ {code}: đề nghị của bạn bị trả lại"),
    gettext_noop(
        "Đề nghị của bạn về kết quả số {number} của “{procedure}” bị trả lại, kết quả giữ nguyên. Mở mục Sau kết quả "
        "để đọc lý do."
    ),
)
SEND_BACK_LATER = declare(
    Act(
        event=declare_event(
            Event(
                "decision.later_sent_back",
                title=gettext_lazy("Lãnh đạo không ký đề nghị về kết quả đã có"),
                details=turn_words,
            )
        ),
        power=Power.DECISION_SEND_BACK,
        states=frozenset({LaterDecision.State.DRAFT}),
        kind=LATER,
        on_desk=False,
        conditions=(STANDING,),
        news=news_of_return,
        write=_send_back,
        row=LaterDecision,
    )
)
