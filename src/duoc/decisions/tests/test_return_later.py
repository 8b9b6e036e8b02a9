"""The registry returns a signed decision about a result: it is void, the result stays, who proposed it hears why."""

import pytest
from tests import later
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import key
from tests.stages import Road

from duoc.decisions import actions, jobs
from duoc.decisions.models import Decision, LaterDecision
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.notices.models import DeskNews

pytestmark = pytest.mark.django_db
REASON = "Việc ghi sổ đã bị thu hồi sau khi ký."


def give_back(
    road: Road, draft: LaterDecision, who: str = "registry1", word: str = "", reason: str = REASON
) -> LaterDecision:
    by = {"reason": reason, "key": word or key(), "at": road.at}
    return actions.return_later(actor=road.who(who), later_id=draft.pk, **by)


def test_it_is_void_and_something_else_may_be_proposed(road: Road) -> None:
    decision = road.decision()
    row = give_back(road, later.signed(road, later.propose(road, decision, "reissue")))
    assert (row.state, row.standing, row.returned_words) == ("void", False, REASON)
    assert story(decision.dossier)[-1] == "decision.later_returned"
    heard = DeskNews.objects.get(kind="desk_later_returned")
    assert heard.person_id == row.by_id and decision.symbol in heard.body
    refused(NotNow, lambda: later.issue(road, row))
    assert later.revoked(road, decision).state == Decision.State.IN_FORCE


def test_a_signature_that_is_never_made_can_be_returned_too(road: Road) -> None:
    draft = later.propose(road, road.decision(), "reissue")
    later.sign(road, draft)
    give_back(road, draft)
    jobs.sign_content(str(draft.pk))
    assert Decision.objects.get(pk=draft.pk).state == Decision.State.VOID


def test_only_the_registry_returns_it_with_a_reason_and_once(road: Road) -> None:
    draft = later.propose(road, road.decision(), "reissue")
    refused(NotNow, lambda: give_back(road, draft))
    later.signed(road, draft)
    others = ["citizen1", "clerk1", "specialist1", "leader1", "registry2"]
    for name in others:
        forbidden_to(road.actor, [name], lambda _who, name=name: give_back(road, draft, name))
    assert set(refused(Unsound, lambda: give_back(road, draft, reason=".")).faults) == {"reason"}
    once_only(
        lambda word: give_back(road, draft, word=word),
        lambda word: give_back(road, draft, word=word, reason="Một lý do khác hẳn"),
    )


def test_what_has_a_number_is_not_returned(road: Road) -> None:
    draft = later.signed(road, later.propose(road, road.decision(), "reissue"))
    later.issue(road, draft)
    refused(NotNow, lambda: give_back(road, draft))


def test_what_the_leader_sends_back_is_told_too(road: Road) -> None:
    draft = later.propose(road, road.decision())
    actions.send_back_later(actor=road.who("leader1"), later_id=draft.pk, reason=REASON, key=key(), at=road.at)
    assert DeskNews.objects.get(kind="desk_later_returned").person_id == draft.by_id
