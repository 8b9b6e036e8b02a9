"""Another leader of commune 1, who signs before the one of the cast."""

from typing import Any

from duoc.decisions.models import Endorsement, Proposal
from duoc.dossiers.models import Dossier
from duoc.people.models import Account, Appointment, Person, Post
from tests.cast import MONDAY
from tests.changed_definition import changed
from tests.stages import Road, fresh

STEP: dict[str, Any] = {"id": "check", "name": "Trưởng phòng ký", "post": "leader", "signs": True}


def second_leader(road: Road) -> Post:
    """The head of the commune's office, who signs in as leader9."""
    leader = Post.objects.get(pk=road.actor("leader1").post_id)
    words = {"role": "leader", "title": "Chánh Văn phòng", "valid_from": leader.valid_from}
    post = Post.objects.create(organisation=leader.organisation, **words)
    person = Person.objects.create(full_name="Trương Thị Sáu", origin="demo")
    Appointment.objects.create(post=post, person=person, valid_from=MONDAY.date())
    Account.objects.create(username="leader9", person=person, origin="demo")
    return post


def to_be_endorsed(road: Road, *, by_leader1: bool = False) -> Dossier:
    """A dossier that waits for the first of two signatures, the other leader's, or that of the cast's leader."""
    changed(added=[(2, STEP)])
    second = second_leader(road)
    dossier = road.to("checked")
    if by_leader1:
        Proposal.objects.filter(dossier=dossier).update(signer=second)
        Endorsement.objects.filter(proposal__dossier=dossier).update(post=road.actor("leader1").post_id)
    return fresh(dossier)
