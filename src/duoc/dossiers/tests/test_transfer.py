"""An accepted dossier is sent on to the body that is competent for it: where it lies, by which clock, who is told."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from tests.asking import forbidden_to, refused, story
from tests.cast import MONDAY, OTHER_COMMUNE, key
from tests.stages import Road, by_form, fresh
from tests.transfer_acts import NOT_THERE, SENT_ON, approve, propose, send_on, with_a_transfer

from duoc.dossiers import queries
from duoc.dossiers.actions import PROPOSE_TRANSFER, TRANSFER
from duoc.dossiers.actions.propose_transfer import Given
from duoc.dossiers.actions.transfer import Given as Approved
from duoc.dossiers.acts import DESK, act_with_form, open_acts
from duoc.dossiers.models import Assignment, Supplement, Transfer, TransferProposal
from duoc.dossiers.rules import Changed, Incomplete, MovedOn, OutOfTurn
from duoc.dossiers.submitting import submitted
from duoc.ground.worktime.calculations import VIETNAM, local
from duoc.notices.models import Notice
from duoc.people.models import Organisation
from duoc.procedures import actions as procedures
from duoc.procedures import transfer_rules
from duoc.procedures.queries import calendars
from duoc.procedures.queries import transfer_rules as rules

pytestmark = pytest.mark.django_db


def test_it_lies_with_the_competent_body_and_keeps_its_code_and_where_it_came_in(road: Road) -> None:
    dossier = road.to("accepted")
    kept = (dossier.code, dossier.receiving_unit_id)
    assert "dossiers.propose_transfer" in open_acts(road.actor("specialist1"), dossier, MONDAY)
    row = send_on(road, dossier)
    after = fresh(dossier)
    other = road.actor("specialist2")
    there = other.organisation_id
    assert after.competent_unit_id == there and (after.code, after.receiving_unit_id) == kept
    assert (after.step, after.desk, after.assigned_to_id) == ("examine", "specialist", None)
    assert after in queries.desk(other) and after not in queries.desk(road.actor("specialist1"))
    hand = Assignment.objects.get(dossier=dossier, ended_at=None)
    assert hand.unit_id == row.organisation_id == row.to_unit_id == there and row.from_unit_id == kept[1]
    assert Assignment.objects.filter(dossier=dossier).count() == 3 and story(dossier)[-1] == "dossier.sent_on"
    assert "dossiers.suspend" in open_acts(other, after, MONDAY)
    heads = [road.actor(name) for name in ("leader1", "leader2")]  # the first one's body only received it
    assert ["dossiers.assign" in open_acts(head, after, MONDAY) for head in heads] == [False, True]


@pytest.mark.parametrize(
    ("sent", "arrives"),
    [
        ("2026-11-25T10:00", "2026-11-25T10:00"),  # the same day
        ("2026-11-25T15:00", "2026-11-25T15:00"),
        ("2026-11-25T15:01", "2026-11-26T07:00"),  # after 15:00: at the start of the next working day
        ("2026-11-27T16:00", "2026-11-30T07:00"),
    ],
)
def test_the_term_begins_when_the_competent_body_has_it(road: Road, sent: str, arrives: str) -> None:
    dossier = road.to("accepted")
    before, at = dossier.due_at, datetime.fromisoformat(sent).replace(tzinfo=VIETNAM)
    row = send_on(road, dossier, at)
    after = fresh(dossier)
    there = datetime.fromisoformat(arrives).replace(tzinfo=VIETNAM)
    assert (row.arrives_at, after.handed_on_at, after.clock_from) == (there, there, there)
    assert after.accepted_at == MONDAY  # two timestamps
    first, older = queries.promises(after)
    assert (first.cause, first.due_at, older.due_at, row.due_before) == ("sent_on", after.due_at, before, before)
    assert before and after.due_at and after.due_at > before
    (line,) = [one for one in first.proof if "Ủy ban nhân dân phường" in one["why"]]
    assert line["article"].startswith("118/2025") and line["to_verify"]


def test_where_the_rule_says_so_the_term_goes_on(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "transfer_rule", lambda _on: transfer_rules.TransferRule(restarts=False))
    dossier = road.to("accepted")
    row = send_on(road, dossier, MONDAY + timedelta(days=2))
    after = fresh(dossier)
    assert (after.due_at, after.clock_from, row.promise_id, row.restarts) == (dossier.due_at, MONDAY, None, False)
    assert row.arrives_at == MONDAY + timedelta(days=2)
    (notice,) = Notice.objects.filter(kind="sent_on")
    assert notice.party_id == dossier.applicant_id


def test_the_days_of_the_applicant_before_it_was_sent_on_are_not_counted_twice(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    road.supplement(dossier, at=MONDAY + timedelta(days=2))
    sent = MONDAY + timedelta(days=3)
    send_on(road, dossier, sent)
    plain = road.to("accepted", "000000000102")
    send_on(road, plain, sent)
    assert fresh(dossier).due_at == fresh(plain).due_at and Supplement.objects.exists()


def test_the_applicant_is_told_where_it_lies_and_which_date_holds(road: Road) -> None:
    dossier = road.to("accepted")
    send_on(road, dossier, MONDAY + timedelta(days=2))
    (notice,) = Notice.objects.filter(kind="sent_on")
    after = fresh(dossier)
    assert after.due_at and dossier.due_at
    dates = [f"{local(day):%d/%m/%Y}" for day in (dossier.due_at, after.due_at)]
    assert notice.party_id == dossier.applicant_id and all(day in notice.body for day in dates)
    assert "xã Rạch Thử đã chuyển" in notice.body and "phường Bến Thử để giải quyết" in notice.body


def test_nothing_moves_until_the_head_approves_what_was_proposed(road: Road) -> None:
    dossier = with_a_transfer(road)
    row = dossier.transfer_proposals.get()
    assert dossier.competent_unit_id == road.actor("specialist1").organisation_id
    assert story(dossier)[-1] == "dossier.transfer_proposed" and not Transfer.objects.exists()
    [chip] = submitted(dossier, MONDAY)
    assert (chip.word, chip.at) == ("Chuyển đến Ủy ban nhân dân phường Bến Thử: đã đề nghị, chờ duyệt", MONDAY)
    assert "dossiers.transfer" not in open_acts(road.actor("specialist1"), dossier, MONDAY)
    forbidden_to(
        road.actor,
        ("citizen1", "clerk1", "specialist1", "specialist2", "leader2"),
        lambda who: TRANSFER.perform(dossier.pk, Approved(str(row.pk)), actor=who, key=key(), at=MONDAY),
    )
    moved = approve(road, row)
    assert (moved.proposal, moved.reason, moved.legal_basis) == (row, row.reason, row.legal_basis)
    assert moved.by_id == road.actor("leader1").person and submitted(fresh(dossier), MONDAY) == []


def test_a_new_proposal_takes_the_place_of_the_one_that_waits(road: Road) -> None:
    dossier = road.to("accepted")
    first = propose(road, dossier)
    second = propose(road, dossier, at=MONDAY + timedelta(hours=1), reason="Mẹ đã chuyển về phường Bến Thử.")
    first.refresh_from_db()
    assert first.closed_at == second.at and TransferProposal.objects.filter(closed_at=None).get() == second
    refused(Changed, lambda: approve(road, first))
    approve(road, second)


def test_one_that_is_sent_back_says_why_and_stands_in_the_next_one(road: Road) -> None:
    dossier, leader = with_a_transfer(road), road.actor("leader1")
    proposal = {"proposal": str(dossier.transfer_proposals.get().pk)}
    short = {**proposal, "answer": "không"}
    fault = refused(Incomplete, lambda: by_form(leader, "send_back_transfer", dossier, short, DESK))
    assert set(fault.faults) == {"answer"}
    by_form(leader, "send_back_transfer", dossier, {**proposal, **NOT_THERE}, DESK)
    after = fresh(dossier)
    assert story(after)[-1] == "dossier.transfer_sent_back"
    assert "dossiers.transfer" not in open_acts(leader, after, MONDAY)
    [chip] = submitted(after, MONDAY)
    assert chip.word.endswith("đề nghị bị trả lại") and chip.say == NOT_THERE["answer"]
    _act, form = act_with_form("propose_transfer", DESK)
    assert [say for _label, say in form.shown(after)] == [NOT_THERE["answer"]]
    assert form.initial(after)["body"] == OTHER_COMMUNE and form.initial(after)["reason"] == SENT_ON["reason"]
    send_on(road, after)


def test_it_waits_no_more_once_the_dossier_has_moved_on(road: Road) -> None:
    dossier = with_a_transfer(road)
    row = dossier.transfer_proposals.get()
    road.propose(dossier)
    after = fresh(dossier)
    assert queries.sending_on.transfer_proposal(after) is None and submitted(after, MONDAY) == []
    refused(OutOfTurn, lambda: approve(road, row))


def test_bodies_that_the_procedure_names_come_first_and_another_one_needs_a_reason(road: Road) -> None:
    dossier = road.to("accepted")  # births are registered by communes
    _act, form = act_with_form("propose_transfer", DESK)
    offered = form.of(dossier, MONDAY).fields[0].choices
    marked = [code for code, name in offered.items() if name.endswith("(thủ tục này giao)")]
    assert OTHER_COMMUNE in marked and list(offered)[: len(marked)] == marked and "so-tu-phap" not in marked
    fault = refused(Incomplete, lambda: propose(road, dossier, body="so-tu-phap"))
    assert set(fault.faults) == {"why_body"} and "Sở Tư pháp" in fault.faults["why_body"]
    why = "Có yếu tố nước ngoài nên sở đăng ký."
    row = propose(road, dossier, body="so-tu-phap", why_body=why)
    _act, form = act_with_form("transfer", DESK)
    assert any(why in say for _label, say in form.shown(fresh(dossier)))
    assert approve(road, row).to_unit.code == "so-tu-phap"


def test_a_body_that_ended_since_it_was_proposed_takes_nothing(road: Road) -> None:
    dossier = with_a_transfer(road)
    row = dossier.transfer_proposals.get()
    Organisation.objects.filter(pk=row.to_unit_id).update(valid_to=MONDAY.date())
    refusal = refused(OutOfTurn, lambda: approve(road, row))
    assert row.to_unit.name in refusal.say and fresh(dossier).competent_unit_id != row.to_unit_id


def test_what_cannot_be_sent_on(road: Road) -> None:
    dossier = road.to("accepted")
    for body in ("99001", "khong-co", "so-khoa-hoc-va-cong-nghe"):  # its own, none, one in which nobody would see it
        assert set(refused(Incomplete, lambda body=body: propose(road, dossier, body=body)).faults) == {"body"}
    short = {**SENT_ON, "reason": "nhầm"}
    fault = refused(Incomplete, lambda: by_form(road.actor("specialist1"), "propose_transfer", dossier, short, DESK))
    assert set(fault.faults) == {"reason"}
    given = Given(why_body="", **SENT_ON)
    forbidden_to(
        road.actor,
        ("citizen1", "clerk1", "specialist2", "leader1", "leader2"),
        lambda who: PROPOSE_TRANSFER.perform(dossier.pk, given, actor=who, key=key(), at=MONDAY),
    )
    refused(MovedOn, lambda: propose(road, road.to("filed", "000000000102")))
    send_on(road, dossier)
    refused(OutOfTurn, lambda: propose(road, dossier))  # it lies with the other body now
    signed = road.to("approved", "000000000103")
    refused(OutOfTurn, lambda: propose(road, signed))


def test_it_may_be_sent_on_again_and_the_last_one_holds(road: Road) -> None:
    dossier = road.to("accepted")
    send_on(road, dossier)
    at = MONDAY + timedelta(days=2)
    approve(road, propose(road, dossier, at, by="specialist2", body="99001"), at, by="leader2")
    after = fresh(dossier)
    assert after.competent_unit_id == road.actor("specialist1").organisation_id and not after.crosses
    assert after.clock_from == at and Transfer.objects.filter(dossier=dossier).count() == 2


@pytest.mark.parametrize("restarts", [True, False])
def test_every_counted_date_follows_from_the_acts_as_the_clock_counted_it(
    road: Road, restarts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each body by its own calendar; what was promised before stands as it was counted there."""
    own = procedures.NewBodyCalendar(OTHER_COMMUNE, "off", date(2026, 11, 26), "Nghỉ vì triều cường", "QĐ 05/QĐ-UBND")
    procedures.set_body_calendar(actor=road.who("admin1"), wanted=own, key=key(), at=MONDAY)
    rule = replace(rules.transfer_rule(MONDAY.date()), restarts=restarts)
    monkeypatch.setattr(transfer_rules, "transfer_rule", lambda _on, _language="vi": rule)
    dossier = road.to("accepted")
    road.extend(dossier)
    sent = MONDAY + timedelta(days=2, hours=7)
    send_on(road, dossier, sent)
    later = Road(road.actor, road.filed, sent + timedelta(days=1))
    later.request_supplement(fresh(dossier), "specialist2")
    Road(road.actor, road.filed, sent + timedelta(days=2)).supplement(fresh(dossier))
    after = fresh(dossier)
    counted = queries.formulas(after)
    assert len([one for one in counted if one.promised]) == len(queries.promises(after)) > 2
    assert [one.again(lambda at: at, calendars()).due for one in counted] == [one.given for one in counted]
