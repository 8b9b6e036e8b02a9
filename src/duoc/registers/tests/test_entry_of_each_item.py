"""A request whose items have an entry and a result each: numbers of their own, and each ends or is corrected alone."""

from typing import Any

import pytest
from tests import later
from tests.cast import MONDAY, key
from tests.changed_definition import reworded
from tests.grouped import ANSWERS, CODE, MEMBERS, publish_grouped
from tests.stages import Road, fresh

from duoc.decisions import actions as decisions
from duoc.decisions.models import Content, Decision
from duoc.dossiers.models import Dossier
from duoc.payments import actions as paying
from duoc.payments import queries as payments
from duoc.registers import actions, jobs
from duoc.registers.models import Entry, Register, Review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
BOOK = "members"
OUTCOME = {
    "register": BOOK,
    "each": "members",
    "entry": {
        "when": "before_document",
        "number": "{n}/TV",
        "label": "{full_name}, {units} phần",
        "data": {"full_name": "item.full_name", "nationality": "item.nationality", "units": "item.units"},
    },
    "results": [
        {
            "id": "one",
            "code": "KQ.G99.000009",
            "name": "Giấy thành viên",
            "document": "result.typ",
            "signer": "leader",
            "copies": "item.units",
        }
    ],
}


def issued(road: Road, stop: int = 5) -> Dossier:
    publish_grouped()
    reworded(CODE, outcome=OUTCOME)
    Register.objects.create(code=BOOK, name="Sổ thành viên", labels={"full_name": "Họ tên", "units": "Số phần"})
    dossier = road.request(CODE, ANSWERS, "passport.b2")
    for charge in payments.of_subject(("dossier", str(dossier.pk))):
        paying.collect_at_counter(actor=road.who("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY)
    road.accept(dossier)
    road.propose(dossier, values={})
    for step in (road.sign, road.make_signatures, road.issue)[:stop]:
        step(dossier)
    return fresh(dossier)


def members(dossier: Dossier) -> list[Decision]:
    return list(Decision.objects.filter(dossier=dossier).order_by("place"))


def test_each_item_has_its_number_and_its_entry(road: Road, signed_in: Any) -> None:
    dossier = issued(road)
    assert [(one.item, one.item_title, one.symbol) for one in members(dossier)] == [
        ("a1", "Trần Văn Lượm", "1/TV"),
        ("b2", "John Smith", "2/TV"),
    ]
    jobs.seal(str(members(dossier)[0].pk))
    assert fresh(dossier).state == "processing" and Entry.objects.count() == 1
    road.seal(dossier)
    rows = Entry.objects.order_by("number").values_list("label", "title", "data__units", "decision__item")
    assert list(rows) == [
        ("1/TV", "Trần Văn Lượm, 2 phần", 2, "a1"),
        ("2/TV", "John Smith, 3 phần", 3, "b2"),
    ]
    assert fresh(dossier).state == "done"
    page = signed_in("citizen1").get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "Giấy thành viên: John Smith" in page and "2/TV" in page
    stranger = signed_in("citizen2").get(f"/kiem-tra/{members(dossier)[1].token}/").content.decode()
    assert "2/TV" in stranger and "John Smith" not in stranger


def test_a_number_that_cannot_be_given_gives_none(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, given = issued(road, 2), []

    def second_fails(*args: Any, **named: Any) -> Any:
        given.append(1)
        if len(given) == 2:
            raise RuntimeError("cut off")
        return number(*args, **named)

    number = decisions.number
    monkeypatch.setattr(decisions, "number", second_fails)
    with pytest.raises(RuntimeError):
        road.issue(dossier)
    assert {one.number for one in members(dossier)} == {None}


def test_one_is_revoked_and_the_other_stays(road: Road) -> None:
    dossier = issued(road)
    road.seal(dossier)
    first, second = members(dossier)
    later.revoked(road, first)
    assert [one.state for one in (first, second) if one.refresh_from_db() is None] == ["revoked", "in_force"]
    assert not Review.objects.exists(), "it rests on no other item"
    assert [entry.in_force for entry in Entry.objects.order_by("number")] == [False, True]


def test_one_is_given_once_more_under_its_number(road: Road) -> None:
    dossier = issued(road)
    road.seal(dossier)
    _first, second = members(dossier)
    new = later.in_force(road, later.propose(road, second, "reissue"))
    assert (new.item, new.item_title, new.symbol) == ("b2", "John Smith", "2/TV")


def test_one_entry_is_corrected_alone(road: Road) -> None:
    dossier = issued(road)
    road.seal(dossier)
    first, second = Entry.objects.order_by("number")
    wanted = {"field": "units", "value": 5, "reason": "Đếm lại số phần góp", "legal_basis": "Điều 28 Luật Hộ tịch"}
    row = actions.propose_correction(actor=road.who("specialist1"), entry_id=second.pk, key=key(), at=MONDAY, **wanted)
    actions.decide_correction(actor=road.who("leader1"), correction_id=row.pk, agreed=True, key=key(), at=MONDAY)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.data["units"], second.title) == (5, "John Smith, 5 phần") and first.data["units"] == 2
    assert MEMBERS[1]["units"] == 3


@pytest.mark.usefixtures("real_paper")
def test_a_document_prints_its_item_alone(road: Road) -> None:
    contents = Content.objects.filter(proposal__dossier=issued(road, 0)).order_by("place")
    words = [later.words_of(content.signed_text) for content in contents]
    assert "Trần Văn Lượm" in words[0] and "John Smith" not in words[0]
    assert "John Smith" in words[1] and "Trần Văn Lượm" not in words[1]
