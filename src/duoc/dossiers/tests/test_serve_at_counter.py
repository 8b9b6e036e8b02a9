"""The applicant comes back to the counter: who may act for them, with which consent, by the acts that are theirs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import NOW, OTHER_COMMUNE, pdf
from tests.stages import Road, by_form, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.people.models import Mandate, Organisation, Person
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
THERE = {"child.hometown": "Xã Rạch Thử"}
WORD, THEIRS, OTHER = "serve_at_counter", "000000000001", "000000000002"


def serve(who: Actor, dossier: Dossier, mine: str = "", number: str = THEIRS) -> Mandate:
    values = {"paper": "card", "personal_number": number, "consent": ["yes"]}
    consent: Mandate = by_form(who, WORD, dossier, values, DESK, mine)
    return consent


def supplement(who: Actor, dossier: Dossier) -> None:
    upload = ("birth_notice", pdf(), "a.pdf")
    actions.supplement(actor=who, dossier_id=dossier.pk, uploads=[upload], answers=THERE, key="k" * 32, at=NOW)


def test_the_clerk_hands_in_for_the_applicant_with_their_consent(road: Road, actor: Actors) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    refused(Forbidden, lambda: supplement(actor("clerk1"), dossier))
    consent = serve(actor("clerk1"), dossier)
    assert (consent.kind, consent.principal_id) == ("counter", dossier.applicant_id)
    assert "Thẻ căn cước" in consent.proof and dossier.shown_code in consent.proof and consent.organisation_id
    supplement(actor("clerk1"), dossier)
    assert story(dossier)[-2:] == ["dossier.served_at_counter", "dossier.supplemented"]
    assert dossier.supplement_requests.get().answer.by_id == actor("clerk1").person_id


def test_what_the_consent_opens_and_for_how_long(road: Road, actor: Actors) -> None:
    dossier = road.to("accepted")
    asking = "dossiers.request_withdrawal"
    assert asking not in open_acts(actor("clerk1"), dossier, NOW)
    serve(actor("clerk1"), dossier)
    assert asking in open_acts(actor("clerk1"), dossier, NOW) and queries.is_served(actor("clerk1"), dossier)
    assert not queries.is_own(actor("clerk1"), dossier) and not queries.of_person(actor("clerk1")).exists()
    tomorrow = NOW + timedelta(days=1)
    assert asking not in open_acts(actor("clerk1", tomorrow), dossier, tomorrow)


def test_only_with_the_paper_of_the_applicant_or_who_acts_for_them(road: Road, actor: Actors) -> None:
    dossier = road.file()
    for number in (OTHER, "000000000999"):
        assert set(
            refused(Incomplete, lambda number=number: serve(actor("clerk1"), dossier, number=number)).faults
        ) == {"personal_number"}
    assert not Mandate.objects.exists()


def test_who_may_when_and_once(road: Road, actor: Actors) -> None:
    dossier = road.file()
    forbidden_to(actor, ["citizen1", "helper1", "specialist1", "clerk2"], lambda who: serve(who, dossier))
    clerk = actor("clerk1")
    once_only(lambda word: serve(clerk, dossier, word), lambda word: serve(clerk, dossier, word, OTHER))
    refused(OutOfTurn, lambda: serve(actor("clerk1"), dossier))


def test_the_consent_opens_nothing_that_lies_with_another_body(road: Road, actor: Actors) -> None:
    here, elsewhere = road.file(), road.file()
    other = Organisation.objects.get(code=OTHER_COMMUNE)
    Dossier.objects.filter(pk=elsewhere.pk).update(receiving_unit=other, competent_unit=other)
    serve(actor("clerk1"), here)
    cancel = "dossiers.cancel"
    assert cancel in open_acts(actor("clerk1"), fresh(here), NOW)
    assert cancel not in open_acts(actor("clerk1"), fresh(elsewhere), NOW)
    assert not queries.is_served(actor("clerk1"), fresh(elsewhere))
    refused(Forbidden, lambda: actions.cancel(actor=actor("clerk1"), dossier_id=elsewhere.pk, key="k" * 32, at=NOW))


def test_a_passport_of_another_state_is_not_theirs(road: Road, actor: Actors) -> None:
    """Each State numbers its own passports."""
    dossier = road.file()
    Person.objects.filter(pk=dossier.applicant_id).update(passport="N1234567", nationality="kr", personal_number=None)

    def shown(nationality: str) -> Mandate:
        values = {"paper": "passport", "passport": "N1234567", "nationality": nationality, "consent": ["yes"]}
        consent: Mandate = by_form(actor("clerk1"), WORD, dossier, values, DESK)
        return consent

    assert set(refused(Incomplete, lambda: shown("us")).faults) == {"passport"}
    assert set(refused(Incomplete, lambda: shown("")).faults) == {"nationality"}
    assert shown("kr").principal_id == dossier.applicant_id
