"""What a ministry's system decides makes no result of its own here: it is copied, once the ministry has decided."""

import pytest
from tests.asking import refused, story
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh

from duoc.decisions.models import Decision, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotNow

pytestmark = pytest.mark.django_db
WHY = {"reason": "Hệ thống của Bộ đã từ chối.", "legal_basis": "60/2014/QH13#16"}


@pytest.fixture
def dossier(road: Road) -> Dossier:
    reworded(BIRTH, handled_in="ministry", ministry_system="Hệ thống thử của Bộ")
    return road.to("accepted")


def note(road: Road, dossier: Dossier, status: str) -> None:
    who = road.who("specialist1")
    dossiers.mirror(actor=who, dossier_id=dossier.pk, number="HT-01", status=status, key=key(), at=MONDAY)


@pytest.mark.parametrize("status", ["", "entered", "processing", "supplement"])
def test_nothing_is_proposed_before_the_ministry_has_decided(road: Road, dossier: Dossier, status: str) -> None:
    if status:
        note(road, dossier, status)
    assert "hệ thống của Bộ" in refused(NotNow, lambda: road.propose(dossier)).say
    refused(NotNow, lambda: road.propose(dossier, kind="decline", values={}, **WHY))
    assert "decisions.propose" not in open_acts(road.who("specialist1"), fresh(dossier), MONDAY)


def test_what_is_copied_is_what_the_ministry_decided(road: Road, dossier: Dossier) -> None:
    note(road, dossier, "refused")
    refused(NotNow, lambda: road.propose(dossier))
    note(road, dossier, "done")
    refused(NotNow, lambda: road.propose(dossier, kind="decline", values={}, **WHY))
    assert road.propose(dossier).kind == Proposal.Kind.GRANT


def test_it_is_not_signed_when_the_ministry_has_changed_its_mind(road: Road, dossier: Dossier) -> None:
    note(road, dossier, "done")
    road.propose(dossier)
    road.check(dossier)
    note(road, dossier, "refused")
    refused(NotNow, lambda: road.sign(dossier))
    assert not Decision.objects.exists() and "dossier.approved" not in story(dossier)
