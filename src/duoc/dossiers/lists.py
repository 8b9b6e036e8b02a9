"""Lists of dossiers: one's own, those on a desk, those of a unit, and what other bodies wait for."""

from django.db.models import Q, QuerySet

from duoc.dossiers.awaiting import waiting, with_owed
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.powers import own_dossiers
from duoc.people.powers import Actor, Power
from duoc.people.queries import party_paths


def of_person(actor: Actor) -> "QuerySet[Dossier]":
    """The actor's own dossiers, and those of the parties for whom they may read them, newest first, always in the same
    order: pages of it neither skip nor repeat one."""
    own = Dossier.objects.select_related("competent_unit", "version").defer("version__definition")
    return with_owed(own.filter(own_dossiers(actor))).order_by("-filed_at", "id")


def waiting_of_person(actor: Actor) -> "QuerySet[Dossier]":
    """Those of them that wait for the applicant, newest first."""
    return waiting(of_person(actor))


def desk(actor: Actor) -> "QuerySet[Dossier]":
    """What lies on the actor's desk now: dossiers of their unit at a step of their role, and those of which they may
    say which successor of an ended body decides, the most urgent first."""
    mine = Q(desk=actor.role) | (Q(body_undecided=True) if actor.holds(Power.DOSSIER_CHOOSE_BODY) else Q())
    return (
        Dossier.objects.select_related("competent_unit", "receiving_unit", *party_paths("applicant"))
        .filter(mine, competent_unit_id=actor.organisation_id)
        .order_by("due_at", "filed_at", "id")
    )


def asked_of(actor: Actor) -> "QuerySet[Consultation]":
    """The steps that the actor's unit does in dossiers of other bodies and has not answered, the most urgent first."""
    return (
        Consultation.objects.select_related("dossier__competent_unit", *party_paths("dossier__applicant"))
        .filter(unit_id=actor.organisation_id, answer="", dossier__ended_at=None)
        .exclude(step="")
        .order_by("until", "at", "id")
    )


def of_unit(actor: Actor) -> "QuerySet[Dossier]":
    """All dossiers of the actor's unit, and of those for which it answers since they ended, newest first."""
    return (
        Dossier.objects.select_related("competent_unit", "receiving_unit", *party_paths("applicant"))
        .filter(competent_unit_id__in=actor.units)
        .order_by("-filed_at", "id")
    )
