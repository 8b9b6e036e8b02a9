"""Other kinds of procedures, from search to verified result: partial, of a ministry, with cases, and imported pages."""

import re
from collections.abc import Iterator, Mapping

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from duoc.ground.worktime.calculations import day
from tests.cast import pdf
from tests.journeys.people import Province, attach, fill, follow, press, reads
from tests.journeys.test_birth_and_extract import (
    hand_in_file,
    hand_over,
    issue,
    open_at_desk,
    sign,
    start,
)
from tests.launcher.running import Run

IMPORTED = {
    "request.text": "Hòa giải xong vụ tranh chấp ranh đất ngày 12/11/2026.",
    "place.own": "true",
    "applying_for": "self",
}
# Whose desks: the commune of the cast, the department of agriculture.
COMMUNE, DEPARTMENT = "1", "4"
WRITTEN = {"result.text": "Đề nghị của người yêu cầu được giải quyết.", "result.kind": "r1"}


@pytest.fixture
def office(browser: Browser, running: Run) -> Iterator[Province]:
    """One device is enough here: the pages are the same that the main road walks on every device."""
    province = Province(browser, f"http://localhost:{running.port}", "desktop")
    yield province
    province.close()


def test_an_imported_procedure_filed_online(office: Province) -> None:
    citizen = office.at("citizen1")
    start(citizen, office.address, "thù lao hòa giải viên", "^Thanh toán thù lao cho hòa giải viên$")
    code = file(citizen, IMPORTED)
    road(office, citizen, code, WRITTEN)


@pytest.mark.nightly
def test_an_imported_procedure_finished_on_paper(office: Province) -> None:
    citizen = office.at("citizen1")
    start(citizen, office.address, "hòa giải tranh chấp đất", "^Hòa giải tranh chấp đất đai")
    code = file(
        citizen,
        {"request.text": "Ranh đất với hàng xóm.", "place.own": "true", "applying_for": "self"},
        sends="^Gửi trước",
    )
    road(office, citizen, code, WRITTEN, comes=True)


@pytest.mark.nightly
def test_a_certified_copy_is_prepared_online_and_finished_at_the_counter(office: Province) -> None:
    citizen = office.at("citizen1")
    answers = {
        "documents.name": "Bằng tốt nghiệp trung học phổ thông",
        "documents.issuer": "vietnam",
        "documents.original": "paper",
        "documents.damaged": "false",
        "documents.pages": "2",
        "documents.copies": "3",
        "place": "32092",
    }
    start(citizen, office.address, "sao y bằng cấp", "^Chứng thực bản sao")
    code = file(citizen, answers, sends="^Gửi trước")
    road(office, citizen, code, {}, comes=True)


def test_a_ministry_s_procedure_is_copied_and_mirrored(office: Province) -> None:
    citizen = office.at("citizen2")
    answers = {
        "hkd.name": "Tạp hóa Sáu Phạm",
        "hkd.code": "096170000021",
        "hkd.commune": "32092",
        "hkd.address": "Ấp Cây Khô, xã Hồ Thị Kỷ",
        "changes": "tax",
        "tax_change": "Số điện thoại mới của hộ kinh doanh",
        "changed_on": day(timezone.now()),
        "group": "false",
        "requester.relation": "owner",
        "registered_at": "seat",
    }
    start(citizen, office.address, "đổi tên tiệm", "^Thay đổi đăng ký hộ kinh doanh")
    code = file(citizen, answers)
    dossier = citizen.url
    at_desk = accept(office, office.at("clerk1"), code)
    mirror(office, at_desk)
    specialist = office.at("specialist1")
    specialist.goto(at_desk)
    fill(specialist, {"ministry_number": "HKD-0001", "number": "HKD-0001/GCN", "issued_on": day(timezone.now())})
    press(specialist, "^Ghi kết quả của Bộ")
    reads(specialist, "Đã ghi kết quả của Bộ")
    citizen.goto(dossier)
    reads(citizen, "HKD-0001/GCN")
    reads(citizen, "Đã có kết quả trên hệ thống của Bộ. Mã hồ sơ bên Bộ: HKD-0001")


@pytest.mark.nightly
def test_marital_status_in_the_case_of_work_abroad(office: Province) -> None:
    """A procedure with cases: the page shows only the papers of the case that was picked."""
    citizen = office.at("citizen2")
    citizen.goto(f"{office.address}/thu-tuc/?q=giay doc than")
    follow(citizen, citizen.get_by_role("link", name=re.compile("^Giấy xác nhận tình trạng hôn nhân")).first)
    follow(citizen, citizen.locator("#truong-hop a").last)
    reads(citizen, "Trường hợp của bạn:")
    follow(citizen, citizen.locator(".button--start"))
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
    road(office, citizen, code, {})


def test_a_fishing_vessel_is_registered_by_the_department(office: Province) -> None:
    """Settled by a department, with two results and seven cases: a boat just built, shorter than 12 metres."""
    citizen = office.at("citizen2")
    answers = {
        "origin": "new",
        "vessel.length": "11.9",
        "vessel.use": "gillnet",
        "vessel.home": "32092",
        "vessel.name": "Cây Khô 7",
        "vessel.hull": "wood",
        "vessel.engines": "1",
        "vessel.power": "60",
        "tax.number": "0001234, 20/11/2026, Thuế cơ sở 1",
        "owner.kind": "self",
    }
    start(citizen, office.address, "đăng ký ghe", "^Đăng ký tàu cá$")
    code = file(citizen, answers)
    dossier = citizen.url
    from_the_papers = {
        "book.kind": "Tàu lưới rê vỏ gỗ",
        "book.deadweight": "12",
        "book.crew": "4",
        "book.breadth": "3,2",
        "book.depth": "1,5",
        "book.draught": "1",
        "book.tonnage": "9",
        "book.built_year": "2026",
        "book.built_place": "Xưởng đóng tàu thử nghiệm, xã Hồ Thị Kỷ",
    }
    road(office, citizen, code, from_the_papers, desks=DEPARTMENT)
    citizen.goto(dossier)
    for result in ("Giấy chứng nhận đăng ký tàu cá", "Sổ danh bạ thuyền viên"):
        reads(citizen, result)


def file(citizen: Page, answers: Mapping[str, str], sends: str = "^Nộp hồ sơ") -> str:
    """Answers, papers, sends; returns the temporary code and leaves the citizen on the dossier's page."""
    answer_all(citizen, answers)
    if citizen.url.endswith("/giay-to/"):
        for place in citizen.locator('main input[type="file"]').all():
            attach(place, "giay.pdf", pdf())
        press(citizen, "^Tiếp tục")
    press(citizen, sends)
    code = re.search(r"TN-\d{6}-\w{4}-\w{4}", citizen.locator("main").inner_text())
    assert code, citizen.locator("main").inner_text()
    citizen.goto(citizen.url.removesuffix("da-nop/"))
    return code.group()


def answer_all(citizen: Page, answers: Mapping[str, str], most: int = 30) -> None:
    """Answers page after page; a page that comes back with a further question is answered again."""
    for _page in range(most):
        if re.search(r"/(giay-to|kiem-tra)/$", citizen.url):
            return
        if citizen.locator("#danh-sach").count():
            add_item(citizen, answers)
        fill(citizen, answers)
        press(citizen, "^Tiếp tục")
        assert not citizen.locator(".faults").count(), citizen.locator("main").inner_text()
    raise AssertionError(f"no end after {most} pages: {citizen.url}")


def add_item(citizen: Page, answers: Mapping[str, str], most: int = 5) -> None:
    """One item of a group; its page comes back while an answer leads to a further question."""
    press(citizen, "^Thêm")
    for _page in range(most):
        fill(citizen, answers)
        press(citizen, "^Lưu")
        if citizen.locator("#danh-sach").count():
            return
    raise AssertionError(citizen.locator("main").inner_text())


def mirror(province: Province, dossier: str) -> None:
    """The specialist copies the answers over and notes what the ministry's screen says."""
    specialist = province.at("specialist1")
    specialist.goto(dossier)
    assert not specialist.get_by_role("button", name=re.compile("^(Gửi dự thảo|Trình ký)")).count()
    specialist.goto(f"{dossier}phieu-chep/")
    expect(specialist.locator(".copyable", has_text="Tạp hóa Sáu Phạm")).to_be_visible()
    fill(specialist, {"number": "HKD-0001", "status": "done"})
    press(specialist, "^Ghi trạng thái của Bộ")


def road(
    province: Province,
    citizen: Page,
    code: str,
    desk: Mapping[str, str],
    *,
    comes: bool = False,
    desks: str = COMMUNE,
) -> None:
    """Clerk, specialist, the applicant where the procedure asks, leader, registry, clerk; then a stranger verifies
    every result, whole and with one changed byte."""
    mine = citizen.url
    clerk = province.at(f"clerk{desks}")
    dossier = accept(province, clerk, code, comes=comes)
    specialist = province.at(f"specialist{desks}")
    specialist.goto(dossier)
    fill(specialist, desk)
    press(specialist, "^(Gửi dự thảo|Trình ký)")
    citizen.goto(mine)
    if citizen.get_by_role("link", name=re.compile("Xem bản dự thảo")).count():
        press(citizen, "Xem bản dự thảo")
        citizen.locator('label[for="agreed"]').click()
        press(citizen, "^Gửi câu trả lời")
    sign(province.at(f"leader{desks}"), dossier)
    issue(province.at(f"registry{desks}"), dossier)
    hand_over(clerk, dossier)
    stranger = province.at("")
    for result in fetch_results(citizen, mine):
        assert "Còn giá trị" in hand_in_file(province, stranger, result)
        changed = bytearray(result)
        changed[len(changed) // 3] ^= 1
        assert "Còn giá trị" not in hand_in_file(province, stranger, bytes(changed))


def accept(province: Province, clerk: Page, code: str, *, comes: bool = False) -> str:
    """The clerk takes fee and dossier in; its address at the desk."""
    open_at_desk(clerk, province, code)
    dossier = clerk.url
    if comes:
        press(clerk, "^Tiếp nhận hồ sơ")
        reads(clerk, "chỉ được gửi trước")
    collect(clerk)
    for box in clerk.locator('main input[type="checkbox"]').all():
        box.check()
    if clerk.locator("#fee").count():  # the province's amount is not known: the desk enters it with its basis
        fill(clerk, {"fee": "0", "fee_basis": "Thông tư 85/2019/TT-BTC"})
    press(clerk, "^Tiếp nhận hồ sơ")
    return dossier


def fetch_results(citizen: Page, dossier: str) -> list[bytes]:
    """Every result that the dossier's page offers, as its holder downloads it."""
    citizen.goto(dossier)
    reads(citizen, "[Kk]ết quả")
    site = dossier.split("/ho-so/")[0]
    links = citizen.get_by_role("link", name=re.compile("^Mở kết quả")).all()
    assert links, citizen.locator("main").inner_text()
    answers = [citizen.request.get(f"{site}{link.get_attribute('href')}") for link in links]
    assert all(answer.ok and answer.body().startswith(b"%PDF") for answer in answers)
    return [answer.body() for answer in answers]


def collect(clerk: Page) -> None:
    """Takes the fee in cash where one is due."""
    while clerk.get_by_role("button", name=re.compile("^Ghi nhận đã thu")).count():
        press(clerk, "^Ghi nhận đã thu")
