"""Colleagues of the cast's officials in commune 1."""

from duoc.people.models import Account, Appointment, Person, Post
from duoc.people.powers import Actor
from tests.cast import MONDAY
from tests.stages import Road


def colleague(road: Road, of: str = "specialist1", username: str = "specialist9", name: str = "Tạ Văn Chín") -> Actor:
    """Another official of the same body and role, who signs in under this name."""
    seat = Post.objects.get(pk=road.actor(of).post_id)
    words = {"role": seat.role, "title": seat.title, "signs_as": seat.signs_as, "valid_from": seat.valid_from}
    post = Post.objects.create(organisation=seat.organisation, **words)
    person = Person.objects.create(full_name=name, origin="demo")
    Appointment.objects.create(post=post, person=person, valid_from=seat.valid_from)
    Account.objects.create(username=username, person=person, origin="demo")
    return road.actor(username, MONDAY)


def seat_of(who: Actor) -> str:
    """How the form of an act names the seat of this official."""
    return str(Appointment.objects.get(post_id=who.post_id, person_id=who.person_id).pk)
