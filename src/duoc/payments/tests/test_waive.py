import uuid

import pytest

from duoc.ground.ledger import queries as ledger
from duoc.ground.once.actions import KeyMissing, KeyReused
from duoc.payments import actions, queries
from duoc.payments.models import Charge, Waiver
from duoc.payments.rules import Unsaid
from duoc.payments.tests.conftest import AT, entries
from duoc.people.powers import Actor, Forbidden

BASIS = "Điều 5, 82/2023/NĐ-CP"


def waive(
    actor: Actor, charge: Charge, word: str = "", reason: str = "  Người cao tuổi ", legal_basis: str = BASIS
) -> Waiver:
    fields = {"reason": reason, "legal_basis": legal_basis, "key": word or str(uuid.uuid4())}
    return actions.waive(actor=actor, charge_id=charge.pk, at=AT, **fields)


@pytest.mark.django_db
def test_a_waiver_has_reason_article_and_author(due: Charge, clerk: Actor) -> None:
    waiver = waive(clerk, due)
    due.refresh_from_db()
    assert (due.state, due.paid) == ("waived", 0)
    assert (waiver.reason, waiver.legal_basis, waiver.by, waiver.in_post) == (
        "Người cao tuổi",
        "Điều 5 Nghị định số 82/2023/NĐ-CP",
        clerk.key,
        clerk.post_key,
    )
    assert queries.outstanding(("dossier", "d1")) == 0
    assert entries(due) == ["charge.created", "charge.waived"]
    entry = ledger.of_subject("charge", str(due.pk))[-1]
    assert ledger.facts(entry) == {"amount": due.amount}  # what an official wrote stays in the row


@pytest.mark.django_db
@pytest.mark.parametrize("missing", [{"reason": " \n"}, {"legal_basis": ""}])
def test_public_money_is_not_given_up_without_saying_why(due: Charge, clerk: Actor, missing: dict[str, str]) -> None:
    with pytest.raises(Unsaid, match="Chưa ghi nhận") as refusal:
        waive(clerk, due, **missing)
    assert set(refusal.value.faults) == set(missing)
    due.refresh_from_db()
    assert due.state == "due"


@pytest.mark.django_db
def test_what_is_paid_is_not_waived(due: Charge, clerk: Actor, token: str) -> None:
    actions.answer_demo(token, paid=True, at=AT)
    with pytest.raises(actions.PaymentRefused, match="đã được nộp"):
        waive(clerk, due)


@pytest.mark.django_db
def test_another_unit_does_not_waive(due: Charge, stranger: Actor) -> None:
    with pytest.raises(Forbidden):
        waive(stranger, due)


@pytest.mark.django_db
def test_it_happens_once_per_key(due: Charge, clerk: Actor) -> None:
    mine = "form-key-0001"
    first = waive(clerk, due, mine)
    assert waive(clerk, due, mine).pk == first.pk
    assert entries(due) == ["charge.created", "charge.waived"]
    with pytest.raises(KeyReused):
        waive(clerk, due, mine, reason="Hộ nghèo")
    with pytest.raises(KeyMissing):
        waive(clerk, due, "short")
    assert Waiver.objects.count() == 1
