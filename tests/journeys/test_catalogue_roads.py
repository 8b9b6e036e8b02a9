"""Other kinds of procedures, from search to verified result: partial, of a ministry, with cases, and imported pages."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cast import pdf
from tests.journeys.people import Province, fill, press, reads
from tests.journeys.test_birth_and_extract import (
    fetch_result,
    hand_over,
    issue,
    open_at_desk,
    sign,
    start,
)
from tests.launcher.running import Run

IMPORTED = {"request.text": "Đăng ký giám hộ cho cháu ruột.", "place.own": "true", "applying_for": "self"}
WRITTEN = {"result.text": "Đề nghị của người yêu cầu được giải quyết.", "result.kind": "r1"}


@pytest.fixture
def office(browser: Browser, running: Run) -> Iterator[Province]:
    """One device is enough here: the pages are the same that the main road walks on every device."""
    province = Province(browser, f"http://localhost:{running.port}", "desktop")
    yield province
    province.close()


def test_an_imported_procedure_filed_online(office: Province, tmp_path: Path) -> None:
    citizen = office.at("citizen1")
    start(citizen, office.address, "đăng ký giám hộ", "^Đăng ký giám hộ$")
    code = file(citizen, IMPORTED)
    road(office, citizen, code, WRITTEN, tmp_path)


def test_an_imported_procedure_finished_on_paper(office: Province, tmp_path: Path) -> None:
    citizen = office.at("citizen1")
    start(citizen, office.address, "hòa giải tranh chấp đất", "^Hòa giải tranh chấp đất đai")
    code = file(
        citizen,
        {"request.text": "Ranh đất với hàng xóm.", "place.own": "true", "applying_for": "self"},
        sends="^Gửi trước",
    )
    road(office, citizen, code, WRITTEN, tmp_path, comes=True)


def test_a_certified_copy_is_prepared_online_and_finished_at_the_counter(office: Province, tmp_path: Path) -> None:
    citizen = office.at("citizen1")
    answers = {
        "paper.name": "Bằng tốt nghiệp trung học phổ thông",
        "paper.issuer": "vietnam",
        "original": "paper",
        "damaged": "false",
        "pages": "2",
        "copies": "3",
        "place": "32092",
    }
    start(citizen, office.address, "sao y bằng cấp", "^Chứng thực bản sao")
    code = file(citizen, answers, sends="^Gửi trước")
    road(office, citizen, code, {}, tmp_path, comes=True)


def test_a_ministry_s_procedure_is_copied_and_mirrored(office: Province, tmp_path: Path) -> None:
    citizen = office.at("citizen2")
    answers = {
        "hkd.name": "Tạp hóa Sáu Phạm",
        "hkd.code": "096170000021",
        "hkd.commune": "32092",
        "change": "tax",
        "change_to": "Số điện thoại mới của hộ kinh doanh",
        "changed_on": "20/11/2026",
        "group": "false",
        "requester.relation": "owner",
    }
    start(citizen, office.address, "đổi tên tiệm", "^Thay đổi đăng ký hộ kinh doanh")
    code = file(citizen, answers)
    dossier = citizen.url
    road(office, citizen, code, {"ministry_number": "HKD-0001"}, tmp_path, before_examining=mirror)
    citizen.goto(dossier)
    reads(citizen, "Đang xử lý. Mã hồ sơ bên Bộ: HKD-0001")


def test_marital_status_in_the_case_of_work_abroad(office: Province, tmp_path: Path) -> None:
    """A procedure with cases: the page shows only the papers of the case that was picked."""
    citizen = office.at("citizen2")
    citizen.goto(f"{office.address}/thu-tuc/?q=giay doc than")
    citizen.get_by_role("link", name=re.compile("^Giấy xác nhận tình trạng hôn nhân")).first.click()
    citizen.locator("#truong-hop a").last.click()
    reads(citizen, "Trường hợp của bạn:")
    citizen.locator(".button--start").click()
    answers = {
        "requester.relation": "self",
        "purpose": "other",
        "purpose_text": "Vay ngân hàng",
        "copies": "2",
        "status": "never",
        "earlier": "none",
        "charge.exempt": "poor",
    }
    code = file(citizen, answers)
    road(office, citizen, code, {}, tmp_path)


def file(citizen: Page, answers: Mapping[str, str], sends: str = "^Nộp hồ sơ") -> str:
    """Answers, papers, sends; returns the temporary code and leaves the citizen on the dossier's page."""
    answer_all(citizen, answers)
    if citizen.url.endswith("/giay-to/"):
        for place in citizen.locator('main input[type="file"]').all():
            place.set_input_files({"name": "giay.pdf", "mimeType": "application/pdf", "buffer": pdf()})
        press(citizen, "^Tiếp tục")
    press(citizen, sends)
    found = re.search(r"TN-\d{6}-\w{4}-\w{4}", citizen.locator("main").inner_text())
    assert found, citizen.locator("main").inner_text()
    citizen.goto(citizen.url.removesuffix("da-nop/"))
    return found.group()


def answer_all(citizen: Page, answers: Mapping[str, str], most: int = 30) -> None:
    """Answers page after page; a page that comes back with a further question is answered again."""
    for _page in range(most):
        if re.search(r"/(giay-to|kiem-tra)/$", citizen.url):
            return
        fill(citizen, answers)
        press(citizen, "^Tiếp tục")
        assert not citizen.locator(".faults").count(), citizen.locator("main").inner_text()
    raise AssertionError(f"no end after {most} pages: {citizen.url}")


def mirror(province: Province, dossier: str) -> None:
    """The specialist copies the answers over and notes what the ministry's screen says."""
    specialist = province.at("specialist1")
    specialist.goto(f"{dossier}phieu-chep/")
    expect(specialist.locator(".copyable", has_text="Tạp hóa Sáu Phạm")).to_be_visible()
    fill(specialist, {"number": "HKD-0001", "status": "processing"})
    press(specialist, "^Ghi trạng thái của Bộ")


def road(
    province: Province,
    citizen: Page,
    code: str,
    desk: Mapping[str, str],
    folder: Path,
    *,
    comes: bool = False,
    before_examining: Callable[[Province, str], None] | None = None,
) -> None:
    """Clerk, specialist, the applicant where the procedure asks, leader, registry, clerk; then a stranger verifies."""
    mine = citizen.url
    clerk = province.at("clerk1")
    open_at_desk(clerk, province, code)
    dossier = clerk.url
    if comes:
        press(clerk, "^Tiếp nhận hồ sơ")
        reads(clerk, "chỉ được gửi trước")
    collect(clerk)
    for box in clerk.locator('main input[type="checkbox"]').all():
        box.check()
    press(clerk, "^Tiếp nhận hồ sơ")
    specialist = province.at("specialist1")
    if before_examining is not None:
        before_examining(province, dossier)
    specialist.goto(dossier)
    fill(specialist, desk)
    press(specialist, "^(Gửi dự thảo|Trình ký)")
    citizen.goto(mine)
    if citizen.get_by_role("link", name=re.compile("Xem bản dự thảo")).count():
        press(citizen, "Xem bản dự thảo")
        citizen.locator('label[for="agreed"]').click()
        press(citizen, "^Gửi câu trả lời")
    sign(province.at("leader1"), dossier)
    issue(province.at("registry1"), dossier)
    hand_over(clerk, dossier)
    result = fetch_result(citizen, mine, folder)
    citizen.goto(mine)
    stranger = province.at("")
    stranger.goto(f"{province.address}/kiem-tra/")
    stranger.locator('input[type="file"]').set_input_files(result)
    press(stranger, "^Kiểm tra$")
    reads(stranger, "Còn giá trị")


def collect(clerk: Page) -> None:
    """Takes the fee in cash where one is due."""
    while clerk.get_by_role("button", name=re.compile("^Ghi nhận đã thu")).count():
        press(clerk, "^Ghi nhận đã thu")
