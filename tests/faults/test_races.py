"""Two people at once, really: own connections, one moment. One wins, the other hears a clear word, nothing is half."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from duoc.decisions import actions as decisions
from duoc.decisions import jobs as decision_jobs
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision, DraftCheck
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Acceptance, Cancellation, Dossier, Draft, Paper, Supplement
from duoc.ground.ledger import queries as ledger
from duoc.ground.refusal import NotNow, Refusal
from duoc.notices.models import Notice
from duoc.people.models import Account, Appointment, Person
from duoc.people.powers import Actor
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs
from duoc.registers.models import Entry, Register, Review
from tests import later
from tests.asking import story
from tests.cast import MONDAY, key, pdf
from tests.grouped import CODE as GROUPED
from tests.grouped import publish_grouped
from tests.rivals import at_once, losers, winners
from tests.stages import Road, fresh

pytestmark = pytest.mark.django_db(transaction=True)
Actors = Callable[..., Actor]


def one_won(answers: list[Any]) -> Any:
    """Exactly one act was done; whoever came second was refused in words."""
    for loser in losers(answers):
        assert isinstance(loser, Refusal) and loser.say, loser
    [winner] = winners(answers)
    assert ledger.verify().holds
    return winner


def colleague(actor: Actors, username: str, name: str) -> Actor:
    """A second official in the same post."""
    post = actor(username).post_id
    person = Person.objects.create(origin="demo", full_name="Người Thứ Hai")
    Account.objects.create(username=name, person=person, origin="demo")
    Appointment.objects.create(person=person, post_id=post, valid_from=MONDAY.date())
    return actor(name)


def test_a_double_click_files_once(actor: Actors, birth_draft: Callable[..., Draft]) -> None:
    draft, who, word = birth_draft(), actor("citizen1"), key()
    answers = at_once(*[lambda: dossiers.file(actor=who, draft_id=draft.pk, key=word, at=MONDAY)] * 6)
    assert not losers(answers) and len({answer.pk for answer in answers}) == 1
    [dossier] = Dossier.objects.all()
    assert story(dossier) == ["dossier.filed"] and Notice.objects.count() == 1 and Paper.objects.count() == 1


def test_two_tabs_file_one_draft_once(actor: Actors, birth_draft: Callable[..., Draft]) -> None:
    draft, who = birth_draft(), actor("citizen1")
    answers = at_once(*[lambda: dossiers.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)] * 4)
    assert one_won(answers).pk == Dossier.objects.get().pk


def test_of_two_births_with_one_number_one_is_numbered(road: Road, actor: Actors) -> None:
    key_words = {"number": {"fields": ["child.personal_number"], "say": "Số này đã ghi cho trẻ khác"}}
    births, who = [road.to("signed"), road.to("signed")], actor("registry1")
    Register.objects.filter(pk="births").update(keys={"unique": key_words})  # their proposals hold no key
    acts = [lambda one=one: registers.issue(actor=who, dossier_id=one.pk, key=key(), at=MONDAY) for one in births]
    numbered = one_won(at_once(*acts))
    assert Decision.objects.get(number__isnull=False).dossier_id == numbered.pk


def test_filing_and_writing_at_once(actor: Actors, birth_draft: Callable[..., Draft]) -> None:
    draft, who = birth_draft(), actor("citizen1")
    filed, written = at_once(
        lambda: dossiers.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY),
        lambda: dossiers.answer(actor=who, draft_id=draft.pk, answers={"copies": 5}, at=MONDAY),
    )
    assert isinstance(filed, Dossier)
    before = not isinstance(written, Refusal)
    assert filed.answers["copies"] == (5 if before else 0)


def test_two_tabs_add_two_items_and_a_double_press_adds_one(actor: Actors, province: None) -> None:
    publish_grouped()
    who = actor("citizen1")
    draft = dossiers.begin(actor=who, code=GROUPED, at=MONDAY)
    words = {"actor": who, "draft_id": draft.pk, "group": "members", "new": True, "at": MONDAY}
    answers = at_once(
        *[
            lambda item=item: dossiers.answer_item(item=item, answers={"members.full_name": f"Người {item}"}, **words)
            for item in ("a", "b", "b", "c")
        ]
    )
    assert not losers(answers)
    draft.refresh_from_db()
    assert sorted(item["id"] for item in draft.answers["members"]) == ["a", "b", "c"]


def test_two_clerks_accept_once(road: Road) -> None:
    dossier = road.file()
    clerks = [road.actor("clerk1"), colleague(road.actor, "clerk1", "clerk1b")]
    answers = at_once(
        *[lambda who=who: dossiers.accept(actor=who, dossier_id=dossier.pk, key=key(), at=MONDAY) for who in clerks]
    )
    assert one_won(answers).pk == Acceptance.objects.get().pk
    assert fresh(dossier).code == "99001-261123-0001" and story(dossier).count("dossier.accepted") == 1


def test_codes_given_at_once_have_no_gap(road: Road) -> None:
    waiting = [road.file() for _number in range(5)]
    who = road.actor("clerk1")
    answers = at_once(
        *[lambda held=held: dossiers.accept(actor=who, dossier_id=held.pk, key=key(), at=MONDAY) for held in waiting]
    )
    assert not losers(answers)
    codes = sorted(str(fresh(held).code) for held in waiting)
    assert codes == [f"99001-261123-{number:04}" for number in range(1, 6)]


@pytest.mark.parametrize("round_", range(3))
def test_accepting_while_the_citizen_cancels(road: Road, round_: int) -> None:
    dossier = road.file()
    clerk, citizen = road.actor("clerk1"), road.actor("citizen1")
    acts = [
        lambda: dossiers.accept(actor=clerk, dossier_id=dossier.pk, key=key(), at=MONDAY),
        lambda: dossiers.cancel(actor=citizen, dossier_id=dossier.pk, key=key(), at=MONDAY),
    ]
    one_won(at_once(*acts[:: -1 if round_ % 2 else 1]))
    assert Acceptance.objects.count() + Cancellation.objects.count() == 1
    assert fresh(dossier).state == ("processing" if Acceptance.objects.exists() else "cancelled")


def test_accepting_while_another_refuses(road: Road) -> None:
    dossier, who = road.file(), road.actor("clerk1")
    one_won(
        at_once(
            lambda: dossiers.accept(actor=who, dossier_id=dossier.pk, key=key(), at=MONDAY),
            lambda: dossiers.refuse(
                actor=who,
                dossier_id=dossier.pk,
                reason="Không thuộc thẩm quyền",
                legal_basis="Luật Hộ tịch",
                key=key(),
                at=MONDAY,
            ),
        )
    )


def test_two_supplements_at_once(road: Road) -> None:
    dossier, who = road.file(), road.actor("citizen1")
    road.request_supplement(dossier)

    def send(number: int) -> Supplement:
        return dossiers.supplement(
            actor=who, dossier_id=dossier.pk, uploads=[("birth_notice", pdf(), f"{number}.pdf")],
            answers={"child.hometown": f"Xã {number}"}, key=key(), at=MONDAY,
        )  # fmt: skip

    answers = at_once(lambda: send(1), lambda: send(2))
    winner = one_won(answers)
    assert fresh(dossier).answers["child.hometown"] == winner.answers["child.hometown"]
    assert Supplement.objects.count() == 1 and Paper.objects.filter(turn=1).count() == 1


def test_the_applicant_and_the_clock_answer_the_check_at_once(road: Road) -> None:
    dossier, who = road.to("proposed"), road.actor("citizen1")
    check = DraftCheck.objects.get()
    late = check.until + timedelta(seconds=1)
    answers = at_once(
        lambda: decisions.answer_check(
            actor=who, dossier_id=dossier.pk, agreed=False, say="Sai tên", key=key(), at=late
        ),
        lambda: decisions.close_unanswered_check(check_id=check.pk, at=late),
    )
    check.refresh_from_db()
    assert check.answered_at and story(dossier).count("dossier.draft_checked") == 1
    assert fresh(dossier).desk == ("leader" if check.agreed else "specialist")
    assert isinstance(answers[0], Refusal) == bool(check.agreed) and ledger.verify().holds


def test_two_leaders_and_two_tabs_sign_once(road: Road) -> None:
    dossier = road.to("checked")
    proposal = decision_queries.proposal(dossier)
    assert proposal
    leader, other = road.actor("leader1"), colleague(road.actor, "leader1", "leader1b")
    answers = at_once(
        *[
            lambda who=who: decisions.sign(
                actor=who, dossier_id=dossier.pk, proposal_id=proposal.pk, key=key(), at=MONDAY
            )
            for who in (leader, other, leader)
        ]
    )
    one_won(answers)
    assert Decision.objects.count() == 1 and story(dossier).count("dossier.approved") == 1


def test_signing_while_the_other_sends_it_back(road: Road) -> None:
    dossier, who = road.to("checked"), road.actor("leader1")
    proposal = decision_queries.proposal(dossier)
    assert proposal
    one_won(
        at_once(
            lambda: decisions.sign(actor=who, dossier_id=dossier.pk, proposal_id=proposal.pk, key=key(), at=MONDAY),
            lambda: decisions.send_back(actor=who, dossier_id=dossier.pk, reason="Sửa", key=key(), at=MONDAY),
        )
    )
    assert fresh(dossier).desk == ("registry" if Decision.objects.exists() else "specialist")


def test_two_workers_sign_one_text(road: Road) -> None:
    dossier = road.to("approved")
    id = str(Decision.objects.get().pk)
    assert not losers(at_once(*[lambda: decision_jobs.sign_content(id)] * 3))
    assert Counter(story(dossier))["decision.signed"] == 1 and Decision.objects.get().state == "signed"
    assert ledger.verify().holds


def test_two_registry_officers_issue_once(road: Road) -> None:
    waiting = [road.to("signed") for _number in range(2)]
    officers = [road.actor("registry1"), colleague(road.actor, "registry1", "registry1b")]
    answers = at_once(
        *[
            lambda who=who, held=held: registers.issue(actor=who, dossier_id=held.pk, key=key(), at=MONDAY)
            for held in waiting
            for who in officers
        ]
    )
    assert len(winners(answers)) == 2 and all(isinstance(loser, Refusal) for loser in losers(answers))
    assert sorted(decision.number or 0 for decision in Decision.objects.all()) == [1, 2]
    seals = [str(decision.pk) for decision in Decision.objects.all()] * 2
    assert not losers(at_once(*[lambda id=id: register_jobs.seal(id) for id in seals]))
    assert sorted(entry.number for entry in Entry.objects.all()) == [1, 2] and ledger.verify().holds


def test_revoking_while_it_is_handed_over(road: Road) -> None:
    """Either it was handed over before it was revoked, or it is not handed over: never after."""
    decision = road.decision("done")
    draft = later.signed(road, later.propose(road, decision))
    later.issue(road, draft)
    clerk, seen = road.actor("clerk1"), [str(decision.pk)]
    answers = at_once(
        lambda: dossiers.hand_over(
            actor=clerk, dossier_id=decision.dossier_id, way="online", results=seen, key=key(), at=MONDAY
        ),
        lambda: register_jobs.seal(str(draft.pk)),
    )
    assert isinstance(answers[0], NotNow) and answers[1] is None and ledger.verify().holds
    assert "decision.revoked" in story(decision.dossier) and "dossier.returned" not in story(decision.dossier)


def test_two_leaders_let_it_stay_and_revoke_it(road: Road) -> None:
    """What rests on an ended result is decided once: it stays, or it ends."""
    decision = road.decision("done")
    extract = later.extract(road, Entry.objects.get())
    later.revoked(road, decision)
    row, leader = Review.objects.get(), road.actor("leader1")
    draft = later.signed(road, later.propose(road, Decision.objects.get(dossier=extract)))
    later.issue(road, draft)
    at_once(
        lambda: registers.keep_drawn(
            actor=leader, drawn_id=row.pk, reason="Vẫn đúng như sổ đã ghi", key=key(), at=MONDAY
        ),
        lambda: register_jobs.seal(str(draft.pk)),
    )
    row.refresh_from_db()
    assert row.decided_at is not None and (row.reason == "") == (row.ended_by_id is not None)
    assert Decision.objects.get(dossier=extract, later__isnull=False).state == "revoked" and ledger.verify().holds
