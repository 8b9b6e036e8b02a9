"""Two officials press the same button at the same moment, for every act of the desk: one does it, one hears why not."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.ledger import queries as ledger
from duoc.people.models import Organisation
from duoc.people.powers import Actor
from duoc.registers import actions as registers
from duoc.registers.models import Entry, Review
from tests import later
from tests.asking import story
from tests.cast import MONDAY, key
from tests.faults.test_races import colleague, one_won
from tests.rivals import at_once
from tests.stages import CHILD, ITEMS, LETTER, QUESTION, VERIFY, Road
from tests.takers import own_taker

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[Actor, Dossier], Any]


def plain(action: Callable[..., Any], **more: Any) -> Act:
    return lambda who, dossier: action(actor=who, dossier_id=dossier.pk, key=key(), at=MONDAY, **more)


def sign(who: Actor, dossier: Dossier) -> Any:
    proposal = decision_queries.proposal(dossier)
    assert proposal
    return decisions.sign(actor=who, dossier_id=dossier.pk, proposal_id=proposal.pk, key=key(), at=MONDAY)


def consult(who: Actor, dossier: Dossier) -> Any:
    fields = {"unit_id": Organisation.objects.get(code="so-tu-phap").pk, "question": QUESTION}
    return dossiers.consult(actor=who, dossier_id=dossier.pk, key=key(), at=MONDAY, **fields)


def record_opinion(who: Actor, dossier: Dossier) -> Any:
    fields = {"answer": "agreed", "say": "", "key": key(), "at": MONDAY, **LETTER}
    return dossiers.record_opinion(actor=who, consultation_id=dossier.consultations.get().pk, **fields)


def hand_over(who: Actor, dossier: Dossier) -> Any:
    fields = {"way": "counter", "taker": own_taker(dossier), "key": key(), "at": MONDAY}
    return dossiers.hand_over(actor=who, dossier_id=dossier.pk, **fields)


def propose_later(who: Actor, dossier: Dossier) -> Any:
    decision = Decision.objects.get(dossier=dossier)
    more = {"turn": "revoke", "key": key(), "at": MONDAY, **later.WHY}
    return registers.propose_later(actor=who, decision_id=decision.pk, **more)


def about_it(action: Callable[..., Any], **more: Any) -> Act:
    """An act on what was drafted about the result of a dossier."""
    return lambda who, dossier: action(
        actor=who, later_id=LaterDecision.objects.get(subject__dossier=dossier).pk, key=key(), at=MONDAY, **more
    )


def issue_later(who: Actor, dossier: Dossier) -> Any:
    draft = LaterDecision.objects.get(subject__dossier=dossier)
    return registers.issue_later(actor=who, decision_id=draft.pk, key=key(), at=MONDAY)


def keep_drawn(who: Actor, _dossier: Dossier) -> Any:
    row = Review.objects.get()
    return registers.keep_drawn(actor=who, drawn_id=row.pk, reason="Vẫn đúng như sổ đã ghi", key=key(), at=MONDAY)


WHY = {"reason": "Không thuộc thẩm quyền giải quyết", "legal_basis": "Luật Hộ tịch"}
ACTS: dict[str, tuple[str, str, Act, str]] = {
    "accept": ("filed", "clerk1", plain(dossiers.accept), "dossier.accepted"),
    "request_supplement": (
        "filed",
        "clerk1",
        plain(dossiers.request_supplement, items=ITEMS, legal_basis="Luật Hộ tịch"),
        "dossier.supplement_asked",
    ),
    "refuse": ("filed", "clerk1", plain(dossiers.refuse, **WHY), "dossier.refused"),
    "extend": ("accepted", "specialist1", plain(dossiers.extend, extra="verify", reason=VERIFY), "dossier.extended"),
    "consult": ("searched", "specialist1", consult, "dossier.consulted"),
    "record_opinion": ("consulted", "specialist1", record_opinion, "dossier.consultation_answered"),
    "answer as the body asked": ("consulted", "specialist3", record_opinion, "dossier.consultation_answered"),
    "propose": ("accepted", "specialist1", plain(decisions.propose, kind="grant", values=CHILD), "dossier.proposed"),
    "sign": ("checked", "leader1", sign, "dossier.approved"),
    "send back": ("checked", "leader1", plain(decisions.send_back, reason="Sửa tên"), "dossier.sent_back"),
    "issue": ("signed", "registry1", plain(registers.issue), "decision.numbered"),
    "hand over": ("done", "clerk1", hand_over, "dossier.returned"),
    "propose later": ("done", "specialist1", propose_later, "decision.later_proposed"),
    "sign later": ("proposed later", "leader1", about_it(decisions.sign_later), "decision.later_signed"),
    "send back later": (
        "proposed later",
        "leader1",
        about_it(decisions.send_back_later, reason="Chưa đủ chứng cứ để thu hồi"),
        "decision.later_sent_back",
    ),
    "issue later": ("signed later", "registry1", issue_later, "decision.later_numbered"),
    "keep drawn": ("drawn from what ended", "leader1", keep_drawn, "decision.kept"),
}


def drawn_from_what_ended(road: Road) -> Dossier:
    decision = road.decision()
    dossier = later.extract(road, Entry.objects.get())
    later.revoked(road, decision)
    return dossier


OTHERS: dict[str, Callable[[Road], Dossier]] = {
    "searched": Road.search,
    "proposed later": lambda road: later.propose(road, road.decision()).subject.dossier,
    "signed later": lambda road: later.signed(road, later.propose(road, road.decision())).subject.dossier,
    "drawn from what ended": drawn_from_what_ended,
    "consulted": lambda road: road.consult(road.search()).dossier,
}


@pytest.mark.parametrize("name", ACTS)
def test_one_does_it_and_the_other_is_told(road: Road, name: str) -> None:
    stage, who, act, event = ACTS[name]
    dossier = OTHERS[stage](road) if stage in OTHERS else road.to(stage)
    pair = [road.actor(who), colleague(road.actor, who, f"{who}b")]
    one_won(at_once(*[lambda one=one: act(one, dossier) for one in pair]))
    assert (story(dossier) + _of_decision(dossier)).count(event) == 1 and ledger.verify().holds


def _of_decision(dossier: Dossier) -> list[str]:
    decision = Decision.objects.filter(dossier=dossier).first()
    return [row.action for row in ledger.of_subject("decision", str(decision.pk))] if decision else []
