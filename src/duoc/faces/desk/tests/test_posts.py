"""A person with two posts chooses in which one they act."""

from typing import Any

import pytest

from duoc.faces.desk.tests.helping import send, text
from duoc.people.models import Account, Appointment, Post

pytestmark = pytest.mark.django_db


def test_changing_the_post_changes_what_one_may_do(signed_in: Any) -> None:
    clerk = signed_in("clerk1")
    leader = Post.objects.get(organisation__code="99001", role="leader")
    person = Account.objects.get(username="clerk1").person
    Appointment.objects.create(person=person, post=leader, valid_from="2026-01-01")
    assert clerk.get("/ban/cho-ky/").status_code == 403
    page = text(clerk.get("/ban/chuc-danh/"))
    assert "Tiếp nhận hồ sơ" in page and leader.title in page
    assert send(clerk, "/ban/chuc-danh/", post=leader.pk).status_code == 302
    assert clerk.get("/ban/cho-ky/").status_code == 200
    assert "Ký kết quả" in text(clerk.get("/ban/chuc-danh/"))


def test_a_post_of_somebody_else_is_not_taken(signed_in: Any) -> None:
    clerk = signed_in("clerk1")
    leader = Post.objects.get(organisation__code="99001", role="leader")
    for post in (leader.pk, "", "nonsense"):
        assert send(clerk, "/ban/chuc-danh/", post=post).status_code == 403
    assert clerk.get("/ban/cho-ky/").status_code == 403


def test_the_page_of_posts_is_reached_from_the_person_s_menu(signed_in: Any) -> None:
    """It stands in no rail, so no entry of the rail calls itself the current page there."""
    clerk = signed_in("clerk1")
    assert 'href="/ban/chuc-danh/"' in clerk.get("/ban/").content.decode()
    rail = clerk.get("/ban/chuc-danh/").context["rail"]
    assert [item.href for item in rail if item.current] == []
    assert [item.href for item in clerk.get("/ban/").context["rail"] if item.current] == ["/ban/"]
