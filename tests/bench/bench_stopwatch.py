"""Five journeys of a citizen by the stopwatch: what each asks of a person, and seconds by one published table."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from duoc.faces.design.tests.browser import chromium
from tests.bench.stopwatch import SECONDS, Stopwatch
from tests.bench.table import Table
from tests.journeys.conftest import running
from tests.journeys.people import Province, choose, fill, press, reads
from tests.journeys.test_birth_and_extract import file_birth, start
from tests.launcher.running import Run

__all__ = ["running"]
SUBJECT = "Five journeys by the stopwatch"
METHOD = (
    "Counted in Chromium on a phone of 360 px without cache at first; seconds = "
    + " + ".join(f"{seconds:g} × {what}s" for what, seconds in SECONDS.items())
    + " (`tests/bench/stopwatch.py`)."
)
LAST_FOUR = "0001"  # of the first citizen's personal number


@pytest.fixture(scope="module")
def province(running: Run) -> Iterator[Province]:
    with chromium() as browser:
        opened = Province(browser, f"http://localhost:{running.port}", "phone")
        yield opened
        opened.close()


def read_about(province: Province, page: Page) -> None:
    """From the front page to what a birth registration needs."""
    page.goto(province.address)
    page.get_by_role("searchbox").fill("khai sanh")
    press(page, "^Tìm$")
    press(page, "^Đăng ký khai sinh")
    reads(page, "Cần chuẩn bị gì")


def register_birth(province: Province, page: Page) -> None:
    """A birth from the front page to the temporary code, all questions answered, one paper sent."""
    file_birth(province, page)


def order_extract(province: Province, page: Page) -> None:
    """Two copies of an extract that the register holds."""
    start(page, province.address, "bản sao khai sinh", "Bản sao Giấy khai sinh")
    while not page.url.endswith("/kiem-tra/"):
        longer, choices = page.locator("main select"), page.locator('main input[type="radio"]')
        if longer.count():
            longer.first.select_option(index=1)
        elif choices.count():
            choose(page, choices.first)
        fill(page, {"copies": "2"})
        before = page.url
        press(page, "^Tiếp tục")
        assert page.url != before, page.locator("main").inner_text()
    press(page, "^Nộp hồ sơ")
    reads(page, "Đã nộp hồ sơ")


def follow(province: Province, page: Page) -> None:
    """From the front page, with the code on the paper, to where the dossier stands."""
    citizen = province.at("citizen1")
    citizen.goto(f"{province.address}/ho-so/")
    code = re.search(r"[A-Z0-9.]+-\d{6}-[\w-]{4,}", citizen.locator("main").inner_text())
    assert code
    page.goto(province.address)
    page.locator("#ma").fill(code.group())
    press(page, "^Theo dõi$")
    page.locator('[name="biet"]').fill(LAST_FOUR)
    press(page, "^Xem hồ sơ")
    assert "/theo-doi/" in page.url and "khong-khop" not in page.url


def verify(province: Province, page: Page) -> None:
    """The code of a result pasted into the box of the page that checks papers."""
    citizen = province.at("citizen1")
    citizen.goto(f"{province.address}/ho-so/")
    links = citizen.locator("main a[href^='/ho-so/']").evaluate_all("all => all.map(link => link.href)")
    shown = (re.search(r"/kiem-tra/([\w-]{8,})/", _opened(citizen, link)) for link in reversed(links))
    token = next(match for match in shown if match)
    page.goto(f"{province.address}/kiem-tra/")
    page.locator("main #ma").fill(token[1])
    press(page, "^Kiểm tra mã")
    reads(page, "Còn giá trị")


def _opened(page: Page, link: str) -> str:
    page.goto(link)
    return page.content()


JOURNEYS: dict[str, tuple[str, Callable[[Province, Page], None]]] = {
    "Read what a birth registration needs": ("", read_about),
    "Register a birth": ("citizen1", register_birth),
    "Order an extract": ("citizen1", order_extract),
    "Follow a dossier by its code": ("", follow),
    "Verify a result": ("", verify),
}


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_journey(name: str, province: Province, table: Table) -> None:
    account, walk = JOURNEYS[name]
    visitor = Province(province.browser, province.address, province.device)
    page = visitor.at(account)
    watch = Stopwatch().watch(page)
    walk(province, page)
    page.wait_for_load_state()
    table.add(SUBJECT, name, watch.words(), method=f"{walk.__doc__} {METHOD}")
    visitor.close()
