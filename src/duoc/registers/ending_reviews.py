"""A review ends by what somebody writes of it: the result stays, or what was ordered was done."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts import Doing, Outcome
from duoc.ground.letters.calculations import says_too_little
from duoc.instruments.calculations import Unsound
from duoc.registers.models import Review
from duoc.registers.telling_reviews import tell_end


@dataclass(frozen=True)
class Given:
    reason: str


def end_review(doing: Doing[Given], too_little: Any) -> Outcome[Review]:
    """Writes it in the row and tells the applicant.

    Args:
        too_little: what is said where it is no reason.

    Raises:
        Unsound: it says too little.
    """
    if says_too_little(doing.given.reason):
        say = {"reason": str(too_little)}
        raise Unsound(_("Chưa ghi được."), _("Hãy xem lại các mục được đánh dấu."), say)
    row: Review = doing.subject
    row.decided_at, row.by_id, row.post_id = doing.at, doing.actor.person, doing.actor.post
    row.reason = doing.given.reason
    row.save(update_fields=["decided_at", "by", "post", "reason"])
    tell_end(row, doing.at)
    facts = {"dossier": str(row.dossier_id)}
    if row.decision_id is not None:
        facts["decision"] = str(row.decision_id)
    return Outcome(row, facts, hidden={"reason": row.reason})
