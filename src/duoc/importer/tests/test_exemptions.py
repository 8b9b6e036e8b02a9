"""Rows that free some people from a paper, papers lumped in one row, names of forms: the smallest page for each."""

import pytest

from duoc.importer.tests.samples import TABLE, kinds, written


def _papers(*rows: str) -> dict[str, bool]:
    text = f"--{TABLE}" + "".join(f"{row}1 bản chính" for row in rows)
    papers = list(written(documents_text=text).definition["papers"].values())[:-1]
    return {paper.get("full_name", paper["name"]): paper["required"] for paper in papers}


def test_an_exemption_is_no_paper_and_makes_the_one_it_speaks_of_conditional() -> None:
    fire = "Văn bản nghiệm thu về phòng cháy và chữa cháy"
    free = "Công trình không thuộc diện thẩm định về phòng cháy và chữa cháy thì không phải nộp thành phần hồ sơ này."
    assert _papers("Giấy đăng ký theo mẫu", fire, free) == {"Giấy đăng ký theo mẫu": True, fire: False}


def test_information_that_the_agency_finds_is_no_paper() -> None:
    information = "Thông tin đăng ký doanh nghiệp được khai thác trên Cơ sở dữ liệu quốc gia, không phải nộp bản sao"
    one = written(documents_text=f"--{TABLE}Đơn đề nghị1 bản chính{information}1 bản chính")
    assert "note_as_paper" in kinds(one)
    assert [paper["name"] for paper in one.definition["papers"].values()] == ["Đơn đề nghị", "Giấy tờ khác"]


def test_an_exemption_from_a_paper_that_is_not_known_closes_the_page() -> None:
    text = f"--{TABLE}Đơn đề nghị1 bản chínhCơ sở nhỏ không phải nộp giấy tờ này.1 bản chính"
    assert written(documents_text=text).failed == ("plain",)


@pytest.mark.parametrize(
    "row",
    [
        "A. Thành phần hồ sơ: a) Đơn đề nghị (Mẫu số 1); b) Bản sao giấy đăng ký; c) Danh sách nhân viên. "
        "B. Số lượng hồ sơ: 01 bộ",
        "* Hồ sơ đề nghị cấp giấy phép gồm: a) Đơn đề nghị (Mẫu số 1); b) Bản sao giấy đăng ký; đ) Danh sách nhân viên",
        "- Thành phần hồ sơ: + Đơn đề nghị (Mẫu số 1); + Bản sao giấy đăng ký; + Danh sách nhân viên. "
        "- Số lượng hồ sơ: 01 (bộ).",
    ],
)
def test_papers_lumped_in_one_row_are_papers_each(row: str) -> None:
    assert list(_papers(row)) == ["Đơn đề nghị (Mẫu số 1)", "Bản sao giấy đăng ký", "Danh sách nhân viên"]


def test_a_form_that_stays_lumped_with_other_papers_closes_the_page() -> None:
    text = f"--{TABLE}Đơn đề nghị; b) bản sao giấy đăng ký1 bản chính"
    assert written(documents_text=text).failed == ("plain",)


def test_the_name_of_a_form_is_no_second_request() -> None:
    assert list(
        _papers("Văn bản đề nghị (theo mẫu)", "Tên mẫu đơn, mẫu tờ khai: Đề nghị tổ chức đại hội (Mẫu B33)")
    ) == ["Văn bản đề nghị (theo mẫu)"]


def test_a_condition_on_the_translation_is_none_on_the_paper() -> None:
    name = "Mẫu trình bày tên gọi và bản dịch được công chứng (đối với tên gọi bằng tiếng nước ngoài)"
    assert _papers("Đơn", name)[name] is True


def test_shown_or_filed_is_required_whatever_a_last_sentence_says_of_foreigners() -> None:
    contract = "Hợp đồng mua bán. Trường hợp chủ là người nước ngoài thì phải có giấy tờ được phép cư trú"
    text = (
        f"* Xuất trình hoặc gửi bản sao các giấy tờ sau:{TABLE}{contract}1 bản chính"
        f"* Giấy tờ phải nộp:{TABLE}Đơn đề nghị1 bản chính"
    )
    assert [paper["required"] for paper in written(documents_text=text).definition["papers"].values()] == [
        True, True, False,
    ]  # fmt: skip


def test_more_papers_below_one_of_the_following_than_one_heading_has_close_the_page() -> None:
    rows = "".join(f"+ Giấy chứng nhận loại {letter}1 bản chính" for letter in "ABCDEF")
    text = f"--{TABLE}Đơn đề nghị1 bản chính- Giấy tờ chứng minh là một trong các giấy tờ sau:1 bản chính{rows}"
    assert written(documents_text=text).failed == ("plain",)


def test_proof_for_some_candidates_of_an_exam_is_not_required_of_all() -> None:
    name = "Giấy tờ chứng minh được miễn thi môn ngoại ngữ"
    assert _papers("Phiếu đăng ký xét công nhận", name)[name] is False
