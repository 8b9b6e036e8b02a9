"""Both procedures of the main road, from search to verified result, each person at their own screen."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from duoc.ground.worktime.calculations import VIETNAM
from tests.cast import BIRTH_ANSWERS, pdf
from tests.journeys.people import DEVICES, Province, attach, choose, fill, follow, press, reads, write_through
from tests.properties import in_part

BORN = datetime.now(VIETNAM).date() - timedelta(days=10)  # within the sixty days of a birth registered in time
ANSWERS = {name: str(value) for name, value in BIRTH_ANSWERS.items()} | {
    "child.birth_date": f"{BORN:%d/%m/%Y}",
    "father.birth_date": "02/09/1994",
    "father.residence": "32092",
    "father.address": "Ấp Cây Khô, xã Hồ Thị Kỷ, tỉnh Cà Mau",
    "child.birth_place.area": "31825",
    "child.birth_place.line": "Bệnh viện Đa khoa",
    "marriage.place.area": "32092",
    "child.hometown.area": "92",
    "child.hometown.line": "Xã Thới Lai",
}


@pytest.mark.parametrize("province", in_part(DEVICES, {"phone"}), indirect=True)
def test_from_search_to_verified_result(province: Province, tmp_path: Path) -> None:
    citizen = province.at("citizen1")
    code = file_birth(province, citizen)
    dossier = citizen.url
    decide(province, code, {"child.personal_number": personal_number(province)})
    result = fetch_result(citizen, dossier, tmp_path)
    verify(province, citizen, result)
    extract_from_register(province, citizen, tmp_path)


def personal_number(province: Province) -> str:
    """Another child on each device."""
    return {"phone": "000000000811", "desktop": "000000000812"}.get(province.device, "000000000813")


def birth_date(province: Province, sooner: int = 0) -> str:
    """Born on another day too, since children of one name and day are compared first.

    Args:
        sooner: days before that, for another child on the same device.
    """
    days = {"phone": 0, "desktop": 2}.get(province.device, 4) + sooner
    return f"{BORN - timedelta(days=days):%d/%m/%Y}"


def start(citizen: Page, address: str, words: str, name: str) -> None:
    """Finds the procedure in the words of the province and begins."""
    citizen.goto(address)
    citizen.get_by_role("searchbox").fill(words)
    press(citizen, "^Tìm$")
    follow(citizen, citizen.get_by_role("link", name=re.compile(name)).first)
    follow(citizen, citizen.locator(".button--start"))


def file_birth(province: Province, citizen: Page) -> str:
    """Returns the temporary code; the citizen is left on the dossier's page."""
    start(citizen, province.address, "khai sanh", "^Đăng ký khai sinh")
    write_through(citizen, ANSWERS | {"child.birth_date": birth_date(province)})
    attach(citizen.locator('input[type="file"]'), "chung-sinh.pdf", pdf())
    if citizen.get_by_role("button", name="Tải lên").is_visible():
        press(citizen, "^Tải lên")
    reads(citizen, "chung-sinh.pdf")
    press(citizen, "^Tiếp tục")
    reads(citizen, "Trần Ngọc Hân")
    press(citizen, "^Nộp hồ sơ")
    return open_filed(citizen)


def open_filed(citizen: Page) -> str:
    """From the page that says it is filed to the dossier; returns the temporary code."""
    reads(citizen, "Đã nộp hồ sơ")
    code = re.search(r"TN-\d{6}-\w{4}-\w{4}", citizen.locator("main").inner_text())
    assert code
    citizen.goto(citizen.url.removesuffix("da-nop/"))
    return code.group()


def decide(province: Province, code: str, desk: dict[str, str]) -> None:
    """Clerk, specialist, applicant, leader, registry and clerk again."""
    clerk = province.at("clerk1")
    open_at_desk(clerk, province, code)
    dossier = clerk.url
    for seen in clerk.locator('main input[type="checkbox"]').all():
        seen.check()
    press(clerk, "^Tiếp nhận hồ sơ")
    specialist = province.at("specialist1")
    specialist.goto(dossier)
    compare(specialist)
    fill(specialist, desk)
    press(specialist, "^Gửi dự thảo")
    agree(province.at("citizen1"), province, dossier)
    sign(province.at("leader1"), dossier)
    issue(province.at("registry1"), dossier)
    hand_over(clerk, dossier)


def compare(specialist: Page) -> None:
    """Children of one mother that are born within half a year, here on three devices and in the demo, are compared."""
    words = "Ghi kết quả đối chiếu"
    while specialist.get_by_role("link", name=words).count():
        press(specialist, words)
        specialist.locator('[name="reason"]').fill("Hai trẻ khác nhau, đã xem giấy chứng sinh.")
        press(specialist, words)


def open_at_desk(official: Page, province: Province, code: str) -> None:
    official.goto(f"{province.address}/ban/")
    follow(official, official.get_by_role("link", name=code).first)


def agree(citizen: Page, province: Province, dossier: str) -> None:
    citizen.goto(dossier.replace("/ban/ho-so/", "/ho-so/"))
    press(citizen, "dự thảo")
    choose(citizen, citizen.get_by_label("Đúng rồi"))
    press(citizen, "^Gửi câu trả lời")


def sign(leader: Page, dossier: str) -> None:
    leader.goto(dossier)
    press(leader, "^Ký số")
    reads(leader, "[Đđ]ã ký|Đang ký")


def issue(registry: Page, dossier: str) -> None:
    until_offered(registry, dossier, "^Cho số, đóng dấu, phát hành")
    press(registry, "^Cho số, đóng dấu, phát hành")
    reads(registry, "Còn giá trị|Đang đóng dấu")


def hand_over(clerk: Page, dossier: str) -> None:
    until_offered(clerk, dossier, "^Xác nhận đã trả kết quả")
    fill(clerk, {"way": "online", "cach": "online"})
    press(clerk, "^Xác nhận đã trả kết quả")
    reads(clerk, "Đã trả kết quả")


def until_offered(official: Page, dossier: str, words: str) -> None:
    """Opens the dossier until the worker has done its part and the button is there."""
    for _try in range(40):
        official.goto(dossier)
        if official.get_by_role("button", name=re.compile(words)).count():
            return
        official.wait_for_timeout(500)
    raise AssertionError(official.locator("main").inner_text())


def fetch_result(citizen: Page, dossier: str, folder: Path) -> Path:
    citizen.goto(dossier)
    reads(citizen, "[Kk]ết quả")
    link = citizen.get_by_role("link", name=re.compile("^Mở kết quả")).get_attribute("href")
    answer = citizen.request.get(f"{dossier.split('/ho-so/')[0]}{link}")
    assert answer.ok and answer.body().startswith(b"%PDF")
    file = folder / "result.pdf"
    file.write_bytes(answer.body())
    return file


def verify(province: Province, citizen: Page, result: Path) -> None:
    """The QR code's page, and a stranger with the file, whole and with one changed byte."""
    citizen.get_by_text("Đưa cho người khác xem").click()
    shown = citizen.get_by_role("link", name=re.compile("kiem-tra")).inner_text()
    stranger = province.at("")
    stranger.goto(shown)
    reads(stranger, "Còn giá trị")
    assert "Trần Ngọc Hân" not in stranger.locator("main").inner_text()
    assert "Còn giá trị" in hand_in_file(province, stranger, result.read_bytes())
    changed = bytearray(result.read_bytes())
    changed[len(changed) // 3] ^= 1
    assert "Còn giá trị" not in hand_in_file(province, stranger, bytes(changed))


def hand_in_file(province: Province, stranger: Page, data: bytes) -> str:
    """What the page says of a file that somebody drops in."""
    stranger.goto(f"{province.address}/kiem-tra/")
    stranger.locator('input[type="file"]').set_input_files(
        {"name": "ket-qua.pdf", "mimeType": "application/pdf", "buffer": data}
    )
    press(stranger, "^Kiểm tra$")
    return stranger.locator("main").inner_text()


def extract_from_register(province: Province, citizen: Page, folder: Path) -> None:
    """Drawn from the entry just made: asks what of, which one and how many copies, costs 8.000 đồng a copy."""
    start(citizen, province.address, "bản sao khai sinh", "Bản sao Giấy khai sinh")
    fill(citizen, {"event": "birth"})
    press(citizen, "^Tiếp tục")
    choose_entry(citizen, "Trần Ngọc Hân")
    press(citizen, "^Tiếp tục")
    fill(citizen, {"copies": "2"})
    press(citizen, "^Tiếp tục")
    if citizen.url.endswith("/giay-to/"):
        press(citizen, "^Tiếp tục")
    reads(citizen, "16[.]000")
    press(citizen, "^Nộp hồ sơ")
    code = open_filed(citizen)
    dossier = citizen.url
    press(citizen, "^Nộp tiền")
    press(citizen, "^Nộp trực tuyến")
    press(citizen, "^Thanh toán")
    decide(province, code, {})
    verify(province, citizen, fetch_result(citizen, dossier, folder))


def choose_entry(citizen: Page, name: str) -> None:
    """The entry of this child: one of a few choices, or of a longer list."""
    longer = citizen.locator("main select")
    if longer.count():
        longer.select_option(longer.locator("option", has_text=name).first.get_attribute("value"))
    else:
        choose(citizen, citizen.locator("main").get_by_label(re.compile(name)).first)
