"""Fees at the counter: taken, or waived with reason and article."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.cast import key

from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import path, send, text
from duoc.payments.models import Charge, Payment, Waiver

pytestmark = pytest.mark.django_db


def test_cash_is_noted_once(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk, same = filed(copies=2), signed_in("clerk1"), key()
    assert "Ghi nhận đã thu 16.000 đồng tại quầy" in text(clerk.get(path(dossier)))
    for _click in range(2):
        assert send(clerk, path(dossier, "da-thu/"), key=same, khoan=Charge.objects.get().pk).status_code == 302
    assert Payment.objects.get().amount == 16_000
    number = Payment.objects.get().code
    assert re.fullmatch(r"TT-[0-9]{6}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", number)
    assert f"Đã ghi nhận thu 16.000 đồng tại quầy, số {number}" in text(clerk.get(path(dossier)))


def test_ticks_outlive_the_fee_and_what_was_paid_stays_in_sight(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(copies=2), signed_in("clerk1")
    page = clerk.get(path(dossier)).content.decode()
    assert f'form="tiep-nhan" formaction="{path(dossier, "da-thu/")}"' in " ".join(page.split())
    ticks = [paper["id"] for paper in dossier.plan["papers"]]
    seen = [tick for tick in ticks if f'value="{tick}"' in page]
    taken = send(clerk, path(dossier, "da-thu/"), khoan=Charge.objects.get().pk, **{"da-xem": ticks})
    shown = clerk.get(taken["Location"]).content.decode()
    assert seen and all(re.search(rf'value="{tick}"[^>]+ checked', shown) for tick in seen)
    assert send(clerk, path(dossier, "tiep-nhan/"), **{"da-xem": ticks}).status_code == 302
    after = text(clerk.get(path(dossier)))
    assert re.search("16.000 đồng ?, đã nộp", after) and Payment.objects.get().code in after


def test_the_charge_of_another_dossier_is_not_taken(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    one, other = filed(copies=1), filed(copies=2)
    charge = Charge.objects.get(subject_id=str(other.pk))
    assert send(signed_in("clerk1"), path(one, "da-thu/"), khoan=charge.pk).status_code == 404
    assert not Payment.objects.exists()


def test_a_waiver_needs_reason_and_article(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(copies=1), signed_in("clerk1")
    answer = send(clerk, path(dossier, "mien-phi/"), reason="Người có công", legal_basis="")
    assert answer.status_code == 422 and "Hãy ghi căn cứ pháp lý" in text(answer) and "Người có công" in text(answer)
    assert not Waiver.objects.exists()
    assert "Ghi nhận đã thu" not in text(clerk.get(path(dossier, "mien-phi/")))
    why = {"reason": "Người có công", "legal_basis": "Điều 1 Luật Hộ tịch"}
    assert send(clerk, path(dossier, "mien-phi/"), **why).status_code == 302
    assert Charge.objects.get().state == "waived"
    again = send(clerk, path(dossier, "mien-phi/"), **why)
    assert again.status_code == 302 and Waiver.objects.count() == 1


def test_others_take_no_money(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed(copies=1)
    for username in ["specialist1", "clerk2", "citizen1"]:
        assert send(signed_in(username), path(dossier, "da-thu/"), khoan=Charge.objects.get().pk).status_code == 403
        waived = send(signed_in(username), path(dossier, "mien-phi/"), reason="x", legal_basis="y")
        assert waived.status_code in {302, 403}
        assert Charge.objects.get().state == "due"
