"""Civil status: every line of a form stands on its result, empty where nothing is known."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from duoc.decisions.tests.test_documents_of_definitions import FOLDERS, printed, text_of
from duoc.ground.documents import actions
from duoc.ground.documents.tests.conftest import CERTIFICATE, sample

# Lines that a form of civil status has whatever the book holds: an empty one is left empty, never left out.
PARENT = ("Năm sinh", "Dân tộc", "Quốc tịch", "Nơi cư trú")
SPOUSE = ("Ngày, tháng, năm sinh", "Dân tộc", "Quốc tịch", "Nơi cư trú", "Giấy tờ tùy thân")
BORN = ("Ngày, tháng, năm sinh", "ghi bằng chữ", "Giới tính", "Dân tộc", "Quốc tịch", "Nơi sinh", "Quê quán",
        "Số định danh cá nhân", "Họ, chữ đệm, tên người mẹ", *PARENT,
        "Họ, chữ đệm, tên người cha", *PARENT)  # fmt: skip
DIED = ("Ngày, tháng, năm sinh", "Giới tính", "Dân tộc", "Quốc tịch", "Số định danh cá nhân", "Nơi cư trú cuối cùng",
        "Đã chết vào lúc", "Nơi chết", "Nguyên nhân chết")  # fmt: skip
LINES = {
    "GIẤY KHAI SINH": BORN,
    "TRÍCH LỤC KẾT HÔN": ("Họ, chữ đệm, tên vợ", *SPOUSE, "Họ, chữ đệm, tên chồng", *SPOUSE),
    "TRÍCH LỤC KHAI TỬ": DIED,
}
CIVIL_STATUS = [folder for folder in FOLDERS if folder.name in {"1.001193", "1.000656", "1.000894", "2.000635"}]
# What a book of civil status may not know, as of a father: its line is on the form and stays empty (to verify).
OF_A_PERSON = {"Năm sinh", "Dân tộc", "Quốc tịch", "Nơi cư trú", "Quê quán", "Số định danh cá nhân", "Giấy tờ tùy thân"}
OF_A_BOOK = OF_A_PERSON | {"Ngày, tháng, năm sinh", "ghi bằng chữ", "Giới tính", "Nơi sinh", "Nơi cư trú cuối cùng"}
MAY_BE_EMPTY = {
    "1.001193/certificate.typ": OF_A_PERSON,
    "1.000894/copy.typ": OF_A_PERSON,
    "1.000656/extract.typ": {"Số định danh cá nhân", "Nơi cư trú cuối cùng"},
    "2.000635/extract.typ": OF_A_BOOK | {"Đã chết vào lúc", "Nơi chết"},  # a case gives an entry by its number alone
}


pytestmark = pytest.mark.django_db  # printed residences have the names of their day


@pytest.mark.parametrize("folder", CIVIL_STATUS, ids=lambda folder: folder.name)
def test_a_line_of_the_form_is_never_left_out(folder: Path) -> None:
    seen = set()
    for one in printed(folder):
        for heading, labels in LINES.items():
            if one.result is not None and heading in one.text:
                seen.add(heading)
                left_out = [label for label in labels if one.text.count(f"{label}:") < labels.count(label)]
                assert left_out == [], f"{one.name}: {one.case}"
    assert seen


@pytest.mark.parametrize("folder", CIVIL_STATUS, ids=lambda folder: folder.name)
def test_no_label_stands_before_nothing_but_where_a_book_may_be_silent(folder: Path) -> None:
    for one in printed(folder):
        if one.result is not None and not one.plan.desk_faults:
            labels = set(re.findall(r"\[([^\[\]#]+)\],", one.template.read_text("utf-8"))) - {"Số"}  # filled at issue
            ends = {part[:-1] for line in one.lines for part in re.split(r" {2,}", line.strip()) if part.endswith(":")}
            assert ends & labels <= MAY_BE_EMPTY.get(one.name, set()), f"{one.name}: {one.case}"


def test_only_papers_of_civil_status_leave_a_line_empty() -> None:
    """Every other value that is missing stands as dots, which nobody signs, or says so."""
    leaves = {folder for folder in FOLDERS for file in folder.glob("*.typ") if "or-blank(" in file.read_text("utf-8")}
    assert leaves == set(CIVIL_STATUS)


def test_a_copy_of_a_death_tells_the_hour_that_the_book_holds() -> None:
    folder = next(folder for folder in FOLDERS if folder.name == "2.000635")
    held = {"deceased": {"full_name": "Trần Văn Tâm"}, "death": {"date": "2026-03-01", "hour": 5, "minute": 10}}
    entry = {"register": "deaths", "number": "1/2026", "data": held}
    text = text_of(actions.render(folder / "extract.typ", {"entry": entry}, root=settings.CATALOG))
    assert "Đã chết vào lúc: 5 giờ 10 phút, ngày 01 tháng 3 năm 2026" in text


@pytest.mark.parametrize("procedure", ["1.000656", "2.000635"])
@pytest.mark.parametrize(
    ("known", "moment"),
    [({}, "ngày 01 tháng 3 năm 2026"), ({"hour": 5}, "5 giờ, ngày 01 tháng 3 năm 2026")],
)
def test_what_nobody_knows_of_a_death_leaves_no_open_place(procedure: str, known: dict[str, int], moment: str) -> None:
    folder = next(folder for folder in FOLDERS if folder.name == procedure)
    held = {"deceased": {"full_name": "Trần Văn Tâm"}, "death": {"date": "2026-03-01", **known}}
    entry = {"register": "deaths", "number": "1/2026", "data": held}
    text = text_of(actions.render(folder / "extract.typ", {"entry": entry}, root=settings.CATALOG))
    assert f"Đã chết vào lúc: {moment}" in text and "Nguyên nhân chết: Không rõ" in text


def test_a_number_that_another_body_has_not_given_leaves_its_line_empty() -> None:
    """Of a birth that is registered before the child has a number: whole all the same, and signed so."""
    data = sample()
    del data["answers"]["child.personal_number"]
    text = text_of(actions.render(CERTIFICATE, data, root=settings.CATALOG, complete=True))
    between = r"(?: \S{1,2})*"  # letters of the mark across the sheet
    assert re.search(rf"Số định danh cá nhân:{between} Họ, chữ đệm, tên người mẹ", text), text
