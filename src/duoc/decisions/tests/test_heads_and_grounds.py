"""What stands above and at the beginning of a result: who gives it, and on which law it rests."""

import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from duoc.decisions.tests.test_documents_of_definitions import text_of
from duoc.ground.documents import actions

TEMPLATES = sorted(settings.CATALOG.glob("**/*.typ"))
OTHER_TEXT = "Nghị định|Nghị quyết|Thông tư|Quyết định"
NUMBERED_LAW = re.compile(rf"Căn cứ (?:Bộ luật|Luật|Pháp lệnh)\b(?:(?!{OTHER_TEXT})[^;.])*?\bsố\s+\d")
PROVINCE = "Ủy ban nhân dân tỉnh Cà Mau"


def test_a_law_is_named_without_its_number_among_the_grounds() -> None:
    """Decree 30/2020/NĐ-CP, Annex I: of all texts a law and an ordinance alone stand without number (to verify)."""
    assert NUMBERED_LAW.search("Căn cứ Luật Khiếu nại số 02/2011/QH13;")
    assert not NUMBERED_LAW.search("Căn cứ Luật Tố cáo và Nghị định số 31/2019/NĐ-CP;")
    assert [path for path in TEMPLATES if NUMBERED_LAW.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("Ủy ban nhân dân xã Hồ Thị Kỷ", True),
        ("Ủy ban nhân dân phường An Xuyên", True),
        ("Sở Tư pháp", False),
    ],
)
def test_a_commune_heads_its_papers_alone(name: str, alone: bool, tmp_path: Path) -> None:
    """Since 1 July 2025 without the provincial committee above it (practice, to verify); a department has it above."""
    shutil.copytree(settings.CATALOG / "national/forms/lib", tmp_path / "lib")
    source = tmp_path / "head.typ"
    source.write_text('#import "lib/form.typ": *\n#set text(font: "Liberation Serif")\n#agency()\n', "utf-8")
    text = text_of(actions.render(source, {"unit": {"name": name, "parent_name": PROVINCE}}, root=tmp_path))
    assert name.rpartition(" ")[2].upper() in text
    assert ("TỈNH CÀ MAU" not in text) == alone
