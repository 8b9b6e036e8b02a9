"""An act that rests on a legal basis names a text: one rule for every act, printed with the name of the text."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.decisions.models import Proposal
from duoc.dossiers.acts import DESK, act_with_form, offered_grounds
from duoc.dossiers.models import OfficialForm, TransferProposal
from duoc.dossiers.rules import Incomplete
from tests.act_values import WHY
from tests.asking import key
from tests.stages import ITEMS, Road, fresh

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


@pytest.mark.parametrize("act", [supplement, transfer, decline], ids=lambda act: act.__name__)
def test_words_that_name_no_text_are_no_basis(road: Road, act: Callable[[Road, str], Any]) -> None:
    with pytest.raises(Incomplete) as caught:
        act(road, EMPTY_WORDS)
    assert EMPTY_WORDS in caught.value.faults["legal_basis"]
    assert not OfficialForm.objects.filter(form="supplement_02").exists()
    assert not TransferProposal.objects.exists() and not Proposal.objects.exists()


def test_a_bare_number_is_kept_with_the_name_of_its_text(road: Road) -> None:
    row = supplement(road, "60/2014/QH13#16")
    assert row.legal_basis == "Điều 16, 60/2014/QH13 (Luật Hộ tịch)"
    form = OfficialForm.objects.get(dossier=row.dossier)
    assert form.instrument.inputs["request"]["legal_basis"] == row.legal_basis


def test_the_texts_of_the_definition_are_offered_with_their_names(road: Road) -> None:
    dossier = fresh(road.to("accepted"))
    offered = offered_grounds(dossier)
    assert "Hộ tịch" in offered.values()
    _act, form = act_with_form("propose_stop", DESK)
    [basis] = [one for one in form.of(dossier, road.at).fields if one.id == "legal_basis"]
    assert basis.options == offered
