"""Dossiers that are sent on to another body, as proposed and approved: for the tests that ask every act."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from duoc.dossiers.actions import PROPOSE_TRANSFER, TRANSFER
from duoc.dossiers.actions.propose_transfer import Given
from duoc.dossiers.actions.transfer import Given as Approved
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier, Transfer, TransferProposal
from duoc.people.models import Post
from duoc.people.powers import Actor
from tests.cast import MONDAY, OTHER_COMMUNE, key
from tests.late_dossiers import Made, why_late_now
from tests.stages import Road, by_form, fresh

SENT_ON = {
    "body": OTHER_COMMUNE,
    "reason": "Cha mẹ cư trú ở phường Bến Thử.",
    "legal_basis": "Luật Hộ tịch Điều 13",
}
NOT_THERE = {"answer": "Mẹ cư trú ở xã này."}


def propose(
    road: Road, dossier: Dossier, at: datetime = MONDAY, by: str = "specialist1", **changes: str
) -> TransferProposal:
    """One that is late says why."""
    given, who = Given(**{"why_body": "", **SENT_ON, **changes}), road.actor(by, at)
    why = why_late_now(fresh(dossier), at)
    return PROPOSE_TRANSFER.perform(dossier.pk, given, actor=who, key=key(), at=at, answers=why)


def approve(road: Road, row: TransferProposal, at: datetime = MONDAY, by: str = "leader1") -> Transfer:
    """As proposing it."""
    given, who, why = Approved(str(row.pk)), road.actor(by, at), why_late_now(fresh(row.dossier), at)
    return TRANSFER.perform(row.dossier_id, given, actor=who, key=key(), at=at, answers=why)


def send_on(road: Road, dossier: Dossier, at: datetime = MONDAY, **changes: str) -> Transfer:
    """Proposed by the specialist, approved by the leader."""
    return approve(road, propose(road, dossier, at, **changes), at)


def sent_on(road: Road, dossier: Dossier | None = None, at: datetime = MONDAY) -> Dossier:
    """It lies with the other commune."""
    dossier = dossier or road.to("accepted")
    send_on(road, dossier, at)
    return fresh(dossier)


def _open(dossier: Dossier) -> str:
    row = dossier.transfer_proposals.filter(closed_at=None).first()
    return str(row.pk) if row else ""


TRANSFER_ACTS: dict[str, Callable[[Any, Actor, dict[str, Any]], object]] = {
    "dossiers.propose_transfer": lambda it, who, _by: by_form(who, "propose_transfer", it, SENT_ON, DESK),
    "dossiers.send_back_transfer": lambda it, who, _by: by_form(
        who, "send_back_transfer", it, {"proposal": _open(it), **NOT_THERE}, DESK
    ),
    "dossiers.transfer": lambda it, who, _by: by_form(who, "transfer", it, {"proposal": _open(it)}, DESK),
}
"""With parameters that are right wherever they are offered."""


def with_a_transfer(road: Road) -> Dossier:
    dossier = road.to("accepted")
    propose(road, dossier)
    return fresh(dossier)


def no_transfer_to_approve(road: Road) -> Made:
    return road.to("accepted"), "leader1"


def transfer_that_the_signer_proposed(road: Road) -> Made:
    dossier = with_a_transfer(road)
    dossier.transfer_proposals.update(by=road.actor("leader1").person)
    return dossier, "leader1"


def transfer_without_a_delegation(road: Road) -> Made:
    dossier = with_a_transfer(road)
    Post.objects.filter(pk=road.actor("leader1").post_id).update(signs_as="TUQ.")
    return dossier, "leader1"


def signed_with_a_transfer_to_approve(road: Road) -> Made:
    dossier = with_a_transfer(road)
    Dossier.objects.filter(pk=dossier.pk).update(result_signed_at=MONDAY)
    return fresh(dossier), "leader1"
