"""Which form a paper has and where it is had: nobody is asked for a picture of a form that nobody handed out."""

import pytest

from duoc.importer import form_papers


@pytest.mark.parametrize(
    ("name", "files", "form", "hint"),
    [
        ("Đơn đề nghị", ("Mẫu số 01",), "số 01", form_papers.ON_THE_PAGE),
        (
            "Tờ khai theo Mẫu số 02a ban hành kèm theo Nghị định số 176/2025/NĐ-CP",
            (),
            "số 02a, 176/2025/NĐ-CP",
            form_papers.IN_A_TEXT,
        ),
        ("Tờ khai theo mẫu quy định", (), None, form_papers.AT_THE_COUNTER),
        ("Đơn đề nghị cấp giấy phép", (), None, form_papers.NO_FORM),
        # An annex is the form of a request, not where a list of goods stands; of two forms both are named.
        (
            "Đơn đề nghị hỗ trợ quy định tại Phụ lục IV ban hành kèm theo Nghị định số 95/2024/NĐ-CP",
            (),
            "phụ lục IV, 95/2024/NĐ-CP",
            form_papers.IN_A_TEXT,
        ),
        ("Đơn đề nghị nhập hóa chất thuộc danh mục quy định tại Phụ lục III", (), None, form_papers.NO_FORM),
        (
            "Đơn đề nghị theo Mẫu số 52a hoặc Mẫu số 52b kèm theo Nghị định số 147/2024/NĐ-CP",
            (),
            "số 52a hoặc 52b, 147/2024/NĐ-CP",
            form_papers.IN_A_TEXT,
        ),
        # The form of one paper of a list is not the form of the whole.
        ("Một trong các giấy tờ sau: giấy A; giấy xác nhận theo Mẫu số 37", (), None, None),
    ],
)
def test_the_form_is_named_with_where_it_is_had(
    name: str, files: tuple[str, ...], form: str | None, hint: str | None
) -> None:
    paper = form_papers.form_and_hint(name, files, required=True, request=name.startswith(("Đơn", "Tờ khai")))
    assert paper.get("form") == form
    assert hint is None or paper["hint"] == hint


def test_nobody_is_asked_to_write_by_himself_what_others_write() -> None:
    for name in ("Báo cáo tài chính đã kiểm toán", "Văn bản của Bộ về việc đồng ý"):
        assert form_papers.form_and_hint(name, (), required=True, request=True) == {}


def test_of_a_paper_that_not_everybody_brings_the_hint_says_so() -> None:
    assert form_papers.form_and_hint("Đơn theo mẫu", (), required=False, request=True) == {}


@pytest.mark.parametrize(
    ("steps", "form"),
    [
        (
            "Tổ chức gửi Đơn đề nghị cấp giấy phép đến Sở Y tế (theo Phụ lục số 2b kèm Thông tư số 17/2014/TT-BYT).",
            "phụ lục 2b, 17/2014/TT-BYT",
        ),
        ("Cá nhân làm đơn đề nghị theo Mẫu số 19 Nghị định số 131/2021/NĐ-CP.", "số 19, 131/2021/NĐ-CP"),
        # The form of what the agency writes, or of another request; or two forms.
        ("Sau khi nhận Đơn đề nghị cấp giấy phép, Sở cấp giấy phép theo Mẫu số 45.", None),
        ("Gửi đơn đề nghị gia hạn theo Mẫu số 3.", None),
        ("Gửi đơn đề nghị theo Mẫu số 3; gửi đơn đề nghị cấp giấy phép theo Mẫu số 4.", None),
    ],
)
def test_a_form_that_only_the_steps_name_is_that_of_the_request(steps: str, form: str | None) -> None:
    papers = {"giay_1": {"name": "Đơn đề nghị cấp giấy phép", "required": True, "hint": form_papers.NO_FORM}}
    form_papers.name_from_texts(papers, [steps])
    assert papers["giay_1"].get("form") == form
    assert (papers["giay_1"]["hint"] == form_papers.NO_FORM) == (form is None)
