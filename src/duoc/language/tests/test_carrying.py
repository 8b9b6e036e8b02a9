"""What a replacing entry takes over: fields that nobody asks for, and lists of which only a part changes."""

from typing import Any

from duoc.language.calculations import EntryDraft, GivenHoldings, HeldEntry, entry_of, evaluate
from duoc.language.tests.samples import loaded, small
from duoc.language.tests.test_evaluate import AT

GROUP = """  - id: members
    title: Thành viên
    group:
      id: members
      item: thành viên
      questions:
        - {id: full_name, ask: Tên, type: person_name}
        - {id: number, ask: Số, type: personal_number}
        - {id: move, ask: Vào hay ra, type: choice, options: {joins: Vào, leaves: Ra}}
        - {id: relation, ask: Là gì, type: text, when: item.move == "joins"}
"""
ENTRY = """outcome:
  register: shops
  entry:
    when: after_document
    data: {name: shop.name, members.full_name: members.full_name, members.number: members.number,
           members.relation: members.relation}
    persons: {member: {each: members, name: members.full_name, personal_number: members.number}}
    replaces: shop
    lists: {members: {by: number, leaves: item.move == "leaves", but_for: [owner]}}
  results:"""
SHOP = "      - {id: shop, ask: Hộ nào, type: register_entry, register: shops, other: Không có}\n"
OWNER = "      - {id: owner, ask: Chủ hộ, type: personal_number}\n"
CHANGED = small(
    ("      - {id: copies,", f"{SHOP}{OWNER}      - {{id: copies,"),
    ("variants:", f"{GROUP}variants:"),
    ("outcome:\n  results:", ENTRY),
)
FIRST, SECOND, THIRD, OWN = "096170000021", "096172000022", "096300000023", "096068000024"
HELD = HeldEntry("shops", "b1", "1", {
    "name": "Tạp hóa Sáu", "sign": "Đỏ", "entry.date": "2026-01-05", "members.full_name": ["Lê Thị Một", "Lê Văn Hai"],
    "members.number": [FIRST, SECOND], "members.relation": ["vợ", "con"],
})  # fmt: skip


def entry(*members: dict[str, Any], shop: str = "b1", owner: str = OWN) -> EntryDraft:
    answers = {"origin": "bought", "copies": 1, "shop": shop, "owner": owner, "members": list(members)}
    definition = loaded(CHANGED.data)
    plan = evaluate(definition, answers, holdings=GivenHoldings([HELD]), applicant={"person_id": "p"}, at=AT)
    made = entry_of(definition, plan)
    assert made is not None
    return made


def test_what_nobody_asks_to_change_is_in_the_new_entry() -> None:
    made = entry()
    assert made.data == {name: value for name, value in HELD.data.items() if name != "entry.date"}
    assert [(person.role, person.name, person.personal_number) for person in made.persons] == [
        ("member", "Lê Thị Một", FIRST), ("member", "Lê Văn Hai", SECOND)
    ]  # fmt: skip


def test_who_leaves_goes_and_who_joins_comes_with_their_own_answers() -> None:
    joins = {"id": "a", "full_name": "Lê Thị Ba", "number": THIRD, "move": "joins", "relation": "cháu"}
    made = entry({"id": "b", "full_name": "Lê Thị Một", "number": FIRST, "move": "leaves"}, joins)
    assert made.data["members.full_name"] == ["Lê Văn Hai", "Lê Thị Ba"]
    assert made.data["members.relation"] == ["con", "cháu"]
    assert [person.personal_number for person in made.persons] == [SECOND, THIRD]


def test_who_is_the_owner_now_is_no_other_member() -> None:
    assert entry(owner=FIRST).data["members.number"] == [SECOND]


def test_without_an_entry_the_list_is_of_those_who_join() -> None:
    joins = {"id": "a", "full_name": "Lê Thị Ba", "number": THIRD, "move": "joins", "relation": "cháu"}
    made = entry(joins, shop="other")
    assert (made.data["members.number"], "sign" in made.data, made.replaces) == ([THIRD], False, "")
