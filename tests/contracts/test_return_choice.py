"""How a result on paper comes to the applicant, chosen over the API: an address in two parts."""

from typing import Any

import pytest

from tests.cast import COMMUNE, key
from tests.stages import Road

pytestmark = pytest.mark.django_db


def test_the_post_is_chosen_with_an_address(road: Road, caller: Any) -> None:
    dossier, call = road.to("accepted"), caller("citizen1")
    whole = call("GET", f"/dossiers/{dossier.pk}").json()
    assert (whole["channel"], whole["return_by_post"]) == ("own_pages", False)
    assert whole["links"]["choose_return"].endswith("/acts/choose_return")
    values = {"way": "post", "recipient": "Nguyễn Thị Thảo", "address": {"area": COMMUNE, "line": "Số 5, ấp Cái Nước"}}
    done = call("POST", f"/dossiers/{dossier.pk}/acts/choose_return", values, Idempotency_Key=key())
    assert done.status_code == 201, done.content
    assert call("GET", f"/dossiers/{dossier.pk}").json()["return_by_post"] is True
