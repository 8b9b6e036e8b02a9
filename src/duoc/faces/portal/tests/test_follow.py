"""Following a dossier without an account: a code, a second thing, and nothing but state and dates."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from tests.cast import BIRTH, NOW

from duoc.decisions.models import Decision
from duoc.dossiers import actions
from duoc.dossiers.models import Dossier, StatusLookup
from duoc.faces.portal.follow.pasted_code import PastedCode, read
from duoc.people.models import Person

PERSON = {"personal_number": "000000000001", "phone": "0912345678", "birth_date": "1996-03-08"}


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("TN-261123-AB2C-D3EF", "dossier", "TN-261123-AB2C-D3EF"),
        ("  mã của tôi là tn 261123 ab2c d3ef, cảm ơn", "dossier", "TN-261123-AB2C-D3EF"),
        ("TN–261123—AB2C−D3EF", "dossier", "TN-261123-AB2C-D3EF"),
        ("TN261123AB2CD3EF", "dossier", "TN-261123-AB2C-D3EF"),
        ("Mã hồ sơ: 99001-261123-0001.", "dossier", "99001-261123-0001"),
        ("H59.12 - 261123 - 0001", "dossier", "H59.12-261123-0001"),
        ("so-xay-dung-261123-0042", "dossier", "so-xay-dung-261123-0042"),
        ("http://localhost:8000/theo-doi/?ma=99001-261123-0001", "dossier", "99001-261123-0001"),
        ("1.001193", "procedure", "1.001193"),
        ("thủ tục 2 . 000635 nhé", "procedure", "2.000635"),
        ("https://x.vn/kiem-tra/Ab3_dEf-9hIjKlMnOpQrSt/", "document", "Ab3_dEf-9hIjKlMnOpQrSt"),
        ("Ab3_dEf-9hIjKlMnOpQrSt", "document", "Ab3_dEf-9hIjKlMnOpQrSt"),
        ("bao giờ xong", "", ""),
        ("", "", ""),
    ],
)
def test_any_code_is_understood_however_it_was_pasted(text: str, kind: Any, code: str) -> None:
    assert read(text) == PastedCode(kind, code)


@pytest.fixture
def dossier(accepted: Callable[..., Dossier]) -> Dossier:
    """An accepted dossier whose applicant has a phone, a number and a date of birth."""
    dossier = accepted()
    Person.objects.filter(pk=dossier.applicant_id).update(**PERSON)
    return dossier


def asked(client: Client, code: str, known: str) -> Any:
    return client.post("/theo-doi/", {"ma": code, "biet": known})


@pytest.mark.parametrize("known", ["0912345678", "+84 912 345 678", "0001", "000000000001", "8/3/1996", "08.03.1996"])
def test_whoever_knows_a_second_thing_learns_state_and_dates(client: Client, dossier: Dossier, known: str) -> None:
    answer = asked(client, dossier.shown_code, known)
    assert answer.status_code == 302
    html = client.get(answer["Location"]).content.decode()
    assert "Đang giải quyết" in html and "Hẹn trả kết quả" in html and dossier.shown_code in html
    person = Person.objects.get(pk=dossier.applicant_id)
    for private in (person.full_name, "Trần", dossier.procedure_name, "0912345678", "000000000001"):
        assert private not in html


def test_the_temporary_code_still_leads_there(client: Client, dossier: Dossier) -> None:
    assert client.get(asked(client, dossier.temporary_code.lower(), "0001")["Location"]).status_code == 200


@pytest.mark.parametrize("known", ["", "0002", "9999", "0912345679", "9/3/1996", "1996", "1/1/99999999999999999999"])
def test_a_wrong_second_thing_and_an_unknown_code_are_answered_alike(
    client: Client, dossier: Dossier, known: str
) -> None:
    wrong = client.get(asked(client, dossier.shown_code, known)["Location"])
    unknown = client.get(asked(client, "99001-261123-9999", "0001")["Location"])
    for page in (wrong, unknown):
        assert page.status_code == 422 and "khớp cả mã lẫn điều bạn biết" in page.content.decode()
    assert StatusLookup.objects.filter(matched=False).count() == 2


def test_a_code_cannot_be_tried_out(client: Client, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        asked(client, dossier.shown_code, f"{7000 + number}")
    refused = asked(client, dossier.shown_code, "0001")
    assert refused.status_code == 409 and "đợi một giờ" in refused.content.decode()
    assert 'href="/ho-so/"' in refused.content.decode() and 'href="/lien-he/"' in refused.content.decode()
    assert StatusLookup.objects.count() == 5
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(minutes=61))
    assert asked(client, dossier.shown_code, "0001")["Location"].startswith("/theo-doi/")


def test_nor_by_another_of_its_codes(client: Client, dossier: Dossier) -> None:
    for number in range(5):
        asked(client, (dossier.code, dossier.temporary_code)[number % 2], f"{7000 + number}")
    assert asked(client, dossier.temporary_code, "0001").status_code == 409
    assert asked(client, dossier.code, "0001").status_code == 409


def test_nor_can_many_codes_from_one_address(client: Client, dossier: Dossier) -> None:
    for number in range(30):
        asked(client, f"99001-261123-{number + 1000}", "0001")
    assert asked(client, dossier.shown_code, "0001").status_code == 409
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert asked(elsewhere, dossier.shown_code, "0001").status_code == 302


def test_lookups_are_forgotten_after_a_day(client: Client, dossier: Dossier, morning: datetime) -> None:
    asked(client, dossier.shown_code, "0001")
    assert actions.forget_status_lookups(at=morning + timedelta(hours=23)) == 0
    assert actions.forget_status_lookups(at=morning + timedelta(hours=25)) == 1


def test_the_address_of_an_answer_holds_for_half_an_hour(client: Client, dossier: Dossier) -> None:
    from duoc.faces.portal.follow import views

    place = asked(client, dossier.shown_code, "0001")["Location"]
    assert client.get(place + "x/").status_code == 404 or client.get(place[:-4] + "abc/").status_code == 302
    old = signing.TimestampSigner(salt=views.SALT).sign_object(str(dossier.pk))
    assert signing.loads(old, salt=views.SALT, max_age=views.SHOWN_FOR) == str(dossier.pk)


def test_the_box_leads_other_codes_to_their_pages(client: Client, issued: Callable[..., Decision]) -> None:
    decision = issued()
    assert client.get("/theo-doi/", {"ma": f"mã {BIRTH}"})["Location"] == f"/thu-tuc/{BIRTH}/"
    assert client.get("/theo-doi/", {"ma": decision.token})["Location"] == f"/kiem-tra/{decision.token}/"
    unknown = client.get("/theo-doi/", {"ma": "bao giờ xong"})
    assert unknown.status_code == 422 and "Không nhận ra mã nào" in unknown.content.decode()
    assert 'action="/theo-doi/"' in client.get("/").content.decode()


def test_papers_lead_there(dossier: Dossier) -> None:
    from duoc.dossiers import queries

    notice = queries.filing_notice(dossier)
    form = queries.official_form(dossier, "receipt_01")
    assert notice.inputs["lookup_url"].endswith(f"/theo-doi/?ma={dossier.temporary_code}")
    assert form.inputs["lookup_url"].endswith(f"/theo-doi/?ma={dossier.code}")
