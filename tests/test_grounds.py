"""An act that rests on a legal basis names a text: one rule for every act, printed with the name of the text."""

from collections.abc import Callable
from importlib import import_module
from inspect import isfunction, signature
from typing import Any

import pytest

from duoc.decisions.models import Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import DESK, act_with_form, offered_grounds
from duoc.dossiers.acts.act import declared
from duoc.dossiers.acts.grounds import GROUNDS
from duoc.dossiers.models import Dossier, OfficialForm, TransferProposal
from duoc.dossiers.rules import Incomplete
from duoc.ground.refusal import Refusal
from duoc.payments import actions as payments
from duoc.payments import grounding
from duoc.payments import queries as charges
from duoc.payments.models import Charge, Refund
from duoc.registers import actions as registers
from duoc.registers.models import Entry
from tests import later
from tests.act_values import WHY
from tests.asking import key
from tests.stages import ITEMS, Road, fresh
from tests.test_entered_fee import accepted

pytestmark = pytest.mark.django_db
EMPTY_WORDS = "abc xyz"


def supplement(road: Road, basis: str) -> Any:
    return road.request_supplement(road.file(), "clerk1", items=ITEMS, legal_basis=basis)


def transfer(road: Road, basis: str) -> Any:
    act, form = act_with_form("propose_transfer", DESK)
    dossier = road.to("accepted")
    values = {"body": "99002", "reason": WHY["reason"], "legal_basis": basis}
    given = form.of(dossier, road.at).read(values, road.at)
    return act.perform(dossier.pk, given, actor=road.who("specialist1"), key=key(), at=road.at)


def decline(road: Road, basis: str) -> Any:
    dossier = road.to("accepted")
    return road.propose(dossier, kind="decline", values={}, reason=WHY["reason"], legal_basis=basis)


def waive(road: Road, basis: str) -> Any:
    charge = charged(road.file(copies=2))
    why = {"reason": "Hộ nghèo", "legal_basis": basis, "key": key(), "at": road.at}
    return payments.waive(actor=road.who("clerk1"), charge_id=charge.pk, **why)


def refund(road: Road, basis: str, *, granted: bool = True) -> Any:
    dossier = road.file(copies=2)
    payments.collect_at_counter(actor=road.who("clerk1"), charge_id=charged(dossier).pk, key=key(), at=road.at)
    dossiers.cancel(actor=road.who("citizen1"), dossier_id=dossier.pk, reason="Nộp nhầm.", key=key(), at=road.at)
    decided = {"granted": granted, "legal_basis": basis, "answer": WHY["reason"], "key": key(), "at": road.at}
    return payments.decide_refund(actor=road.who("leader1"), refund_id=Refund.objects.get().pk, **decided)


def correction(road: Road, basis: str) -> Any:
    road.to("done")
    given = {"field": "child.hometown", "value": "Xã Bãi Thử", "reason": WHY["reason"], "legal_basis": basis}
    entry = Entry.objects.get().pk
    return registers.propose_correction(actor=road.who("specialist1"), entry_id=entry, key=key(), at=road.at, **given)


def revocation(road: Road, basis: str) -> Any:
    return later.propose(road, road.decision(), legal_basis=basis)


def refusal(road: Road, basis: str) -> Any:
    given = {"reason": WHY["reason"], "legal_basis": basis, "key": key(), "at": road.at}
    return dossiers.refuse(actor=road.who("clerk1"), dossier_id=road.file().pk, **given)


def fee(road: Road, basis: str) -> Any:
    return accepted(road, basis)


def charged(dossier: Dossier) -> Charge:
    return charges.of_subject(dossier.subject)[0]


NAMING: dict[str, Callable[[Road, str], Any]] = {
    "accept": fee,
    "decide_refund": refund,
    "propose": decline,
    "propose_correction": correction,
    "propose_later": revocation,
    "refuse": refusal,
    "request_supplement": supplement,
    "waive": waive,
}
"""Each action that takes a basis of law from an official, with these words for it."""
HANDED_ON = {"draft_later", "revoke", "revoke_by"}
"""They take what `propose_later` was given."""
NOT_OF_LAW = {"note", "open_for_filing", "open_many"}
"""The judgment or the decision that is noted; the decision by which a procedure was opened."""


def test_every_action_that_takes_a_basis_is_asked_here() -> None:
    taking = set()
    for room in ("dossiers", "decisions", "registers", "payments", "procedures", "people", "instruments"):
        for name, action in vars(import_module(f"duoc.{room}.actions")).items():
            words = signature(action).parameters if isfunction(action) else ()
            if any("basis" in word or word in GROUNDS for word in words):
                taking.add(name)
    assert taking == NAMING.keys() | HANDED_ON | NOT_OF_LAW


def test_every_act_with_a_form_names_its_basis_so() -> None:
    named = {field.id for act in declared() if act.form for field in act.form.fields if "basis" in field.id}
    assert named and named <= GROUNDS


@pytest.mark.parametrize("name", sorted(NAMING))
def test_that_there_is_none_yet_is_no_basis(road: Road, name: str) -> None:
    with pytest.raises(Refusal) as caught:
        NAMING[name](road, "Chưa có")
    faults = getattr(caught.value, "faults", {})
    [wrong] = [say for place, say in faults.items() if place in GROUNDS]
    assert "“Chưa có” không nêu văn bản nào" in wrong


def test_a_waiver_keeps_the_name_of_its_text(road: Road) -> None:
    assert waive(road, "60/2014/QH13#11").legal_basis == "Điều 11 Luật số 60/2014/QH13 (Luật Hộ tịch)"


def test_what_the_procedure_gives_back_needs_no_basis_but_a_written_one_names_a_text(road: Road) -> None:
    assert grounding.fault_of("", needed=False) == {}
    assert "legal_basis" in grounding.fault_of("Chưa có", needed=False)


@pytest.mark.parametrize("act", [supplement, transfer, decline], ids=lambda act: act.__name__)
def test_words_that_name_no_text_are_no_basis(road: Road, act: Callable[[Road, str], Any]) -> None:
    with pytest.raises(Incomplete) as caught:
        act(road, EMPTY_WORDS)
    assert EMPTY_WORDS in caught.value.faults["legal_basis"]
    assert not OfficialForm.objects.filter(form="supplement_02").exists()
    assert not TransferProposal.objects.exists() and not Proposal.objects.exists()


def test_a_bare_number_is_kept_with_the_name_of_its_text(road: Road) -> None:
    row = supplement(road, "60/2014/QH13#16")
    assert row.legal_basis == "Điều 16 Luật số 60/2014/QH13 (Luật Hộ tịch)"
    form = OfficialForm.objects.get(dossier=row.dossier)
    assert form.instrument.inputs["request"]["legal_basis"] == row.legal_basis


def test_the_texts_of_the_definition_are_offered_with_their_names(road: Road) -> None:
    dossier = fresh(road.to("accepted"))
    offered = offered_grounds(dossier)
    assert "Hộ tịch" in offered.values()
    _act, form = act_with_form("propose_stop", DESK)
    [basis] = [one for one in form.of(dossier, road.at).fields if one.id == "legal_basis"]
    assert basis.options == offered
