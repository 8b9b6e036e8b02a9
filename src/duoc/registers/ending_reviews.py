"""A review ends by what somebody writes of it: the result stays, or what was ordered was done."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from duoc.dossiers.acts import Doing, Outcome
from duoc.instruments.calculations import Unsound
from duoc.registers.models import Review
from duoc.registers.telling_reviews import tell_end


@dataclass(frozen=True)
class Given:
    reason: str


def unreasoned(say: str) -> Unsound:
    """The refusal of a reason that says too little, with what it has to say."""
    return Unsound(_("Chưa ghi được."), _("Hãy xem lại các mục được đánh dấu."), {"reason": say})


def end_review(doing: Doing[Given]) -> Outcome[Review]:
    """Writes it in the row and tells the applicant."""
    row: Review = doing.subject
    row.decided_at, row.by_id, row.post_id = doing.at, doing.actor.person, doing.actor.post
    row.reason = doing.given.reason
    row.save(update_fields=["decided_at", "by", "post", "reason"])
    tell_end(row, doing.at)
    facts = {"dossier": str(row.dossier_id)}
    if row.decision_id is not None:
        facts["decision"] = str(row.decision_id)
    return Outcome(row, facts, hidden={"reason": row.reason})
