"""What acts are done on beside a dossier: a result, the draft that the applicant reads, and what is asked of who signs
beside them. The dossier is locked first."""

import uuid
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.decisions.locking import lock_decision
from duoc.decisions.models import CoSignerCheck, Decision, DraftCheck
from duoc.decisions.powers import of_decision
from duoc.dossiers.acts import DOSSIER, Kind, Move, part_of_dossier
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotFound
from duoc.instruments.calculations import moved_on
from duoc.people.powers import Actor, Reach


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


def _locked_part(id: uuid.UUID | str) -> CoSignerCheck:
    own = CoSignerCheck.objects.filter(pk=id).first()
    check = _locked_check(own.check_by_applicant_id if own else id)
    part = CoSignerCheck.objects.get(pk=id)
    part.check_by_applicant = check
    return part


def _dossier_of(part: CoSignerCheck) -> Dossier:
    return part.check_by_applicant.proposal.dossier


def _of_co_signer(part: CoSignerCheck) -> Reach:
    """Who was asked, and nobody else: it is not the applicant's to answer for them."""
    dossier = _dossier_of(part)
    return Reach(parties=frozenset({part.person_id}), procedure=dossier.procedure_code, field=dossier.procedure_field)


DECISION = Kind(
    model=Decision,
    locked=lock_decision,
    dossier_of=lambda decision: decision.dossier,
    reach=of_decision,
    handled_by=lambda decision: frozenset({decision.organisation_id}),
    state=lambda decision: str(decision.state),
    settle=_settle,
    moved_on=moved_on,
    outlives_archive=True,
)
DRAFT_CHECK = part_of_dossier(DraftCheck, locked=_locked_check, dossier_of=lambda check: check.proposal.dossier)
CO_SIGNER_CHECK = replace(
    part_of_dossier(CoSignerCheck, locked=_locked_part, dossier_of=_dossier_of), reach=_of_co_signer
)
