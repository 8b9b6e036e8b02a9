"""Entries of past years are taken in with their source; every line that is refused says why."""

from typing import Any

import pytest
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.stages import Road

from duoc.ground.ledger import queries as ledger
from duoc.ground.refusal import NotFound
from duoc.instruments.calculations import Unsound
from duoc.people.models import Organisation, Origin, Person
from duoc.registers import actions
from duoc.registers.models import Entry, EntryKey, EntryParty, Register
from duoc.registers.tests.test_keys import NUMBER, UNIQUE

pytestmark = pytest.mark.django_db
HEAD = "number,year,entered_on,source,title,child.full_name,child.birth_date,child.personal_number"
ONE = "7,1998,1998-03-05,Quyển 01 trang 7,Khai sinh,Lê Văn Tám,1998-03-01,"
YEAR_OF_BOOK = "2025,2025-12-30"
TWO = "8,1998,1998-03-06,Quyển 01 trang 8,,Lê Thị Chín,1998-02,096198000008"


def take_in(*lines: str, **more: Any) -> actions.TakenIn:
    given = {"register": "births", "unit": "99001", "origin": Origin.DEMO, "actor": "system:command", **more}
    return actions.take_in_past(text="\n".join([HEAD, *lines]), at=MONDAY, **given)


@pytest.fixture
def keys(province: None) -> None:
    Register.objects.filter(pk="births").update(keys=UNIQUE)


@pytest.fixture
def likenesses(province: None) -> None:
    Register.objects.filter(pk="births").update(keys=LIKE)


def test_they_stand_in_the_book_with_their_source(keys: None) -> None:
    assert take_in(ONE, TWO, dry_run=True).taken == 2 and not Entry.objects.exists()
    assert take_in(ONE, TWO) == actions.TakenIn(2, 0, {})
    first = Entry.objects.get(number=7)
    assert (first.label, first.year, first.source, first.decision_id) == ("7/1998", 1998, "Quyển 01 trang 7", None)
    assert first.data == {"child.full_name": "Lê Văn Tám", "child.birth_date": "1998-03-01"}
    assert first.entered_at.date().isoformat() == "1998-03-05"
    [recorded] = ledger.of_subject("register", "births")
    assert (recorded.action, ledger.facts(recorded)["count"]) == ("register.taken_in", 2)
    assert EntryKey.objects.get().entry.number == 8


def test_again_adds_nothing(keys: None) -> None:
    take_in(ONE, TWO)
    assert take_in(ONE, TWO) == actions.TakenIn(0, 2, {}) and Entry.objects.count() == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("0,1998,1998-03-06,Q1,,A,1998-02-01,", "số nguyên dương"),
        ("9,2026,2026-03-06,Q1,,A,1998-02-01,", "trước năm 2026"),
        ("9,1998,1998-02-30,Q1,,A,1998-02-01,", "ngày có thật"),
        ("9,1998,1999-02-01,Q1,,A,1998-02-01,", "trong năm của sổ"),
        ("9,1998,1998-02-01, ,,A,1998-02-01,", "nguồn"),
        ("9,1998,1998-02-01,Q1,,,,", "không có nội dung"),
        ("9,1998,1998-02-01,Q1,,A,1998-02-01,12", "12 chữ số"),
        ("9,1998,1998-02-01,Q1,,A,1998-02-30,", "Ngày sinh: Không có ngày này"),
        ("9,1998,1998-03-07,Q1,,A,1998-12-12,", "so với ngày ghi sổ, 07/03/1998"),
        ("9,1998,1998-03-07,Q1,,A 12,1998-02-01,", "chỉ gồm chữ cái"),
        ("9,1998,1998-02-01,Q1", "Số cột"),
        ("7,1998,1998-03-05,Q1,,Tên khác,1998-03-01,", "với nội dung khác"),
        ("9,1998,1998-02-01,Q1,,Người khác,1998-02-01,096198000008", "Trùng khóa với dòng 3"),
    ],
)
def test_a_line_is_refused_and_keeps_no_other_back(keys: None, line: str, words: str) -> None:
    result = take_in(ONE, TWO, line)
    assert result.taken == 2 and list(result.refused) == [4] and words in result.refused[4]


def test_it_meets_what_is_entered_and_closed(road: Road, keys: None) -> None:
    road.to("done")
    result = take_in("9,1998,1998-02-01,Q1,,A,1998-02-01,000000000101")
    assert "Số này đã ghi cho trẻ khác (việc ghi sổ số 1/2026" in result.refused[2]
    actions.close_book(actor=road.actor("leader1"), register="births", year=1998, key="closing-1998", at=MONDAY)
    assert take_in(ONE).refused == {2: "Sổ năm 1998 đã khóa."}


def test_an_unknown_column_refuses_the_file(keys: None) -> None:
    text = "number,year,entered_on,child.weight\n1,1998,1998-01-01,3"
    given = {"register": "births", "unit": "99001", "origin": Origin.DEMO, "actor": "x", "at": MONDAY}
    result = actions.take_in_past(text=text, **given)
    assert list(result.refused) == [1] and "source" in result.refused[1] and "child.weight" in result.refused[1]
    refused(NotFound, lambda: take_in(ONE, unit="khong-co"))


def test_known_persons_are_linked_and_find_it(road: Road, keys: None) -> None:
    person = road.actor("citizen3").person_name
    known = Person.objects.get(personal_number="000000000003")
    take_in(f"9,{YEAR_OF_BOOK},Q1,,{person},{known.birth_date},000000000003")
    assert [(one.part, one.party_id) for one in EntryParty.objects.all()] == [
        ("child", road.actor("citizen3").person_id)
    ]
    assert Entry.objects.get(number=9).data[NUMBER] and Organisation.objects.filter(code="99001").exists()


@pytest.mark.parametrize(("name", "born"), [("Ai Đó", ""), ("", "1998-02-01")])
def test_a_number_newly_given_is_nobody_elses(road: Road, keys: None, name: str, born: str) -> None:
    """What a new entry is judged by: under another name, or with another date of birth, the number is another's."""
    name = name or road.actor("citizen3").person_name
    result = take_in(f"9,{YEAR_OF_BOOK},Q1,,{name},{born},000000000003")
    assert result.taken == 0 and "đã cấp cho người khác" in result.refused[2] and not Entry.objects.exists()


HEAD_OF_TWINS = "number,year,entered_on,source,compared,child.full_name,child.birth_date,child.sex,mother.full_name"
LIKE = {"warn_same": {"same_mother": {"fields": ["mother.full_name", "child.birth_date"], "say": "Cùng mẹ"}}}


def take_in_twins(*lines: str) -> actions.TakenIn:
    given = {"register": "births", "unit": "99001", "origin": Origin.DEMO, "actor": "system:command", "at": MONDAY}
    return actions.take_in_past(text="\n".join([HEAD_OF_TWINS, *lines]), **given)


def test_a_field_holds_what_a_new_entry_may_hold(keys: None) -> None:
    result = take_in_twins("7,1998,1998-03-05,Q1,,Lê Văn Tám,1998-03-01,alien,")
    assert "có sẵn" in result.refused[2] and not Entry.objects.exists()


def test_a_likeness_is_compared_before_it_is_taken_in(likenesses: None) -> None:
    first = "7,1998,1998-03-05,Q1,,Lê Văn Tám,1998-03-01,male,Trần Thị Mười"
    twin = "8,1998,1998-03-05,Q1,{},Lê Văn Chín,1998-03-01,male,Trần Thị Mười"
    for before in ((first,), ()):  # the line before, then the entry that it became
        result = take_in_twins(*before, twin.format(""))
        [say] = result.refused.values()
        assert "Cùng mẹ" in say and "cột compared" in say
    assert take_in_twins(twin.format("Hai bé sinh đôi theo giấy chứng sinh")).taken == 1
    assert "Hai bé sinh đôi" in Entry.objects.get(number=8).source
    assert take_in_twins(twin.format("Hai bé sinh đôi theo giấy chứng sinh")).known == 1


def corrected(who: Any, number: int, field: str, value: str) -> Any:
    return actions.propose_correction(
        actor=who,
        entry_id=Entry.objects.get(number=number).pk,
        field=field,
        value=value,
        reason="Ghi sai so với sổ giấy.",
        legal_basis="60/2014/QH13#27",
        key=key(),
        at=MONDAY,
    )


def test_they_are_corrected_and_meet_the_walls_of_each_other(road: Road, keys: None) -> None:
    """No dossier wrote either of the two: that makes them no single matter."""
    take_in(ONE + "096198000007", TWO)
    who = road.actor("specialist1")
    refusal = refused(Unsound, lambda: corrected(who, 7, NUMBER, "096198000008"))
    assert "Số này đã ghi cho trẻ khác (việc ghi sổ số 8/1998" in refusal.faults[NUMBER]
    assert corrected(who, 7, "child.full_name", "Lê Văn Tạm").entry.number == 7
