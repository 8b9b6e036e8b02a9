"""Loading the province's registers: twice is once, none is removed."""

from pathlib import Path

import pytest
from django.conf import settings

from duoc.registers.actions import load_registers
from duoc.registers.models import Register

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
