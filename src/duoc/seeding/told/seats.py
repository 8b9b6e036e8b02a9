"""Who acts in a story: whoever holds the role in the body; where nobody does, an official is made for the story."""

from collections.abc import Collection

from duoc.people.models import Appointment
from duoc.seeding.housing import houses
from duoc.seeding.unplayable import body as known_body


def seat(body: str, roles: Collection[str]) -> None:
    """Somebody has each of these roles in the body.

    Raises:
        Unplayable: there is no such body.
    """
    held = Appointment.objects.filter(post__organisation__code=body).values_list("post__role", flat=True)
    missing = sorted(set(roles) - set(held))
    if missing:
        unit = known_body(body)
        titles = {role: f"Công chức ({role})" for role in missing}
        houses([unit], titles, [f"Công Chức {number} Của {unit.name}"[:110] for number, _role in enumerate(missing, 1)])
