"""The Portal's code on the pages: the desk shows and finds it, "Theo dõi" opens by it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from duoc.dossiers.models import Dossier
from tests.partners.conftest import MOTHER, message

pytestmark = pytest.mark.django_db


@pytest.fixture
def arrived(say: Callable[..., Any]) -> Dossier:
    body = message(source="vneid")
    say(body)
    return Dossier.objects.get(partner_code=body["code"])


def test_the_desk_shows_and_finds_the_code(arrived: Dossier, signed_in: Callable[[str], Client]) -> None:
    clerk = signed_in("clerk1")
    page = clerk.get(f"/ban/ho-so/{arrived.pk}/").content.decode()
    assert arrived.partner_code in page and "VNeID" in page
    listed = clerk.get("/ban/ho-so/", {"tim": arrived.partner_code}).content.decode()
    assert str(arrived.pk) in listed


def test_who_filed_there_follows_by_that_code(arrived: Dossier, client: Client) -> None:
    written = f" {arrived.partner_code.lower()} "
    sent = client.post("/theo-doi/", {"ma": written, "biet": MOTHER["personal_number"][-4:]})
    page = client.get(sent["Location"]).content.decode()
    assert arrived.partner_code in page and arrived.temporary_code in page
    missed = client.post("/theo-doi/", {"ma": written, "biet": "9999"})
    assert "khong-khop" in missed["Location"]


def test_nobody_follows_all_the_others_by_no_code(arrived: Dossier, client: Client) -> None:
    Dossier.objects.filter(pk=arrived.pk).update(partner_code="", channel="own_pages")
    sent = client.post("/theo-doi/", {"ma": "", "biet": MOTHER["personal_number"][-4:]})
    assert "/theo-doi/?" in sent["Location"]
