"""What an act of this package can be done on beside a result: a line of what somebody has to decide about."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.decisions.actions import DECISION
from duoc.dossiers.acts import DOSSIER, Kind, Move
from duoc.ground.refusal import NotFound, NotNow
from duoc.people.powers import Actor, Reach
from duoc.registers.models import Review

OPEN, DECIDED = "open", "decided"


def _locked(id: uuid.UUID | str) -> Review:
    row = Review.objects.filter(pk=id).values_list("dossier_id", "decision_id").first()
    if row is None:
        raise NotFound(_("Không tìm thấy dòng này."), _("Hãy mở lại danh sách kết quả phải xem lại."))
    dossier_id, decision_id = row
    decision = DECISION.locked(decision_id) if decision_id else None
    dossier = decision.dossier if decision else DOSSIER.locked(dossier_id)
    locked = Review.objects.select_for_update().get(pk=id)
    locked.decision, locked.dossier = decision, dossier
    return locked


def _reach(row: Review) -> Reach:
    return DECISION.reach(row.decision) if row.decision is not None else DOSSIER.reach(row.dossier)


def _settle(_row: Review, _state: str, _move: Move, _actor: Actor, _at: datetime) -> None:
    """Its row says it."""


def _decided() -> NotNow:
    return NotNow(_("Việc này đã có người quyết định."), _("Hãy tải lại danh sách."))


REVIEW = Kind(
    model=Review,
    locked=_locked,
    dossier_of=lambda row: row.dossier,
    reach=_reach,
    handled_by=lambda row: frozenset({row.organisation_id}),
    state=lambda row: OPEN if row.decided_at is None else DECIDED,
    settle=_settle,
    moved_on=_decided,
    outlives_archive=True,
)
