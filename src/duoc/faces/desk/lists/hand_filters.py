"""The filters of the person's list by whose hand a dossier lies in: my own, nobody's, anybody's of the desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import Words
from duoc.dossiers.queries import hands
from duoc.people.powers import Actor

OWN, FREE, ROOM = "cua-toi", "chua-ai-nhan", "cua-phong"


@dataclass(frozen=True)
class HandFilter:
    """A quick filter: its word, and its condition over dossiers of the unit."""

    word: Words
    of: Callable[[Actor], Q]


HANDS: Mapping[str, HandFilter] = {
    OWN: HandFilter(gettext_lazy("Của tôi"), lambda actor: hands.on_desk_of_unit(actor) & hands.in_own_hand(actor)),
    FREE: HandFilter(gettext_lazy("Chưa ai nhận"), lambda actor: hands.on_desk_of_unit(actor) & hands.IN_QUEUE),
    ROOM: HandFilter(gettext_lazy("Của phòng"), hands.on_desk_of_unit),
}
