"""A dossier is always in somebody's hand: the queue of its unit, or a person in a post; never in two."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from tests.cast import MONDAY, key

from duoc.dossiers import actions
from duoc.dossiers.models import Assignment, Dossier
from duoc.dossiers.powers import of_dossier
from duoc.people.powers import Actor, Grant, Power, Relation, allowed

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]


def given_to(dossier: Dossier, who: Actor) -> Dossier:
    """The rows that taking it from the queue will write (the act comes with the desk)."""
    waiting = Assignment.objects.get(dossier=dossier, ended_at=None)
    Assignment.objects.filter(pk=waiting.pk).update(ended_at=MONDAY)
    Assignment.objects.create(
        dossier=dossier,
        turn=waiting.turn,
        unit=waiting.unit,
        person_id=who.person_id,
        post_id=who.post_id,
        began_at=MONDAY,
        by_id=who.person_id,
    )
    Dossier.objects.filter(pk=dossier.pk).update(assigned_to=who.person_id)
    return Dossier.objects.get(pk=dossier.pk)


def test_every_turn_begins_in_the_queue_of_its_unit(filed: Callable[..., Dossier], actor: Actors) -> None:
    dossier = filed()
    first = Assignment.objects.get()
    assert (first.unit_id, first.person, first.ended_at) == (dossier.receiving_unit_id, None, None)
    assert (dossier.assigned_unit_id, dossier.assigned_to) == (first.unit_id, None)
    actions.accept(actor=actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    dossier.refresh_from_db()
    done, waiting = (Assignment.objects.get(turn__desk=desk) for desk in ("clerk", "specialist"))
    assert done.ended_at == MONDAY and waiting.ended_at is None and waiting.turn.desk == dossier.desk
    assert (dossier.assigned_unit_id, dossier.assigned_to) == (dossier.competent_unit_id, None)


def test_what_ends_is_in_nobodys_hand(filed: Callable[..., Dossier], actor: Actors) -> None:
    dossier = filed()
    actions.cancel(actor=actor("citizen1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    dossier.refresh_from_db()
    assert dossier.assigned_unit is None and not Assignment.objects.filter(ended_at=None).exists()
    assert of_dossier(dossier).holder is None


def assigned(actor: Actors, name: str) -> Actor:
    """The official, with the power to accept over what is assigned to them and nothing else."""
    import dataclasses

    return dataclasses.replace(
        actor(name), grants=frozenset({Grant(Power.DOSSIER_ACCEPT, Relation.ASSIGNED)}), mandates=()
    )


def test_who_holds_it_is_who_it_is_assigned_to(filed: Callable[..., Dossier], actor: Actors) -> None:
    dossier = filed()
    clerk, colleague, stranger = (assigned(actor, name) for name in ("clerk1", "registry1", "clerk2"))

    def may(who: Actor) -> bool:
        return allowed(who, Power.DOSSIER_ACCEPT, of_dossier(dossier))

    assert may(clerk) and may(colleague) and not may(stranger)  # in the queue: anybody of the unit may take it up
    dossier = given_to(dossier, clerk)
    assert may(clerk) and not may(colleague) and not may(stranger)


def test_the_database_holds_it_in_one_hand(filed: Callable[..., Dossier], actor: Actors) -> None:
    dossier = filed()
    row = Assignment.objects.get()
    who = actor("clerk1")
    broken = (
        {"person_id": None},
        {"person_id": who.person_id, "post_id": who.post_id, "by_id": who.person_id},
        {"person_id": who.person_id, "ended_at": MONDAY, "by_id": who.person_id},
        {"person_id": who.person_id, "post_id": who.post_id, "ended_at": MONDAY},
    )
    for change in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            Assignment.objects.create(dossier=dossier, turn=row.turn, unit=row.unit, began_at=MONDAY, **change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).update(assigned_unit=None, assigned_to=who.person_id)
