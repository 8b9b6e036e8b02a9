"""The entries at the side of every desk page; on a phone all but the first ones are folded, without script."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.stages import Road

from duoc.faces.desk.rail import AT_HAND, Item, rest_of

pytestmark = pytest.mark.django_db


def items(many: int, **last: Any) -> list[Item]:
    made = [Item(f"/{place}/", f"Mục {place}", "box", 2, act=True) for place in range(many - 1)]
    return [*made, Item("/x/", "Cuối", "box", **last)]


def test_what_is_folded_says_what_waits_in_it_and_where_one_is() -> None:
    rest = rest_of(items(AT_HAND + 3, count=5, current=True))
    assert len(rest.items) == 3 and (rest.waits, rest.current) == (4, "Cuối")
    assert rest_of(items(AT_HAND + 1)).items == ()  # one alone takes no more room than what would fold it


def test_a_leader_has_few_at_hand_and_each_of_the_others_once_folded(
    road: Road, signed_in: Callable[..., Client]
) -> None:
    page = signed_in("leader1").get("/ban/").content.decode()
    side = page[page.index('<nav class="side"') : page.index("</nav>", page.index('<nav class="side"'))]
    folded = side[side.index("<details>") :]
    shown = side[: side.index("<details>")]
    assert shown.count("<li>") == AT_HAND
    assert shown.count('class="side__rest"') == folded.count("<li>") > AT_HAND
