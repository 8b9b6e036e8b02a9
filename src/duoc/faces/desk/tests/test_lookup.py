"""The specialist looks into the register beside a request for an extract."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.cast import EXTRACT, MONDAY, key

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import path, text
from duoc.ground.ledger import queries as ledger
from duoc.payments import actions as payments
from duoc.payments.models import Charge
from duoc.registers.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def extract(actor: Any, issued: Callable[..., Dossier]) -> Dossier:
    """A request for two copies of the birth that was just registered, on the specialist's desk."""
    issued()
    citizen, clerk = actor("citizen1"), actor("clerk1")
    draft = actions.begin(actor=citizen, code=EXTRACT, at=MONDAY)
    answers = {"entry": str(Entry.objects.get().pk), "copies": 2}
    actions.answer(actor=citizen, draft_id=draft.pk, answers=answers, at=MONDAY)
    dossier = actions.file(actor=citizen, draft_id=draft.pk, key=key(), at=MONDAY)
    payments.collect_at_counter(actor=clerk, charge_id=Charge.objects.get().pk, key=key(), at=MONDAY)
    actions.accept(actor=clerk, dossier_id=dossier.pk, key=key(), at=MONDAY)
    return Dossier.objects.get(pk=dossier.pk)


def test_the_chosen_entry_and_the_book_are_at_hand(signed_in: Any, extract: Dossier) -> None:
    specialist = signed_in("specialist1")
    page = text(specialist.get(path(extract)))
    assert "Tra sổ đăng ký" in page and "Trần Ngọc Hân, số 1/2026" in page
    assert "Số 1/2026" in text(specialist.get(path(extract, "?tra=ngoc han")))
    [searched] = ledger.of_subject("register", "births")
    facts = ledger.facts(searched)
    assert (searched.action, facts["found"], facts["dossier"]) == ("register.searched", 1, str(extract.pk))
    assert "Không thấy “ai đó” trong sổ của đơn vị" in text(specialist.get(path(extract, "?tra=ai đó")))


def test_a_procedure_that_draws_from_no_register_has_no_lookup(
    signed_in: Any, accepted: Callable[..., Dossier]
) -> None:
    assert "Tra sổ đăng ký" not in text(signed_in("specialist1").get(path(accepted())))
