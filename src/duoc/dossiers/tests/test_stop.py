"""The handling stops for good (form 05): by an official's word, or because nobody answered in time."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.asking import refused, story
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.later import words_of
from tests.stages import Road, by_form, fresh, seal_forms
from tests.stop_acts import propose, sign, stop

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import DESK, act_with_form, open_acts
from duoc.dossiers.expiring import reminded_at
from duoc.dossiers.models import Dossier, OfficialForm, Stopping, SupplementRequest
from duoc.dossiers.rules import Changed, Incomplete, OutOfTurn
from duoc.ground.worktime.calculations import VIETNAM
from duoc.instruments import queries as instruments
from duoc.notices.models import Notice
from duoc.people.powers import Forbidden

pytestmark = pytest.mark.django_db
WHY = {"reason": "Người yêu cầu đã được cấp giấy khai sinh ở nơi khác.", "legal_basis": "Điều 5 Luật Hộ tịch"}
END = datetime(2026, 11, 27, tzinfo=VIETNAM)
"""Two working days after Mon 23/11: Wed 25, Thu 26 (24 is a holiday), to 24:00 (Civil Code Art. 148)."""
OPENS = datetime(2026, 11, 27, 7, tzinfo=VIETNAM)


def asked(road: Road, stage: str = "accepted", **more: Any) -> tuple[Dossier, SupplementRequest]:
    """Asked on Monday 23/11 at 09:00, where two working days unanswered stop the dossier."""
    reworded(BIRTH, clock={"supplement": "restart", "stop_after": "2 working_day", **more})
    dossier = road.to(stage)
    request = road.request_supplement(dossier, "specialist1" if stage == "accepted" else "clerk1")
    return fresh(dossier), request


def expire(request: SupplementRequest, at: datetime) -> None:
    with transaction.atomic():
        actions.expire_supplement(request_id=request.pk, at=at)


@pytest.mark.parametrize("stage", ["filed", "accepted"])
def test_unanswered_it_stops_at_the_last_moment_and_not_before(road: Road, stage: str) -> None:
    dossier, request = asked(road, stage)
    expire(request, END - timedelta(minutes=1))
    assert fresh(dossier).state == "supplement"
    expire(request, END)
    after, row = fresh(dossier), Stopping.objects.get(dossier=dossier)
    assert (after.state, after.ended_at, after.desk) == ("stopped", END, "")
    assert row.request == request and row.by is None and "hết ngày 26/11/2026" in row.reason
    assert story(dossier)[-1] == "dossier.supplement_expired"
    assert Notice.objects.filter(subject_id=str(dossier.pk), kind="supplement_expired").count() == 1
    expire(request, END + timedelta(days=1))
    assert story(dossier).count("dossier.supplement_expired") == 1


def test_jobs_wait_for_the_reminder_and_for_the_end(road: Road) -> None:
    _dossier, request = asked(road)
    jobs = {
        job.task_name: job.scheduled_at for job in ProcrastinateJob.objects.filter(args={"request_id": str(request.pk)})
    }
    assert jobs == {
        "dossiers.expire_supplement": OPENS,
        "dossiers.remind_of_supplement": datetime(2026, 11, 25, 7, tzinfo=VIETNAM),
    }


@pytest.mark.parametrize(
    ("asked_at", "reminded"),
    [("2026-11-24T09:00", "2026-11-25T07:00"), ("2026-11-25T09:00", "2026-11-26T07:00"), ("2026-11-26T08:00", "")],
)
def test_the_reminder_comes_on_the_working_day_before_the_last(road: Road, asked_at: str, reminded: str) -> None:
    moment = reminded_at(END, datetime.fromisoformat(f"{asked_at}+07:00"))
    assert moment == (datetime.fromisoformat(f"{reminded}:00+07:00") if reminded else None)


def test_the_applicant_is_reminded_once_and_only_while_it_helps(road: Road) -> None:
    dossier, request = asked(road)
    with transaction.atomic():
        actions.remind_of_supplement(request_id=request.pk, at=END - timedelta(hours=30))
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="supplement_reminder")
    assert "hết ngày 26/11/2026" in notice.body and story(dossier)[-1] == "dossier.supplement_reminded"
    road.supplement(dossier, at=END - timedelta(hours=20))
    with transaction.atomic():
        actions.remind_of_supplement(request_id=request.pk, at=END - timedelta(hours=10))
    assert Notice.objects.filter(subject_id=str(dossier.pk), kind="supplement_reminder").count() == 1


def test_an_answer_in_the_evening_of_the_last_day_is_in_time(road: Road) -> None:
    dossier, request = asked(road)
    road.supplement(dossier, at=datetime(2026, 11, 26, 20, tzinfo=VIETNAM))
    expire(request, OPENS)
    after = fresh(dossier)
    assert after.state == "processing" and not Stopping.objects.exists()
    assert after.due_at and after.due_at > OPENS  # counted anew; the clock has not stopped for good either


def test_a_supplement_on_the_last_moment_counts(road: Road) -> None:
    dossier, request = asked(road)
    road.supplement(dossier, at=END)
    expire(request, END)
    assert fresh(dossier).state == "processing"


def test_a_supplement_after_expiry_gets_a_clear_answer(road: Road) -> None:
    dossier, request = asked(road)
    late = END + timedelta(minutes=1)
    refusal = refused(OutOfTurn, lambda: road.supplement(dossier, at=late))  # the job has not come yet
    assert "hết ngày 26/11/2026" in refusal.say and "hồ sơ mới" in refusal.remedy
    expire(request, late)
    refusal = refused(OutOfTurn, lambda: road.supplement(dossier, at=late))
    assert "hết" in refusal.say and "hồ sơ mới" in refusal.remedy


def test_without_a_time_of_the_definition_nothing_stops_by_itself(road: Road) -> None:
    dossier = road.to("accepted")
    request = road.request_supplement(dossier, "specialist1")
    assert queries.supplement_until(fresh(dossier), request) is None
    expire(request, END + timedelta(days=300))
    assert fresh(dossier).state == "supplement"


@pytest.mark.usefixtures("real_paper")
@pytest.mark.parametrize("by_official", [True, False])
def test_form_05_is_frozen_and_sealed(road: Road, by_official: bool) -> None:
    if by_official:
        dossier = road.to("accepted")
        stop(road, dossier, WHY)
    else:
        dossier, request = asked(road)
        expire(request, END)
    seal_forms()
    form = OfficialForm.objects.get(dossier=dossier, form="stop_05")
    assert form.state == OfficialForm.State.IN_FORCE and form.file is not None
    assert form.inputs["request"]["reason"] == Stopping.objects.get(dossier=dossier).reason
    named = form.inputs["signer" if by_official else "officer"]["name"]
    assert named and named in words_of(form.file)
    roles = [one.role for one in instruments.report_of(form).signatures]  # nobody signs what time alone has stopped
    assert roles == (["leader", "agency"] if by_official else ["agency"])


def test_an_official_proposes_it_with_reason_and_basis_and_ends_nothing(road: Road) -> None:
    dossier = road.to("accepted")
    for name in ("citizen1", "clerk1", "leader1", "specialist3"):
        refused(Forbidden, lambda name=name: by_form(road.who(name), "propose_stop", dossier, WHY, DESK))
    for field in WHY:
        wrong = {**WHY, field: "." if field == "reason" else ""}
        refusal = refused(
            Incomplete, lambda wrong=wrong: by_form(road.who("specialist1"), "propose_stop", dossier, wrong, DESK)
        )
        assert list(refusal.faults) == [field]
    propose(road, dossier, WHY)
    assert fresh(dossier).state == "processing" and story(dossier)[-1] == "dossier.stop_proposed"
    assert not Stopping.objects.exists() and not OfficialForm.objects.filter(form="stop_05").exists()


def test_who_signs_results_decides_what_was_proposed(road: Road) -> None:
    dossier = propose(road, road.to("accepted"), WHY)
    assert Dossier.objects.filter(queries.stopping.STOP_WAITS).get() == dossier
    for name in ("citizen1", "clerk1", "specialist1", "leader2"):
        refused(Forbidden, lambda name=name: sign(road.who(name), dossier))
    sign(road.who("leader1"), dossier)
    after, row = fresh(dossier), Stopping.objects.get(dossier=dossier)
    assert (row.reason, row.legal_basis) == (WHY["reason"], WHY["legal_basis"])
    assert row.by_id == road.who("leader1").person and row.proposal.by_id == road.who("specialist1").person
    assert not Dossier.objects.filter(queries.stopping.STOP_WAITS).exists()
    signer = OfficialForm.objects.get(dossier=dossier, form="stop_05").inputs["signer"]
    assert signer["name"] == row.by.full_name and signer["title_line"]
    assert (after.state, after.ended_at) == ("stopped", MONDAY) and story(dossier)[-1] == "dossier.stopped"
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="stopped")
    assert WHY["reason"] not in notice.body
    assert "dossiers.stop" not in open_acts(road.who("leader1"), after, MONDAY)


def test_another_proposal_than_was_read_is_not_signed(road: Road) -> None:
    dossier = propose(road, road.to("accepted"), WHY)
    first = str(dossier.stop_proposals.get().pk)
    later = MONDAY + timedelta(minutes=5)
    again, form = act_with_form("propose_stop", DESK)
    other = form.read({**WHY, "reason": "Người yêu cầu đã chuyển đi nơi khác."}, later)
    again.perform(dossier.pk, other, actor=road.who("specialist1"), key=key(), at=later)
    act, form = act_with_form("stop", DESK)
    given = form.given({"proposal": first})
    refused(Changed, lambda: act.perform(dossier.pk, given, actor=road.who("leader1"), key=key(), at=MONDAY))


def test_what_went_on_since_is_stopped_by_nobody(road: Road) -> None:
    dossier = propose(road, road.to("accepted"), WHY)
    road.propose(dossier)
    assert queries.stopping.stop_proposal(fresh(dossier)) is None
    assert not Dossier.objects.filter(queries.stopping.STOP_WAITS).exists()


def test_a_signed_one_is_not_stopped(road: Road) -> None:
    dossier = road.to("approved")
    refused(OutOfTurn, lambda: by_form(road.who("specialist1"), "propose_stop", dossier, WHY, DESK))


def test_stopped_while_suspended_nothing_rests_any_more(road: Road) -> None:
    dossier = road.to("accepted")
    who = road.who("specialist1")
    rests = {
        "reason": WHY["reason"],
        "legal_basis": "Điều 1 Luật Hộ tịch",
        "awaits": "Bản án của Tòa án",
        "waits_for": "other_body",
        "expected_on": "2026-12-15",
    }
    by_form(who, "suspend", dossier, rests, DESK)
    stop(road, dossier, WHY)
    assert not dossier.suspensions.filter(resumed_at__isnull=True).exists()


def test_the_database_wants_a_ground(road: Road) -> None:
    dossier = road.to("accepted")
    with pytest.raises(IntegrityError), transaction.atomic():
        Stopping.objects.create(dossier=dossier, at=MONDAY, reason="Không rõ.")
