"""Hoàn tiền: cash that was taken for a dossier which ended is on a list, decided by one and paid by another."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.asking import story
from tests.cast import NOW, key

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import send, text
from duoc.notices.models import Notice
from duoc.payments import actions as payments
from duoc.payments.models import Charge, Refund

pytestmark = pytest.mark.django_db


@pytest.fixture
def cancelled(filed: Callable[..., Dossier], actor: Any) -> Dossier:
    """Two copies were paid in cash, then the applicant took the request back."""
    dossier = filed(copies=2)
    charge = Charge.objects.get(subject_id=str(dossier.pk))
    payments.collect_at_counter(actor=actor("clerk1"), charge_id=charge.pk, key=key(), at=NOW)
    actions.cancel(actor=actor("citizen1"), dossier_id=dossier.pk, reason="", key=key(), at=NOW)
    return dossier


def test_from_the_end_of_the_dossier_to_the_money_back(cancelled: Dossier, signed_in: Any) -> None:
    refund = Refund.objects.get()
    assert story(cancelled)[-1] == "dossier.refund_raised" and Notice.objects.filter(kind="refund_raised").exists()
    leader, clerk, citizen = signed_in("leader1"), signed_in("clerk1"), signed_in("citizen1")
    page = f"/ban/hoan-tien/{refund.pk}/"
    assert "16.000" in text(leader.get("/ban/hoan-tien/")) and "16.000" not in text(clerk.get("/ban/hoan-tien/"))
    assert "chờ cơ quan quyết định" in text(citizen.get(f"/ho-so/{cancelled.pk}/"))
    refused = send(leader, page, granted="yes")
    assert refused.status_code == 422 and "Hãy ghi căn cứ pháp lý" in text(refused)
    assert send(leader, page, granted="yes", legal_basis="Điều 9 Luật Hộ tịch").status_code == 302
    assert "16.000" in text(clerk.get("/ban/hoan-tien/"))
    assert send(clerk, page, way="cash", reference="").status_code == 422
    assert send(clerk, page, way="cash", reference="PC 12").status_code == 302
    assert send(clerk, page, way="cash", reference="PC 13").status_code == 409
    assert "số PC 12" in text(citizen.get(f"/ho-so/{cancelled.pk}/"))
    assert Charge.objects.get().state == "refunded" and story(cancelled)[-1] == "dossier.refund_paid"


def test_nobody_is_promised_that_news_arrived(cancelled: Dossier, signed_in: Any) -> None:
    leader, clerk = signed_in("leader1"), signed_in("clerk1")
    page = f"/ban/hoan-tien/{Refund.objects.get().pk}/"
    send(leader, page, granted="yes", legal_basis="Điều 9 Luật Hộ tịch")
    decided = text(leader.get("/ban/hoan-tien/"))
    send(clerk, page, way="cash", reference="PC 12")
    paid = text(clerk.get("/ban/hoan-tien/"))
    assert "Đã ghi quyết định." in decided and "Đã ghi nhận hoàn tiền." in paid
    assert "được báo" not in decided + paid


def test_another_body_and_the_applicant_see_no_list(cancelled: Dossier, signed_in: Any) -> None:
    page = f"/ban/hoan-tien/{Refund.objects.get().pk}/"
    assert signed_in("clerk2").get(page).status_code == 404
    assert signed_in("citizen1").get(page).status_code == 403
