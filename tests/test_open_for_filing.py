"""A procedure is open for filing here by an act of the province."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from duoc.dossiers import actions as dossiers
from duoc.dossiers.rules import NotHere
from duoc.ground.ledger.models import Entry
from duoc.people.powers import Actor, Forbidden
from duoc.procedures import actions, queries
from duoc.procedures.models import Opening, PageVisits, PortalPage
from duoc.procedures.opening_list import opening_list
from tests.cast import BIRTH, DECISION, EXTRACT, MONDAY, key
from tests.changed_definition import reworded

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=1)
Actors = Callable[[str], Actor]


def test_the_province_opens_its_own_definitions_when_they_are_loaded(province: None) -> None:
    opening = Opening.objects.get(procedure__code=BIRTH)
    assert (opening.ways, opening.by, opening.closed_at) == (["online", "counter"], "system:catalogue", None)
    assert Entry.objects.get(subject_kind="opening", subject_id=str(opening.pk)).action == "procedure.opened"


def test_what_is_closed_cannot_be_begun_and_says_where_it_is_filed(actor: Actors) -> None:
    draft = dossiers.begin(actor=actor("citizen1"), code=BIRTH, at=MONDAY)
    actions.close_for_filing(BIRTH, because="Chờ rà soát.", actor=actor("admin1"), at=LATER)
    for refused in (
        lambda: dossiers.begin(actor=actor("citizen1"), code=BIRTH, at=LATER),
        lambda: dossiers.hand_in(actor=actor("citizen1"), code=BIRTH, answers={}, papers=[], key=key(), at=LATER),
        lambda: dossiers.file(actor=actor("citizen1"), draft_id=draft.pk, key=key(), at=LATER),
    ):
        with pytest.raises(NotHere) as refusal, transaction.atomic():
            refused()
        assert "dichvucong.gov.vn" in refusal.value.remedy
    again = actions.ToOpen(BIRTH, ["online"])
    actions.open_for_filing(again, basis=DECISION, actor=actor("admin1"), at=LATER)
    assert dossiers.begin(actor=actor("citizen1"), code=BIRTH, at=LATER)
    with pytest.raises(actions.NotAsItStands):
        actions.open_for_filing(again, basis=DECISION, actor=actor("admin1"), at=LATER)


def test_only_who_may_publish_opens_and_closes(actor: Actors) -> None:
    with pytest.raises(Forbidden):
        actions.close_for_filing(BIRTH, because="Thử.", actor=actor("clerk1"), at=LATER)
    with pytest.raises(Forbidden):
        actions.open_for_filing(actions.ToOpen(BIRTH, ["counter"]), basis=DECISION, actor=actor("clerk1"), at=LATER)


def test_a_closing_without_a_reason_is_refused_by_action_and_database(actor: Actors) -> None:
    with pytest.raises(actions.NotAsItStands):
        actions.close_for_filing(BIRTH, because="  ", actor=actor("admin1"), at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Opening.objects.filter(procedure__code=BIRTH).update(closed_at=LATER, closed_by="person:x")


def test_what_was_closed_by_hand_stays_closed_when_the_catalogue_is_loaded_again(actor: Actors) -> None:
    from duoc.procedures.models import CatalogueLoad

    actions.close_for_filing(BIRTH, because="Chờ rà soát.", actor=actor("admin1"), at=LATER)
    CatalogueLoad.objects.all().delete()
    actions.load_catalogue(LATER)
    assert not Opening.objects.filter(procedure__code=BIRTH, closed_at__isnull=True).exists()


def test_closed_ones_are_listed_by_how_often_they_are_looked_for(actor: Actors) -> None:
    actions.close_for_filing(BIRTH, because="Chờ rà soát.", actor=actor("admin1"), at=LATER)
    for _visit in range(3):
        actions.count_visit(BIRTH, LATER)
    (listed,) = queries.not_open(LATER)
    assert (listed.code, listed.visits, listed.failed) == (BIRTH, 3, None)
    assert PageVisits.objects.get().month == LATER.date().replace(day=1)


def test_a_list_that_opens_without_a_decision_is_no_list() -> None:
    assert opening_list(b"").tailored == ()
    for text in (b"tailored: [online]", b"{basis: x, imported: [by-pigeon]}"):
        with pytest.raises(ValueError, match="opening"):
            opening_list(text)


def test_the_desk_opens_and_closes_and_the_portal_hands_over(signed_in: Callable[[str], Client]) -> None:
    admin, citizen = signed_in("admin1"), signed_in("citizen1")
    assert "Bắt đầu" in citizen.get(f"/thu-tuc/{BIRTH}/").content.decode()
    path = f"/ban/thu-tuc/{BIRTH}/mo/"
    admin.post(path, {"act": "close", "because": "Chờ rà soát."})
    page = citizen.get(f"/thu-tuc/{BIRTH}/").content.decode()
    assert "Bắt đầu" not in page and "dichvucong.gov.vn" in page
    assert citizen.post(f"/thu-tuc/{BIRTH}/bat-dau/").status_code in (404, 409)
    listed = admin.get("/ban/thu-tuc/?loai=closed").content.decode()
    assert BIRTH in listed
    api = citizen.get(f"/api/v1/procedures/{BIRTH}").json()
    assert (api["open"], api["filing"]["ways"]) == (False, [])
    admin.post(path, {"act": "online", "basis": DECISION})
    assert "Bắt đầu" in citizen.get(f"/thu-tuc/{BIRTH}/").content.decode()
    assert citizen.get(f"/api/v1/procedures/{BIRTH}").json()["open"] is True


@pytest.mark.parametrize(
    ("gate", "decides"), [("outside", "Công an tỉnh"), ("above", "Cơ quan trung ương; Công an tỉnh")]
)
def test_a_closed_page_tells_one_story(client: Client, actor: Actors, gate: str, decides: str) -> None:
    actions.close_for_filing(BIRTH, because="Chờ rà soát.", actor=actor("admin1"), at=LATER)
    PortalPage.objects.create(
        code=BIRTH,
        name="Thử",
        read_on=LATER.date(),
        recorded_at=LATER,
        offered_as="tailored",
        doubts=[],
        failed=[gate],
        filed_at="Công an tỉnh",
    )
    page = client.get(f"/thu-tuc/{BIRTH}/").content.decode()
    assert decides in page.partition("Ai giải quyết")[2].partition("Bạn nhận được gì")[0]
    assert "hồ sơ tự đến đúng nơi" not in page
    assert "Bản điện tử có chữ ký số" not in page


def test_a_body_that_only_passes_on_decides_nothing(province: None) -> None:
    before = queries.deciders()
    reworded(EXTRACT, handled_in="ministry", ministry_system="Hệ thống thử")
    assert before["so-tu-phap"] == 1
    assert "so-tu-phap" not in queries.deciders()
