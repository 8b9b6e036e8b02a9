"""The registry returns what was signed about a result instead of issuing it: the result stays as it is."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions.actions.return_signed import RETURNABLE
from duoc.decisions.actions.send_back_later import lay_down, news_of_return
from duoc.decisions.actions.sign_later import STANDING, turn_words
from duoc.decisions.later import LATER
from duoc.decisions.models import LaterDecision
from duoc.dossiers.acts import Act, Doing, Event, Outcome, declare, declare_event
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.instruments import actions as instruments
from duoc.instruments.calculations import Unsound
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    reason: str


def return_later(*, actor: Actor, later_id: uuid.UUID | str, reason: str, key: str, at: datetime) -> LaterDecision:
    """Voids a signed decision about a result that has no number yet. Text and signature stay as evidence, the result
    stays as it is, something else may be proposed about it, and who proposed it hears why.

    Raises:
        Forbidden: no registry of the body.
        Unsound: no reason.
        NotNow: not signed, numbered or returned already.
        NotFound: no such decision.
    """
    given = Given(mended(reason, lines=True))
    return RETURN_LATER.perform(later_id, given, actor=actor, key=key, at=at)


def _return(doing: Doing[Given]) -> Outcome[LaterDecision]:
    if says_too_little(doing.given.reason):
        say = _("Hãy ghi vì sao không phát hành (ít nhất 10 ký tự).")
        raise Unsound(_("Chưa trả lại được."), _("Hãy ghi lý do để công chức hiểu."), {"reason": say})
    later: LaterDecision = doing.subject
    instruments.void(later, actor=doing.actor, at=doing.at, trail=instruments.by_its_act)
    return lay_down(later, doing.given.reason, doing.actor, doing.at)


RETURN_LATER = declare(
    Act(
        event=declare_event(
            Event(
                "decision.later_returned",
                title=gettext_lazy("Văn thư trả lại quyết định đã ký về kết quả đã có"),
                details=turn_words,
            )
        ),
        power=Power.DECISION_ISSUE,
        states=RETURNABLE,
        after=frozenset({LaterDecision.State.VOID}),
        kind=LATER,
        on_desk=False,
        conditions=(STANDING,),
        news=news_of_return,
        write=_return,
        row=LaterDecision,
    )
)
