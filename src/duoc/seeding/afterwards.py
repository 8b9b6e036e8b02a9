"""Turns of a story that come when the dossier has its result: what is decided about that, and the archive."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import local
from duoc.instruments import actions as instruments
from duoc.registers import actions as registers
from duoc.seeding.stage import Stage
from duoc.seeding.unplayable import NOTHING_THERE, Unplayable


def propose_later(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """About the result in force."""
    result = Decision.objects.filter(dossier_id=stage.dossier, state=Decision.State.IN_FORCE).first()
    if result is None:
        raise Unplayable(NOTHING_THERE, thing=str(Decision._meta.verbose_name))
    who = stage.opens(stage.role(), at)
    registers.propose_later(actor=who, decision_id=result.pk, key=stage.key(), at=at, **given)


def sign_later(stage: Stage, at: datetime, _given: Mapping[str, Any]) -> None:
    """The job that makes the signature comes at once: such a text cannot be pressed when it is first opened."""
    later = _standing(stage)
    decisions.sign_later(actor=stage.opens(stage.role(), at), later_id=later.pk, key=stage.key(), at=at)
    pdf = instruments.sign(Decision.objects.select_related("text", "signer_post", "approved_by").get(pk=later.pk))
    decisions.record_signature(decision_id=later.pk, pdf=pdf, at=at)


def issue_later(stage: Stage, at: datetime, _given: Mapping[str, Any]) -> None:
    """So does the job that makes the seal."""
    later = _standing(stage)
    registers.issue_later(actor=stage.opens(stage.role(), at), decision_id=later.pk, key=stage.key(), at=at)
    pdf = instruments.seal(Decision.objects.select_related("signed_file", "organisation").get(pk=later.pk))
    registers.enact(decision_id=later.pk, pdf=pdf, at=at)


def hand_to_archive(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """`taken_by`, `taken_as`, `place`: of the archive; the dossier goes alone."""
    ended_at = Dossier.objects.values_list("ended_at", flat=True).get(pk=stage.dossier) or at
    batch = dossiers.Batch(local(ended_at).year, (str(stage.dossier),), **given)
    dossiers.hand_to_archive(actor=stage.opens(stage.role(), at), batch=batch, key=stage.key(), at=at)


def _standing(stage: Stage) -> LaterDecision:
    """What was proposed about the result and is not in force yet.

    Raises:
        Unplayable: nothing.
    """
    later = LaterDecision.objects.filter(subject__dossier_id=stage.dossier, standing=True).first()
    if later is None:
        raise Unplayable(NOTHING_THERE, thing=str(LaterDecision._meta.verbose_name))
    return later
