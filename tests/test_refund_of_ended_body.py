"""Money that a body took before it ended goes back from whoever answers for it since: decided and paid there, once."""

from collections.abc import Callable

import pytest

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.notices.models import Notice
from duoc.payments import actions as payments
from duoc.payments import queries
from duoc.payments.models import Charge, Refund
from duoc.people.powers import Actor, Forbidden
from tests.asking import refused
from tests.bodies import LATER, NEW, WEST, body, carried_out
from tests.cast import COMMUNE, MONDAY, OTHER_COMMUNE, key
from tests.stages import Road

pytestmark = pytest.mark.django_db
WHY = {"legal_basis": "Điều 9 Nghị định 82/2023/NĐ-CP", "answer": "Hồ sơ chưa được giải quyết."}
PLANS = {"merged": ([COMMUNE, OTHER_COMMUNE], [NEW]), "split": ([COMMUNE], [NEW, WEST])}


def paid_for(road: Road) -> Dossier:
    dossier = road.file(copies=2)
    payments.collect_at_counter(actor=road.who("clerk1"), charge_id=Charge.objects.get().pk, key=key(), at=MONDAY)
    return dossier


def cancel(road: Road, dossier: Dossier) -> None:
    dossiers.cancel(actor=road.actor("citizen1", LATER), dossier_id=dossier.pk, reason="Nộp nhầm.", key=key(), at=LATER)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("raised", ["before", "after"])
def test_the_successor_decides_and_pays(
    road: Road, actor: Callable[..., Actor], signed_in: Callable[[str], object], plan: str, raised: str
) -> None:
    dossier = paid_for(road)
    if raised == "before":
        cancel(road, dossier)
    carried_out(*PLANS[plan])
    if raised == "after":
        cancel(road, dossier)
    refund = Refund.objects.get()
    assert refund.organisation == body(COMMUNE) and refund.payer == body(NEW["code"])
    head, clerk, stranger = (actor(name, LATER) for name in ("leader1", "clerk1", "leader3"))
    again = {"refund_id": refund.pk, "at": LATER}
    refused(Forbidden, lambda: payments.decide_refund(actor=stranger, granted=True, key=key(), **again, **WHY))
    assert [one.pk for one in queries.refunds_to_decide(head)] == [refund.pk]
    payments.decide_refund(actor=head, granted=True, key=key(), **again, **WHY)
    assert NEW["name"] in Notice.objects.get(kind="refund_granted").body
    assert [one.pk for one in queries.refunds_to_pay(clerk)] == [refund.pk]
    payments.pay_out(actor=clerk, way="cash", reference="PC 1", key=key(), **again)
    refused(
        payments.PaymentRefused,
        lambda: payments.pay_out(actor=clerk, way="cash", reference="PC 2", key=key(), **again),
    )
    assert Refund.objects.get().paid_out_reference == "PC 1" and Charge.objects.get().state == "refunded"
