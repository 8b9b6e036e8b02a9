"""What acts are done on beside a dossier: a result, or the draft that the applicant reads; the dossier locked first."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.decisions.locking import lock_decision
from duoc.decisions.models import Decision, DraftCheck
from duoc.decisions.powers import of_decision
from duoc.dossiers.acts import DOSSIER, Kind, Move, part_of_dossier
from duoc.ground.refusal import NotFound
from duoc.instruments.calculations import moved_on
from duoc.people.powers import Actor


def _settle(decision: Decision, state: str, _move: Move, _actor: Actor, _at: datetime) -> None:
    if decision.state != state:
        decision.state = state
        decision.save(update_fields=["state"])


def _locked_check(id: uuid.UUID | str) -> DraftCheck:
    dossier_id = DraftCheck.objects.filter(pk=id).values_list("proposal__dossier_id", flat=True).first()
    if dossier_id is None:
        raise NotFound(_("Không còn dự thảo nào chờ bạn xem."))
    dossier = DOSSIER.locked(dossier_id)
    check = DraftCheck.objects.select_related("proposal").get(pk=id)
    check.proposal.dossier = dossier
    return check


DECISION = Kind(
    model=Decision,
    locked=lock_decision,
    dossier_of=lambda decision: decision.dossier,
    reach=of_decision,
    state=lambda decision: str(decision.state),
    settle=_settle,
    moved_on=moved_on,
    outlives_archive=True,
)
DRAFT_CHECK = part_of_dossier(DraftCheck, locked=_locked_check, dossier_of=lambda check: check.proposal.dossier)
