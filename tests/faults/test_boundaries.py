"""The database goes away at every single statement of every act in turn: nothing is half done, and a retry does it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from duoc.decisions import actions as decisions
from duoc.decisions import jobs as decision_jobs
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.ledger import queries as ledger
from duoc.people.models import Organisation
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs
from tests import later
from tests.cast import MONDAY, key, pdf
from tests.faults.boundaries import Cut, changed, cut_before, everything
from tests.properties import in_part
from tests.stages import CHILD, ITEMS, LETTER, QUESTION, VERIFY, Road

pytestmark = pytest.mark.django_db
Act = Callable[[], Any]
Prepare = Callable[[Road], tuple[Dossier, Act]]


def on(stage: str, who: str, act: Callable[..., Any], **more: Any) -> Prepare:
    """The act of this account on a dossier at this stage, always with the same key."""

    def prepare(road: Road) -> tuple[Dossier, Act]:
        dossier, actor, word = road.to(stage), road.actor(who), key()
        return dossier, lambda: act(actor=actor, dossier_id=dossier.pk, key=word, at=MONDAY, **more)

    return prepare


def supplement(road: Road) -> tuple[Dossier, Act]:
    dossier, who, word = road.file(), road.actor("citizen1"), key()
    road.request_supplement(dossier)
    uploads = [("birth_notice", pdf(), "a.pdf")]
    return dossier, lambda: dossiers.supplement(
        actor=who, dossier_id=dossier.pk, uploads=uploads, answers={"child.hometown": "Xã"}, key=word, at=MONDAY
    )


def sign(road: Road) -> tuple[Dossier, Act]:
    dossier, who, word = road.to("checked"), road.actor("leader1"), key()
    proposal = decision_queries.proposal(dossier)
    assert proposal
    return dossier, lambda: decisions.sign(
        actor=who, dossier_id=dossier.pk, proposal_id=proposal.pk, key=word, at=MONDAY
    )


def post_publicly(road: Road) -> tuple[Dossier, Act]:
    dossier, who, word = road.foundling(), road.actor("specialist1"), key()
    fields = {"place": "Trụ sở xã", "posted_on": MONDAY.date(), "key": word, "at": MONDAY}
    return dossier, lambda: dossiers.post_publicly(actor=who, dossier_id=dossier.pk, **fields)


def consult(road: Road) -> tuple[Dossier, Act]:
    dossier, who, word = road.search(), road.actor("specialist1"), key()
    unit = Organisation.objects.get(code="so-tu-phap").pk
    fields = {"unit_id": unit, "question": QUESTION, "key": word, "at": MONDAY}
    return dossier, lambda: dossiers.consult(actor=who, dossier_id=dossier.pk, **fields)


def record_opinion(road: Road) -> tuple[Dossier, Act]:
    dossier, who, word = road.search(), road.actor("specialist1"), key()
    asked = road.consult(dossier).pk
    fields = {"answer": "agreed", "say": "", "key": word, "at": MONDAY, **LETTER}
    return dossier, lambda: dossiers.record_opinion(actor=who, consultation_id=asked, **fields)


def propose_later(road: Road) -> tuple[Dossier, Act]:
    decision, word = road.decision("done"), key()
    return decision.dossier, lambda: later.propose(road, decision, key=word)


def sign_later(road: Road) -> tuple[Dossier, Act]:
    draft, word = later.propose(road, road.decision("done")), key()
    return draft.subject.dossier, lambda: later.sign(road, draft, word=word)


def issue_later(road: Road) -> tuple[Dossier, Act]:
    draft, word = later.signed(road, later.propose(road, road.decision("done"))), key()
    return draft.subject.dossier, lambda: later.issue(road, draft, word=word)


def enter_later(road: Road) -> tuple[Dossier, Act]:
    draft = later.signed(road, later.propose(road, road.decision("done")))
    later.issue(road, draft)
    return draft.subject.dossier, lambda: register_jobs.seal(str(draft.pk))


def job(stage: str, work: Callable[[str], None]) -> Prepare:
    def prepare(road: Road) -> tuple[Dossier, Act]:
        dossier = road.to(stage)
        return dossier, lambda: work(str(Decision.objects.get(dossier=dossier).pk))

    return prepare


REFUSAL = {"reason": "Không thuộc thẩm quyền giải quyết", "legal_basis": "Luật Hộ tịch"}
ACTS: dict[str, Prepare] = {
    "accept": on("filed", "clerk1", dossiers.accept),
    "request_supplement": on("filed", "clerk1", dossiers.request_supplement, items=ITEMS, legal_basis="Luật Hộ tịch"),
    "supplement": supplement,
    "refuse": on("filed", "clerk1", dossiers.refuse, **REFUSAL),
    "cancel": on("filed", "citizen1", dossiers.cancel),
    "extend": on("accepted", "specialist1", dossiers.extend, extra="verify", reason=VERIFY),
    "post_publicly": post_publicly,
    "consult": consult,
    "record_opinion": record_opinion,
    "propose": on("accepted", "specialist1", decisions.propose, kind="grant", values=CHILD),
    "check": on("proposed", "citizen1", decisions.answer_check, agreed=True, say=""),
    "sign": sign,
    "record_signature": job("approved", decision_jobs.sign_content),
    "send_back": on("checked", "leader1", decisions.send_back, reason="Sửa tên"),
    "issue": on("signed", "registry1", registers.issue),
    "seal_and_enact": job("numbered", register_jobs.seal),
    "hand_over": on("done", "clerk1", dossiers.hand_over, way="online"),
    "propose_later": propose_later,
    "sign_later": sign_later,
    "issue_later": issue_later,
    "enter_later": enter_later,
}


def cut_everywhere(act: Act) -> int:
    """Cuts the act off before each statement in turn until it comes through; returns how many it has."""
    before = everything()
    for number in range(200):
        try:
            with transaction.atomic(), cut_before(number) as seen:
                act()
        except Cut:
            assert not changed(before), f"cut before {seen[-1][:90]}"
            continue
        return number
    raise AssertionError("the act never ends")


ON_COMMIT = {"accept", "supplement", "propose", "sign", "issue", "seal_and_enact", "hand_over", "issue_later"}
"""The main road, what the applicant sends, and one act about a result; all of them in the night."""


@pytest.mark.parametrize("name", in_part(ACTS, ON_COMMIT))
def test_nothing_is_half_done(road: Road, name: str) -> None:
    dossier, act = ACTS[name](road)
    acts_before = len(ledger.of_subject("dossier", str(dossier.pk)))
    statements = cut_everywhere(act)
    assert statements >= 4
    assert len(ledger.of_subject("dossier", str(dossier.pk))) > acts_before
    done = everything()
    act()  # asked once more with the same key
    assert not changed(done) and ledger.verify().holds


def test_filing_is_whole_or_absent(road: Road, birth_draft: Callable[..., Any]) -> None:
    draft, who, word = birth_draft(copies=2), road.actor("citizen1"), key()

    def act() -> Dossier:
        return dossiers.file(actor=who, draft_id=draft.pk, key=word, at=MONDAY)

    assert cut_everywhere(act) >= 10
    assert act().pk == Dossier.objects.get().pk and ledger.verify().holds
