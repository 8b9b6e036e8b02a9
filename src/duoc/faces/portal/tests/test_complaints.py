"""Pages and printed forms about a refusal lead to where a complaint is made."""

import subprocess
from typing import Any
from urllib.parse import unquote_plus

import pytest
from tests.cast import MONDAY, key
from tests.stages import Road

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier
from duoc.dossiers.papers.papers import press

pytestmark = pytest.mark.django_db


def test_a_refusal_leads_to_a_complaint_on_the_page_and_on_paper(
    road: Road, signed_in: Any, real_paper: None, settings: Any
) -> None:
    dossier = road.file()
    given = {"reason": "Cha mẹ không cư trú tại xã này.", "legal_basis": "123/2015/NĐ-CP", "key": key(), "at": MONDAY}
    actions.refuse(actor=road.who("clerk1"), dossier_id=dossier.pk, **given)
    client = signed_in("citizen1")
    assert 'href="/khieu-nai/"' in client.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert unquote_plus(client.get("/khieu-nai/")["Location"]) == "/thu-tuc/?q=khiếu nại lần đầu"
    printed = press(queries.official_form(dossier, "refusal_03"))
    words = subprocess.run(["pdftotext", "-", "-"], input=printed, capture_output=True, check=True).stdout.decode()
    assert f"{settings.PUBLIC_URL}/khieu-nai/" in "".join(words.split())


def test_a_decided_first_complaint_leads_to_a_second_one(road: Road, signed_in: Any) -> None:
    other, first = road.to("accepted"), road.to("done")
    client, link = signed_in("citizen1"), 'href="/khieu-nai/lan-hai/"'
    assert link not in client.get(f"/ho-so/{first.pk}/").content.decode()
    Dossier.objects.filter(pk=first.pk).update(about=other)
    assert link in client.get(f"/ho-so/{first.pk}/").content.decode()
    assert unquote_plus(client.get("/khieu-nai/lan-hai/")["Location"]).endswith("q=khiếu nại lần hai về một hồ sơ")
