"""A finder of holes knows whom to tell (RFC 9116), also while the province's data has no address."""

from datetime import datetime, timedelta

from django.conf import settings
from django.test import Client
from django.utils import timezone

from duoc.people import queries
from duoc.people.models import Organisation, Post


def keeper() -> Organisation:
    unit = queries.organisation("so-khoa-hoc-va-cong-nghe")
    Post.objects.create(organisation=unit, role="admin", title="Quản trị hệ thống", valid_from="2025-07-01")
    return unit


def read(client: Client) -> dict[str, list[str]]:
    answer = client.get("/.well-known/security.txt")
    assert answer.status_code == 200 and answer["Content-Type"] == "text/plain; charset=utf-8"
    held: dict[str, list[str]] = {}
    for line in answer.content.decode().splitlines():
        name, _colon, value = line.partition(": ")
        held.setdefault("#" if line.startswith("#") else name, []).append(value)
    return held


def test_without_an_address_the_contact_page_serves_and_it_is_said(client: Client, province: None) -> None:
    keeper()
    held = read(client)
    assert held["Contact"] == [f"{settings.PUBLIC_URL}/lien-he/"] and "#" in held
    assert held["Canonical"] == [f"{settings.PUBLIC_URL}/.well-known/security.txt"]
    assert client.get("/lien-he/").status_code == 200


def test_the_addresses_of_the_unit_that_keeps_the_system_come_first(client: Client, province: None) -> None:
    Organisation.objects.filter(pk=keeper().pk).update(email="an-ninh@example.org", phone="0290 000 0000")
    held = read(client)
    assert held["Contact"][:2] == ["mailto:an-ninh@example.org", "tel:+842900000000"] and "#" not in held


def test_it_expires_within_a_year(client: Client, province: None) -> None:
    until = datetime.fromisoformat(read(client)["Expires"][0])
    assert timezone.now() < until < timezone.now() + timedelta(days=365)
