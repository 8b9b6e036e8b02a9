"""A fee whose amount the desk enters at acceptance: one truth for applicant and desk, paid before anything is given."""

from typing import Any

import pytest

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier, OfficialForm
from duoc.dossiers.rules import OutOfTurn
from duoc.faces.portal import labels
from duoc.payments import actions as payments
from duoc.payments import queries as charges
from tests.asking import refused
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.ministry_subjects import note, record
from tests.stages import Road, by_form, fresh

pytestmark = pytest.mark.django_db
UNKNOWN = {"for": "Phí thẩm định", "kind": "fee", "amount": "to_verify", "to_verify": "Cổng không ghi mức thu"}
BASIS = "Điều 4 Thông tư 281/2016/TT-BTC"


def accepted(road: Road, basis: str = BASIS, **words: Any) -> Dossier:
    """The desk has entered 700,000 đồng, which nobody has paid yet."""
    reworded(BIRTH, **{"fees": [UNKNOWN], **words})
    dossier, clerk = road.file(), road.who("clerk1")
    actions.accept(actor=clerk, dossier_id=dossier.pk, key=key(), at=MONDAY, fee=700_000, fee_basis=basis)
    return fresh(dossier)


def at_the_ministry(road: Road, status: str) -> Dossier:
    dossier = accepted(road, handled_in="ministry", ministry_system="Hệ thống thử của Bộ")
    note(road, dossier, status)
    granted: dict[str, Any] = {} if status == "done" else {"granted": False, "answers": {}}
    record(road.who("specialist1"), dossier, **granted)
    return fresh(dossier)


def pay(road: Road, dossier: Dossier) -> None:
    clerk = road.who("clerk1")
    (charge,) = charges.to_collect(clerk, dossier.subject)
    payments.collect_at_counter(actor=clerk, charge_id=charge.pk, key=key(), at=MONDAY)


def awaited(dossier: Dossier) -> list[tuple[str, int]]:
    return [(str(one.kind), one.amount) for one in queries.applicant_awaited(dossier)]


def waits(road: Road, dossier: Dossier) -> bool:
    return queries.waiting_of_person(road.who("citizen1")).filter(pk=dossier.pk).exists()


def shown(client: Any, path: str) -> str:
    html: str = client.get(path).content.decode()
    return html.replace("\xa0", " ")


def test_desk_and_applicant_are_asked_for_it_until_it_is_paid(road: Road, signed_in: Any) -> None:
    dossier = accepted(road)
    assert awaited(dossier) == [("payment", 700_000)] and waits(road, dossier)
    (line,) = OfficialForm.objects.get(dossier=dossier).inputs["fees"]
    assert line["amount"] == 700_000 and line["state"]
    address, own = f"/ban/ho-so/{dossier.pk}/", f"/ho-so/{dossier.pk}/"
    clerk = signed_in("clerk1")
    page = shown(clerk, address)
    assert "Chờ nộp 700.000 đồng." in page and "Ghi nhận đã thu 700.000 đồng tại quầy" in page
    other = shown(signed_in("specialist1"), address)
    assert "Chờ nộp 700.000 đồng." in other and "Ghi nhận đã thu" not in other
    page = shown(signed_in("citizen1"), own)
    assert "nộp xong mới nhận được kết quả" in page and f"{own}thanh-toan/" in page
    refused(OutOfTurn, lambda: road.propose(dossier))
    (charge,) = charges.of_subject(dossier.subject)
    assert clerk.post(f"{address}da-thu/", {"key": key(), "khoan": charge.pk}).status_code == 302
    assert "Chờ nộp" not in shown(clerk, address)
    assert awaited(fresh(dossier)) == [] and not waits(road, dossier)
    road.propose(dossier)


def test_the_paper_of_a_ministry_is_handed_over_once_it_is_paid(road: Road, signed_in: Any) -> None:
    dossier = at_the_ministry(road, "done")
    assert awaited(dossier) == [("payment", 700_000)] and waits(road, dossier)
    assert "Ghi nhận đã thu 700.000 đồng" in shown(signed_in("clerk1"), f"/ban/ho-so/{dossier.pk}/")
    refused(OutOfTurn, lambda: road.hand_over(dossier))
    refused(OutOfTurn, lambda: road.send_parcel(dossier))
    pay(road, dossier)
    road.hand_over(dossier)


def test_nobody_pays_to_hear_of_a_refusal_but_the_desk_still_takes_it(road: Road, signed_in: Any) -> None:
    dossier = at_the_ministry(road, "refused")
    assert awaited(dossier) == [] and not waits(road, dossier)
    page = shown(signed_in("clerk1"), f"/ban/ho-so/{dossier.pk}/")
    assert "Ghi nhận đã thu 700.000 đồng" in page and "Chờ nộp" not in page
    road.hand_over(dossier)


def test_a_correction_that_raises_another_fee_leaves_it_as_entered(road: Road) -> None:
    copies = {"for": "Lệ phí bản sao", "kind": "charge", "amount": "copies * 8000", "article": "281/2016/TT-BTC"}
    dossier = accepted(road, fees=[UNKNOWN, copies])
    given = {"question": "copies", "new": "2", "reason": "Người yêu cầu báo ghi nhầm.", "proof": "Đơn"}
    by_form(road.who("specialist1"), "correct_answer", dossier, given, DESK)
    dossier = fresh(dossier)
    assert charges.outstanding(dossier.subject) == dossier.plan["total"] == 716_000
    assert [line["amount"] for line in dossier.plan["fees"]] == [700_000, 16_000]


def test_late_is_said_though_money_is_owed(road: Road) -> None:
    dossier = accepted(road)
    assert dossier.appointment
    assert labels.status(dossier, MONDAY, "nộp tiền").kind == "waiting"
    late = dossier.appointment.replace(year=dossier.appointment.year + 1)
    assert labels.status(dossier, late, "nộp tiền").kind == "late"
