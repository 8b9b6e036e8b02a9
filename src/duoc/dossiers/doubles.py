"""One request that came twice: under two codes of the National Portal, or on two ways in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duoc.dossiers.models import Dossier

MOST = 200
"""Waiting requests of one applicant that are compared: more than one person files in a day."""


@dataclass(frozen=True)
class WaitingAlike:
    """Another request of the same applicant under the same procedure that waits to be accepted.

    Attributes:
        different: how many answers differ; 0 where it may be the same request.
    """

    dossier: Dossier
    different: int


def waiting_alike(dossier: Dossier) -> list[WaitingAlike]:
    """Other requests of the applicant under this procedure that were not accepted yet, the most alike first. One query.

    Returns:
        list[WaitingAlike]; empty once the dossier itself was accepted, and where it protects its applicant.
    """
    if dossier.accepted_at is not None or dossier.protects_applicant:
        return []
    rows = Dossier.objects.filter(
        applicant=dossier.applicant_id, procedure_code=dossier.procedure_code, accepted_at=None, ended_at=None
    )
    listed = rows.exclude(pk=dossier.pk).order_by("-filed_at")[:MOST]
    alike = [WaitingAlike(other, _different(dossier.answers, other.answers)) for other in listed]
    return sorted(alike, key=lambda one: one.different)


def _different(answers: Mapping[str, Any], others: Mapping[str, Any]) -> int:
    return sum(answers.get(name) != others.get(name) for name in answers.keys() | others.keys())
