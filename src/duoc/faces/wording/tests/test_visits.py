"""Looks within minutes are one visit; another person, another post or a long pause is another one."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from duoc.faces.wording.visits import APART, visits

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)


def look(minutes: float, what: str, by: str = "Hân", post: str = "clerk") -> Any:
    who = {"by": by, "by_id": by, "post_id": post, "on_mandate_id": None, "capacity": post, "place": ""}
    return SimpleNamespace(at=NOON + timedelta(minutes=minutes), what=what, **who)


def grouped(*looks: Any) -> list[tuple[str, list[str], int]]:
    in_order = visits(sorted(looks, key=lambda one: one.at, reverse=True))
    return [(visit.by, visit.what, visit.times) for visit in in_order]


def test_what_one_person_opens_within_minutes_is_one_visit() -> None:
    looks = [look(0, "dossier"), look(1, "paper"), look(2, "dossier"), look(9, "draft")]
    assert grouped(*looks) == [("Hân", ["dossier", "paper", "draft"], 4)]


def test_a_visit_knows_its_first_and_last_minute() -> None:
    (visit,) = visits([look(9, "draft"), look(0, "dossier")])
    assert (visit.since, visit.until) == (NOON, NOON + timedelta(minutes=9))


def test_a_long_pause_begins_another_visit() -> None:
    pause = APART.total_seconds() / 60
    assert len(grouped(look(0, "dossier"), look(pause, "dossier"))) == 1
    assert len(grouped(look(0, "dossier"), look(pause + 1, "dossier"))) == 2


def test_two_people_at_the_same_time_are_two_visits_the_latest_first() -> None:
    looks = [look(0, "dossier"), look(1, "dossier", "Năm", "leader"), look(2, "paper")]
    assert grouped(*looks) == [("Hân", ["dossier", "paper"], 2), ("Năm", ["dossier"], 1)]


def test_the_same_person_in_another_post_is_another_visit() -> None:
    assert len(grouped(look(0, "dossier"), look(1, "dossier", post="leader"))) == 2
