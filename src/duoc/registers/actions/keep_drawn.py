"""A result that rests on what has ended stays in force: somebody says so, and why."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import Act, Condition, Doing, Event, Outcome, declare, declare_event
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.people.powers import Actor, Power
from duoc.registers.ending_reviews import Given, end_review, unreasoned
from duoc.registers.models import Review
from duoc.registers.reviewable import DECIDED, OPEN, REVIEW
from duoc.registers.reviews import IN_FORCE_OR_SOON


def keep_drawn(*, actor: Actor, drawn_id: uuid.UUID | str, reason: str, key: str, at: datetime) -> Review:
    """Decides that the result stays. To end it too, its revocation or correction is proposed as of any other result;
    in force, that settles the line by itself.

    Raises:
        Forbidden: no leader of the body that gave the result.
        Unsound: no reason.
        NotNow: decided already, the result has ended itself, or its review was ordered.
        NotFound: no such line.
    """
    return KEEP_DRAWN.perform(drawn_id, Given(mended(reason, lines=True)), actor=actor, key=key, at=at)


def _keep(doing: Doing[Given]) -> Outcome[Review]:
    if says_too_little(doing.given.reason):
        raise unreasoned(_("Hãy ghi vì sao kết quả này vẫn đúng (ít nhất 10 ký tự)."))
    return end_review(doing)


_IN_FORCE = Condition(
    lambda row: row.decision is None or row.decision.state in IN_FORCE_OR_SOON,
    gettext_lazy("Kết quả này không còn hiệu lực."),
    gettext_lazy("Không phải quyết định gì nữa. Hãy tải lại danh sách."),
)
_NOT_ORDERED = Condition(
    lambda row: not row.order,
    gettext_lazy("Kết quả này phải xem lại theo quyết định của cấp giải quyết, không tự giữ nguyên được."),
    gettext_lazy("Hãy làm việc được yêu cầu; được yêu cầu xem xét lại thì ghi báo cáo đã làm gì."),
)
KEEP_DRAWN = declare(
    Act(
        event=declare_event(
            Event(
                "decision.kept",
                title=gettext_lazy("Giữ kết quả dựa trên việc đã thu hồi hoặc đính chính"),
            )
        ),
        power=Power.DECISION_REVOKE,
        states=frozenset({OPEN}),
        after=frozenset({DECIDED}),
        kind=REVIEW,
        on_desk=False,
        conditions=(_IN_FORCE, _NOT_ORDERED),
        write=_keep,
        row=Review,
    )
)
