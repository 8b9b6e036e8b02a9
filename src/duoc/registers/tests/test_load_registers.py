"""Loading the province's registers: twice is once, none is removed."""

from pathlib import Path

import pytest
from django.conf import settings
from tests.asking import refused
from tests.cast import MONDAY

from duoc.people.models import Organisation
from duoc.registers.actions import load_registers
from duoc.registers.key_changes import KeyBroken
from duoc.registers.models import Entry, EntryKey, Register
from duoc.registers.register_files import RegisterFault, check_registers

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
FOLDER = settings.CATALOG / settings.PROVINCE / "registers"


def test_loading_again_changes_nothing(province: None) -> None:
    before = list(Register.objects.order_by("code").values())
    assert load_registers(FOLDER) == len(before) == len(list(FOLDER.glob("*.yaml")))
    assert list(Register.objects.order_by("code").values()) == before


def test_a_changed_file_changes_the_register_and_none_is_removed(province: None, tmp_path: Path) -> None:
    (tmp_path / "births.yaml").write_text("name: Sổ mới\nmaster: external\nmaster_name: Hộ tịch quốc gia\n", "utf-8")
    count = Register.objects.count()
    assert load_registers(tmp_path) == 1
    assert Register.objects.get(code="births").name == "Sổ mới" and Register.objects.count() == count


WORDS = """
name: Sổ mới
master: here
labels: {child.full_name: Họ tên, child.personal_number: Số}
unique: {number: {fields: [child.personal_number], say: Số này đã ghi}}
"""


def two_entries(*numbers: str) -> None:
    unit = Organisation.objects.order_by("code").first()
    for place, number in enumerate(numbers, 1):
        data = {"child.personal_number": number}
        common = {"register_id": "births", "unit": unit, "year": 2026, "entered_at": MONDAY, "origin": "demo"}
        Entry.objects.create(number=place, label=f"{place}/2026", data=data, **common)


def test_a_new_key_is_given_to_what_is_entered(province: None, tmp_path: Path) -> None:
    two_entries("000000000001", "000000000002")
    (tmp_path / "births.yaml").write_text(WORDS, "utf-8")
    load_registers(tmp_path)
    assert EntryKey.objects.filter(register="births", name="number", wall=True, holds=True).count() == 2


def test_a_key_that_entries_break_is_listed_and_changes_nothing(province: None, tmp_path: Path) -> None:
    two_entries("000000000001", "000 000 000 001")
    before = list(Register.objects.filter(pk="births").values())
    (tmp_path / "births.yaml").write_text(WORDS, "utf-8")
    refusal = refused(KeyBroken, lambda: load_registers(tmp_path))
    assert "1 cặp" in refusal.say and "number: 1/2026 (" in refusal.say and "2/2026 (" in refusal.say
    assert list(Register.objects.filter(pk="births").values()) == before and not EntryKey.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("uniqe: {}", "uniqe"),
        ("volume: 0", "volume"),
        ("unique: {number: {fields: [child.weight], say: x}}", "child.weight"),
        ("unique: {number: {fields: []}}", "unique.number"),
    ],
)
def test_words_that_are_none_are_found_with_their_line(tmp_path: Path, wrong: str, words: str) -> None:
    (tmp_path / "births.yaml").write_text(f"name: Sổ\nmaster: here\n{wrong}\n", "utf-8")
    assert any(words in one.what and one.line in (1, 3) for one in check_registers(tmp_path))
    refused(RegisterFault, lambda: load_registers(tmp_path))
