"""Turns of a story that come when the dossier has its result: what is decided about that, and the archive."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, NewOriginal
from duoc.ground.worktime.calculations import local
from duoc.instruments import actions as instruments
from duoc.registers import actions as registers
from duoc.registers.models import Review
from duoc.seeding.stage import Stage
from duoc.seeding.unplayable import NOTHING_THERE, Unplayable

Row = TypeVar("Row", bound=Model)


def propose_later(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """About the result in force."""
    result = _first(Decision.objects.filter(dossier_id=stage.dossier, state=Decision.State.IN_FORCE))
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


def send_back_later(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """Who was to sign it sends it back."""
    later = _standing(stage)
    decisions.send_back_later(actor=stage.opens(stage.role(), at), later_id=later.pk, key=stage.key(), at=at, **given)


def return_later(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """The registry returns what was signed."""
    later = _standing(stage)
    decisions.return_later(actor=stage.opens(stage.role(), at), later_id=later.pk, key=stage.key(), at=at, **given)


def hand_over_new(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """The applicant takes the new original at the counter, with the code of their page."""
    original = _first(NewOriginal.objects.filter(dossier_id=stage.dossier, outcome=""))
    who: dict[str, Any] = {"actor": stage.opens(stage.role(), at), "key": stage.key(), "at": at}
    dossiers.hand_over_new(**who, original_id=original.pk, taker=stage.taker(original), **{"old": "", **given})


def keep_drawn(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """Of what rests on a result that has ended."""
    drawn = _first(Review.objects.filter(dossier_id=stage.dossier, order="", decided_at=None))
    registers.keep_drawn(actor=stage.opens(stage.role(), at), drawn_id=drawn.pk, key=stage.key(), at=at, **given)


def report_on_order(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """On what a decision on a complaint about this dossier ordered."""
    ordered = _first(Review.objects.filter(dossier_id=stage.dossier, decided_at=None).exclude(order=""))
    registers.report_on_order(
        actor=stage.opens(stage.role(), at), review_id=ordered.pk, key=stage.key(), at=at, **given
    )


def hand_to_archive(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """`taken_by`, `taken_as`, `place`: of the archive; the dossier goes alone."""
    ended_at = Dossier.objects.values_list("ended_at", flat=True).get(pk=stage.dossier) or at
    batch = dossiers.Batch(local(ended_at).year, (str(stage.dossier),), **given)
    dossiers.hand_to_archive(actor=stage.opens(stage.role(), at), batch=batch, key=stage.key(), at=at)


def _standing(stage: Stage) -> LaterDecision:
    """What was proposed about the result and is not in force yet."""
    return _first(LaterDecision.objects.filter(subject__dossier_id=stage.dossier, standing=True))


def _first(rows: "QuerySet[Row]") -> Row:
    """Raises Unplayable where there is none."""
    first = rows.first()
    if first is None:
        raise Unplayable(NOTHING_THERE, thing=str(rows.model._meta.verbose_name))
    return first
