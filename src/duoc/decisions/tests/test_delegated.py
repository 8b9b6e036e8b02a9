"""Who signs by order or by mandate does so under a delegation in force on the day of signing."""

from datetime import timedelta
from typing import Any

import pytest
from tests.asking import refused
from tests.cast import MONDAY
from tests.stages import Road, fresh

from duoc.decisions.models import Decision
from duoc.ground.ledger import queries as ledger
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.people.models import Delegation, Person, Post

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


@pytest.fixture
def mandated(actor: Any) -> Post:
    """The leader of commune 1 signs by mandate."""
    post = Post.objects.get(pk=actor("leader1").post_id)
    post.signs_as = "TUQ."
    post.save()
    return post


def delegation(post: Post, **changes: Any) -> Delegation:
    seat = {"organisation": post.organisation, "role": "leader", "title": "Chủ tịch", "valid_from": post.valid_from}
    given = {
        "post": post,
        "for_post": Post.objects.create(**seat),
        "mode": "TUQ.",
        "valid_from": TODAY,
        "valid_to": TODAY + timedelta(3),
        "basis": "12/UQ-UBND",
        "given_at": MONDAY,
        "given_by": Person.objects.earliest("full_name"),
    }
    return Delegation.objects.create(**{**given, **changes})


def test_without_it_nothing_is_proposed_to_them(road: Road, mandated: Post) -> None:
    dossier = road.to("accepted")
    assert "không được giao ký" in refused(Unsound, lambda: road.propose(dossier)).words
    delegation(mandated, fields=["dat-dai"])
    refused(Unsound, lambda: road.propose(dossier))


def test_what_ended_meanwhile_is_said_when_it_is_signed(road: Road, mandated: Post) -> None:
    given = delegation(mandated)
    dossier = road.to("checked")
    Delegation.objects.filter(pk=given.pk).update(valid_to=TODAY)
    assert "không có văn bản giao ký còn hiệu lực" in refused(NotNow, lambda: road.sign(dossier)).words
    assert not Decision.objects.filter(approved_at__isnull=False).exists()


def test_the_result_names_it(road: Road, mandated: Post) -> None:
    given = delegation(mandated)
    dossier = road.to("approved")
    decision = Decision.objects.get(dossier=dossier)
    assert decision.delegation == given and decision.title_line.startswith("TUQ. CHỦ TỊCH")
    entries = ledger.of_subject(*fresh(dossier).subject)
    (facts,) = [ledger.facts(entry) for entry in entries if entry.action == "dossier.approved"]
    assert facts["delegation"] == str(given.pk)
