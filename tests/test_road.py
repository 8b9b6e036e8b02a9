"""The main road, act by act, without a screen: a birth is registered, and an extract drawn from the register."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from procrastinate.contrib.django import app

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.models import Dossier
from duoc.ground.ledger import queries as ledger
from duoc.instruments import queries as instruments
from duoc.payments import queries as payments
from duoc.people.powers import Actor
from duoc.registers import actions as registers
from duoc.registers.models import Entry
from tests.cast import EXTRACT, MONDAY, key
from tests.late_dossiers import why_late_now

pytestmark = pytest.mark.django_db(transaction=True)


def work() -> None:
    """Lets a real worker empty the queue."""
    call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify", verbosity=0)
    assert not [job for job in app.job_manager.list_jobs() if job.status == "failed" or job.attempts > 1]


def decide(actor: Callable[..., Actor], dossier: Dossier, values: dict[str, Any]) -> Decision:
    """Takes an accepted dossier through examination, the applicant's check, signature and issue."""
    at = MONDAY + timedelta(hours=1)
    proposal = decisions.propose(
        actor=actor("specialist1"), dossier_id=dossier.pk, kind="grant", values=values, key=key(), at=at
    )
    decisions.answer_check(actor=actor("citizen1"), dossier_id=dossier.pk, agreed=True, say="", key=key(), at=at)
    decisions.sign(actor=actor("leader1"), dossier_id=dossier.pk, proposal_id=proposal.pk, key=key(), at=at)
    work()
    why = why_late_now(dossier, at)  # the worker looks at the clock of today
    registers.issue(actor=actor("registry1"), dossier_id=dossier.pk, key=key(), at=at, answers=why)
    work()
    return Decision.objects.get(dossier=dossier)


def test_a_birth_is_registered_and_an_extract_drawn(actor: Callable[..., Actor], filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    assert dossier.state == "filed" and dossier.code is None and dossier.due_at is None
    acceptance = dossiers.accept(actor=actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    assert acceptance.due_at.isoformat() == "2026-11-23T10:00:00+00:00"  # 17:00 of the same day
    decision = decide(actor, acceptance.dossier, {"child.personal_number": "000000000101"})
    assert decision.state == "in_force" and decision.symbol == "1/2026"
    assert instruments.report_of(decision).issued
    entry = Entry.objects.get()
    assert entry.data["child.full_name"] == "Trần Ngọc Hân"
    assert {part.part for part in entry.parties.all()} == {"child", "mother", "father"}

    draft = dossiers.begin(actor=actor("citizen1"), code=EXTRACT, at=MONDAY)
    plan = dossier_queries.interview_of(draft, MONDAY).plan
    assert [question.id for page in plan.pages for question in page.questions] == ["entry", "copies"]
    dossiers.answer(
        actor=actor("citizen1"), draft_id=draft.pk, answers={"entry": str(entry.pk), "copies": 2}, at=MONDAY
    )
    second = dossiers.file(actor=actor("citizen1"), draft_id=draft.pk, key=key(), at=MONDAY)
    assert payments.outstanding(("dossier", str(second.pk))) == 16_000

    verdict = ledger.verify()
    assert verdict.holds and verdict.entries >= 8
