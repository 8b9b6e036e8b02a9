"""What is offered is what may be done: every act, in every state, on every desk, at every stage of the road."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from duoc.decisions import actions as decisions
from duoc.decisions.models import CoSignerCheck, Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import APPLICANT, DESK, open_acts
from duoc.dossiers.acts import act as acts
from duoc.dossiers.acts.kinds import DOSSIER
from duoc.dossiers.models import Consultation, Dossier
from duoc.people.models import Organisation
from duoc.people.powers import Actor, Grant, Power, Relation
from duoc.registers import actions as registers
from duoc.registers.models import Entry
from tests import (
    asked_subjects,
    book_subjects,
    hand_acts,
    later_subjects,
    ministry_subjects,
    outside_subjects,
    posting_acts,
    stop_acts,
    supplement_acts,
    transfer_acts,
)
from tests.act_values import MINUTES, OFFICES, RESTS, SERVED, TODAY, TRACKING, VISIT, WHY, Subject, like_entry, standing
from tests.asked_subjects import answered, let_pass, of_a_split_office
from tests.bodies import WEST, split_at
from tests.cast import MONDAY, key
from tests.changed_definition import changed
from tests.late_dossiers import APOLOGY_ACTS, late_on_an_earlier_promise, why_late_now, with_an_apology
from tests.second_leader import to_be_endorsed
from tests.stages import ITEMS, LETTER, QUESTION, VERIFY, Road, by_form, fresh, handled_by_the_ministry
from tests.subjects import only_passes_on, waits_for_a_signature
from tests.together import read_by_two

pytestmark = pytest.mark.django_db
DESKS = ("", "applicant", "clerk", "specialist", "leader", "registry")


@pytest.fixture
def dossier(road: Road) -> Dossier:
    return road.to("accepted")


def almighty(road: Road, role: str) -> Any:
    everything = tuple(Grant(power, Relation.ALL) for power in Power)
    return replace(road.actor("clerk1"), role=role, grants=everything)


@pytest.mark.parametrize("state", Dossier.State.values)
def test_each_act_is_refused_outside_its_states_and_offered_only_where_it_is_not(
    road: Road, dossier: Dossier, state: str
) -> None:
    for desk in DESKS:
        dossier.state, dossier.desk = state, desk
        actor = almighty(road, desk or "clerk")
        offered = open_acts(actor, dossier, MONDAY)
        for name, act in acts._ACTS.items():
            if act.kind is DOSSIER:
                refusal = act.refusal(dossier, actor, MONDAY)
                assert (refusal is None) == (name in offered), (name, desk)
                assert refusal is not None or state in act.states, (name, desk)


def test_a_desk_keeps_others_out_and_so_does_a_missing_power(road: Road, dossier: Dossier) -> None:
    for name, act in acts._ACTS.items():
        if act.kind is not DOSSIER:
            continue
        dossier.state, dossier.desk = sorted(act.states)[0], "specialist"
        if act.on_desk:
            assert act.refusal(dossier, almighty(road, "clerk"), MONDAY) is not None, name
        powerless = replace(almighty(road, "specialist"), grants=())
        assert act.refusal(dossier, powerless, MONDAY) is not None, name


# Each act with parameters that are right wherever it is offered.
DONE: dict[str, Callable[[Any, Actor, dict[str, Any]], object]] = {
    **APOLOGY_ACTS,
    **hand_acts.DONE,
    **posting_acts.DONE,
    **supplement_acts.DONE,
    "decisions.answer_as_co_signer": lambda it, _who, by: decisions.answer_as_co_signer(
        check_id=it.pk, agreed=True, say="", **by
    ),
    **book_subjects.DONE,
    **outside_subjects.DONE,
    **ministry_subjects.DONE,
    "decisions.answer_check": lambda it, _who, by: decisions.answer_check(dossier_id=it.pk, agreed=True, say="", **by),
    "decisions.endorse": lambda it, _who, by: decisions.endorse(dossier_id=it.pk, proposal_id=standing(it), **by),
    "decisions.propose": lambda it, _who, by: decisions.propose(
        dossier_id=it.pk, kind="decline", values=why_late_now(it, MONDAY), **WHY, **by
    ),
    "decisions.return_signed": lambda it, who, _by: by_form(who, "return_signed", it, {"reason": WHY["reason"]}, DESK),
    "decisions.send_back": lambda it, _who, by: decisions.send_back(dossier_id=it.pk, reason=WHY["reason"], **by),
    "decisions.sign": lambda it, _who, by: decisions.sign(dossier_id=it.pk, proposal_id=standing(it), **by),
    "dossiers.accept": lambda it, _who, by: dossiers.accept(dossier_id=it.pk, **by),
    "dossiers.answer_objection": lambda it, who, _by: by_form(
        who, "answer_objection", it, {"objection": str(it.consultations.get().pk), "reason": WHY["reason"]}, DESK
    ),
    "dossiers.cancel": lambda it, _who, by: dossiers.cancel(dossier_id=it.pk, **by),
    "dossiers.choose_body": lambda it, who, _by: by_form(who, "choose_body", it, {"body": WEST["code"]}, DESK),
    "dossiers.choose_step_body": lambda it, who, _by: by_form(who, "choose_step_body", it, {"body": OFFICES[1]}, DESK),
    "dossiers.choose_return": lambda it, who, _by: by_form(who, "choose_return", it, {"way": "counter"}, APPLICANT),
    "dossiers.confirm_parcel": lambda it, who, _by: by_form(who, "confirm_parcel", it, {"on": TODAY}, DESK),
    "dossiers.consult": lambda it, _who, by: dossiers.consult(
        dossier_id=it.pk,
        unit_id=Organisation.objects.get(code="so-khoa-hoc-va-cong-nghe").pk,
        question=QUESTION,
        **by,
    ),
    "dossiers.decide_after_death": lambda it, who, _by: by_form(
        who, "decide_after_death", it, {"goes_on": "yes", "reason": WHY["reason"]}, DESK
    ),
    "dossiers.decide_withdrawal": lambda it, who, _by: by_form(
        who, "decide_withdrawal", it, {"answer": WHY["reason"]}, DESK
    ),
    "dossiers.extend": lambda it, _who, by: dossiers.extend(
        dossier_id=it.pk, extra=dossier_queries.offers(it, MONDAY)[0].extra.id, reason=VERIFY, **by
    ),
    "dossiers.finish_step": lambda it, _who, by: dossiers.finish_step(dossier_id=it.pk, **by),
    "dossiers.hand_over": lambda it, _who, by: dossiers.hand_over(dossier_id=it.pk, way="online", **by),
    "dossiers.hand_to_archive": lambda it, _who, by: dossiers.hand_to_archive(
        batch=dossiers.Batch(2026, (str(it.pk),), "Lê Văn Kho", "công chức lưu trữ", "Kho xã, hộp 1"), **by
    ),
    "dossiers.mirror": lambda it, _who, by: dossiers.mirror(dossier_id=it.pk, number="1", status="processing", **by),
    "dossiers.note_return": lambda it, who, _by: by_form(who, "note_return", it, {"way": "counter"}, DESK),
    "dossiers.plan_visit": lambda it, who, _by: by_form(who, "plan_visit", it, VISIT, DESK),
    "dossiers.record_co_signature": lambda it, who, _by: by_form(
        who, "record_co_signature", it, {"part": "father"}, DESK
    ),
    "dossiers.record_visit": lambda it, who, _by: by_form(who, "record_visit", it, MINUTES, DESK),
    "dossiers.post_publicly": lambda it, _who, by: dossiers.post_publicly(
        dossier_id=it.pk, place="Trụ sở xã", posted_on=MONDAY.date(), **by
    ),
    "dossiers.record_opinion": lambda it, _who, by: dossiers.record_opinion(
        consultation_id=it.pk, answer="agreed", say="", **LETTER, **by
    ),
    "dossiers.record_late_opinion": lambda it, _who, by: dossiers.record_late_opinion(
        consultation_id=it.pk, answer="agreed", say="", **LETTER, **by
    ),
    "dossiers.refuse": lambda it, _who, by: dossiers.refuse(dossier_id=it.pk, **WHY, **by),
    "dossiers.request_supplement": lambda it, _who, by: dossiers.request_supplement(
        dossier_id=it.pk, items=ITEMS, legal_basis=WHY["legal_basis"], again=WHY["reason"], **by
    ),
    "dossiers.request_withdrawal": lambda it, who, _by: by_form(who, "request_withdrawal", it, {}, APPLICANT),
    "dossiers.send_parcel": lambda it, _who, by: dossiers.send_parcel(dossier_id=it.pk, number=TRACKING, **by),
    "dossiers.serve_at_counter": lambda it, who, _by: by_form(who, "serve_at_counter", it, SERVED, DESK),
    "dossiers.resume": lambda it, who, _by: by_form(who, "resume", it, {"came": "Bản án đã có hiệu lực."}, DESK),
    **stop_acts.STOP_ACTS,
    **transfer_acts.TRANSFER_ACTS,
    "dossiers.suspend": lambda it, who, _by: by_form(who, "suspend", it, RESTS, DESK),
    "dossiers.take_back_parcel": lambda it, who, _by: by_form(
        who, "take_back_parcel", it, {"on": TODAY, "reason": "absent"}, DESK
    ),
    "registers.add_awaited": lambda it, who, _by: by_form(
        who, "add_awaited", it, {"value": "000000000555", "source": WHY["reason"]}, DESK
    ),
    "registers.compare": lambda it, _who, by: registers.compare(
        dossier_id=it.pk, like_id=like_entry(it).pk, reason=WHY["reason"], **by
    ),
    "registers.issue": lambda it, _who, by: registers.issue(dossier_id=it.pk, **by),
    **later_subjects.DONE,
    **asked_subjects.DONE,
}


def after(step: Callable[[Road, Dossier], object], stage: str = "accepted") -> Callable[[Road], Dossier]:
    def make(road: Road) -> Dossier:
        dossier = road.to(stage)
        step(road, dossier)
        return dossier

    return make


def posted(road: Road, *, proposed: bool = False) -> Dossier:
    dossier = road.foundling()
    road.post_publicly(dossier)
    if proposed:
        road.propose(dossier)
        road.check(dossier)
    return dossier


def visited(road: Road) -> Dossier:
    changed(examine={"visit": "inspection"})
    dossier = road.to("accepted")
    by_form(road.actor("specialist1"), "plan_visit", dossier, VISIT, DESK)
    return dossier


WALKED = ("filed", "accepted", "proposed", "checked", "approved", "signed", "numbered", "done", "returned")
STAGES: dict[str, Callable[[Road], Dossier]] = {
    **hand_acts.STAGES,
    **posting_acts.STAGES,
    **supplement_acts.STAGES,
    **outside_subjects.STAGES,
    **{stage: partial(Road.to, stage=stage) for stage in WALKED},
    "in the book": book_subjects.booked,
    "decided by a ministry": ministry_subjects.decided_there,
    "decided by a ministry, its paper to come": ministry_subjects.recorded_there,
    "unpaid": lambda road: road.file(copies=2),
    "to be mended": after(lambda road, dossier: road.request_supplement(dossier), "filed"),
    "to be mended later": after(lambda road, dossier: road.request_supplement(dossier, "specialist1")),
    "extended": after(lambda road, dossier: road.extend(dossier)),
    "to be withdrawn": after(
        lambda road, dossier: by_form(road.actor("citizen1"), "request_withdrawal", dossier, {}, APPLICANT)
    ),
    "of a body that was split": after(lambda _road, _dossier: split_at(MONDAY)),
    "at a step of a body that was split": of_a_split_office,
    "with an apology to sign": with_an_apology,
    "with a stop to sign": stop_acts.with_a_stop,
    "with a transfer to approve": transfer_acts.with_a_transfer,
    "late": late_on_an_earlier_promise,
    "to be posted": lambda road: road.foundling(),
    "posted": posted,
    "posted and proposed": lambda road: posted(road, proposed=True),
    "may ask": lambda road: road.search(),
    **asked_subjects.STAGES,
    "to be passed on": lambda road: only_passes_on(road)[0],
    "to be inspected": visited,
    "to be endorsed": partial(to_be_endorsed, by_leader1=True),
    "with a number awaited": after(
        lambda _road, _dossier: Entry.objects.update(awaited={"child.personal_number": WHY["reason"]}), "done"
    ),
    "answered": answered,
    "let pass": let_pass,
    "opposed": partial(answered, answer="not_agreed"),
    "to be withdrawn before signing": after(
        lambda road, dossier: by_form(road.actor("citizen1"), "request_withdrawal", dossier, {}, APPLICANT), "checked"
    ),
}
STAGES["of a person who died"] = after(
    lambda road, dossier: dossiers.note_death(
        dossier.applicant_id, by=road.actor("leader1").person, entry="deaths 05/2026", at=MONDAY
    )
)
STAGES["suspended"] = after(lambda road, dossier: by_form(road.actor("specialist1"), "suspend", dossier, RESTS, DESK))
STAGES["waits for a signature"] = lambda road: waits_for_a_signature(road)[0]
STAGES["read by two"] = lambda road: read_by_two(road).check_by_applicant.proposal.dossier
STAGES |= later_subjects.STAGES
STAGES["to be sent by post"] = after(lambda road, dossier: road.choose_post(dossier), "done")
STAGES["with the post"] = after(lambda road, dossier: road.send_parcel(dossier), "done")
CAST = ("citizen1", "clerk1", "specialist1", "leader1", "registry1")
"""With whom each stage was walked; nobody else has a power over a dossier of commune 1."""


def subjects(dossier: Dossier) -> list[Subject]:
    return [
        fresh(dossier),
        *Decision.objects.filter(dossier=dossier).select_related("dossier"),
        *Consultation.objects.filter(dossier=dossier).select_related("dossier"),
        *CoSignerCheck.objects.filter(check_by_applicant__proposal__dossier=dossier).select_related(
            "check_by_applicant__proposal__dossier"
        ),
        *later_subjects.of_dossier(dossier),
    ]


def walked(road: Road, dossier: Dossier) -> set[str]:
    """Does every act that is offered to anybody now, each for itself and taken back."""
    done = set()
    for subject in subjects(dossier):
        cast = (*CAST, *asked_subjects.ELSEWHERE.get(type(subject), ()))
        for who in map(road.actor, cast):
            for name in sorted(open_acts(who, subject, MONDAY)):
                before = transaction.savepoint()
                try:
                    DONE[name](subject, who, {"actor": who, "key": key(), "at": MONDAY})
                except Exception as error:
                    error.add_note(f"{name}, offered to {who.role or 'the applicant'}")
                    raise
                transaction.savepoint_rollback(before)
                done.add(name)
    return done


def test_what_is_offered_can_be_done_at_every_stage(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    handled_by_the_ministry(monkeypatch)
    done: set[str] = set()
    for stage, make in STAGES.items():
        try:
            before = transaction.savepoint()
            done |= walked(road, make(road))
            transaction.savepoint_rollback(before)
        except Exception as error:
            error.add_note(f"at the stage: {stage}")
            raise
    assert done == set(acts._ACTS) == set(DONE)
