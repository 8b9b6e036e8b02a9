"""The desk's own helpers: a fixed morning, dossiers at each step, and posting a form as the page offers it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from tests.cast import MONDAY, key

from duoc.decisions import actions as decisions
from duoc.decisions.jobs import sign_content
from duoc.decisions.models import Decision, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import NOW, NUMBER
from duoc.people.powers import Actor
from duoc.registers import actions as registers
from duoc.registers.jobs import seal


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Every page is asked for on an ordinary Monday at 10:00, so that terms and counts are the same on any day."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return NOW


@pytest.fixture
def accepted(actor: Callable[..., Actor], filed: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """A birth registration on the specialist's desk."""

    def make(**changes: Any) -> Dossier:
        dossier = filed(**changes)
        dossiers.accept(actor=actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
        return Dossier.objects.get(pk=dossier.pk)

    return make


@pytest.fixture
def submitted(actor: Callable[..., Actor], accepted: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """A dossier on the leader's desk; the applicant agreed with the draft."""

    def make(number: str = NUMBER, **changes: Any) -> Dossier:
        dossier = accepted(**changes)
        decisions.propose(
            actor=actor("specialist1"),
            dossier_id=dossier.pk,
            kind="grant",
            values={"child.personal_number": number},
            key=key(),
            at=MONDAY,
        )
        decisions.answer_check(
            actor=actor("citizen1"), dossier_id=dossier.pk, agreed=True, say="", key=key(), at=MONDAY
        )
        return Dossier.objects.get(pk=dossier.pk)

    return make


@pytest.fixture
def signed(actor: Callable[..., Actor], submitted: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """A dossier on the registry's desk, the leader's signature made."""

    def make(**changes: Any) -> Dossier:
        dossier = submitted(**changes)
        proposal = Proposal.objects.get(dossier=dossier, standing=True)
        decisions.sign(actor=actor("leader1"), dossier_id=dossier.pk, proposal_id=proposal.pk, key=key(), at=MONDAY)
        for decision in Decision.objects.filter(dossier=dossier):
            sign_content(decision_id=str(decision.pk))
        return Dossier.objects.get(pk=dossier.pk)

    return make


@pytest.fixture
def issued(actor: Callable[..., Actor], signed: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """A dossier whose result is in force and waits to be handed over."""

    def make(**changes: Any) -> Dossier:
        dossier = signed(**changes)
        registers.issue(actor=actor("registry1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
        for decision in Decision.objects.filter(dossier=dossier):
            seal(decision_id=str(decision.pk))
        return Dossier.objects.get(pk=dossier.pk)

    return make
