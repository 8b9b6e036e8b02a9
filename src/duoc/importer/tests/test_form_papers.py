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
