"""Signing in and out, and what a session's end says."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from duoc.faces.web import idle_session
from duoc.people.models import Account, Origin, Person

pytestmark = pytest.mark.usefixtures("province")


def test_a_stranger_signs_in_and_comes_back(client: Client) -> None:
    answer = client.get("/ho-so/?trang=2")
    assert answer["Location"] == "/dang-nhap/?next=/ho-so/%3Ftrang%3D2"
    listed = client.get(answer["Location"]).content.decode()
    assert "/demo/as/citizen1?next=/ho-so/%3Ftrang%3D2" in listed and "Văn thư" in listed
    assert client.get("/demo/as/citizen1", {"next": "/thong-bao/"})["Location"] == "/thong-bao/"
    assert client.get("/thong-bao/").status_code == 200


@pytest.mark.parametrize("bad", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(client: Client, bad: str) -> None:
    assert client.get("/demo/as/citizen1", {"next": bad})["Location"] == "/ho-so/"


def test_officials_land_on_their_desk(client: Client) -> None:
    assert client.get("/demo/as/clerk1")["Location"] == "/ban/"


def test_a_new_session_begins_with_the_sign_in(client: Client) -> None:
    client.get("/demo/as/citizen1")
    first = client.session.session_key
    client.get("/demo/as/citizen2")
    assert client.session.session_key != first


def test_demo_sign_in_ends_with_the_first_real_person(client: Client) -> None:
    Person.objects.create(full_name="Người thật", origin=Origin.REAL)
    answer = client.get("/demo/as/citizen1")
    assert answer.status_code == 409 and "dữ liệu thật" in answer.content.decode()
    assert "/demo/as/" not in client.get("/dang-nhap/").content.decode()


def test_demo_sign_in_is_off_outside_demo_mode(client: Client, settings) -> None:
    settings.DEMO = False
    assert client.get("/demo/as/citizen1").status_code == 404


def test_an_unknown_account_is_told(client: Client) -> None:
    assert client.get("/demo/as/nobody").status_code == 404


def test_a_real_account_is_never_entered_this_way(client: Client) -> None:
    Account.objects.filter(username="citizen1").update(is_active=False)
    assert client.get("/demo/as/citizen1").status_code == 404


def test_signing_out_ends_it(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("citizen1")
    assert client.get("/dang-xuat/").status_code == 405
    left = client.post("/dang-xuat/")
    assert left["Location"] == "/" and left["Clear-Site-Data"] == '"storage"'
    assert client.get("/ho-so/").status_code == 302
    assert "Bạn đã đăng xuất" in client.get("/").content.decode()


def test_who_was_idle_too_long_learns_it_once(client: Client) -> None:
    client.get("/demo/as/citizen1")
    assert client.cookies[idle_session.MARK].value
    del client.cookies["duoc_session"]
    assert "Phiên làm việc đã kết thúc" in client.get("/dang-nhap/").content.decode()
    assert "Phiên làm việc đã kết thúc" not in client.get("/dang-nhap/").content.decode()


@pytest.mark.parametrize(("who", "page"), [("citizen1", "/ho-so/"), ("citizen1", "/thu-tuc/"), ("clerk1", "/ban/")])
def test_using_the_site_keeps_the_session(client: Client, who: str, page: str) -> None:
    client.get(f"/demo/as/{who}")
    session = client.session
    session[idle_session.SEEN] = 0
    session.save()
    answer = client.get(page)
    assert "duoc_session" in answer.cookies and client.session[idle_session.SEEN] > timezone.now().timestamp() - 60
    assert "duoc_session" not in client.get(page).cookies


def test_the_language_is_kept_in_the_browser(client: Client) -> None:
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/thu-tuc/"})
    assert answer["Location"] == "/thu-tuc/" and answer.cookies["django_language"].value == "en"
    assert 'lang="en"' in client.get("/").content.decode()
    assert "django_language" not in client.post("/ngon-ngu/", {"language": "xx", "next": "//evil"}).cookies


def test_personal_pages_stay_in_no_cache(signed_in: Callable[[str], Client]) -> None:
    assert "no-store" in signed_in("citizen1").get("/ho-so/")["Cache-Control"]
