"""Ends without a result, and time: a withdrawal not let and let, a stop, work at rest, a new date with an apology."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from duoc.ground.worktime.calculations import VIETNAM
from tests.journeys.imported import Opened, accepted, answered, promised
from tests.journeys.people import Province, press, reads

BASIS = "Nghị định 118/2025/NĐ-CP"
STOP = {"reason": "Việc đã được giải quyết ở hồ sơ khác.", "legal_basis": BASIS}


def test_a_withdrawal_is_not_let_and_then_let(everyday: Province) -> None:
    dossier = accepted(everyday, "Hòa giải xong vụ nợ hụi.")
    asked_back(dossier, "Tôi muốn nộp lại sau.")
    answered(dossier.seen_by("specialist1"), "^Không cho rút hồ sơ", {"answer": "Đã chi tiền."}, "^Trả lời$")
    citizen = dossier.seen_by("citizen2")
    reads(citizen, "Yêu cầu rút hồ sơ không được chấp nhận")
    reads(citizen, "Đang giải quyết")
    dossier.news("đã trả lời yêu cầu rút hồ sơ")
    asked_back(dossier, "Tôi đã nhận tiền ở nơi khác.")
    answered(dossier.seen_by("specialist1"), "^Cho rút hồ sơ", {"legal_basis": BASIS}, "^Trình ký$")
    stopped(dossier)


def asked_back(dossier: Opened, reason: str) -> None:
    """The applicant asks on the phone; the work goes on until somebody answers."""
    citizen = dossier.seen_by("citizen2")
    answered(citizen, "^Yêu cầu rút hồ sơ", {"reason": reason}, "^Gửi yêu cầu rút hồ sơ")
    reads(citizen, "Đã gửi yêu cầu rút hồ sơ")
    specialist = dossier.seen_by("specialist1")
    reads(specialist, "Người yêu cầu xin rút hồ sơ: chờ trả lời")
    reads(specialist, reason)


def stopped(dossier: Opened) -> None:
    """The leader signs; both sides say that it is over, and form 05 lies with the applicant."""
    leader = dossier.seen_by("leader1")
    answered(leader, "^Ký dừng giải quyết", {}, "^Ký$")
    reads(leader, "Đã dừng giải quyết hồ sơ")
    reads(dossier.seen_by("specialist1"), "Dừng giải quyết")
    citizen = dossier.seen_by("citizen2")
    reads(citizen, "[Dd]ừng giải quyết")
    expect(citizen.get_by_role("link", name="mẫu 05")).to_be_visible()
    dossier.news("dừng giải quyết")


@pytest.mark.nightly
def test_a_stop_is_sent_back_and_proposed_anew(everyday: Province) -> None:
    dossier = accepted(everyday, "Hòa giải xong vụ nuôi vịt.")
    answered(dossier.seen_by("specialist1"), "^Đề nghị dừng giải quyết", STOP, "^Trình ký$")
    reads(dossier.seen_by("citizen2"), "Đang giải quyết")
    leader = dossier.seen_by("leader1")
    press(leader, "^Ký dừng giải quyết")
    reads(leader, "Việc đã được giải quyết ở hồ sơ khác")
    answered(leader, "^Trả lại đề nghị dừng", {"answer": "Ghi rõ hồ sơ nào."}, "^Trả lại")
    specialist = dossier.seen_by("specialist1")
    reads(specialist, "Ghi rõ hồ sơ nào")
    answered(specialist, "^Đề nghị dừng giải quyết", STOP | {"reason": "Hồ sơ nộp trước đó."}, "^Trình ký$")
    stopped(dossier)


@pytest.mark.nightly
def test_work_rests_and_goes_on(everyday: Province) -> None:
    dossier = accepted(everyday, "Hòa giải xong vụ bờ kênh.")
    answers = {
        "reason": "Chờ biên bản của ấp.",
        "legal_basis": BASIS,
        "awaits": "Biên bản hòa giải bản chính",
        "waits_for": "office",
        "expected_on": working_day(10),
    }
    answered(dossier.seen_by("specialist1"), "^Tạm dừng giải quyết", answers, "^Tạm dừng$")
    specialist, citizen = dossier.seen_by("specialist1"), dossier.seen_by("citizen2")
    for side in (specialist, citizen):
        reads(side, "[Tt]ạm dừng")
        reads(side, "tính lại khi hồ sơ được giải quyết tiếp")
    dossier.news("tạm dừng")
    answered(specialist, "^Tiếp tục giải quyết", {"came": "Đã có biên bản."}, "^Tiếp tục$")
    citizen = dossier.seen_by("citizen2")
    reads(citizen, "Đang giải quyết")
    assert promised(citizen, "Hẹn trả kết quả: ") == promised(dossier.seen_by("specialist1"), "hẹn trả ")


@pytest.mark.nightly
def test_an_apology_is_sent_back_signed_and_read(everyday: Province) -> None:
    dossier = accepted(everyday, "Hòa giải xong vụ cây dừa.")
    answers = {"cause": "workload", "reason": "Nhiều hồ sơ cuối năm.", "new_day": working_day(20)}
    answered(dossier.seen_by("specialist1"), "^Xin lỗi và hẹn lại", answers, "^Trình ký$")
    leader = dossier.seen_by("leader1")
    press(leader, "^Ký văn bản xin lỗi")
    reads(leader, "Nhiều hồ sơ cuối năm")
    answered(leader, "^Trả lại văn bản xin lỗi", {"answer": "Viết rõ hơn."}, "^Trả lại")
    before = promised(dossier.seen_by("citizen2"), "Hẹn trả kết quả: ")
    reads(dossier.seen_by("specialist1"), "Viết rõ hơn")
    answered(dossier.seen_by("specialist1"), "^Xin lỗi và hẹn lại", answers, "^Trình ký$")
    answered(dossier.seen_by("leader1"), "^Ký văn bản xin lỗi", {}, "^Ký$")
    citizen = dossier.seen_by("citizen2")
    after = promised(citizen, "Hẹn trả kết quả: ")
    assert after != before and after == promised(dossier.seen_by("specialist1"), "hẹn trả ")
    expect(citizen.get_by_role("link", name="mẫu 04")).to_be_visible()
    dossier.news("[Xx]in lỗi")


def working_day(ahead: int) -> str:
    """The first day from Monday to Friday that many days from now; the demo's calendar has no holiday in December."""
    day = datetime.now(VIETNAM).date() + timedelta(days=ahead)
    return f"{day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0):%d/%m/%Y}"
