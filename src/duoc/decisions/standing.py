"""What became of the results of a dossier: worked out when one of them ends, kept on the dossier's own row."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import ResultStanding

State = Decision.State
Standing = ResultStanding


@dataclass(frozen=True)
class Given:
    """A result as far as its standing goes: its state, and what took its place."""

    state: str
    replaced_by: uuid.UUID | None = None


def note_standing(dossier_id: uuid.UUID) -> None:
    """Tells the dossier what its results are worth now. Called by the acts that end one, with both locked."""
    revoking = LaterDecision.objects.filter(subject__dossier=dossier_id, turn=LaterDecision.Turn.REVOKE)
    given = Decision.objects.filter(dossier=dossier_id, issued_at__isnull=False).exclude(pk__in=revoking.values("pk"))
    rows = {pk: Given(state, by) for pk, state, by in given.values_list("pk", "state", "replaced_by_id")}
    dossiers.note_result_standing(dossier_id=dossier_id, standing=standing_of(rows))


def standing_of(given: Mapping[uuid.UUID, Given]) -> ResultStanding:
    """The one word for these results of one dossier, by their ids. Pure.

    Args:
        given: all that were issued, but for decisions that only revoke another.
    """
    renewed = [one for one in given.values() if one.replaced_by in given]
    ended = [one for one in given.values() if _has_ended(one, given)]
    if any(one.state == State.IN_FORCE for one in given.values()):
        return Standing.PARTLY if ended else Standing.RENEWED if renewed else Standing.HOLDS
    if any(one.state == State.REVOKED for one in ended):
        return Standing.REVOKED
    return Standing.REPLACED if ended else Standing.HOLDS


def _has_ended(one: Given, given: Collection[uuid.UUID]) -> bool:
    """It holds no more, and no newer text of the same dossier says it."""
    return one.state == State.REVOKED or (one.state == State.REPLACED and one.replaced_by not in given)
