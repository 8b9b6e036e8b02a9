"""What the tests of the citizen's pages share: a dossier accepted, and one with an issued result."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import MONDAY, key

from duoc.decisions import actions as decisions
from duoc.decisions import jobs as decision_jobs
from duoc.decisions.models import Decision, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.people.powers import Actor
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs

CHILD_NUMBER = "000000000101"


@pytest.fixture
def accepted(actor: Callable[..., Actor], filed: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """A birth registration by citizen1, accepted by clerk1."""

    def make(at: datetime = MONDAY, **changes: Any) -> Dossier:
        dossier = filed("citizen1", at, **changes)
        dossiers.accept(actor=actor("clerk1", at), dossier_id=dossier.pk, key=key(), at=at)
        return Dossier.objects.get(pk=dossier.pk)

    return make


@pytest.fixture
def proposed(actor: Callable[..., Actor], accepted: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """A dossier whose draft waits for citizen1's eyes until tomorrow."""

    def make(**changes: Any) -> Dossier:
        at = timezone.now() - timedelta(minutes=5)
        dossier = accepted(at, **changes)
        decisions.propose(
            actor=actor("specialist1", at),
            dossier_id=dossier.pk,
            kind="grant",
            values={"child.personal_number": CHILD_NUMBER},
            key=key(),
            at=at,
        )
        return Dossier.objects.get(pk=dossier.pk)

    return make


@pytest.fixture
def issued(actor: Callable[..., Actor], proposed: Callable[..., Dossier]) -> Callable[..., Decision]:
    """A birth certificate in force, held by citizen1."""

    def make(**changes: Any) -> Decision:
        at = timezone.now()
        dossier = proposed(**changes)
        decisions.answer_check(
            actor=actor("citizen1", at), dossier_id=dossier.pk, agreed=True, say="", key=key(), at=at
        )
        proposal = Proposal.objects.get(dossier=dossier, standing=True)
        decisions.sign(actor=actor("leader1", at), dossier_id=dossier.pk, proposal_id=proposal.pk, key=key(), at=at)
        decision = Decision.objects.get(dossier=dossier)
        decision_jobs.sign_content(str(decision.pk))
        registers.issue(actor=actor("registry1", at), dossier_id=dossier.pk, key=key(), at=at)
        register_jobs.seal(str(decision.pk))
        return Decision.objects.get(pk=decision.pk)

    return make
