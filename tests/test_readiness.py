"""What must have run or come in before a result is proposed and signed: postings, opinions, the time of a refusal."""

from datetime import date, timedelta
from typing import Any

import pytest

from duoc.decisions import actions, jobs, queries
from duoc.decisions.models import Decision, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import DESK
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import local
from duoc.notices.models import Notice
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.late_dossiers import why_late_now
from tests.stages import LETTER, Road, by_form, fresh

pytestmark = pytest.mark.django_db
DECLINE = {"kind": "decline", "values": {}, "reason": "Không đủ điều kiện cấp lại.", "legal_basis": "18/2017/QH14#50"}


def sign(road: Road, dossier: Any, at: Any) -> Proposal:
    standing = queries.proposal(dossier)
    assert standing
    fields = {"dossier_id": dossier.pk, "proposal_id": standing.pk, "key": key(), "at": at}
    fields |= {"answers": why_late_now(fresh(dossier), at)}
    return actions.sign(actor=road.actor("leader1"), **fields)


def test_nothing_is_proposed_before_it_was_posted(road: Road) -> None:
    dossier = road.foundling()
    assert "niêm yết" in refused(OutOfTurn, lambda: road.propose(dossier)).say
    road.post_publicly(dossier)
    assert road.propose(dossier).standing and fresh(dossier).desk == "applicant"


def test_nothing_is_signed_before_the_posting_days_have_passed(road: Road) -> None:
    dossier = road.foundling()
    posting = road.post_publicly(dossier)
    road.propose(dossier)
    road.check(dossier)
    early = posting.until - timedelta(seconds=1)
    assert "hết ngày 30/11/2026" in refused(OutOfTurn, lambda: sign(road, dossier, early)).say
    assert not Decision.objects.exists() and fresh(dossier).desk == "leader"
    sign(road, dossier, posting.until)
    assert fresh(dossier).desk == "registry"


def test_posted_long_ago_it_is_signed_at_once(road: Road) -> None:
    dossier = road.foundling()
    road.post_publicly(dossier, posted_on=date(2026, 11, 13))
    road.propose(dossier)
    road.check(dossier)
    assert sign(road, dossier, MONDAY)


def test_a_refusal_waits_for_no_posting(road: Road) -> None:
    dossier = road.foundling()
    road.propose(dossier, **DECLINE)
    assert sign(road, dossier, MONDAY) and fresh(dossier).desk == "registry"


def test_no_result_while_an_opinion_is_awaited(road: Road) -> None:
    dossier = road.search()
    asked = road.consult(dossier)
    refusal = refused(OutOfTurn, lambda: road.propose(dossier, values={}))
    assert asked.unit.name in refusal.say and "hết ngày 26/11/2026" in refusal.say
    fields = {"answer": "not_agreed", "say": "Vướng hành lang đê biển.", "key": key(), "at": MONDAY, **LETTER}
    dossiers.record_opinion(actor=road.actor("specialist1"), consultation_id=asked.pk, **fields)
    assert asked.unit.name in refused(OutOfTurn, lambda: road.propose(dossier, values={})).say
    answer = {"objection": str(asked.pk), "reason": "Thửa đất nằm ngoài hành lang."}
    by_form(road.actor("specialist1"), "answer_objection", dossier, answer, DESK)
    assert road.propose(dossier, values={})  # how much an objection weighs is for the desk and the leader to judge


def test_silence_in_time_no_longer_holds_it_up(road: Road) -> None:
    dossier = road.search()
    asked = road.consult(dossier)
    assert road.propose(dossier, values={}, at=asked.until)  # the job may be late; the law's time is over


def test_a_refusal_has_its_own_time(road: Road) -> None:
    dossier, who = road.department_search(), road.actor("specialist3")
    until = dossier_queries.refusal_deadline(dossier, MONDAY)
    assert (
        until and dossier.due_at and f"{local(until.due):%d/%m %H:%M}" == "27/11 00:00" and until.due < dossier.due_at
    )
    assert dossier_queries.refusal_deadline(road.to("accepted"), MONDAY) is None
    actions.propose(actor=who, dossier_id=dossier.pk, key=key(), at=MONDAY, **DECLINE)
    facts = ledger.facts(Entry.objects.latest("number"))
    assert facts["refusal_deadline"] == "2026-11-27T00:00:00+07:00" and facts["in_time"] is True


def test_a_late_refusal_is_told_as_late(road: Road) -> None:
    dossier, who = road.department_search(), road.actor("specialist3")
    actions.propose(actor=who, dossier_id=dossier.pk, key=key(), at=MONDAY + timedelta(days=4), **DECLINE)
    assert ledger.facts(Entry.objects.latest("number"))["in_time"] is False


def test_the_applicant_hears_that_it_is_not_granted(road: Road) -> None:
    dossier = road.department_search()
    actions.propose(actor=road.actor("specialist3"), dossier_id=dossier.pk, key=key(), at=MONDAY, **DECLINE)
    standing = queries.proposal(dossier)
    assert standing
    fields = {"dossier_id": dossier.pk, "key": key(), "at": MONDAY}
    actions.sign(actor=road.actor("leader3"), proposal_id=standing.pk, **fields)
    for decision in Decision.objects.filter(dossier=dossier):
        jobs.sign_content(str(decision.pk))
    registers.issue(actor=road.actor("registry3"), **fields)
    for decision in Decision.objects.filter(dossier=dossier):
        register_jobs.seal(str(decision.pk))
    assert fresh(dossier).state == "done"
    kinds = set(Notice.objects.filter(subject_id=str(dossier.pk)).values_list("kind", flat=True))
    assert "not_resolved" in kinds and "result_ready" not in kinds


def test_a_granted_one_hears_that_the_result_is_ready(road: Road) -> None:
    dossier = road.to("done")
    kinds = set(Notice.objects.filter(subject_id=str(dossier.pk)).values_list("kind", flat=True))
    assert "result_ready" in kinds and "not_resolved" not in kinds
