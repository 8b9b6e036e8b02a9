"""A page with a group of 200 items: the list, one item kept, and all of them shown for checking."""

import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from duoc.dossiers import actions as dossiers
from duoc.people.powers import Actor
from tests.bench.table import Table
from tests.cast import MONDAY, key
from tests.grouped import ANSWERS, CODE, MEMBERS, publish_grouped

ITEMS, ROUNDS, PROMISED = 200, 15, 500  # milliseconds
GROUP = f"A group of {ITEMS} items"


@pytest.mark.django_db
def test_two_hundred_items(table: Table, actor: Callable[..., Actor], signed_in: Callable[[str], Client]) -> None:
    publish_grouped()
    who, client = actor("citizen1"), signed_in("citizen1")
    draft = dossiers.begin(actor=who, code=CODE, at=MONDAY)
    names = [f"Trần Văn {first}{second}" for first in "BCDGHKLMNPQRST" for second in "aeiouyăâêôơưáàạ"][:ITEMS]
    members = [{**MEMBERS[0], "id": f"m{place}", "full_name": name} for place, name in enumerate(names)]
    answers = {**ANSWERS, "house.name": None, "members": members}
    dossiers.answer(actor=who, draft_id=draft.pk, answers=answers, at=MONDAY)
    base = f"/soan/{draft.pk}/"
    kept = {"members.units": "7", "question": "members.units", "key": key()}
    show(table, "The list", lambda: client.get(f"{base}thanh-vien/"), 200)
    show(table, "One item kept", lambda: client.post(f"{base}thanh-vien/m7/", kept), 302)
    show(table, "The last look before filing", lambda: client.get(f"{base}kiem-tra/"), 200)


def show(table: Table, name: str, ask: Callable[[], HttpResponse | Any], status: int) -> None:
    """Ask several times, and write the median."""
    assert ask().status_code == status
    times = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begun) * 1000)
    middle = statistics.median(times)
    method = f"One request within the process, all middleware and the database included; median of {ROUNDS}."
    table.add(GROUP, name, f"{middle:.0f} ms", promised=f"< {PROMISED} ms", kept=middle < PROMISED, method=method)
