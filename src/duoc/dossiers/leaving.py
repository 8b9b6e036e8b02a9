"""What an official has in hand goes back to the queue when their seat goes on in another body; drafts go with them."""

import uuid
from collections.abc import Collection

from django.db.models import Q, QuerySet

from duoc.dossiers.models import Assignment, Dossier, Draft, DraftPaper
from duoc.people.actions import Leaving, at_leaving


def drafts_under(units: Collection[uuid.UUID]) -> "QuerySet[Draft]":
    """What is still written with the help of these bodies, or for them, and not filed."""
    return Draft.objects.filter(Q(place_of_help__in=units) | Q(applicant__in=units), filed_at__isnull=True)


def give_drafts(drafts: "QuerySet[Draft]", units: Collection[uuid.UUID], body: uuid.UUID) -> int:
    """These drafts go on with another body's help, or for it, where it was one of these; says how many went."""
    ids = list(drafts.values_list("pk", flat=True))
    Draft.objects.filter(pk__in=ids, place_of_help__in=units).update(place_of_help=body)
    if Draft.objects.filter(pk__in=ids, applicant__in=units).update(applicant=body):
        DraftPaper.objects.filter(draft__in=ids, party__in=units).update(party=body)
    return len(ids)


def release(leaving: Leaving) -> None:
    """Dossiers stay with the body, in its queue; what is not filed yet goes with who writes it. A few statements,
    however many persons leave."""
    held = Assignment.objects.filter(unit_id=leaving.unit, person__in=leaving.persons, ended_at=None)
    hands = list(held.select_for_update(of=("self",)).select_related("dossier"))
    Assignment.objects.filter(pk__in=[hand.pk for hand in hands]).update(ended_at=leaving.at)
    Dossier.objects.filter(pk__in=[hand.dossier_id for hand in hands]).update(assigned_to=None)
    Assignment.objects.bulk_create(
        Assignment(dossier=hand.dossier, turn_id=hand.turn_id, unit_id=leaving.unit, began_at=leaving.at)
        for hand in hands
    )
    units = [leaving.unit]
    give_drafts(drafts_under(units).filter(person__in=leaving.persons), units, leaving.body)


at_leaving(release)
