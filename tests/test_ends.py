"""What ends a dossier ends all of it: no job that still comes, and no act, brings anything of it back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from duoc.decisions import queries as decisions
from duoc.decisions.models import Decision, DraftCheck, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import APPLICANT, DESK, end, open_acts
from duoc.dossiers.models import Dossier, Withdrawal
from duoc.dossiers.recounts import recounted
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.refusal import NotNow
from duoc.payments import actions as payments
from duoc.payments import queries as payment_queries
from tests.asking import refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, by_form, fresh
from tests.stop_acts import let_go

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=365)  # behind every time limit of the roads below
NO = {"answer": "Kết quả sắp có, xin chờ thêm một ngày."}


def ask(road: Road, dossier: Dossier) -> Withdrawal:
    asked: Withdrawal = by_form(road.who("citizen1"), "request_withdrawal", dossier, {"reason": ""}, APPLICANT)
    return asked


def answer(road: Road, dossier: Dossier, values: dict[str, str]) -> None:
    by_form(road.who("specialist1"), "decide_withdrawal", dossier, values, DESK)


def withdraw(road: Road, dossier: Dossier) -> None:
    ask(road, dossier)
    let_go(road, dossier)


def cancel(road: Road, dossier: Dossier) -> None:
    dossiers.cancel(actor=road.who("citizen1"), dossier_id=dossier.pk, key=key(), at=MONDAY)


def refuse(road: Road, dossier: Dossier) -> None:
    words = {"reason": "Không thuộc thẩm quyền của xã.", "legal_basis": "60/2014/QH13"}
    dossiers.refuse(actor=road.who("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY, **words)


ENDS: dict[str, Callable[[Road, Dossier], None]] = {"stopped": withdraw, "cancelled": cancel, "refused": refuse}
# Behind which stages a dossier can end so. Everywhere else the act is refused.
OPEN = {
    "filed": {"cancelled", "refused"},
    "asked to supplement": {"cancelled"},
    "accepted": {"stopped"},
    "accepted and asked to supplement": {"stopped"},
    "consulted": {"stopped"},
    "proposed": {"stopped"},
    "checked": {"stopped"},
    **{stage: set() for stage in ("approved", "signed", "numbered", "done", "returned")},
}


def come_to(road: Road, stage: str) -> Dossier:
    """A dossier at this stage that owes a charge."""
    if stage == "consulted":
        dossier = road.search()
        road.consult(dossier)
    else:
        words = stage.split(" and ")[0]
        dossier = road.file() if words == "asked to supplement" else road.to(words)
        if stage.endswith("asked to supplement"):
            road.request_supplement(dossier, "specialist1" if dossier.accepted_at else "clerk1")
    lines = [{"label": "Lệ phí", "kind": "fee", "amount": 8000}]
    party, unit = dossier.applicant, dossier.competent_unit
    payments.charge(
        subject=dossier.subject, party=party, organisation=unit, lines=lines, at=MONDAY, origin=dossier.origin
    )
    return fresh(dossier)


def run_all_jobs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every job that was deferred, also for later, and those that they defer, a year from now. None may raise.

    But for messages that leave the house: they change no dossier, and are not sent from within a transaction.
    """
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    app.perform_import_paths()
    done: dict[int, str] = {}
    ours = ProcrastinateJob.objects.exclude(task_name="notices.deliver").order_by("pk")
    while jobs := list(ours.exclude(pk__in=done)):
        for job in jobs:
            app.tasks[job.task_name](**job.args)
            done[job.pk] = job.task_name
    return list(done.values())


def kept(dossier: Dossier) -> dict[str, Any]:
    """All that an end leaves as it is."""
    row = fresh(dossier)
    charges = payment_queries.of_subject(dossier.subject)
    return {
        "dossier": (row.state, row.step, row.desk, row.assigned_unit_id, row.assigned_to_id, row.ended_at),
        "turns": list(row.turns.values_list("step", "closed_at")),
        "charges": [(charge.state, charge.settled_at) for charge in charges],
        "proposals": list(Proposal.objects.filter(dossier=row).values_list("pk", "standing")),
        "checks": list(DraftCheck.objects.filter(proposal__dossier=row).values_list("answered_at", "agreed")),
        "results": list(Decision.objects.filter(dossier=row).values_list("state", "number")),
        "opinions": list(row.consultations.values_list("answer", "answered_at")),
        "story": story(row),
    }


def waits_for_signature(road: Road) -> list[Proposal]:
    return list(decisions.to_sign(road.who("leader1")))


@pytest.mark.parametrize(
    ("stage", "state"), [(stage, state) for stage, states in OPEN.items() for state in sorted(states)]
)
def test_what_has_ended_stays_ended(road: Road, monkeypatch: pytest.MonkeyPatch, stage: str, state: str) -> None:
    dossier = come_to(road, stage)
    ENDS[state](road, dossier)
    before = kept(dossier)
    assert before["dossier"] == (state, fresh(dossier).step, "", None, None, MONDAY)
    assert {charge_state for charge_state, _at in before["charges"]} == {"cancelled"}
    assert not any(standing for _id, standing in before["proposals"]) and not waits_for_signature(road)
    assert all(closed for _step, closed in before["turns"])
    assert dossier_queries.supplementing.open_request(fresh(dossier)) is None
    assert [one for one in recounted(MONDAY) if one.dossier.pk == dossier.pk] == []
    run_all_jobs(monkeypatch)
    assert kept(dossier) == before and not waits_for_signature(road)


@pytest.mark.parametrize(
    ("stage", "state"), [(stage, state) for stage, states in OPEN.items() for state in ENDS if state not in states]
)
def test_elsewhere_it_does_not_end_so(road: Road, stage: str, state: str) -> None:
    dossier = come_to(road, stage)
    before = kept(dossier)
    with pytest.raises(NotNow), transaction.atomic():
        ENDS[state](road, dossier)
    assert kept(dossier) == before and not Withdrawal.objects.exists()


def test_the_job_that_closes_a_silent_check_does_run(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the tests above would hold of jobs that never come."""
    dossier = road.to("proposed")
    assert "decisions.close_silent_check" in run_all_jobs(monkeypatch)
    assert fresh(dossier).desk == "leader" and waits_for_signature(road)


def stop(road: Road, dossier: Dossier) -> None:
    """An end that no act allows at this stage: the system holds back all the same."""
    row = fresh(dossier)
    end(row, road.who("specialist1"), MONDAY)
    row.state = Dossier.State.STOPPED
    row.save()


@pytest.mark.parametrize(("stage", "result"), [("approved", "approved"), ("numbered", "numbered")])
def test_no_signature_is_recorded_for_what_has_ended(
    road: Road, monkeypatch: pytest.MonkeyPatch, stage: str, result: str
) -> None:
    dossier = road.to(stage)
    stop(road, dossier)
    before = kept(dossier)
    run_all_jobs(monkeypatch)
    assert kept(dossier) == before
    assert [state for state, _number in before["results"]] == [result]


def test_a_result_completes_no_dossier_that_nobody_works_on(road: Road) -> None:
    dossier = road.to("accepted")
    stop(road, dossier)
    before = kept(dossier)
    dossiers.complete(dossier_id=dossier.pk, at=LATER)
    assert kept(dossier) == before


def test_a_result_completes_no_dossier_that_waits_for_its_applicant(road: Road) -> None:
    dossier = come_to(road, "accepted and asked to supplement")
    before = kept(dossier)
    dossiers.complete(dossier_id=dossier.pk, at=LATER)
    assert kept(dossier) == before


def test_an_end_answers_a_wish_to_withdraw(road: Road) -> None:
    dossier = road.to("accepted")
    wish = ask(road, dossier)
    stop(road, dossier)
    wish.refresh_from_db()
    assert (wish.granted, wish.decided_at, wish.decided_by_id) == (True, MONDAY, road.who("specialist1").person_id)


@pytest.mark.parametrize("state", sorted(ENDS))
def test_what_has_ended_lies_on_no_desk(road: Road, state: str) -> None:
    dossier = road.to("accepted")
    with pytest.raises(IntegrityError, match="dossier_that_ended_lies_on_no_desk"), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).update(state=state)


def test_nothing_is_signed_while_a_wish_to_withdraw_waits(road: Road) -> None:
    dossier = road.to("checked")
    ask(road, dossier)
    refusal = refused(OutOfTurn, lambda: road.sign(dossier))
    assert "xin rút" in refusal.say and "trả lời" in refusal.remedy
    assert not Decision.objects.exists() and fresh(dossier).result_signed_at is None
    answer(road, dossier, NO)
    road.sign(dossier)
    assert fresh(dossier).result_signed_at == MONDAY


@pytest.mark.parametrize("stage", ["approved", "signed", "numbered", "done", "returned"])
def test_what_is_signed_is_not_withdrawn(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    assert "dossiers.request_withdrawal" not in open_acts(road.who("citizen1"), fresh(dossier), MONDAY)
    refusal = refused(OutOfTurn, lambda: ask(road, dossier))
    assert "đã được ký" in refusal.say and refusal.remedy
    Withdrawal.objects.create(dossier=dossier, at=MONDAY, by_id=road.who("citizen1").person)
    refusal = refused(OutOfTurn, lambda: answer(road, dossier, NO))
    assert "đã được ký" in refusal.say


def test_before_acceptance_it_is_cancelled_and_not_withdrawn(road: Road) -> None:
    dossier = come_to(road, "asked to supplement")
    assert "dossiers.request_withdrawal" not in open_acts(road.who("citizen1"), dossier, MONDAY)
    assert "chưa được tiếp nhận" in refused(OutOfTurn, lambda: ask(road, dossier)).say


@pytest.mark.parametrize(
    ("stage", "offered"), [("accepted", False), ("proposed", True), ("checked", False), ("approved", False)]
)
def test_a_draft_is_answered_only_while_it_lies_with_the_applicant(road: Road, stage: str, offered: bool) -> None:
    dossier = road.to(stage)
    assert ("decisions.answer_check" in open_acts(road.who("citizen1"), dossier, MONDAY)) is offered


def test_a_check_is_not_closed_where_the_dossier_lies_elsewhere(road: Road) -> None:
    """By the hand of an administrator, say: the desk decides, not the row that was left open."""
    dossier = road.to("proposed")
    Dossier.objects.filter(pk=dossier.pk).update(desk="specialist")
    before = kept(dossier)
    close_check(DraftCheck.objects.get(), LATER)
    assert kept(dossier) == before


def close_check(check: DraftCheck, at: datetime) -> None:
    from duoc.decisions import actions

    actions.close_unanswered_check(check_id=check.pk, at=at)
