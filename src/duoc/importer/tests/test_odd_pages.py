"""Shapes that no page of the shipped file has: each is taken with its doubt, or rejected with what to do."""

from typing import Any

import pytest

from duoc.importer.source_page import Rejection
from duoc.importer.tests.samples import HEAD, TABLE, kinds, written

TAKEN: dict[str, tuple[dict[str, Any], set[str]]] = {
    "a new channel": (
        {"channels_text": f"{HEAD}Ki-ốt thông minh3 Ngày làm việcMiễn phíTrực tiếp3 Ngày làm việcMiễn phí"},
        {"odd_channels"},
    ),
    "a fee in words": (
        {"channels_text": f"{HEAD}Trực tuyến3 Ngày làm việcTheo quy định"},
        {"odd_channels", "no_term", "no_fee_information"},
    ),
    "a row that sticks to the one before": (
        {"channels_text": f"{HEAD}Trực tuyến3 NgàyMiễn phíTrực tiếp3 Ngày50.000đ"},
        {"odd_channels"},
    ),
    "dollars": ({"channels_text": f"{HEAD}Trực tuyến3 Ngày1.5 USD"}, {"foreign_currency"}),
    "ten thousand days": ({"channels_text": f"{HEAD}Trực tuyến10000 NgàyMiễn phí"}, {"term_out_of_range"}),
    "no day at all": ({"channels_text": f"{HEAD}Trực tuyến0 NgàyMiễn phí"}, {"term_out_of_range"}),
    "minutes": ({"channels_text": f"{HEAD}Trực tuyến30 PhútMiễn phí"}, {"no_unit"}),
    "papers as a list": ({"documents_text": "- Đơn đề nghị\n- Bản sao hộ chiếu\n- Ảnh 4x6"}, {"papers_unreadable"}),
    "copies in sets": ({"documents_text": f"--{TABLE}Đơn đề nghị02 bộ"}, {"papers_unreadable", "note_as_paper"}),
    "another language": (
        {"channels_text": "Online, 3 working days, free", "documents_text": "Application form, 1 original"},
        {"odd_channels", "papers_unreadable", "no_term", "no_fee_information"},
    ),
    "a new field": ({"field": "Trí tuệ nhân tạo"}, {"unknown_field"}),
    "a very long result": ({"result_text": "Giấy phép " * 500}, {"odd_result_code"}),
    "nothing but code and name": (
        dict.fromkeys(
            ("channels_text", "documents_text", "result_text", "legal_basis_text", "handling_body", "conditions_text")
        ),
        {"no_term", "no_fee_information", "no_papers", "no_result", "no_law", "no_body"},
    ),
}
REJECTED: dict[str, dict[str, Any]] = {
    "a list for a text": {"documents_text": ["Đơn đề nghị"]},
    "a level that does not exist": {"levels": "Cấp khu vực"},
    "markup in the name": {"name": "<b>Cấp phép</b>"},
    "a formula for a name": {"name": "=HYPERLINK(1)"},
    "a code of another shape": {"code": "1.1"},
}


@pytest.mark.parametrize("what", TAKEN)
def test_an_unseen_shape_is_taken_and_doubted(what: str) -> None:
    changes, doubts = TAKEN[what]
    assert kinds(written(**changes)) == doubts


@pytest.mark.parametrize("what", REJECTED)
def test_what_cannot_be_taken_says_what_to_do(what: str) -> None:
    with pytest.raises(Rejection) as fault:
        written(**REJECTED[what])
    assert fault.value.what and fault.value.remedy


def test_weeks_and_years_are_counted_in_what_the_clock_knows() -> None:
    (main,) = (
        written(channels_text=f"{HEAD}Trực tuyến2 TuầnMiễn phíTrực tiếp1 NămMiễn phí").definition["variants"].values()
    )
    assert (main["term"], main["term_by_channel"]) == ("14 day", {"counter": "12 month"})
