"""A form is answered with an address: Back never asks to send it again, and a mistake loses nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import key, pdf
from tests.stages import Road

from duoc.dossiers.models import Draft, Supplement
from duoc.people.models import Account

WRONG, OTHER_WRONG = "Trần <Hân>", "Trần 456"
WAY_BACK = "?ve=kiem-tra"


@pytest.fixture
def client(province: None) -> Client:
    """A browser that shows each step: it follows nothing by itself."""
    client = Client()
    client.force_login(Account.objects.get(username="citizen1"), backend="duoc.people.identity.Backend")
    return client


@pytest.fixture
def page(birth_draft: Callable[..., Draft]) -> str:
    return f"/soan/{birth_draft().pk}/ho-ten/"


def sent(client: Client, page: str, name: str = WRONG) -> Any:
    return client.post(page, {"question": "child.full_name", "child.full_name": name, "key": key()})


def test_a_mistake_has_an_address_that_keeps_what_was_typed(client: Client, page: str) -> None:
    answer = sent(client, page + WAY_BACK)
    assert answer.status_code == 303 and answer["Location"].startswith(f"{page}?ve=kiem-tra&loi=")
    for _time in range(2):  # Back and Reload ask for it again
        shown = client.get(answer["Location"])
        assert shown.status_code == 422 and "Trần &lt;Hân&gt;" in shown.content.decode()
        assert "no-store" in shown["Cache-Control"]


def test_the_newest_mistake_counts(client: Client, page: str) -> None:
    first = sent(client, page)["Location"]
    second = sent(client, first, OTHER_WRONG)["Location"]
    assert OTHER_WRONG in client.get(second).content.decode()
    assert client.get(first)["Location"] == page


def test_what_was_mended_is_shown_as_it_stands_now(client: Client, page: str) -> None:
    place = sent(client, page)["Location"]
    assert sent(client, place, "Trần Ngọc Hà").status_code == 302
    back = client.get(place)
    assert back.status_code == 302 and back["Location"] == page
    assert "Trần Ngọc Hà" in client.get(page).content.decode()


def test_nobody_else_sees_it(client: Client, page: str, signed_in: Callable[[str], Client]) -> None:
    place = sent(client, page)["Location"]
    for other in (signed_in("citizen2"), signed_in("citizen1")):
        assert other.get(place)["Location"] == page
    assert Client().get(place)["Location"].startswith("/dang-nhap/")


def test_the_page_of_a_refusal_too_has_an_address(client: Client, birth_draft: Callable[..., Draft]) -> None:
    path = f"/soan/{birth_draft(**{'marriage.number': None}).pk}/kiem-tra/"
    client.post(path, {"key": key()})
    answer = client.post(path, {"key": key()})
    assert answer.status_code == 303 and client.get(answer["Location"]).status_code == 409


@pytest.mark.parametrize(
    ("origin", "who", "kept"),
    [
        ("http://testserver", "citizen1", True),
        ("http://testserver", "citizen2", False),
        ("http://evil.test", "citizen1", False),
    ],
)
def test_typed_text_outlives_all_cookies_for_who_writes_the_draft(
    page: str, settings: Any, origin: str, who: str, kept: bool
) -> None:
    settings.DEMO = True
    browser = Client(enforce_csrf_checks=True)  # on the same device, with no cookie left
    answer = browser.post(page, {"child.full_name": TEXT, "key": key()}, headers={"origin": origin})
    assert answer.status_code == 403
    assert ("được giữ nửa giờ" in answer.content.decode()) == (origin == "http://testserver")
    after = browser.get(f"/demo/as/{who}?next={page}")
    assert after["Location"] == ("/gui-lai/" if kept else page)
    assert (TEXT in browser.get("/gui-lai/", follow=True).content.decode()) == kept


TEXT = "Mẹ cháu đã nộp giấy chứng sinh ở bệnh viện, tôi xin bổ sung sau."


@pytest.fixture
def late(client: Client, page: str) -> Any:
    """A form sent after the session had ended, and the answer."""
    client.get("/demo/as/citizen1")
    del client.cookies["duoc_session"]
    return sent(client, page, TEXT)


def test_what_is_sent_too_late_is_shown_after_sign_in(client: Client, page: str, late: Any) -> None:
    assert late["Location"] == f"/dang-nhap/?next={page}"
    entered = client.get("/demo/as/citizen1")
    assert entered["Location"] == "/gui-lai/"
    html = client.get("/gui-lai/").content.decode()
    assert TEXT in html and f'action="{page}"' in html and 'name="child.full_name"' in html
    assert "csrfmiddlewaretoken" not in html.split('name="child.full_name"')[1]
    assert sent(client, page, "Trần Ngọc Hà").status_code == 302
    assert client.get("/gui-lai/")["Location"] == "/", "sent by now"


def test_another_person_at_the_same_browser_does_not_see_it(client: Client, late: Any) -> None:
    assert client.get("/demo/as/citizen2")["Location"] == "/ho-so/"
    assert client.get("/gui-lai/")["Location"] == "/"


def test_a_stranger_leaves_nothing(page: str) -> None:
    client = Client()
    assert sent(client, page, TEXT).status_code == 302 and "duoc_unsent" not in client.cookies


def test_the_clerks_long_reason_survives_too(client: Client, filed: Callable[..., Any]) -> None:
    path = f"/ban/ho-so/{filed().pk}/tu-choi/"
    client.get("/demo/as/clerk1")
    del client.cookies["duoc_session"]
    client.post(path, {"reason": TEXT * 20, "legal_basis": "Điều 13 Luật Hộ tịch", "key": key()})
    assert client.get("/demo/as/clerk1")["Location"] == "/gui-lai/"
    assert TEXT in client.get("/gui-lai/").content.decode()


def test_it_ends_after_half_an_hour(client: Client, late: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils import timezone

    then = timezone.now() + timedelta(minutes=31)
    monkeypatch.setattr("duoc.faces.web.sealed.timezone.now", lambda: then)
    assert client.get("/demo/as/citizen1")["Location"] == "/ho-so/"


def test_files_are_chosen_again_before_a_supplement_is_sent(client: Client, road: Road) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    path = f"/ho-so/{dossier.pk}/bo-sung/"
    client.get("/demo/as/citizen1")
    del client.cookies["duoc_session"]
    photo = SimpleUploadedFile("anh.pdf", pdf(), "application/pdf")
    client.post(path, {"say": TEXT, "child.hometown": "Xã Rạch Thử", "birth_notice": photo, "key": key()})
    client.get("/demo/as/citizen1")
    again = client.get("/gui-lai/").content.decode()
    assert f'href="{path}"' in again and f'action="{path}"' not in again, "nothing is sent without its file"
    html = client.get(path).content.decode()
    assert TEXT in html and "phải chọn lại" in html and 'value="Xã Rạch Thử"' in html
    assert not Supplement.objects.filter(request__dossier=dossier).exists()
