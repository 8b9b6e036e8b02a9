"""Who acts in a story: whoever holds the role in the body; where nobody does, an official is made for the story."""

from duoc.people.models import Appointment, Organisation
from duoc.seeding.housing import houses


def seat(role: str, body: str) -> None:
    """Somebody has this role in the body."""
    if not Appointment.objects.filter(post__role=role, post__organisation__code=body).exists():
        unit = Organisation.objects.select_related("parent").get(code=body)
        # The title of the head of the body where it is its leader, as demonstrations have it.
        houses([unit], {role: "" if role == "leader" else f"Công chức ({role})"}, [f"Công Chức Của {unit.name}"[:110]])
