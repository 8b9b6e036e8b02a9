"""What is kept for one browser: read by its secret alone, for its time, and by nobody who reads the table."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from duoc.faces.web import sealed

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def test_it_is_read_by_its_secret_alone() -> None:
    assert sealed.put("a", {"text": "Trần Ngọc Hân"}, within=HOUR, at_most=1000)
    assert sealed.get("a") == {"text": "Trần Ngọc Hân"} and sealed.get("b") is None
    row = Session.objects.get()
    assert "Hân" not in row.session_data and row.session_key != "a"


def test_a_newer_one_takes_its_place_and_it_can_be_let_go() -> None:
    for text in ("one", "two"):
        sealed.put("a", {"text": text}, within=HOUR, at_most=1000)
    assert sealed.get("a") == {"text": "two"} and Session.objects.count() == 1
    sealed.drop("a")
    assert sealed.get("a") is None


def test_it_ends_and_is_swept_with_the_sessions() -> None:
    sealed.put("a", {}, within=HOUR, at_most=1000)
    Session.objects.update(expire_date=timezone.now() - HOUR)
    assert sealed.get("a") is None


def test_what_is_too_large_is_not_kept() -> None:
    assert not sealed.put("a", {"text": "x"}, within=HOUR, at_most=3)
    assert sealed.get("a") is None


def test_what_somebody_else_wrote_there_is_not_read() -> None:
    sealed.put("a", {"text": "x"}, within=HOUR, at_most=1000)
    Session.objects.update(session_data="another")
    assert sealed.get("a") is None
