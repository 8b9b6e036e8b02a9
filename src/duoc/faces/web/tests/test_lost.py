"""The whole stack loses its database or its disk in mid-request: a 503 for people, nothing half done."""

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings

from duoc.faces.web.tests.addresses import SERIES
from duoc.ground.series import actions as series

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.mark.parametrize("address", ["/mat-giua-chung/", "/mat-luc-cuoi/", "/day-dia/"])
@override_settings(ROOT_URLCONF="duoc.faces.web.tests.addresses")
def test_an_outage_in_mid_request_leaves_nothing_behind(address: str) -> None:
    client = Client(raise_request_exception=False)
    response = client.get(address)
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "Không có gì bị mất" in response.content.decode()
    connection.close()
    with transaction.atomic():
        number = series.take(*SERIES)
    assert number == 1, "the number taken in the failed request must be free again"
    assert client.get("/khong-co/").status_code == 404, "the next request is served as ever"
