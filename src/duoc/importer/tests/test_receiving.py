"""A commune takes in and looks at what a body of the province decides: both are told, and both have their steps."""

import pytest

from duoc.importer.tests.samples import loaded, written

STEPS = (
    "Bước 1: Cá nhân nộp hồ sơ gồm bản khai đến Trung tâm Phục vụ hành chính công cấp xã.\n"
    "Bước 2: Ủy ban nhân dân cấp xã trong thời gian 02 ngày làm việc kể từ ngày nhận đủ giấy tờ, có trách nhiệm "
    "kiểm tra, xác nhận bản khai, gửi Sở Tư pháp.\n"
    "Bước 3: Sở Tư pháp trong thời gian 03 ngày làm việc ban hành quyết định."
)
OPEN = {"levels": "Cấp xã", "steps_text": STEPS}


def test_the_commune_receives_and_has_a_step_of_its_own() -> None:
    one = written(**OPEN)
    made = one.definition
    assert one.failed == ()
    assert made["competent"][0]["organisation"] == "so-tu-phap"
    assert made["received_by"]["commune_of"] == "place.commune"
    confirm = made["steps"][1]
    assert (confirm["at"], confirm["within"]) == ({"commune_of": "place.commune"}, "2 working_day")
    definition = loaded(made)
    assert sum(step.share for step in definition.steps) == 100
    assert definition.questions["place.commune"].label == "Xã, phường nhận hồ sơ"


@pytest.mark.parametrize(
    "changes",
    [
        {"levels": "Cấp tỉnh"},  # carried out by the province: the commune is asked, or confirms on the way
        {"steps_text": STEPS.replace("trong thời gian 02 ngày làm việc kể từ ngày nhận đủ giấy tờ, ", "")},
        {"steps_text": STEPS.replace(", gửi Sở Tư pháp.", ".")},
    ],
    ids=["of the province", "no time", "sent nowhere"],
)
def test_what_is_not_plain_stays_closed(changes: dict[str, str]) -> None:
    one = written(**{**OPEN, **changes})
    assert "received_by" not in one.definition and one.failed == ("plain",)
