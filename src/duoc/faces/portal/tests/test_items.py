"""Groups on the citizen's pages: the list, one item a page, taking one away, many items."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.cast import MONDAY, key, pdf
from tests.grouped import ANSWERS, CODE, MEMBERS, publish_grouped

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Draft
from duoc.faces.portal.tests.test_barriers import look
from duoc.faces.portal.tests.test_barriers import read as pages_of
from duoc.faces.portal.tests.test_counts import MOST, asked
from duoc.people.powers import Actor

SignedIn = Callable[[str], Client]
Actors = Callable[..., Actor]


@pytest.fixture
def draft(province: None, actor: Actors) -> Draft:
    publish_grouped()
    who = actor("citizen1")
    begun = dossiers.begin(actor=who, code=CODE, at=MONDAY)
    place = {id: ANSWERS[id] for id in ("house.commune", "house.begun")}
    return dossiers.answer(actor=who, draft_id=begun.pk, answers={**place, "house.name": None}, at=MONDAY)


def answered(draft: Draft, actor: Actors, items: list[dict[str, Any]]) -> None:
    dossiers.answer(actor=actor("citizen1"), draft_id=draft.pk, answers={"members": items}, at=MONDAY)


def read(response: Any) -> str:
    """The page, with the spaces that do not break as plain ones."""
    return str(response.content.decode()).replace("\xa0", " ")


def sent(**answers: Any) -> dict[str, Any]:
    named = {f"members.{name}": value for name, value in answers.items()}
    return {**named, "question": list(named), "key": key()}


def test_a_first_item_is_added_and_the_list_shows_it(draft: Draft, signed_in: SignedIn) -> None:
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/thanh-vien/"
    assert client.get(f"/soan/{draft.pk}/")["Location"] == base
    page = read(client.get(base))
    assert "Chưa có thành viên nào." in page and "Thêm thành viên" in page
    assert 'class="button" href' in page and ">Tiếp tục<" not in page, "the one way on is to add the first"
    [add] = re.findall(rf'href="({base}[0-9a-f]{{8}}/\?moi)"', page)
    form = read(client.get(add))
    assert "Thành viên 1" in form and 'name="members.full_name"' in form and "Số hộ chiếu" not in form
    item = sent(full_name="trần văn lượm", nationality="vn", units="2", price="1.000.000")
    for _twice in range(2):
        assert client.post(add, item)["Location"] == base
    page = read(client.get(base))
    assert page.count(">Xóa<") == 1 and "Trần Văn Lượm" in page
    assert "Vốn góp: 2.000.000 đồng" in page and "Tổng vốn góp" in page


def test_what_is_wrong_is_said_beside_the_question_and_nothing_is_kept(draft: Draft, signed_in: SignedIn) -> None:
    client, place = signed_in("citizen1"), f"/soan/{draft.pk}/thanh-vien/a1/?moi"
    page = client.post(place, sent(full_name="", units="0"), follow=True)
    html = read(page)
    assert "Bạn chưa trả lời: Họ tên" in html and "Số phải từ 1 trở lên." in html
    draft.refresh_from_db()
    assert "members" not in draft.answers


def test_a_further_question_of_an_item_is_asked_on_its_page(draft: Draft, signed_in: SignedIn) -> None:
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/thanh-vien/"
    item = sent(full_name="John Smith", nationality="us", units="2", price="5000")
    assert client.post(f"{base}b2/?moi", item)["Location"] == f"{base}b2/"
    assert "Số hộ chiếu" in read(client.get(f"{base}b2/"))
    assert "Chưa đủ" in read(client.get(base))
    wrong = client.post(f"{base}b2/", sent(passport="123"), follow=True)
    assert "Số hộ chiếu có dạng C1234567." in read(wrong)
    assert client.post(f"{base}b2/", sent(passport="C1234567"))["Location"] == base
    draft.refresh_from_db()
    assert draft.answers["members"][0]["passport"] == "C1234567"


def test_what_is_unlikely_of_an_item_is_confirmed(draft: Draft, signed_in: SignedIn) -> None:
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/thanh-vien/"
    item = sent(full_name="Trần Văn Lượm", nationality="vn", units="2", price="2000000000")
    page = read(client.post(f"{base}a1/?moi", item, follow=True))
    [token] = re.findall(r'name="confirmed" value="([0-9a-f]+)"', page)
    assert client.post(f"{base}a1/?moi", {**item, "confirmed": token})["Location"] == base
    assert "Chưa đủ" not in read(client.get(base))


def test_what_is_unlikely_of_the_list_is_confirmed(draft: Draft, signed_in: SignedIn, actor: Actors) -> None:
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/hang-hoa/"
    goods = [{"id": "g1", "name": "Gạo"}, {"id": "g2", "name": "Gạo"}]
    given = {"members": MEMBERS, "goods": goods}
    dossiers.answer(actor=actor("citizen1"), draft_id=draft.pk, answers=given, at=MONDAY)
    page = read(client.post(base, {"key": key()}, follow=True))
    assert "Có hai mặt hàng cùng tên." in page and "Đúng như vậy" in page
    [token] = re.findall(r'name="confirmed" value="([0-9a-f]+)"', page)
    assert client.post(base, {"key": key(), "confirmed": token})["Location"] != base


def test_going_on_says_what_is_missing_of_the_list(draft: Draft, signed_in: SignedIn, actor: Actors) -> None:
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/thanh-vien/"
    page = read(client.post(base, {"key": key()}, follow=True))
    assert "Bạn chưa thêm thành viên nào; cần ít nhất 2." in page
    answered(draft, actor, [MEMBERS[0]])
    assert "Mới có 1 thành viên, cần ít nhất 2." in read(client.post(base, {"key": key()}, follow=True))
    answered(draft, actor, [MEMBERS[0], {**MEMBERS[0], "id": "c3"}])
    assert "Có hai thành viên cùng tên." in read(client.post(base, {"key": key()}, follow=True))
    answered(draft, actor, [MEMBERS[0], {"id": "b2", "full_name": "John Smith"}])
    page = read(client.post(base, {"key": key()}, follow=True))
    assert f'href="{base}b2/"' in page and "còn chỗ chưa trả lời" in page
    answered(draft, actor, MEMBERS)
    assert client.post(base, {"key": key()})["Location"] == f"/soan/{draft.pk}/hang-hoa/"


def test_none_is_an_answer_where_none_is_needed(draft: Draft, signed_in: SignedIn, actor: Actors) -> None:
    answered(draft, actor, MEMBERS)
    client = signed_in("citizen1")
    assert client.get(f"/soan/{draft.pk}/")["Location"] == f"/soan/{draft.pk}/hang-hoa/"
    assert client.post(f"/soan/{draft.pk}/hang-hoa/", {"key": key()})["Location"] == f"/soan/{draft.pk}/giay-to/"
    draft.refresh_from_db()
    assert draft.answers["goods"] == []


def test_an_item_with_a_file_is_taken_away_when_that_is_confirmed(
    draft: Draft, signed_in: SignedIn, actor: Actors
) -> None:
    answered(draft, actor, MEMBERS)
    dossiers.attach(
        actor=actor("citizen1"), draft_id=draft.pk, code="passport.b2", data=pdf(), name="ho-chieu.pdf", at=MONDAY
    )
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/thanh-vien/"
    page = read(client.get(f"{base}b2/xoa/"))
    assert "Xóa John Smith?" in page and "ho-chieu.pdf" in page
    for _twice in range(2):
        assert client.post(f"{base}b2/xoa/", {"key": key()})["Location"] == base
    draft.refresh_from_db()
    assert [item["id"] for item in draft.answers["members"]] == ["a1"] and not draft.papers.exists()


def form_of(client: Client, place: str) -> str:
    """What the form at this address was shown."""
    [seen] = re.findall(r'name="seen" value="([0-9a-f]*)"', read(client.get(place)))
    return str(seen)


def test_a_second_tab_that_adds_under_the_same_address_loses_nothing(draft: Draft, signed_in: SignedIn) -> None:
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/thanh-vien/"
    first = {**sent(full_name="Tab Một", nationality="vn", units="2", price="1000000"), "seen": ""}
    second = {**sent(full_name="Tab Hai", nationality="vn", units="2", price="1000000"), "seen": ""}
    assert form_of(client, f"{base}a1/?moi") == ""
    assert client.post(f"{base}a1/?moi", first)["Location"] == base
    page = read(client.post(f"{base}a1/?moi", second, follow=True))
    assert "chỗ này đã được lưu ở một cửa sổ khác" in page and "Tab Một" in page and "Tab Hai" in page
    draft.refresh_from_db()
    assert [one["full_name"] for one in draft.answers["members"]] == ["Tab Một"]
    [another] = re.findall(r'formaction="([^"]+)"', page)
    assert client.post(another, second)["Location"] == base
    draft.refresh_from_db()
    assert [one["full_name"] for one in draft.answers["members"]] == ["Tab Một", "Tab Hai"]


def test_a_change_in_a_second_tab_does_not_undo_the_first_unseen(
    draft: Draft, signed_in: SignedIn, actor: Actors
) -> None:
    answered(draft, actor, MEMBERS)
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/thanh-vien/"
    seen = form_of(client, f"{base}a1/")
    item = {"full_name": "Trần Văn Lượm", "nationality": "vn", "price": "1000000"}
    assert client.post(f"{base}a1/", {**sent(**item, units="7"), "seen": seen})["Location"] == base
    page = read(client.post(f"{base}a1/", {**sent(**item, units="9"), "seen": seen}, follow=True))
    assert "chỗ này đã được lưu ở một cửa sổ khác" in page and "Thay nội dung đã lưu" in page
    draft.refresh_from_db()
    assert draft.answers["members"][0]["units"] == 7
    [now] = re.findall(r'name="seen" value="([0-9a-f]*)"', page)
    assert client.post(f"{base}a1/", {**sent(**item, units="9"), "seen": now})["Location"] == base
    draft.refresh_from_db()
    assert draft.answers["members"][0]["units"] == 9


def test_an_old_page_of_an_item_that_is_gone_leads_to_the_list(draft: Draft, signed_in: SignedIn) -> None:
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/thanh-vien/"
    assert client.post(f"{base}b2/", sent(full_name="John Smith"))["Location"] == base
    assert "Mục này đã bị xóa" in read(client.get(base))
    draft.refresh_from_db()
    assert "members" not in draft.answers


def test_the_check_shows_the_items_as_a_table_with_what_is_computed(
    draft: Draft, signed_in: SignedIn, actor: Actors
) -> None:
    answered(draft, actor, MEMBERS)
    who = actor("citizen1")
    dossiers.answer(actor=who, draft_id=draft.pk, answers={"goods": []}, at=MONDAY)
    dossiers.attach(actor=who, draft_id=draft.pk, code="passport.b2", data=pdf(), name="ho-chieu.pdf", at=MONDAY)
    client = signed_in("citizen1")
    page = read(client.get(f"/soan/{draft.pk}/kiem-tra/"))
    assert '<td data-label="Vốn góp">1.500.000 đồng</td>' in page
    assert "Tổng vốn góp" in page and "3.500.000 đồng" in page and "30/04/2027" in page
    assert "từ ngày 31/10/2026" in page
    [digest] = re.findall(r'name="digest" value="([0-9a-f]{64})"', page)
    answered(draft, actor, [MEMBERS[0], {**MEMBERS[1], "units": 4}])
    changed = client.post(f"/soan/{draft.pk}/kiem-tra/", {"key": key(), "digest": digest}, follow=True)
    assert "đã thay đổi sau khi bạn xem lại" in read(changed)


@pytest.mark.parametrize("number", [200, 10_000])
def test_many_items_have_a_clear_answer(number: int, draft: Draft, signed_in: SignedIn, actor: Actors) -> None:
    answered(draft, actor, [{**MEMBERS[0], "id": f"m{place}"} for place in range(number)])
    page = read(signed_in("citizen1").get(f"/soan/{draft.pk}/thanh-vien/"))
    if number == 200:
        assert page.count(">Sửa<") == 200 and "Đã đủ 200 mục" in page and "Thêm thành viên" not in page
    else:
        assert "Danh sách có 10000 mục, chỉ được tối đa 200." in page


def test_the_pages_of_a_group_ask_as_little_with_many_items_as_with_one(
    draft: Draft, signed_in: SignedIn, actor: Actors
) -> None:
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/thanh-vien/"
    for number in (1, 200):
        answered(draft, actor, [{**MEMBERS[0], "id": f"m{place}"} for place in range(number)])
        for path in (base, f"{base}m0/", f"{base}m0/xoa/", f"{base}neu/?moi"):
            assert asked(client, path) <= MOST, path


def test_the_pages_of_a_group_have_no_barriers(draft: Draft, signed_in: SignedIn, actor: Actors) -> None:
    client, base = signed_in("citizen1"), f"/soan/{draft.pk}/"
    group = f"{base}thanh-vien/"
    pages = pages_of(client, group, f"{group}neu/?moi", f"{base}noi/")
    answered(draft, actor, [*MEMBERS, {"id": "c3", "full_name": "Nguyễn Thị Hoàng Yến", "nationality": "us"}])
    pages |= pages_of(client, f"{group}?x", f"{group}c3/", f"{group}b2/xoa/")
    pages["faults"] = client.post(group, {"key": key()}, follow=True).content.decode()
    answered(draft, actor, MEMBERS)
    again = {**sent(full_name="Nguyễn Thị Hoàng Yến", nationality="vn", units="2", price="1000"), "seen": ""}
    pages["saved meanwhile"] = read(client.post(f"{group}a1/?moi", again, follow=True))
    assert "Lưu thành một mục nữa" in pages["saved meanwhile"]
    dossiers.answer(actor=actor("citizen1"), draft_id=draft.pk, answers={"goods": [{"name": "Cua"}]}, at=MONDAY)
    pages |= pages_of(client, f"{base}kiem-tra/", f"{base}giay-to/")
    assert look(pages) == []
