"""Who signed beside the filer reads the draft too: one who finds it wrong stops it, silence of all is consent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, fresh
from tests.together import proposed_together, signed_draft

from duoc.decisions import actions, queries
from duoc.decisions.models import CoSignerCheck, DraftCheck
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.models import Dossier, Draft
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposed(province: None, road: Road, birth_draft: Callable[..., Draft]) -> Dossier:
    """A birth that citizen2 signed beside citizen1, its draft ready to be read."""
    return proposed_together(road, signed_draft(road, birth_draft))


def beside(who: Any, word: str = "", agreed: bool = True, say: str = "") -> CoSignerCheck:
    own = CoSignerCheck.objects.latest("check_by_applicant__asked_at")
    return actions.answer_as_co_signer(actor=who, check_id=own.pk, agreed=agreed, say=say, key=word or key(), at=MONDAY)


def as_applicant(road: Road, dossier: Dossier, agreed: bool = True, say: str = "") -> DraftCheck:
    return actions.answer_check(
        actor=road.actor("citizen1"), dossier_id=dossier.pk, agreed=agreed, say=say, key=key(), at=MONDAY
    )


def test_both_are_asked_in_their_own_words(road: Road, proposed: Dossier) -> None:
    father = road.actor("citizen2").person
    assert CoSignerCheck.objects.get().person_id == father
    [notice] = Notice.objects.filter(party_id=father, kind="draft_check_co_signer")
    assert notice.path.startswith("/cung-ky/") and "bạn cùng ký" in notice.title
    assert not Notice.objects.filter(party_id=father, kind="draft_check").exists()


@pytest.mark.parametrize("first", ["citizen1", "citizen2"])
def test_it_goes_to_the_leader_when_both_have_agreed(road: Road, proposed: Dossier, first: str) -> None:
    answers = [lambda: as_applicant(road, proposed), lambda: beside(road.actor("citizen2"))]
    one, other = answers if first == "citizen1" else reversed(answers)
    one()
    assert fresh(proposed).desk == "applicant"
    awaited = dossier_queries.applicant_awaited(fresh(proposed))
    assert (awaited == []) is (first == "citizen1"), "the other's turn is not the applicant's"
    waiting = dossier_queries.waiting_of_person(road.actor("citizen1"))
    assert waiting.exists() is (first == "citizen2")
    other()
    assert fresh(proposed).desk == "leader" and not fresh(proposed).applicant_agreed
    [heard] = Notice.objects.filter(kind="co_signer_agreed")
    assert heard.party_id == proposed.applicant_id
    check = DraftCheck.objects.get()
    assert check.agreed and check.answered_at == MONDAY
    assert check.answered_by_id == road.actor("citizen1").person, "who answered for the applicant"


@pytest.mark.parametrize("agreed_before", [True, False])
def test_one_no_stops_it(road: Road, proposed: Dossier, agreed_before: bool) -> None:
    if agreed_before:
        as_applicant(road, proposed)
    beside(road.actor("citizen2"), agreed=False, say="Tôi sinh ngày 02/09/1994.")
    assert (fresh(proposed).desk, fresh(proposed).step) == ("specialist", "examine")
    check = DraftCheck.objects.get()
    assert (check.agreed, check.say) == (False, "Tôi sinh ngày 02/09/1994.")
    assert story(proposed)[-1] == "dossier.draft_checked_by_co_signer"
    assert Notice.objects.filter(party_id=proposed.applicant_id, kind="co_signer_objected").count() == 1
    actions.close_unanswered_check(check_id=check.pk, at=check.until)
    assert fresh(proposed).desk == "specialist"
    second = road.propose(proposed)
    assert CoSignerCheck.objects.filter(check_by_applicant=queries.draft_check(second), answered_at=None).count() == 1


def test_the_applicants_no_needs_nobody_else(road: Road, proposed: Dossier) -> None:
    as_applicant(road, proposed, agreed=False, say="Sai tên bé")
    assert fresh(proposed).desk == "specialist"
    refused(NotNow, lambda: beside(road.actor("citizen2")))


@pytest.mark.parametrize("agreed", [True, False])
def test_silence_of_the_rest_is_agreement(road: Road, proposed: Dossier, agreed: bool) -> None:
    if agreed:
        as_applicant(road, proposed)
        refused(NotNow, lambda: as_applicant(road, proposed, agreed=False, say="Sai"))
    check = DraftCheck.objects.get()
    actions.close_unanswered_check(check_id=check.pk, at=check.until - timedelta(seconds=1))
    assert fresh(proposed).desk == "applicant"
    actions.close_unanswered_check(check_id=check.pk, at=check.until)
    check.refresh_from_db()
    assert fresh(proposed).desk == "leader" and check.agreed
    assert (check.answered_by_id == proposed.applicant_id) is agreed, "who said yes is not who kept silent"
    refused(NotNow, lambda: beside(road.actor("citizen2"), agreed=False, say="Sai"))


def test_only_who_was_asked_answers_once_and_says_what_is_wrong(road: Road, proposed: Dossier) -> None:
    others = ["citizen1", "citizen3", "helper1", "clerk1", "specialist1", "leader1"]
    forbidden_to(road.actor, others, beside)
    refusal = refused(Unsound, lambda: beside(road.actor("citizen2"), agreed=False, say=" "))
    assert set(refusal.faults) == {"say"}
    father = road.actor("citizen2")
    once_only(lambda word: beside(father, word), lambda word: beside(father, word, False, "Sai"))


def test_an_agreement_is_kept_for_the_same_words_for_all(road: Road, proposed: Dossier) -> None:
    as_applicant(road, proposed)
    beside(road.actor("citizen2"))
    actions.send_back(
        actor=road.actor("leader1"), dossier_id=proposed.pk, reason="Trình lại cho đúng.", key=key(), at=MONDAY
    )
    road.propose(proposed)
    assert fresh(proposed).desk == "leader" and CoSignerCheck.objects.count() == 1
