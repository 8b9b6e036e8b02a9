"""A mistake, the way back, and a code followed without an account: what only a real browser can show."""

import re

from playwright.sync_api import Page

from tests.journeys.people import Province, fill, follow, press, reads


def test_back_after_a_mistake_never_asks_to_send_again(province: Province) -> None:
    citizen = province.at("citizen1")
    page = begin_birth(province, citizen)
    fill(citizen, {"child.birth_date": "31/02/2026"})
    press(citizen, "^Tiếp tục")
    reads(citizen, "Không có ngày")
    mistake = citizen.url
    assert mistake.startswith(f"{page}?loi=") and citizen.locator('[name="child.birth_date.day"]').input_value() == "31"
    citizen.reload()
    reads(citizen, "Không có ngày")
    fill(citizen, {"child.birth_date": "02/02/2026"})
    press(citizen, "^Tiếp tục")
    citizen.go_back()
    assert citizen.url == page, "what was mended is shown as it stands"
    assert citizen.locator('[name="child.birth_date.day"]').input_value() == "2"


def begin_birth(province: Province, citizen: Page) -> str:
    """Begins a request; returns the address of the page on which a date is asked."""
    citizen.goto(f"{province.address}/thu-tuc/1.001193/")
    follow(citizen, citizen.locator(".button--start"))
    draft = re.sub(r"/soan/([^/]+)/.*", r"/soan/\1/", citizen.url)
    page = f"{draft}ngay-sinh/"
    citizen.goto(page)
    return page


def test_a_stranger_pastes_a_sentence_with_a_code(province: Province) -> None:
    stranger = province.at("")
    stranger.goto(province.address)
    stranger.get_by_placeholder(re.compile("mã hồ sơ")).fill("mã của tôi là tn 261123 ab2c d3ef")
    press(stranger, "^Theo dõi$")
    assert stranger.locator('[name="ma"]').input_value() == "TN-261123-AB2C-D3EF"
    stranger.locator('[name="biet"]').fill("0001")
    press(stranger, "^Xem hồ sơ")
    reads(stranger, "khớp cả mã lẫn điều bạn biết")
