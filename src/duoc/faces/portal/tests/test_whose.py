"""For whom a request is filed: asked only of those who may file for others, and shown apart everywhere."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.cast import BIRTH, EXTRACT, MONDAY, key
from tests.changed_definition import reworded

from duoc.dossiers.models import Dossier, Draft
from duoc.people import actions as people
from duoc.people.actions import MandateKind, NewMandate
from duoc.people.models import Account, Business
from duoc.people.powers import Actor

BEGIN, WHOSE = f"/thu-tuc/{BIRTH}/bat-dau/", f"/thu-tuc/{BIRTH}/cho-ai/"


@pytest.fixture
def firm(actor: Callable[[str], Actor]) -> Business:
    """A household business that citizen3 represents, and a procedure that is for such."""
    reworded(BIRTH, **{"for": ["citizen", "household"]})
    firm = Business.objects.get()
    holder = Account.objects.get(username="citizen3").person_id
    wanted = NewMandate(firm.pk, holder, MandateKind.LEGAL_REPRESENTATIVE, "Giấy chứng nhận", MONDAY.date())
    people.grant_mandate(actor=actor("clerk2"), wanted=wanted, key=key(), at=MONDAY)
    return firm


def test_who_represents_nobody_is_not_asked(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("citizen1")
    assert "/soan/" in client.post(BEGIN, {"key": key()})["Location"]
    assert client.get(WHOSE)["Location"] == f"/thu-tuc/{BIRTH}/"


def test_a_representative_chooses_for_whom(signed_in: Callable[[str], Client], firm: Business) -> None:
    client = signed_in("citizen3")
    assert client.post(BEGIN, {"key": key()})["Location"] == WHOSE and not Draft.objects.exists()
    html = client.get(WHOSE).content.decode()
    assert firm.name in html and "bạn là chủ hộ kinh doanh" in html and "Cho tôi hoặc gia đình tôi" in html
    sent = {"key": key(), "cho": str(firm.pk), "thieu": "1"}
    place = client.post(BEGIN, sent)["Location"]
    assert client.post(BEGIN, sent)["Location"] == place, "sent twice, begun once"
    draft = Draft.objects.get()
    assert draft.applicant_id == firm.pk and draft.is_represented
    html = client.get(place, follow=True).content.decode()
    assert f"Nộp cho <strong>{firm.name}</strong>; bạn là chủ hộ kinh doanh và" in " ".join(html.split())
    assert firm.name in client.get("/ho-so/").content.decode()
    client.post(BEGIN, {"key": key(), "cho": str(draft.person_id), "thieu": "1"})
    assert Draft.objects.count() == 2, "one's own is another draft"


def test_nothing_chosen_is_said_beside_the_question(signed_in: Callable[[str], Client], firm: Business) -> None:
    client = signed_in("citizen3")
    answer = client.post(BEGIN, {"key": key(), "thieu": "1"}, follow=True)
    assert answer.status_code == 422 and "Bạn chưa chọn nộp cho ai." in answer.content.decode()
    for wrong in ("abc", "00000000-0000-0000-0000-000000000000"):
        assert client.post(BEGIN, {"key": key(), "cho": wrong}).status_code in (403, 404)
    assert not Draft.objects.exists()


def test_a_procedure_that_is_not_for_such_a_party_does_not_ask(
    signed_in: Callable[[str], Client], firm: Business
) -> None:
    client = signed_in("citizen3")
    path = f"/thu-tuc/{EXTRACT}/bat-dau/"
    assert "/soan/" in client.post(path, {"key": key()})["Location"]
    assert client.post(path, {"key": key(), "cho": str(firm.pk)}).status_code == 409


def test_pages_of_a_dossier_show_both(
    signed_in: Callable[[str], Client], filed_for_firm: Dossier, firm: Business
) -> None:
    for name, path in (("citizen3", f"/ho-so/{filed_for_firm.pk}/"), ("clerk2", f"/ban/ho-so/{filed_for_firm.pk}/")):
        html = signed_in(name).get(path).content.decode()
        assert firm.name in html and "Danh Thị Sô Phi" in html and "chủ hộ kinh doanh" in html
    contact = signed_in("clerk2").get(f"/ban/ho-so/{filed_for_firm.pk}/lien-he/").content.decode()
    assert "Danh Thị Sô Phi" in contact and "0900000003" in contact


@pytest.fixture
def filed_for_firm(actor: Callable[[str], Actor], firm: Business) -> Dossier:
    from duoc.dossiers.tests.test_for_another import MOTHER, filed

    return filed(actor("citizen3"), firm.pk, **MOTHER)
