"""Paying: shown, sent to the gateway, counted once; turning back costs nothing."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import key

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier
from duoc.payments import queries
from duoc.payments.models import Charge, Payment
from duoc.people.powers import Actor


@pytest.fixture
def client(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("citizen1")


@pytest.fixture
def page(filed: Callable[..., Dossier]) -> str:
    return f"/ho-so/{filed(copies=2).pk}/thanh-toan/"


def gateway(client: Client, page: str) -> str:
    address: str = client.post(page, {"key": key()})["Location"]
    return address


def test_what_is_owed_is_shown(client: Client, page: str) -> None:
    html = client.get(page).content.decode()
    assert "Nộp 16.000\u00a0đồng" in html and "Phí cấp bản sao" in html and "Nộp trực tuyến" in html


def test_paying_through_the_gateway(client: Client, page: str) -> None:
    address = gateway(client, page)
    assert address.startswith("/thanh-toan-thu/?lenh=")
    html = client.get(address).content.decode()
    assert "16.000\u00a0đồng" in html and "không có tiền thật" in html and "Thảo" not in html
    token = client.get(address).context["token"]
    answer = client.post("/thanh-toan-thu/", {"lenh": token, "paid": "1"})
    assert answer["Location"] == page
    html = client.get(page).content.decode()
    assert "Đã nhận 16.000\u00a0đồng" in html and "Nộp trực tuyến" not in html
    client.post("/thanh-toan-thu/", {"lenh": token, "paid": "1"})  # sent again
    assert Payment.objects.count() == 1 and Charge.objects.get().state == "paid"


@pytest.fixture
def paid_twice(client: Client, page: str) -> Dossier:
    """Two tabs open the gateway, and both pay."""
    tokens = [client.get(gateway(client, page)).context["token"] for _tab in range(2)]
    for token in tokens:
        client.post("/thanh-toan-thu/", {"lenh": token, "paid": "1"})
    return Dossier.objects.get()


def test_money_paid_twice_is_said_wherever_it_is_looked_for(
    client: Client, page: str, paid_twice: Dossier, signed_in: Callable[[str], Client]
) -> None:
    after = client.get(page).content.decode()
    assert "nhưng khoản này đã nộp rồi" in after  # the message of the second payment
    for html in (after, client.get(f"/ho-so/{paid_twice.pk}/").content.decode()):
        assert "Sẽ hoàn lại 16.000\u00a0đồng" in html and "nộp hai lần" in html
    desk = signed_in("clerk1").get(f"/ban/ho-so/{paid_twice.pk}/").content.decode()
    assert "16.000\u00a0đồng nộp trùng" in desk
    assert queries.owed_back(paid_twice.subject) == 16000


def test_money_that_comes_after_the_end_is_said_to_go_back(
    client: Client, page: str, actor: Callable[..., Actor]
) -> None:
    token = client.get(gateway(client, page)).context["token"]
    dossier = Dossier.objects.get()
    actions.cancel(actor=actor("citizen1"), dossier_id=dossier.pk, reason="", key=key(), at=timezone.now())
    client.post("/thanh-toan-thu/", {"lenh": token, "paid": "1"})
    html = client.get(page).content.decode()
    assert "Không phải nộp nữa" in html and "Sẽ hoàn lại 16.000\u00a0đồng" in html and "nộp hai lần" not in html


def test_nothing_is_said_of_going_back_when_all_is_owed(client: Client, page: str) -> None:
    token = client.get(gateway(client, page)).context["token"]
    client.post("/thanh-toan-thu/", {"lenh": token, "paid": "1"})
    assert "hoàn lại" not in client.get(page).content.decode()


def test_turning_back_costs_nothing(client: Client, page: str) -> None:
    token = client.get(gateway(client, page)).context["token"]
    client.post("/thanh-toan-thu/", {"lenh": token, "back": "1"})
    assert Payment.objects.count() == 0 and "Nộp trực tuyến" in client.get(page).content.decode()


def test_a_forged_order_is_refused(client: Client, page: str) -> None:
    answer = client.get("/thanh-toan-thu/", {"lenh": gateway(client, page)[22:60] + "x"})
    assert answer.status_code == 409 and "hết hạn hoặc không đúng" in answer.content.decode()


def test_paid_already_is_told(client: Client, page: str) -> None:
    token = client.get(gateway(client, page)).context["token"]
    client.post("/thanh-toan-thu/", {"lenh": token, "paid": "1"})
    assert client.post(page, {"key": key()}).status_code == 409


def test_nobody_pays_on_anothers_page(page: str, signed_in: Callable[[str], Client]) -> None:
    assert signed_in("citizen2").post(page, {"key": key()}).status_code == 403
