"""A result whose text is wrong, or that was lost: a text of the same kind takes its place, on the road of the first."""

from typing import Any

import pytest
from tests import later
from tests.asking import refused, story
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh
from tests.takers import own_taker

from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.notices.models import Notice
from duoc.registers import actions, queries
from duoc.registers.models import Entry, EntryChange, Review

pytestmark = pytest.mark.django_db
NAME = {"field": "child.full_name", "value": "Trần Ngọc Hà"}
LOST = {"reason": "Người yêu cầu báo mất bản chính", "legal_basis": "30/2020/NĐ-CP#17"}


def correct(road: Road, decision: Decision, **more: object) -> LaterDecision:
    return later.propose(road, decision, "correct", **{**NAME, **more})


def test_the_text_and_the_entry_say_it_at_the_same_moment(road: Road) -> None:
    decision = road.decision()
    draft = correct(road, decision)
    assert draft.changes == {"child.full_name": {"was": "Trần Ngọc Hân", "is": "Trần Ngọc Hà"}}
    assert Entry.objects.get().data["child.full_name"] == "Trần Ngọc Hân"
    new = later.in_force(road, draft)
    decision.refresh_from_db()
    assert (decision.state, decision.replaced_by_id, new.state) == ("replaced", new.pk, "in_force")
    assert (new.name, new.symbol, new.year) == (decision.name, decision.symbol, decision.year)
    entry, change = Entry.objects.get(), EntryChange.objects.get()
    assert entry.title == "Giấy khai sinh của Trần Ngọc Hà"
    assert entry.in_force and entry.data["child.full_name"] == "Trần Ngọc Hà"
    assert change.fields["child.full_name"]["was"] == "Trần Ngọc Hân" and change.by_id == new.approved_by_id
    assert queries.entry_of_result(new) == entry
    assert story(decision.dossier)[-1] == "decision.replaced"
    assert Notice.objects.filter(kind="result_corrected").exists()


def test_the_dossier_is_found_under_the_right_name(road: Road, signed_in: Any) -> None:
    reworded(BIRTH, title="Khai sinh cho {child.full_name}")
    decision = road.decision()
    later.in_force(road, correct(road, decision))
    assert "Trần Ngọc Hà" in fresh(decision.dossier).title and "Trần Ngọc Hân" not in fresh(decision.dossier).title
    assert decision.dossier.shown_code in signed_in("clerk1").get("/ban/ho-so/?q=Trần Ngọc Hà").content.decode()
    wanted = {
        "field": "child.full_name",
        "value": "Trần Ngọc Hiên",
        "reason": "Ghi sai tên",
        "legal_basis": "Điều 28 Luật Hộ tịch",
    }
    entry = Entry.objects.get()
    row = actions.propose_correction(actor=road.who("specialist1"), entry_id=entry.pk, key=key(), at=MONDAY, **wanted)
    actions.decide_correction(actor=road.who("leader1"), correction_id=row.pk, agreed=True, key=key(), at=MONDAY)
    assert "Trần Ngọc Hiên" in fresh(decision.dossier).title


@pytest.mark.usefixtures("real_paper")
def test_the_new_text_prints_what_is_right(road: Road) -> None:
    new = later.in_force(road, correct(road, road.decision()))
    assert new.file is not None and new.signed_file is not None
    words = later.words_of(new.file)
    assert "TRẦN NGỌC HÀ" in words and "TRẦN NGỌC HÂN" not in words and new.symbol in words
    assert f"Bản đính chính, thay thế bản số {new.symbol} cấp ngày 23/11/2026" in words


def test_the_same_correction_twice(road: Road) -> None:
    decision = road.decision()
    first = correct(road, decision)
    refused(NotNow, lambda: correct(road, decision))
    new = later.in_force(road, first)
    refused(NotNow, lambda: correct(road, decision))
    assert "đã ghi đúng như vậy" in refused(Unsound, lambda: correct(road, new)).faults["child.full_name"]


def test_a_second_correction_keeps_the_first(road: Road) -> None:
    new = later.in_force(road, correct(road, road.decision()))
    place = {"field": "child.hometown", "value": "Phường Bến Thử, tỉnh Bãi Thử"}
    newest = later.in_force(road, correct(road, new, **place))
    values = LaterDecision.objects.get(pk=newest.pk).values
    assert values["child.full_name"] == "Trần Ngọc Hà" and values["child.hometown"] == place["value"]
    assert Entry.objects.get().data["child.full_name"] == "Trần Ngọc Hà"


@pytest.mark.parametrize(
    ("field", "value"),
    [("child.full_name", "Trần Ngọc Hân"), ("child.birth_date", "2199-01-01"), ("no.such", "x"), ("child.sex", "")],
)
def test_what_is_no_correction(road: Road, field: str, value: str) -> None:
    decision = road.decision()
    refused(Unsound, lambda: correct(road, decision, field=field, value=value))
    assert not LaterDecision.objects.exists()


def test_only_what_the_text_or_the_entry_says_is_offered_each_once(road: Road) -> None:
    decision = road.decision()
    offered = [question.id for question, _now in queries.correctable(decision, queries.entry_of_result(decision))]
    assert len(offered) == len(set(offered))
    assert {"child.full_name", "child.personal_number", "mother.full_name"} <= set(offered)
    assert not {"copies"} & set(offered)
    assert refused(Unsound, lambda: correct(road, decision, field="copies", value=3)).say


def test_what_was_drawn_from_it_is_listed(road: Road) -> None:
    decision = road.decision()
    later.extract(road, Entry.objects.get())
    later.in_force(road, correct(road, decision))
    assert Review.objects.count() == 1


def test_a_lost_one_is_given_once_more_under_its_number(road: Road) -> None:
    decision = road.decision("returned")
    later.extract(road, Entry.objects.get())
    new = later.in_force(road, later.propose(road, decision, "reissue", **LOST))
    decision.refresh_from_db()
    assert decision.state == "replaced" and new.symbol == decision.symbol
    assert not Review.objects.exists() and not EntryChange.objects.exists()
    again = later.in_force(road, later.propose(road, new, "reissue", **LOST))
    assert again.symbol == decision.symbol
    later.revoked(road, again)
    assert not Entry.objects.get().in_force


def test_a_correction_of_the_book_is_printed_when_it_is_given_once_more(road: Road) -> None:
    decision, entry = road.decision(), Entry.objects.get()
    wanted = {
        "field": "child.full_name",
        "value": "Trần Ngọc Hiên",
        "reason": "Ghi sai tên",
        "legal_basis": "Điều 28 Luật Hộ tịch",
    }
    row = actions.propose_correction(actor=road.who("specialist1"), entry_id=entry.pk, key=key(), at=MONDAY, **wanted)
    actions.decide_correction(actor=road.who("leader1"), correction_id=row.pk, agreed=True, key=key(), at=MONDAY)
    draft = later.propose(road, decision, "reissue", **LOST)
    assert draft.values["child.full_name"] == "Trần Ngọc Hiên"


def test_the_book_was_put_right_in_the_same_way_meanwhile(road: Road) -> None:
    decision, entry = road.decision(), Entry.objects.get()
    draft = correct(road, decision)
    wanted = {
        "field": "child.full_name",
        "value": NAME["value"],
        "reason": "Ghi sai tên",
        "legal_basis": "Điều 28 Luật Hộ tịch",
    }
    row = actions.propose_correction(actor=road.who("specialist1"), entry_id=entry.pk, key=key(), at=MONDAY, **wanted)
    actions.decide_correction(actor=road.who("leader1"), correction_id=row.pk, agreed=True, key=key(), at=MONDAY)
    new = later.in_force(road, draft)
    assert new.state == "in_force" and Entry.objects.get().data["child.full_name"] == NAME["value"]


def test_a_replaced_result_is_not_handed_over(road: Road) -> None:
    decision = road.decision()
    new = later.in_force(road, correct(road, decision))
    give = {"actor": road.who("clerk1"), "dossier_id": decision.dossier_id, "way": "counter", "at": MONDAY}
    give["taker"] = own_taker(decision.dossier)
    refused(NotNow, lambda: dossiers.hand_over(**give, results=[str(decision.pk)], key=key()))
    dossiers.hand_over(**give, results=[str(new.pk)], key=key())
    assert fresh(decision.dossier).state == "returned"


def test_a_notice_of_refusal_is_not_given_once_more(road: Road, signed_in: Any) -> None:
    dossier = road.to("accepted")
    road.propose(
        dossier, kind="decline", values={}, reason="Không đủ điều kiện đăng ký.", legal_basis="60/2014/QH13#16"
    )
    road.sign(dossier)
    road.make_signatures(dossier)
    road.issue(dossier)
    road.seal(dossier)
    notice = Decision.objects.select_related("dossier").get(dossier=dossier)
    refusal = refused(NotNow, lambda: later.propose(road, notice, "reissue", **LOST))
    assert "không phải kết quả" in refusal.say and later.propose(road, notice)
    page = signed_in("specialist1").get(f"/ban/ket-qua/{notice.pk}/").content.decode()
    assert "/cap-lai/" not in page
