"""Somebody without an account comes to the counter: filed, form 01, decided, verified."""

import re

import pytest
from playwright.sync_api import Page

from tests.cast import pdf
from tests.journeys.people import DEVICES, Province, attach, choose, fill, press, reads, write_through
from tests.journeys.test_birth_and_extract import ANSWERS, birth_date, hand_in_file, issue, sign, until_offered
from tests.properties import in_part

NUMBERS = {"phone": "000000000821", "desktop": "000000000822", "phone-without-script": "000000000823"}
VISITOR = {
    "paper": "card",
    "full_name": "Lý Thị Tám",
    "birth_date": "04/03/1998",
    "phone": "",
}
ASKED = {
    "requester.full_name": "Lý Thị Tám",
    "requester.address": "Ấp Cây Khô, xã Hồ Thị Kỷ, tỉnh Cà Mau",
    "requester.address.area": "32092",
    "requester.address.line": "Ấp Cây Khô",
    "requester.phone": "0900000821",
    "mother.full_name": "Lý Thị Tám",
    "mother.birth_date": "04/03/1998",
    "mother.ethnicity": "01",
    "mother.nationality": "vn",
    "mother.residence": "32092",
    "mother.address": "Ấp Cây Khô, xã Hồ Thị Kỷ, tỉnh Cà Mau",
}


@pytest.mark.parametrize("province", in_part(DEVICES, {"desktop"}), indirect=True)
def test_a_visitor_without_an_account_leaves_with_form_01_and_gets_a_result(province: Province) -> None:
    clerk, number = province.at("clerk1"), NUMBERS[province.device]
    clerk.goto(f"{province.address}/ban/nop-tai-quay/")
    clerk.get_by_role("searchbox").fill("khai sanh")
    press(clerk, "^Tìm$")
    press(clerk, "^Đăng ký khai sinh$")
    fill(clerk, {**VISITOR, "personal_number": number})
    choose(clerk, clerk.locator('input[name="consent"]'))
    press(clerk, "^Bắt đầu khai")
    reads(clerk, "Nộp tại quầy cho Lý Thị Tám")
    numbers = {"requester.personal_number": number, "mother.personal_number": number}
    write_through(clerk, {**ANSWERS, **ASKED, **numbers, "child.birth_date": birth_date(province, sooner=1)})
    dossier = file_and_accept(clerk)
    form = clerk.request.get(f"{dossier}giay-tiep-nhan.pdf")
    for _try in range(40):  # the worker seals it right after
        if form.ok:
            break
        clerk.wait_for_timeout(500)
        form = clerk.request.get(f"{dossier}giay-tiep-nhan.pdf")
    assert form.ok and form.body().startswith(b"%PDF")
    decide(province, dossier, f"{int(number) + 100:012}")
    verify(province, clerk, number)


def file_and_accept(clerk: Page) -> str:
    """Returns the dossier's address at the desk."""
    attach(clerk.locator('input[type="file"]'), "chung-sinh.pdf", pdf())
    if clerk.get_by_role("button", name="Tải lên").is_visible():
        press(clerk, "^Tải lên")
    reads(clerk, "chung-sinh.pdf")
    press(clerk, "^Tiếp tục")
    press(clerk, "^Nộp hồ sơ")
    dossier = clerk.url.partition("#")[0]  # without script a browser keeps the place in the page that it had before
    assert re.search(r"/ban/ho-so/[0-9a-f-]{36}/$", dossier), clerk.url
    for seen in clerk.locator('main input[type="checkbox"]').all():
        seen.check()
    press(clerk, "^Tiếp nhận hồ sơ")
    reads(clerk, "In giấy tiếp nhận")
    return dossier


def decide(province: Province, dossier: str, child: str) -> None:
    """Specialist, leader, registry and the clerk again; at the counter nobody waits for a round of the draft online."""
    specialist = province.at("specialist1")
    specialist.goto(dossier)
    fill(specialist, {"child.personal_number": child})
    press(specialist, "^(Gửi dự thảo|Trình)")
    sign(province.at("leader1"), dossier)
    issue(province.at("registry1"), dossier)
    clerk = province.at("clerk1")
    until_offered(clerk, dossier, "^Xác nhận đã trả kết quả")


def verify(province: Province, clerk: Page, number: str) -> None:
    """The clerk prints the result for the visitor; a stranger checks the file."""
    address = clerk.locator('a[href*="/ban/ket-qua/"]').first.get_attribute("href")
    answer = clerk.request.get(f"{province.address}{address}tep/")
    assert answer.ok and answer.body().startswith(b"%PDF")
    assert "Còn giá trị" in hand_in_file(province, province.at(""), answer.body())
    fill(clerk, {"way": "counter", "taker": "own", "taker_paper": "card", "personal_number": number})
    attach(clerk.locator('[name="receipt"]'), "giay-ky-nhan.pdf", pdf())
    press(clerk, "^Xác nhận đã trả kết quả")
    reads(clerk, "Đã trả kết quả")
