"""A result that rests on what has ended stays in force: somebody says so, and why."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions.actions import DECISION
from duoc.dossiers.acts import Act, Condition, Doing, Event, Kind, Move, Outcome, declare, declare_event
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.refusal import NotFound
from duoc.instruments.calculations import Unsound
from duoc.people.powers import Actor, Power
from duoc.registers.models import DrawnResult
from duoc.registers.resting import IN_FORCE_OR_SOON
from duoc.registers.rules import NotNow

OPEN, DECIDED = "open", "decided"


@dataclass(frozen=True)
class Given:
    reason: str


def keep_drawn(*, actor: Actor, drawn_id: uuid.UUID | str, reason: str, key: str, at: datetime) -> DrawnResult:
    """Decides that the result stays. To end it too, its revocation or correction is proposed as of any other result;
    in force, that settles the line by itself.

    Raises:
        Forbidden: no leader of the body that gave the result.
        Unsound: no reason.
        NotNow: decided already, or the result has ended itself.
        NotFound: no such line.
    """
    return KEEP_DRAWN.perform(drawn_id, Given(mended(reason, lines=True)), actor=actor, key=key, at=at)


def _keep(doing: Doing[Given]) -> Outcome[DrawnResult]:
    if says_too_little(doing.given.reason):
        say = _("Hãy ghi vì sao kết quả này vẫn đúng (ít nhất 10 ký tự).")
        raise Unsound(_("Chưa ghi được."), _("Hãy xem lại các mục được đánh dấu."), {"reason": say})
    row: DrawnResult = doing.subject
    row.decided_at, row.by_id, row.post_id = doing.at, doing.actor.person, doing.actor.post
    row.reason = doing.given.reason
    row.save(update_fields=["decided_at", "by", "post", "reason"])
    facts = {"decision": str(row.decision_id), "cause": str(row.cause_id)}
    return Outcome(row, facts, hidden={"reason": row.reason})


def _locked(id: uuid.UUID | str) -> DrawnResult:
    decision = DrawnResult.objects.filter(pk=id).values_list("decision_id", flat=True).first()
    if decision is None:
        raise NotFound(_("Không tìm thấy dòng này."), _("Hãy mở lại danh sách kết quả phải xem lại."))
    locked = DECISION.locked(decision)
    row = DrawnResult.objects.select_for_update().get(pk=id)
    row.decision = locked
    return row


def _settle(_row: DrawnResult, _state: str, _move: Move, _actor: Actor, _at: datetime) -> None:
    """Its row says it."""


def _decided() -> NotNow:
    return NotNow(_("Kết quả này đã có người quyết định."), _("Hãy tải lại danh sách."))


DRAWN = Kind(
    model=DrawnResult,
    locked=_locked,
    dossier_of=lambda row: row.decision.dossier,
    reach=lambda row: DECISION.reach(row.decision),
    handled_by=lambda row: DECISION.handled_by(row.decision),
    state=lambda row: OPEN if row.decided_at is None else DECIDED,
    settle=_settle,
    moved_on=_decided,
    outlives_archive=True,
)
_IN_FORCE = Condition(
    lambda row: row.decision.state in IN_FORCE_OR_SOON,
    gettext_lazy("Kết quả này không còn hiệu lực."),
    gettext_lazy("Không phải quyết định gì nữa. Hãy tải lại danh sách."),
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
        kind=DRAWN,
        on_desk=False,
        conditions=(_IN_FORCE,),
        write=_keep,
        row=DrawnResult,
    )
)
