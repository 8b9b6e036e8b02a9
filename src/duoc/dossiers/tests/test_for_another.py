"""Asking for another: on a mandate and no further; who wrote, who asks and who helped are three."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from tests.asking import refused
from tests.cast import BIRTH, BIRTH_ANSWERS, COMMUNE, EXTRACT, MONDAY, key, pdf
from tests.changed_definition import reworded
from tests.stages import ITEMS

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier, Draft, Look
from duoc.dossiers.rules import NotHere
from duoc.ground.files import actions as files
from duoc.notices import queries as notices
from duoc.people import actions as people
from duoc.people.actions import MandateKind, NewMandate
from duoc.people.models import Account, Business, Mandate, Person
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
# What the province knows of a mother and cannot know of a business.
MOTHER: dict[str, Any] = {
    "requester.full_name": "Danh Thị Sô Phi",
    "requester.personal_number": "000000000003",
    "register_at": "mother",
    "mother.full_name": "Nguyễn Thị Thảo",
    "mother.personal_number": "000000000001",
    "mother.birth_date": "1996-04-12",
    "mother.ethnicity": "01",
    "mother.nationality": "vn",
    "mother.residence": COMMUNE,
    "mother.address": "Ấp Cây Khô, xã Rạch Thử, tỉnh Bãi Thử",
}


def person(username: str) -> uuid.UUID:
    return Account.objects.get(username=username).person_id


def grant(by: Actor, wanted: NewMandate) -> Mandate:
    return people.grant_mandate(actor=by, wanted=wanted, key=key(), at=MONDAY)


@pytest.fixture
def proxy(actor: Actors) -> Callable[..., Mandate]:
    """citizen1 authorises citizen2, for birth registration unless told otherwise."""

    def give(**changes: Any) -> Mandate:
        wanted = NewMandate(
            person("citizen1"),
            person("citizen2"),
            MandateKind.PROXY,
            "Giấy ủy quyền",
            MONDAY.date(),
            procedures=[BIRTH],
        )
        return grant(actor("citizen1"), replace(wanted, **changes))

    return give


@pytest.fixture
def firm(actor: Actors) -> Business:
    """A household business whose owner, citizen3, represents it, and a procedure that is for such."""
    reworded(BIRTH, **{"for": ["citizen", "household"]})
    firm = Business.objects.get()
    owner = NewMandate(firm.pk, person("citizen3"), MandateKind.LEGAL_REPRESENTATIVE, "Giấy chứng nhận", MONDAY.date())
    grant(actor("clerk2"), owner)
    return firm


def written(who: Actor, applicant: uuid.UUID, **more: Any) -> Draft:
    draft = actions.begin(actor=who, code=BIRTH, at=MONDAY, applicant=applicant)
    actions.answer(actor=who, draft_id=draft.pk, answers={**BIRTH_ANSWERS, **more}, at=MONDAY)
    actions.attach(actor=who, draft_id=draft.pk, code="birth_notice", data=pdf(), name="chung-sinh.pdf", at=MONDAY)
    return Draft.objects.get(pk=draft.pk)


def filed(who: Actor, applicant: uuid.UUID, **more: Any) -> Dossier:
    return actions.file(actor=who, draft_id=written(who, applicant, **more).pk, key=key(), at=MONDAY)


def test_a_proxy_files_and_the_applicant_owns_it(actor: Actors, proxy: Callable[..., Mandate]) -> None:
    mandate = proxy()
    who = actor("citizen2")
    dossier = filed(who, person("citizen1"))
    assert (dossier.applicant_id, dossier.filed_by_id) == (person("citizen1"), person("citizen2"))
    assert dossier.on_mandate == mandate and dossier.helper is None
    assert dossier.plan["applicant"]["full_name"] == "Nguyễn Thị Thảo"
    for name in ("citizen1", "citizen2"):
        assert list(queries.of_person(actor(name))) == [dossier]
        assert queries.is_own(actor(name), dossier)
    assert notices.unread([person("citizen1")]) == notices.unread([person("citizen2")]) == 1


def test_news_goes_to_the_proxy_as_long_as_the_mandate_holds(
    actor: Actors, proxy: Callable[..., Mandate], signed_in: Callable[[str], Client], morning: None
) -> None:
    mandate = proxy()
    dossier = filed(actor("citizen2"), person("citizen1"))
    actions.accept(actor=actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    assert notices.unread([person("citizen1")]) == notices.unread([person("citizen2")]) == 2
    signed_in("citizen2").get(f"/ho-so/{dossier.pk}/")
    assert (notices.unread([person("citizen1")]), notices.unread([person("citizen2")])) == (2, 0)
    people.end_mandate(actor=actor("citizen1"), mandate_id=mandate.pk, key=key(), at=MONDAY)
    asked: dict[str, Any] = {"items": ITEMS, "legal_basis": "118/2025/NĐ-CP", "key": key(), "at": MONDAY}
    actions.request_supplement(actor=actor("specialist1"), dossier_id=dossier.pk, **asked)
    assert (notices.unread([person("citizen1")]), notices.unread([person("citizen2")])) == (3, 0)


def test_who_represents_by_law_reads_it_once(actor: Actors, firm: Business) -> None:
    filed(actor("citizen3"), firm.pk, **MOTHER)
    assert notices.unread([firm.pk]) == 1 and notices.unread([person("citizen3")]) == 0


def test_a_proxy_for_one_procedure_files_no_other(actor: Actors, proxy: Callable[..., Mandate]) -> None:
    proxy()
    who, party = actor("citizen2"), person("citizen1")
    refused(Forbidden, lambda: actions.begin(actor=who, code=EXTRACT, at=MONDAY, applicant=party))
    hand_in = {"code": EXTRACT, "answers": {}, "papers": [], "key": key(), "at": MONDAY}
    refused(Forbidden, lambda: actions.hand_in(actor=who, applicant=party, **hand_in))
    assert not Draft.objects.exists()


def test_without_a_mandate_nobody_files_for_another(actor: Actors) -> None:
    for name in ("citizen2", "clerk1", "helper1"):
        refused(
            Forbidden,
            lambda name=name: actions.begin(actor=actor(name), code=BIRTH, at=MONDAY, applicant=person("citizen1")),
        )


def test_a_mandate_that_ended_yesterday_gives_nothing(actor: Actors, proxy: Callable[..., Mandate]) -> None:
    mandate = proxy()
    who = actor("citizen2")
    dossier, draft = filed(who, person("citizen1")), written(who, person("citizen1"))
    assert list(queries.drafts_of(who)) == [draft]
    people.end_mandate(actor=actor("citizen1"), mandate_id=mandate.pk, key=key(), at=MONDAY)
    later = MONDAY + timedelta(days=1)
    who = actor("citizen2", later)
    refused(Forbidden, lambda: actions.file(actor=who, draft_id=draft.pk, key=key(), at=later))
    refused(Forbidden, lambda: queries.dossier(who, dossier.pk, later))
    refused(Forbidden, lambda: actions.cancel(actor=who, dossier_id=dossier.pk, key=key(), at=later))
    assert not queries.of_person(who).exists() and not queries.drafts_of(who).exists()
    assert not queries.is_own(who, dossier)


def test_a_household_business_asks_through_its_owner(actor: Actors, firm: Business) -> None:
    dossier = filed(actor("citizen3"), firm.pk, **MOTHER)
    assert dossier.applicant.business == firm and dossier.filed_by_id == person("citizen3")
    assert dossier.applicant.full_name == dossier.plan["applicant"]["full_name"] == firm.name
    assert "personal_number" not in dossier.plan["applicant"]
    assert notices.unread(actor("citizen3").parties) == notices.unread([firm.pk]) == 1
    cancelled = actions.cancel(actor=actor("citizen3"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    assert cancelled.by_id == person("citizen3")


def test_a_procedure_is_only_for_those_that_it_names(actor: Actors, firm: Business) -> None:
    who = actor("citizen3")
    refused(NotHere, lambda: actions.begin(actor=who, code=EXTRACT, at=MONDAY, applicant=firm.pk))
    hand_in = {"code": EXTRACT, "answers": {}, "papers": [], "key": key(), "at": MONDAY}
    refused(NotHere, lambda: actions.hand_in(actor=who, applicant=firm.pk, **hand_in))
    assert not Draft.objects.exists() and not Dossier.objects.exists()


def test_owner_and_representative_are_kept_apart(actor: Actors, firm: Business, proxy: Callable[..., Mandate]) -> None:
    proxy()
    dossier = filed(actor("citizen3"), firm.pk, **MOTHER)
    applicant, filer = dossier.plan["applicant"], dossier.plan["filer"]
    assert (applicant["kind"], applicant["code"]) == ("household", firm.number)
    assert (filer["full_name"], filer["by"]) == ("Danh Thị Sô Phi", "legal_representative")
    assert filer["capacity"] == "chủ hộ kinh doanh"
    printed = queries.dossier_data(dossier)
    assert printed["applicant"]["full_name"] == firm.name
    assert printed["filer"] == {**filer, "residence": "Phường Bến Thử"}  # by the name that it has on its day
    assert filed(actor("citizen2"), person("citizen1")).plan["filer"]["by"] == "proxy"
    assert "filer" not in filed(actor("citizen1"), person("citizen1")).plan


def test_another_system_hands_in_for_a_business(actor: Actors, firm: Business) -> None:
    who = actor("citizen3")
    notice = files.store(pdf(), "chung-sinh.pdf", at=MONDAY, person=str(who.person_id))
    request = {"code": BIRTH, "answers": {**BIRTH_ANSWERS, **MOTHER}, "papers": [("birth_notice", str(notice.pk))]}
    dossier = actions.hand_in(actor=who, applicant=firm.pk, **request, key=key(), at=MONDAY)
    assert dossier.applicant_id == firm.pk and dossier.on_mandate is not None


def test_a_parent_files_for_a_child(actor: Actors) -> None:
    child = Person.objects.create(origin="demo", full_name="Trần Gia Bảo", birth_date=date(2020, 5, 1))
    wanted = NewMandate(
        child.pk, person("citizen1"), MandateKind.PARENT, "Giấy khai sinh", MONDAY.date(), valid_to=date(2038, 5, 1)
    )
    grant(actor("clerk1"), wanted)
    draft = actions.begin(actor=actor("citizen1"), code=EXTRACT, at=MONDAY, applicant=child.pk)
    assert (draft.applicant_id, draft.person_id) == (child.pk, person("citizen1"))


def test_a_helper_is_named_and_reads_nothing_afterwards(actor: Actors, proxy: Callable[..., Mandate]) -> None:
    proxy(kind=MandateKind.HELPER, holder=person("helper1"), proof="Đồng ý tại chỗ", procedures=[])
    helper = actor("helper1")
    dossier = filed(helper, person("citizen1"))
    assert dossier.helper_id == dossier.filed_by_id == person("helper1")
    assert dossier.channel == "helper"
    assert dossier.place_of_help_id == helper.organisation_id
    assert dossier.applicant_id == person("citizen1")
    refused(Forbidden, lambda: queries.dossier(helper, dossier.pk, MONDAY))
    assert not queries.of_person(helper).exists()


def test_who_looks_on_a_mandate_is_on_record_with_their_name(actor: Actors, proxy: Callable[..., Mandate]) -> None:
    mandate = proxy()
    dossier = filed(actor("citizen2"), person("citizen1"))
    actions.look(actor=actor("citizen1"), dossier=dossier, what="dossier", at=MONDAY)
    assert not Look.objects.exists()
    actions.look(actor=actor("citizen2"), dossier=dossier, what="dossier", at=MONDAY)
    look = queries.looks(dossier).get()
    assert (look.by_id, look.post, look.on_mandate) == (person("citizen2"), None, mandate)
    assert (look.capacity, look.place) == ("người được ủy quyền", "")


def test_the_database_wants_a_mandate_and_another_helper(actor: Actors, proxy: Callable[..., Mandate]) -> None:
    proxy()
    dossier = filed(actor("citizen2"), person("citizen1"))
    for change in ({"on_mandate": None}, {"filed_by": person("citizen1")}, {"helper": person("citizen1")}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dossier.objects.filter(pk=dossier.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.update(on_mandate=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Look.objects.create(dossier=dossier, at=MONDAY, by_id=person("citizen2"), what="dossier")
