"""A number that another body has not given is left open with its reason, and added to the entry later."""

import copy
from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import BIRTH, MONDAY
from tests.stages import Road, by_form

from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import Invalid
from duoc.instruments.calculations import Unsound
from duoc.people.models import Person
from duoc.procedures.actions import publish
from duoc.procedures.models import Version
from duoc.registers.models import Entry, EntryChange, EntryKey, EntryParty, Register
from duoc.registers.rules import NotNow
from duoc.registers.tests.test_keys import NUMBER, UNIQUE

pytestmark = pytest.mark.django_db
LATE = "Cơ sở dữ liệu quốc gia về dân cư chưa trả số."
REASON = "Đã hỏi lúc 9 giờ, hệ thống báo bận."
SOURCE = "Dữ liệu dân cư trả lời ngày 24/11/2026."
LEFT_OPEN = {"confirmed": {f"late-{NUMBER}": REASON}}
GIVEN = "000000000555"


@pytest.fixture
def late(province: None) -> None:
    now = Version.objects.filter(procedure__code=BIRTH).latest("valid_from")
    words = copy.deepcopy(now.definition) | {"valid_from": "2026-11-02"}
    next(one for one in words["desk"] if one["id"] == NUMBER)["late"] = LATE
    publish(words, bundle=now.bundle, source="test", at=MONDAY)
    Register.objects.filter(pk="births").update(keys=UNIQUE)


def issued(road: Road, **changes: Any) -> Dossier:
    dossier = road.to("accepted", **changes)
    road.propose(dossier, values=LEFT_OPEN)
    for step in (road.check, road.sign, road.make_signatures, road.issue, road.seal):
        step(dossier)
    return dossier


def add(who: Any, dossier: Dossier, value: str = GIVEN, source: str = SOURCE, word: str = "") -> EntryChange:
    made: EntryChange = by_form(who, "add_awaited", dossier, {"value": value, "source": source}, DESK, word)
    return made


@pytest.mark.parametrize("values", [{}, {"confirmed": {f"late-{NUMBER}": "."}}])
def test_it_is_left_open_only_with_a_reason(road: Road, late: None, values: Any) -> None:
    dossier = road.to("accepted")
    refusal = refused(Unsound, lambda: road.propose(dossier, values=values))
    assert list(refusal.faults) == [NUMBER] and LATE in refusal.faults[NUMBER]


def test_the_act_goes_on_and_the_number_is_added_later(road: Road, late: None) -> None:
    dossier = issued(road)
    entry = Entry.objects.get()
    assert NUMBER not in entry.data and entry.awaited == {NUMBER: REASON} and not EntryKey.objects.exists()
    made = add(road.actor("specialist1"), dossier)
    entry.refresh_from_db()
    assert (entry.data[NUMBER], entry.awaited, made.fields) == (GIVEN, {}, {NUMBER: {"was": None, "is": GIVEN}})
    assert (made.kind, made.text, story(dossier)[-1]) == ("addition", SOURCE, "register.added_to")
    child = EntryParty.objects.get(entry=entry, part="child").party_id
    assert child == Person.objects.get(personal_number=GIVEN).pk and EntryKey.objects.get().holds
    refused(NotNow, lambda: add(road.actor("specialist1"), dossier))


def test_a_wrong_number_is_not_added(road: Road, late: None) -> None:
    road.to("done")
    dossier, who = issued(road, **{"child.full_name": "Trần Ngọc Hà"}), road.actor("specialist1")
    for value, source, field in [("12", SOURCE, "value"), ("", SOURCE, "value"), (GIVEN, ".", "source")]:
        refusal = refused(Invalid, lambda value=value, source=source: add(who, dossier, value, source))
        assert list(refusal.faults) == [field]
    refusal = refused(Unsound, lambda: add(who, dossier, "000000000101"))
    assert "Số này đã ghi cho trẻ khác (việc ghi sổ số 1/2026, " in refusal.say


def test_who_adds_it_and_how_often(road: Road, late: None) -> None:
    dossier = issued(road)
    others = ["citizen1", "helper1", "clerk1", "leader1", "registry1", "specialist2", "admin1"]
    forbidden_to(road.actor, others, lambda who: add(who, dossier))
    who = road.actor("specialist1")
    once_only(lambda word: add(who, dossier, word=word), lambda word: add(who, dossier, "000000000556", word=word))
