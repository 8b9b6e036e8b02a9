"""The page on which a letter is signed shows it as it will leave, and leads to sending it back."""

import subprocess
from collections.abc import Callable

import pytest
from django.test import Client
from tests import late_dossiers, stop_acts
from tests.stages import Road

from duoc.dossiers.models import Dossier, OfficialForm
from duoc.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]


@pytest.mark.parametrize(
    ("made", "word", "back", "says"),
    [
        (late_dossiers.with_an_apology, "sign_apology", "send_back_apology", late_dossiers.NEW_DATE["reason"]),
        (stop_acts.with_a_stop, "stop", "send_back_stop", stop_acts.WHY["reason"]),
    ],
)
def test_the_letter_is_read_before_it_is_signed(
    road: Road, signed_in: Callable[..., Client], made: Callable[[Road], Dossier], word: str, back: str, says: str
) -> None:
    dossier, client = made(road), signed_in("leader1")
    path = f"/ban/ho-so/{dossier.pk}/viec/{word}/"
    page = client.get(path).content.decode()
    assert f"{path}van-ban.pdf" in page and f"/viec/{back}/" in page
    response = client.get(f"{path}van-ban.pdf")
    assert response["Content-Type"] == "application/pdf" and response["X-Frame-Options"] == "SAMEORIGIN"
    text = subprocess.run(["pdftotext", "-", "-"], input=response.content, capture_output=True, check=True).stdout
    printed = " ".join(text.decode().split())
    assert says in printed and Person.objects.get(pk=road.actor("leader1").person).full_name in printed
    assert not OfficialForm.objects.exclude(form="receipt_01").exists()
    assert signed_in("specialist1").get(f"{path}van-ban.pdf").status_code == 302
