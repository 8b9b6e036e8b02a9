"""Between filing and result a party dies or a mandate ends: a clear answer, one effect, an entry in the ledger."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import refused, story
from tests.cast import BIRTH, MONDAY, key
from tests.stages import Road, by_form, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.models import AfterDeath, Dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.dossiers.tests.test_for_another import filed, person
from duoc.ground.ledger import queries as ledger
from duoc.notices.models import Notice
from duoc.people import actions as people
from duoc.people.actions import MandateKind, MandateOver, NewMandate
from duoc.people.models import Mandate
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
WHY = "Con của người mất nhận thay, có giấy thừa kế."


def die(dossier: Dossier, by: Actor) -> None:
    actions.note_death(dossier.applicant_id, by=by.person, entry="deaths 05/2026", at=MONDAY)


def decide(who: Actor, dossier: Dossier, goes_on: str, word: str = "", reason: str = WHY) -> AfterDeath:
    values = {"goes_on": goes_on, "reason": reason}
    row: AfterDeath = by_form(who, "decide_after_death", dossier, values, DESK, word)
    return row


def test_nothing_goes_on_in_the_name_of_the_dead(road: Road) -> None:
    dossier = road.to("accepted")
    die(dossier, road.actor("leader1"))
    after = fresh(dossier)
    assert after.applicant_died and (after.state, after.desk) == ("processing", "specialist")
    assert story(dossier)[-1] == "dossier.applicant_died"
    refusal = refused(OutOfTurn, lambda: road.propose(dossier))
    assert "khai tử" in refusal.say and "quyết định" in refusal.remedy
    assert "dossiers.decide_after_death" in open_acts(road.actor("specialist1"), after, MONDAY)
    assert "dossiers.decide_after_death" not in open_acts(road.actor("clerk1"), after, MONDAY)


def test_a_second_entry_of_the_same_death_changes_nothing(road: Road) -> None:
    dossier = road.to("accepted")
    for _time in range(2):
        die(dossier, road.actor("leader1"))
    assert AfterDeath.objects.count() == 1 and story(dossier).count("dossier.applicant_died") == 1
    decide(road.actor("specialist1"), dossier, "yes")
    die(dossier, road.actor("leader1"))
    assert not fresh(dossier).applicant_died


def test_an_official_lets_it_go_on(road: Road) -> None:
    dossier, who = road.to("accepted"), road.actor("specialist1")
    die(dossier, road.actor("leader1"))
    word = key()
    assert decide(who, dossier, "yes", word).pk == decide(who, dossier, "yes", word).pk
    assert story(dossier).count("dossier.decided_after_death") == 1
    road.propose(fresh(dossier))
    entry = ledger.of_subject(*dossier.subject)[-1]
    assert WHY not in entry.canonical


def test_an_official_stops_it(road: Road) -> None:
    dossier = road.file(copies=2)
    die(dossier, road.actor("leader1"))
    refused(OutOfTurn, lambda: road.accept(dossier))
    refused(Incomplete, lambda: decide(road.actor("specialist1"), dossier, "no", reason=" "))
    decide(road.actor("specialist1"), dossier, "no")
    after = fresh(dossier)
    assert (after.state, after.desk, after.ended_at) == ("stopped", "", MONDAY)
    assert queries.applicant_awaited(after) == []


def test_what_has_ended_is_left_as_it_is(road: Road) -> None:
    dossier = road.to("done")
    die(dossier, road.actor("leader1"))
    assert not AfterDeath.objects.exists() and "dossier.applicant_died" not in story(dossier)


def test_the_database_wants_it_said_by_somebody_and_why(road: Road) -> None:
    dossier = road.to("accepted")
    die(dossier, road.actor("leader1"))
    for change in ({"goes_on": True}, {"goes_on": False, "decided_at": MONDAY, "decided_by": dossier.filed_by_id}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AfterDeath.objects.update(**change)


@pytest.fixture
def proxied(actor: Actors) -> tuple[Mandate, Dossier]:
    """citizen2 has filed for citizen1, who authorised them until the end of the year."""
    wanted = NewMandate(
        person("citizen1"),
        person("citizen2"),
        MandateKind.PROXY,
        "Giấy ủy quyền",
        MONDAY.date(),
        date(2027, 1, 1),
        [BIRTH],
    )
    mandate = people.grant_mandate(actor=actor("citizen1"), wanted=wanted, key=key(), at=MONDAY)
    return mandate, filed(actor("citizen2"), person("citizen1"))


def notices_to(party: uuid.UUID) -> list[str]:
    return list(Notice.objects.filter(party_id=party, kind="representation_ended").values_list("body", flat=True))


def test_a_mandate_that_ends_leaves_the_dossier_with_its_applicant(
    actor: Actors, proxied: tuple[Mandate, Dossier]
) -> None:
    (mandate, dossier), word = proxied, key()
    end: dict[str, Any] = {"mandate_id": mandate.pk, "key": word, "at": MONDAY}
    for _time in range(2):
        actions.end_mandate(actor=actor("citizen1"), **end)
    assert story(dossier).count("dossier.representation_ended") == 1
    [body] = notices_to(person("citizen1"))
    assert "không còn đại diện" in body and "Lượm" not in body
    assert not notices_to(person("citizen2"))
    former = actor("citizen2")
    refused(Forbidden, lambda: actions.cancel(actor=former, dossier_id=dossier.pk, key=key(), at=MONDAY))
    refused(MandateOver, lambda: actions.end_mandate(actor=former, mandate_id=mandate.pk, key=key(), at=MONDAY))
    actions.accept(actor=actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    assert queries.is_own(actor("citizen1"), fresh(dossier))


def test_a_mandate_ends_by_itself_on_its_day(actor: Actors, proxied: tuple[Mandate, Dossier]) -> None:
    _mandate, dossier = proxied
    last = MONDAY.replace(month=12, day=31)
    assert queries.is_own(actor("citizen2", last), dossier)
    assert not queries.is_own(actor("citizen2", last + timedelta(days=1)), dossier)


def test_the_death_of_a_representative_ends_the_mandate_and_no_dossier(
    actor: Actors, proxied: tuple[Mandate, Dossier]
) -> None:
    _mandate, dossier = proxied
    actions.note_death(person("citizen2"), by=person("leader1"), entry="deaths 06/2026", at=MONDAY)
    assert story(dossier)[-1] == "dossier.representation_ended" and not fresh(dossier).applicant_died
    assert len(notices_to(person("citizen1"))) == 1


def test_of_the_death_of_the_principal_nobody_is_told_as_if_they_lived(
    actor: Actors, proxied: tuple[Mandate, Dossier]
) -> None:
    _mandate, dossier = proxied
    actions.note_death(person("citizen1"), by=person("leader1"), entry="deaths 07/2026", at=MONDAY)
    assert story(dossier)[-2:] == ["dossier.applicant_died", "dossier.representation_ended"]
    assert not notices_to(person("citizen1"))
    assert not queries.is_own(actor("citizen2"), fresh(dossier))
