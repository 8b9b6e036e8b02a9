"""In whose hand a dossier is, and a result that comes back: taken, put back, given by the head, returned unissued."""

from playwright.sync_api import Page

from tests.journeys.imported import Opened, accepted, answered
from tests.journeys.people import Province, choose, fill, press, reads
from tests.journeys.test_birth_and_extract import issue, sign, until_offered
from tests.journeys.test_catalogue_roads import WRITTEN

NAME = "Đỗ Quốc Thịnh"


def test_a_dossier_goes_from_hand_to_hand_and_its_result_comes_back(everyday: Province) -> None:
    dossier = accepted(everyday, "Hòa giải xong vụ lối đi.")
    specialist = dossier.seen_by("specialist1")
    reads(specialist, "Chưa ai nhận xử lý")
    press(specialist, "^Nhận xử lý$")
    reads(specialist, "Bạn đã nhận xử lý")
    reads(dossier.seen_by("leader1"), NAME)
    answered(dossier.seen_by("specialist1"), "^Trả về hàng chờ", {"reason": "Tôi nghỉ phép."}, "^Trả về hàng chờ$")
    reads(dossier.seen_by("leader1"), "Chưa ai nhận xử lý")
    assigned(dossier)
    returned_unissued(dossier)


def assigned(dossier: Opened) -> None:
    """The head says on the phone who does it; whoever that is hears of it."""
    leader = dossier.seen_by("leader1")
    press(leader, "^Phân công người xử lý")
    choose(leader, leader.get_by_role("radio", name=NAME))
    leader.get_by_label("Lý do").or_(leader.locator('[name="reason"]')).first.fill("Quen việc này.")
    press(leader, "^Phân công$")
    reads(leader, "Đã phân công người xử lý")
    reads(dossier.seen_by("specialist1"), NAME)


def returned_unissued(dossier: Opened) -> None:
    """Signed by the leader, not numbered by the registry: it lies with the specialist again, and is done anew."""
    propose(dossier.seen_by("specialist1"))
    sign(dossier.province.at("leader1"), dossier.at_desk)
    registry = dossier.province.at("registry1")
    until_offered(registry, dossier.at_desk, "^Cho số, đóng dấu, phát hành")
    answered(registry, "^Trả lại kết quả đã ký", {"reason": "Sai tên tổ hòa giải."}, "^Trả lại, không phát hành")
    reads(dossier.seen_by("citizen2"), "Đang giải quyết")
    specialist = dossier.seen_by("specialist1")
    reads(specialist, "Sai tên tổ hòa giải")
    propose(specialist)
    sign(dossier.province.at("leader1"), dossier.at_desk)
    issue(registry, dossier.at_desk)
    reads(dossier.seen_by("citizen2"), "[Kk]ết quả")


def propose(specialist: Page) -> None:
    fill(specialist, WRITTEN)
    press(specialist, "^Trình ký$")
    assert not specialist.locator(".faults").count(), specialist.locator("main").inner_text()
