"""Two people at the same moment on every declared act that has no race of its own elsewhere: who comes second is done
too where the act may be done twice, or hears clearly why not; each effect has one ledger entry."""

import uuid
from contextlib import nullcontext
from typing import Any

import pytest
from django.db import transaction

from duoc.dossiers.acts import act, open_acts
from duoc.dossiers.models import Dossier
from duoc.ground.ledger import queries as ledger
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor
from tests.asked_subjects import ELSEWHERE as ELSEWHERE_TOO
from tests.asking import story
from tests.cast import MONDAY, key
from tests.faults.test_races import colleague
from tests.properties import in_part
from tests.rivals import at_once, losers, winners
from tests.stages import Road, handled_by_the_ministry
from tests.test_open_acts import CAST, DONE, STAGES, subjects

pytestmark = pytest.mark.django_db(transaction=True)

ELSEWHERE = {
    "decisions.answer_check",
    "decisions.send_back",
    "decisions.sign",
    "dossiers.accept",
    "dossiers.answer_posting_objection",
    "dossiers.assign",
    "dossiers.cancel",
    "dossiers.claim",
    "dossiers.correct_answer",
    "dossiers.correct_book_line",
    "dossiers.decide_missing_paper",
    "dossiers.decide_supplement",
    "dossiers.decide_withdrawal",
    "dossiers.end_posting",
    "dossiers.explain_lateness",
    "dossiers.give_part",
    "dossiers.hand_over",
    "dossiers.hand_to_archive",
    "dossiers.put_back",
    "dossiers.refuse",
    "dossiers.sign_apology",
    "dossiers.stop",
    "dossiers.supplement",
    "dossiers.suspend",
    "registers.issue",
    "registers.issue_later",
    "registers.keep_drawn",
}
"""Those that the other files of races play."""
AT = {
    "decisions.answer_as_co_signer": "read by two",
    "decisions.endorse": "to be endorsed",
    "decisions.propose": "accepted",
    "decisions.return_later": "revocation to be issued",
    "decisions.return_signed": "approved",
    "decisions.send_back_later": "to be revoked",
    "decisions.sign_later": "to be revoked",
    "dossiers.add_ministry_paper": "decided by a ministry, its paper to come",
    "dossiers.answer_objection": "opposed",
    "dossiers.assign_question": "asking",
    "dossiers.choose_body": "of a body that was split",
    "dossiers.choose_return": "accepted",
    "dossiers.choose_step_body": "at a step of a body that was split",
    "dossiers.confirm_parcel": "with the post",
    "dossiers.consult": "may ask",
    "dossiers.correct_own_answer": "filed",
    "dossiers.decide_after_death": "of a person who died",
    "dossiers.drop_outside_question": "asking outside",
    "dossiers.extend": "accepted",
    "dossiers.finish_step": "to be passed on",
    "dossiers.give": "held beside a colleague",
    "dossiers.hand_over_new": "given anew",
    "dossiers.mirror": "accepted",
    "dossiers.note_return": "done",
    "dossiers.plan_visit": "to be inspected",
    "dossiers.post_publicly": "to be posted",
    "dossiers.propose_apology": "accepted",
    "dossiers.propose_outside_question": "may ask",
    "dossiers.propose_stop": "accepted",
    "dossiers.propose_supplement": "supplemented",
    "dossiers.propose_transfer": "accepted",
    "dossiers.propose_withdrawal": "to be withdrawn",
    "dossiers.record_co_signature": "waits for a signature",
    "dossiers.record_late_opinion": "let pass",
    "dossiers.record_ministry_result": "decided by a ministry",
    "dossiers.record_opinion": "asking",
    "dossiers.record_posting_objection": "posted",
    "dossiers.record_visit": "to be inspected",
    "dossiers.request_supplement": "filed",
    "dossiers.request_withdrawal": "accepted",
    "dossiers.resume": "suspended",
    "dossiers.send_back_apology": "with an apology to sign",
    "dossiers.send_back_stop": "with a stop to sign",
    "dossiers.send_back_transfer": "with a transfer to approve",
    "dossiers.send_outside_letter": "with a letter to send",
    "dossiers.sign_outside_letter": "asking outside",
    "dossiers.send_parcel": "to be sent by post",
    "dossiers.serve_at_counter": "accepted",
    "dossiers.take_back_parcel": "with the post",
    "dossiers.take_question": "asking",
    "dossiers.transfer": "with a transfer to approve",
    "registers.report_on_order": "ordered to be reviewed",
    "registers.add_awaited": "with a number awaited",
    "registers.compare": "accepted",
    "registers.propose_later": "done",
}
"""The stage at which each is offered."""
OF_A_JOB = {"of a person who died", "let pass"}
"""Stages at which a job had its turn, which has the transaction of its caller."""
EVERY_COMMIT = {
    "dossiers.extend",
    "dossiers.record_opinion",
    "dossiers.resume",
    "dossiers.transfer",
    "registers.propose_later",
}
"""The others are played at night."""


def test_every_declared_act_has_a_race() -> None:
    assert ELSEWHERE.isdisjoint(AT)
    assert set(act._ACTS) == ELSEWHERE | set(AT)
    assert {stage for stage in AT.values() if stage not in STAGES} == set()


def offered(road: Road, dossier: Dossier, name: str) -> tuple[Any, Actor, str]:
    """Upon what, to whom, and under which name that one signs in."""
    for subject in subjects(dossier):
        for who in (*CAST, "citizen2", *ELSEWHERE_TOO.get(type(subject), ())):
            actor = road.actor(who)
            if name in open_acts(actor, subject, MONDAY):
                return subject, actor, who
    raise AssertionError(f"{name} is offered to nobody at {AT[name]}")


@pytest.mark.parametrize("name", in_part(sorted(AT), EVERY_COMMIT))
def test_two_at_once(road: Road, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    handled_by_the_ministry(monkeypatch)
    with transaction.atomic() if AT[name] in OF_A_JOB else nullcontext():
        dossier = STAGES[AT[name]](road)
    subject, first, who = offered(road, dossier, name)
    second = colleague(road.actor, who, f"{who}-{uuid.uuid4().hex[:6]}") if first.post_id else first
    before = story(dossier)
    words = [{"actor": one, "key": key(), "at": MONDAY} for one in (first, second)]
    answers = at_once(*[lambda by=by: DONE[name](fresh_of(subject), by["actor"], by) for by in words])
    for loser in losers(answers):
        assert isinstance(loser, Refusal) and loser.say, (name, loser)
    assert winners(answers), answers
    event = act._ACTS[name].event.name
    happened = story(dossier)[len(before) :].count(event)
    assert happened == len(winners(answers)) or event not in story(dossier), (name, story(dossier))
    assert ledger.verify().holds


def fresh_of(subject: Any) -> Any:
    """The subject as each of them read it."""
    return type(subject)._default_manager.get(pk=subject.pk)
