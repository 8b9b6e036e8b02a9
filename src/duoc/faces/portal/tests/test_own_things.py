"""What belongs to the signed-in person and nobody else: drafts to delete, how they are reached, ways on after a no."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.cast import key

from duoc.dossiers.models import Dossier, Draft
from duoc.ground.ledger import queries as ledger
from duoc.people.models import Person


@pytest.fixture
def client(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("citizen1")


def test_a_draft_is_deleted_after_one_question(client: Client, birth_draft: Callable[..., Draft]) -> None:
    draft = birth_draft()
    path = f"/soan/{draft.pk}/xoa/"
    assert path in client.get("/ho-so/").content.decode()
    assert "không lấy lại được" in client.get(path).content.decode() and Draft.objects.exists()
    assert client.post(path)["Location"] == "/ho-so/"
    assert not Draft.objects.exists()
    [entry] = ledger.of_subject("draft", str(draft.pk))
    assert entry.action == "draft.discarded" and "Hân" not in entry.canonical


def test_nobody_else_deletes_it_and_what_was_filed_stays(
    client: Client, birth_draft: Callable[..., Draft], signed_in: Callable[[str], Client]
) -> None:
    draft = birth_draft(**{"marriage.number": None})
    path = f"/soan/{draft.pk}/xoa/"
    assert signed_in("citizen2").post(path).status_code == 403
    client.post(f"/soan/{draft.pk}/kiem-tra/", {"key": key()})
    assert client.post(path).status_code == 404 and Dossier.objects.exists()


def test_phone_and_mail_are_ones_own_to_change(client: Client) -> None:
    assert "/ho-so/lien-lac/" in client.get("/ho-so/").content.decode()
    sent = {"applicant.phone": "0912 345 678", "applicant.email": "thao@example.vn"}
    assert client.post("/ho-so/lien-lac/", sent)["Location"] == "/ho-so/"
    person = Person.objects.get(email="thao@example.vn")
    assert person.phone == "0912345678"
    [entry] = ledger.of_subject("person", str(person.pk))
    assert ledger.facts(entry) == {"changed": ["email", "phone"]} and "0912" not in entry.canonical
    client.post("/ho-so/lien-lac/", sent)
    assert len(ledger.of_subject("person", str(person.pk))) == 1, "nothing changed, nothing is written"
    html = client.get("/ho-so/lien-lac/").content.decode()
    assert 'value="0912345678"' in html and 'autocomplete="tel"' in html


@pytest.mark.parametrize(
    ("email", "words"),
    [("thao@example.vn", "được gửi qua thư điện tử"), ("", "chỉ hiện trên trang này, mục Thông báo")],
)
def test_news_are_promised_where_they_go(client: Client, email: str, words: str) -> None:
    sent = {"applicant.phone": "0912345678", "applicant.email": email}
    html = client.post("/ho-so/lien-lac/", sent, follow=True).content.decode()
    assert words in html and "nhắn tin" not in html
    assert "Chúng tôi không nhắn tin vào số này." in client.get("/ho-so/lien-lac/").content.decode()


def test_a_number_of_home_written_with_the_code_of_the_country_is_kept_whole(client: Client) -> None:
    client.post("/ho-so/lien-lac/", {"applicant.phone": "+84 912 300 123", "applicant.email": ""})
    assert Person.objects.filter(phone="0912300123").count() == 1


def test_a_mail_domain_that_is_nearly_a_known_one_is_asked_about_once(client: Client) -> None:
    sent = {"applicant.phone": "", "applicant.email": "lan@gmail.con"}
    html = client.post("/ho-so/lien-lac/", sent).content.decode()
    assert "lan@gmail.com" in html and not Person.objects.filter(email="lan@gmail.con").exists()
    [token] = re.findall(r'name="confirmed" value="(\w+)"', html)
    assert client.post("/ho-so/lien-lac/", sent | {"confirmed": token})["Location"] == "/ho-so/"
    assert Person.objects.filter(email="lan@gmail.con").exists()


def test_a_wrong_number_is_told_and_kept(client: Client) -> None:
    answer = client.post("/ho-so/lien-lac/", {"applicant.phone": "091", "applicant.email": "thao"})
    html = answer.content.decode()
    assert answer.status_code == 422 and 'value="091"' in html and 'value="thao"' in html


def test_a_no_leads_to_the_thing_it_speaks_of(client: Client, filed: Callable[..., Any]) -> None:
    dossier = filed()
    answer = client.get(f"/ho-so/{dossier.pk}/bo-sung/")
    assert answer.status_code == 409 and f'href="/ho-so/{dossier.pk}/"' in answer.content.decode()
