"""Required, conditional or optional; headings inside tables; results, doubles and stumps among the papers."""

import pytest

from duoc.importer.tests.samples import TABLE, kinds, written


def _papers(*rows: str, **changes: str) -> dict[str, bool]:
    one = written(documents_text=f"--{TABLE}" + "".join(f"{row}1 bản chính" for row in rows), **changes)
    return {paper["name"]: paper["required"] for id, paper in one.definition["papers"].items() if id != "khac"}


@pytest.mark.parametrize(
    ("name", "required"),
    [
        ("Đơn đề nghị cấp giấy phép", True),
        ("Đơn đề nghị cấp giấy phép đối với cơ sở in", True),
        ("Tờ khai (đối với trường hợp cấp lại)", False),
        ("Giấy ủy quyền (nếu có)", False),
        ("Một trong các giấy tờ sau: hộ chiếu; thẻ căn cước", True),
        ("Bản sao hộ chiếu trong trường hợp là người nước ngoài", False),
    ],
)
def test_words_tell_whether_a_paper_is_required(name: str, required: bool) -> None:
    assert _papers(name, "Đơn") == {name: required, "Đơn": True}


def test_a_heading_in_the_table_holds_for_the_rows_with_another_mark() -> None:
    papers = _papers("- Đơn đề nghị", "- Đối với người nước ngoài, nộp thêm:", "+ Hộ chiếu", "- Ảnh chân dung")
    assert papers == {"Đơn đề nghị": True, "Hộ chiếu": False, "Ảnh chân dung": True}


def test_a_heading_without_condition_changes_nothing() -> None:
    assert _papers("Hồ sơ gồm:", "Đơn đề nghị", "Bản sao bằng") == {"Đơn đề nghị": True, "Bản sao bằng": True}


def test_where_rows_have_no_mark_a_conditional_heading_leaves_it_unknown() -> None:
    one = written(documents_text=f"--{TABLE}Đơn1 bản chínhTrường hợp cấp lại:1 bản chínhGiấy phép cũ1 bản chính")
    assert "papers" in one.failed


def test_what_the_procedure_gives_is_no_paper() -> None:
    given = "Giấy phép thử nghiệm theo Mẫu số 02 ban hành kèm theo Nghị định số 1/2026/NĐ-CP"
    assert _papers(given, "Đơn đề nghị") == {"Đơn đề nghị": True}
    assert given.split(" theo")[0] in "".join(_papers(given, "Đơn đề nghị", name="Cấp lại giấy phép thử nghiệm"))


def test_doubled_papers_are_one_and_stumps_are_whole() -> None:
    assert _papers("Đơn đề nghị", "Đơn đề nghị;", "ản lý lịch") == {"Đơn đề nghị": True, "Bản lý lịch": True}


def test_a_heading_that_is_a_paper_is_no_case() -> None:
    text = (
        f"Phiếu được tạo lập khi thu nhận hồ sơ để công dân ký xác nhận.{TABLE}Phiếu thu nhận1 bản chính"
        f"--{TABLE}Phiếu đề nghị1 bản chính"
    )
    one = written(documents_text=text)
    assert list(one.definition["variants"]) == ["main"] and "cases_from_headings" not in kinds(one)
