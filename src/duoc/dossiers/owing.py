"""What a dossier still owes, from its definition or from the desk, and what waits for it to be paid."""

from django.db.models import Q, QuerySet

from duoc.dossiers.handing_over import declined, grants_nothing
from duoc.dossiers.models import Dossier
from duoc.payments import queries as payments


def owed_for(dossier: Dossier) -> int:
    """What is still to be paid for a dossier, VND. No question to the database where nothing is charged, or where
    `with_owed` has brought the sum along."""
    if not dossier.plan.get("total"):
        return 0
    brought_along = getattr(dossier, "owed", None)
    return payments.outstanding(dossier.subject) if brought_along is None else int(brought_along)


def with_owed(dossiers: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    """The dossiers, each with the sum still to be paid for it as `owed`: 0 when nothing is."""
    return dossiers.annotate(owed=payments.outstanding_each("dossier"))


def owed_before_hand_over(dossier: Dossier, owed: int | None = None) -> int:
    """What is to be paid before anything is handed over, VND, whoever decided it and however it is handed over.

    Nothing where what was given has ended, or grants nothing: nobody pays to learn of a refusal or a revocation. What
    is owed for those stays owed, and is taken whenever it is brought.

    Args:
        owed: what is still to be paid, where the caller knows it; else see `owed_for`.
    """
    if dossier.result_has_ended:
        return 0
    sum_owed = owed_for(dossier) if owed is None else owed
    return 0 if not sum_owed or declined(dossier) else sum_owed


def hand_over_waits() -> Q:
    """The same of rows that `with_owed` has read: those whose result waits to be paid for."""
    given = Q(state=Dossier.State.DONE, owed__gt=0) & ~Q(result_standing__in=Dossier.RESULT_ENDED)
    return given & ~grants_nothing()
