"""Paying: shown, sent to the gateway, counted once; turning back costs nothing."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.cast import key

from duoc.dossiers.models import Dossier
from duoc.payments.models import Charge, Payment


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
