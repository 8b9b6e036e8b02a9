"""A promise that passes is noted once, with whose time it was, and stays whatever follows."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import forbidden_to, refused, story
from tests.cast import MONDAY, key
from tests.late_dossiers import CAUSE, cause_of, why_late
from tests.stages import CHILD, Road, by_form, fresh

from duoc.dossiers import actions, jobs, queries, watching, whose_days
from duoc.dossiers.actions.explain_lateness import EXPLAIN_LATENESS, Given
from duoc.dossiers.acts import DESK
from duoc.dossiers.clocks.term_ends import term_end_of
from duoc.dossiers.models import Dossier, Lateness, LatenessCause
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import VIETNAM
from duoc.notices.models import Notice

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
AT_FIVE = datetime(2026, 11, 23, 17, tzinfo=VIETNAM)
NONE = Given("", CAUSE["cause"], CAUSE["say"])
LATER = datetime(2026, 11, 25, 9, tzinfo=VIETNAM)


def noted(dossier: Dossier, at: datetime) -> Lateness | None:
    return actions.note_lateness(dossier_id=dossier.pk, at=at)


def test_the_job_notes_it_once_with_whom_it_lay(road: Road) -> None:
    dossier = road.to("accepted")
    assert dossier.due_at and watching.broken_promises(dossier.due_at) == [] and noted(dossier, dossier.due_at) is None
    assert watching.broken_promises(LATER) == [dossier.pk]
    late = noted(dossier, LATER)
    assert late and (late.due_at, late.step, late.desk) == (dossier.due_at, "examine", "specialist")
    assert (late.whose, late.unit_id, late.holder_id) == ("office", dossier.competent_unit_id, None)
    assert noted(dossier, LATER + timedelta(days=1)) is None and watching.broken_promises(LATER) == []
    assert story(dossier).count("dossier.late") == 1
    facts = ledger.facts(Entry.objects.latest("number"))
    assert (facts["due"], facts["whose"], facts["step"]) == ("2026-11-23T17:00:00+07:00", "office", "examine")
    assert ledger.verify().holds


def test_the_applicant_is_told_once_what_was_promised_and_whom_to_ask(road: Road) -> None:
    dossier = road.to("accepted")
    noted(dossier, LATER)
    noted(dossier, LATER + timedelta(days=1))
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="promise_passed")
    assert notice.party_id == dossier.applicant_id and "17:00, 23/11/2026" in notice.body
    assert dossier.competent_unit.name in notice.body and "thời gian của" not in notice.body


def test_who_was_given_a_new_date_is_not_told_that_the_first_passed(road: Road) -> None:
    dossier = road.to("accepted")
    Dossier.objects.filter(pk=dossier.pk).update(legal_due_at=dossier.due_at, due_at=LATER + timedelta(days=2))
    assert noted(dossier, LATER) and not Notice.objects.filter(kind="promise_passed").exists()
    assert noted(dossier, LATER + timedelta(days=3)) and Notice.objects.filter(kind="promise_passed").count() == 1


def test_the_next_act_notes_it_where_the_job_was_late(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1", at=LATER)
    assert story(dossier)[-2:] == ["dossier.late", "dossier.supplement_asked"]
    assert Lateness.objects.get().at == LATER


def test_it_stays_when_the_clock_starts_anew(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1", at=LATER)
    road.supplement(dossier, at=LATER + timedelta(hours=1))
    after = fresh(dossier)
    assert after.due_at and after.due_at > LATER
    assert Lateness.objects.get().due_at == AT_FIVE or Lateness.objects.get().due_at == dossier.due_at
    later = Road(road.actor, road.filed, LATER + timedelta(hours=2))
    later.propose(after, values={**CHILD, **why_late(AT_FIVE)})
    later.check(after)
    later.sign(after)
    later.make_signatures(after)
    later.issue(after)
    later.seal(after)
    entries = [ledger.facts(one) for one in Entry.objects.filter(action="dossier.completed")]
    assert [one["on_time"] for one in entries] == [False]


def test_extra_time_after_due_does_not_wipe_it_out(road: Road) -> None:
    """The case of the finding: two days after due."""
    dossier = road.to("accepted")
    refusal = refused(OutOfTurn, lambda: road.extend(dossier, at=LATER))
    assert "quá hạn" in refusal.say and "nguyên nhân" in refusal.remedy
    assert fresh(dossier).due_at == dossier.due_at
    noted(dossier, LATER)
    assert Lateness.objects.count() == 1


def test_a_rule_may_let_the_date_move_and_the_lateness_stays(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    from duoc.procedures.queries import late_rules

    monkeypatch.setattr(late_rules, "extra_time_when_late", lambda _on: True)
    dossier = road.to("accepted")
    road.extend(dossier, at=LATER)
    assert fresh(dossier).due_at > LATER and Lateness.objects.get().due_at == dossier.due_at
    assert story(dossier)[-2:] == ["dossier.late", "dossier.extended"]


def test_a_clock_set_backwards_changes_nothing(road: Road) -> None:
    dossier = road.to("accepted")
    noted(dossier, LATER)
    assert noted(dossier, MONDAY) is None and Lateness.objects.count() == 1
    refused(OutOfTurn, lambda: road.extend(dossier, at=MONDAY + timedelta(minutes=1)))
    assert Lateness.objects.count() == 1


def test_the_term_ends_at_midnight_and_the_appointment_at_the_offices_hour(road: Road) -> None:
    """Civil Code 2015 Art. 148: a term in days ends when its last day ends."""
    dossier = road.to("accepted")
    dossier.plan["term"] = "3 working_day"
    midnight = datetime(2026, 11, 24, tzinfo=VIETNAM)
    assert dossier.due_at == AT_FIVE and term_end_of(dossier) == midnight
    dossier.save(update_fields=["plan"])
    assert noted(dossier, midnight) is None and watching.broken_promises(midnight - timedelta(minutes=1)) == []
    late = noted(dossier, midnight + timedelta(minutes=1))
    assert late and late.term_ended_at == midnight
    dossier.plan["term"] = "same_day"
    assert term_end_of(dossier) == AT_FIVE


def test_whose_time_it_was(road: Road) -> None:
    dossier = road.to("proposed")
    assert dossier.desk == "applicant"
    late = noted(dossier, LATER)
    assert late and late.whose == "applicant"


def test_a_cause_is_told_once_from_the_list(road: Road) -> None:
    dossier, who = road.to("accepted"), road.actor("specialist1")
    refused(OutOfTurn, lambda: EXPLAIN_LATENESS.perform(dossier.pk, NONE, actor=who, key=key(), at=MONDAY))
    noted(dossier, LATER)
    forbidden_to(
        road.actor,
        ["citizen1", "clerk1", "leader1"],
        lambda one: by_form(one, "explain_lateness", fresh(dossier), cause_of(dossier), DESK),
    )
    fault = refused(
        Incomplete, lambda: by_form(who, "explain_lateness", dossier, cause_of(dossier, cause="moon"), DESK)
    )
    assert "cause" in fault.faults
    fault = refused(Incomplete, lambda: by_form(who, "explain_lateness", dossier, cause_of(dossier, say="."), DESK))
    assert "10 ký tự" in fault.faults["say"]
    row = by_form(who, "explain_lateness", dossier, cause_of(dossier), DESK)
    assert (row.cause, row.whose, row.by_id) == ("workload", "office", who.person_id)
    assert CAUSE["say"] not in Entry.objects.latest("number").canonical
    refused(OutOfTurn, lambda: EXPLAIN_LATENESS.perform(dossier.pk, NONE, actor=who, key=key(), at=MONDAY))
    assert LatenessCause.objects.count() == 1


def test_the_database_keeps_it_once_and_after_the_term(road: Road) -> None:
    dossier = road.to("accepted")
    late = noted(dossier, LATER)
    assert late
    for change in ({"at": MONDAY}, {"whose": "nobody"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Lateness.objects.filter(pk=late.pk).update(**change)


def test_the_job_does_both(road: Road, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any) -> None:
    dossier = road.to("accepted")
    monkeypatch.setattr(jobs.timezone, "now", lambda: LATER)
    jobs.watch_terms(0)
    assert Lateness.objects.get().dossier_id == dossier.pk


@pytest.mark.parametrize(
    ("side", "desk", "shares"),
    [
        ("applicant", "applicant", {"office": "1 giờ làm việc", "applicant": "1 giờ làm việc"}),
        ("other_body", "elsewhere", {"office": "1 giờ làm việc", "other_body": "1 giờ làm việc"}),
        ("office", "specialist", {"office": "2 giờ làm việc"}),
    ],
)
def test_what_was_suspended_is_theirs_for_whom_it_waited(
    road: Road, side: str, desk: str, shares: dict[str, str]
) -> None:
    """From 9:00 to 11:00 of Monday: an hour of the office, an hour suspended; form 06 tells it alike."""
    dossier, who = road.to("accepted"), road.actor("specialist1")
    rest = {
        "reason": "Đang có tranh chấp tại Tòa án.",
        "legal_basis": "Điều 12 Luật Hộ tịch",
        "awaits": "Bản án của Tòa án",
        "waits_for": side,
    }
    ten, eleven = MONDAY + timedelta(hours=1), MONDAY + timedelta(hours=2)
    act = actions.SUSPEND
    assert act.form
    given = act.form.read({**rest, "expected_on": "2026-12-15"}, ten)
    act.perform(dossier.pk, given, actor=who, key=key(), at=ten)
    account = whose_days.account(fresh(dossier), eleven)
    assert {share.whose: share.time for share in account.shares} == shares
    assert account.broken == [] and not account.late
    line = queries.control_lines(fresh(dossier), eleven)[-1]
    assert (line.step, line.desk, line.opened, line.closed) == ("suspension", desk, ten, None)
    assert actions.RESUME.form
    came = actions.RESUME.form.read({"came": "Bản án số 5/2026."}, eleven)
    actions.RESUME.perform(dossier.pk, came, actor=who, key=key(), at=eleven)
    steps = [(line.step, line.opened, line.closed) for line in queries.control_lines(fresh(dossier), eleven)]
    assert steps[-2:] == [("suspension", ten, eleven), (dossier.step, eleven, None)]


def test_a_broken_promise_is_in_the_account_with_its_cause(road: Road) -> None:
    dossier = road.to("accepted")
    noted(dossier, LATER)
    [broken] = whose_days.account(fresh(dossier), LATER).broken
    assert (broken.due, broken.cause, broken.whose) == (dossier.due_at, "", "thời gian của cơ quan giải quyết")
    by_form(road.actor("specialist1"), "explain_lateness", dossier, cause_of(dossier, cause="system"), DESK)
    [broken] = whose_days.account(fresh(dossier), LATER).broken
    assert broken.cause.startswith("Hệ thống") and broken.whose == "thời gian hệ thống gián đoạn"
