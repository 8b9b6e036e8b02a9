"""The books of a body that ended are kept by its heir: read, answered from, revoked in; never rewritten."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests import later
from tests.bodies import LATER, NEW, WEST, body, carried_out
from tests.cast import COMMUNE, EXTRACT, OTHER_COMMUNE, key
from tests.stages import Road

from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.people.powers import Actor
from duoc.registers import queries
from duoc.registers.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["merged", "split"])
def entry(road: Road, request: pytest.FixtureRequest) -> Entry:
    """One in the birth book of a commune that has ended since."""
    road.to("returned")
    before, after = {"merged": ([COMMUNE, OTHER_COMMUNE], [NEW]), "split": ([COMMUNE], [NEW, WEST])}[request.param]
    carried_out(before, after)
    return Entry.objects.select_related("unit", "decision").get()


def test_the_heir_reads_the_old_book(entry: Entry, actor: Callable[..., Actor]) -> None:
    assert entry.unit.code == COMMUNE
    assert list(queries.book(actor("specialist1", LATER), entry.register_id)) == [entry]
    assert not queries.book(actor("specialist3", LATER), entry.register_id).exists()


def test_an_extract_is_asked_of_the_heir(entry: Entry, actor: Callable[..., Actor]) -> None:
    who = actor("citizen1", LATER)
    draft = dossiers.begin(actor=who, code=EXTRACT, at=LATER)
    dossiers.answer(actor=who, draft_id=draft.pk, answers={"entry": str(entry.pk), "copies": 0}, at=LATER)
    dossier = dossiers.file(actor=who, draft_id=draft.pk, key=key(), at=LATER)
    assert (dossier.competent_unit.code, dossier.body_undecided) == ("99009", False)


def test_the_heir_revokes_what_the_old_body_decided(entry: Entry, road: Road) -> None:
    decision = Decision.objects.get(pk=entry.decision_id)
    then = replace(road, at=LATER)
    by = later.in_force(then, later.propose(then, decision, signer_id=then.who("leader1").post_id))
    decision.refresh_from_db()
    assert decision.state == "revoked" and decision.organisation == body(COMMUNE)
    assert by.organisation == body("99009")


def test_an_extract_still_names_the_body_that_wrote_the_entry(entry: Entry) -> None:
    held = queries.RegisterHoldings().entry(entry.register_id, str(entry.pk))
    assert held and (held.organisation, held.keeper) == (COMMUNE, "99009")
