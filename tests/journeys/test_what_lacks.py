"""What lacks: asked, answered in part, a paper that is not there, all of it, asked once more, an answer put right."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import pdf
from tests.journeys.imported import Opened, accepted, answered, filed, promised, taken_in
from tests.journeys.people import Province, attach, choose, press, reads


@pytest.mark.nightly
def test_what_lacks_is_given_in_parts_and_asked_once_more(everyday: Province) -> None:
    dossier = accepted(everyday, "Hòa giải xong vụ mượn đất.")
    asked(dossier)
    answered_in_part(dossier)
    not_there(dossier)
    answered_in_full(dossier)
    asked_once_more(dossier)


def asked(dossier: Opened) -> None:
    """A paper and an answer; the date rests on both sides and form 02 lies with the applicant."""
    specialist = dossier.seen_by("specialist1")
    press(specialist, "^Yêu cầu bổ sung")
    specialist.get_by_label("Giấy đề nghị thanh toán").fill("Giấy chưa ký tên.")
    specialist.get_by_label("Nội dung đề nghị").fill("Ghi rõ ngày hòa giải thành.")
    press(specialist, "^Gửi yêu cầu bổ sung")
    reads(specialist, "Chờ bổ sung")
    reads(specialist, "hẹn trả: tính lại khi có đủ những gì đang chờ")
    citizen = dossier.seen_by("citizen2")
    reads(citizen, "Đang chờ bạn bổ sung hồ sơ")
    reads(citizen, "tính lại khi có đủ những gì đang chờ")
    expect(citizen.get_by_role("link", name="Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)")).to_be_visible()
    dossier.news("cần bổ sung")


def answered_in_part(dossier: Opened) -> None:
    citizen = open_supplement(dossier)
    citizen.get_by_label("Bạn cần cơ quan giải quyết việc gì?").fill("Hòa giải thành ngày 12/11/2026.")
    press(citizen, "^Gửi phần bổ sung")
    reads(citizen, "Đã giữ phần bạn gửi. Hồ sơ chưa đi tiếp")
    reads(citizen, "Còn thiếu[.]")
    reads(dossier.seen_by("specialist1"), "Đã gửi một phần")
    dossier.news("còn thiếu")


def not_there(dossier: Opened) -> None:
    """The applicant says why; the desk needs it all the same and says what helps."""
    citizen = open_supplement(dossier)
    citizen.locator("summary", has_text="Tôi không có giấy này").first.click()
    choose(citizen, citizen.get_by_role("checkbox", name=re.compile("Tôi không có giấy này")))
    citizen.get_by_label("Vì sao không có?").fill("Tôi không biết viết giấy này.")
    press(citizen, "^Gửi phần bổ sung")
    reads(citizen, "chờ cơ quan trả lời. Lý do: Tôi không biết viết")
    specialist = dossier.seen_by("specialist1")
    reads(specialist, "Lý do: “Tôi không biết viết giấy này.”. Chờ trả lời")
    answered(
        specialist,
        "^Trả lời về giấy tờ người yêu cầu không có",
        {"accepted": "no", "answer": "Bộ phận một cửa có người giúp viết."},
        "^Trả lời$",
    )
    reads(open_supplement(dossier), "Cơ quan vẫn cần giấy này: Bộ phận một cửa có người giúp viết")
    dossier.news("đã trả lời về giấy tờ bạn không có")


def answered_in_full(dossier: Opened) -> None:
    citizen = open_supplement(dossier)
    attach(citizen.locator('input[type="file"]').first, "giay-da-ky.pdf", pdf())
    press(citizen, "^Gửi phần bổ sung")
    reads(citizen, "Đã gửi phần bổ sung. Hồ sơ đã trở lại nơi xử lý")
    date = promised(citizen, "Hẹn trả kết quả: ")
    specialist = dossier.seen_by("specialist1")
    assert promised(specialist, "hẹn trả ") == date, "both sides have one date"
    reads(specialist, "Người yêu cầu trả lời")


def asked_once_more(dossier: Opened) -> None:
    """The specialist proposes, nobody outside knows yet, the head lets it on the phone."""
    specialist = dossier.seen_by("specialist1")
    press(specialist, "^Yêu cầu bổ sung")
    specialist.get_by_label("Vì sao phải yêu cầu thêm lần nữa?").fill("Tệp gửi lên bị mờ.")
    specialist.get_by_label("Giấy đề nghị thanh toán").fill("Chụp lại cho rõ chữ.")
    press(specialist, "^Gửi yêu cầu bổ sung")
    reads(specialist, "Người đứng đầu duyệt thì người yêu cầu mới nhận phiếu")
    reads(dossier.seen_by("citizen2"), "Đang giải quyết")
    leader = dossier.seen_by("leader1")
    answered(leader, "^Duyệt yêu cầu bổ sung thêm lần nữa", {"approved": "yes"}, "^Trả lời$")
    reads(leader, "Yêu cầu bổ sung lần 2")
    reads(dossier.seen_by("citizen2"), "Đang chờ bạn bổ sung hồ sơ")
    citizen = open_supplement(dossier)
    reads(citizen, "Chụp lại cho rõ chữ")
    attach(citizen.locator('input[type="file"]').first, "giay-ro.pdf", pdf())
    press(citizen, "^Gửi phần bổ sung")
    reads(citizen, "Đang giải quyết")


def test_a_wrong_answer_is_put_right(everyday: Province) -> None:
    """By the applicant before anybody took it in, by the desk after that; each side reads what was and what is."""
    code, mine = filed(everyday, "Hòa giải xong vụ ranh rào.")
    citizen = everyday.at("citizen2")
    citizen.goto(mine)
    corrected(citizen, "Hòa giải xong vụ ranh vườn.", {"reason": "Tôi ghi nhầm."})
    dossier = taken_in(everyday, code, mine)
    specialist = dossier.seen_by("specialist1")
    reads(specialist, "ranh vườn")
    corrected(
        specialist, "Hòa giải xong vụ ranh ruộng.", {"reason": "Biên bản ghi ranh ruộng.", "proof": "Biên bản hòa giải"}
    )
    reads(dossier.seen_by("specialist1"), "ranh ruộng")
    reads(dossier.seen_by("citizen2"), "đã sửa một câu trả lời của bạn")
    dossier.news("từ “Hòa giải xong vụ ranh vườn.” thành “Hòa giải xong vụ ranh ruộng.”")


def corrected(page: Page, new: str, why: dict[str, str]) -> None:
    answered(page, "^Sửa câu trả lời sai", {"question": "request.text", "new": new, **why}, "^Sửa câu trả lời$")
    reads(page, "Đã sửa câu trả lời")


def open_supplement(dossier: Opened) -> Page:
    citizen = dossier.seen_by("citizen2")
    press(citizen, "^Bổ sung hồ sơ")
    return citizen
