"""Bodies of the made-up province that merge, split or end, in one line."""

from datetime import date, datetime, timedelta
from typing import Any

from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import OUTSIDE
from duoc.ground.rows.calculations import BATCH
from duoc.people import actions
from duoc.people.models import Account, Appointment, Organisation, Person, Post
from tests.cast import COMMUNE, MONDAY

TODAY, LATER = MONDAY.date(), MONDAY + timedelta(hours=2)
BASIS = "Nghị quyết 1/NQ-HĐND (thử nghiệm)"
NEW = {"code": "99009", "name": "Ủy ban nhân dân xã Thử Mới"}
EAST = {"code": "99011", "name": "Ủy ban nhân dân xã Thử Đông"}
WEST = {"code": "99012", "name": "Ủy ban nhân dân xã Thử Tây"}


def written(before: list[str], after: list[Any], on: Any = TODAY, **more: Any) -> dict[str, Any]:
    """A plan as it stands in a file."""
    return {"on": on, "basis": BASIS, "before": before, "after": after, **more}


def carried_out(
    before: list[str], after: list[Any], on: date = TODAY, at: datetime = LATER, batch: int = BATCH, **more: Any
) -> actions.Progress:
    """A plan recorded and carried out at once."""
    row, _progress = actions.succeed(actions.read_plan(written(before, after, on, **more)), at=at)
    return actions.carry_out(row, at=at, batch=batch)


def body(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def in_hand(dossier: Dossier) -> tuple[str, str]:
    """The one desk on which it lies: body and desk; turn, assignment and dossier say the same."""
    turn = dossier.turns.get(closed_at__isnull=True)
    assert turn.desk == dossier.desk
    if dossier.desk not in OUTSIDE:
        assert dossier.assignments.get(ended_at__isnull=True).unit_id == dossier.assigned_unit_id == turn.unit_id
    return turn.unit.code, turn.desk


def staffed(code: str) -> None:
    """Seats of a body of the province with the titles of its sister's, each with a new holder who signs in as the role
    and the code, like clerk-99012."""
    sister = Post.objects.filter(organisation__code__in=[COMMUNE, EAST["code"]], valid_to=None)
    for one in sister.order_by("role", "id").distinct("role"):
        words = {"role": one.role, "title": one.title, "signs_as": one.signs_as, "valid_from": TODAY}
        seat = Post.objects.create(organisation=body(code), **words)
        person = Person.objects.create(full_name=f"{one.title} {code}", origin="demo")
        Appointment.objects.create(post=seat, person=person, valid_from=TODAY)
        Account.objects.create(username=f"{one.role}-{code}", person=person, origin="demo")


def split_at(at: datetime) -> None:
    """The first commune is split in two, and somebody sits in both."""
    carried_out([COMMUNE], [EAST, WEST], at=at)
    staffed(WEST["code"])
