"""A whole filing without a mouse, and one at 200 % zoom: nothing is out of reach, nothing scrolls sideways."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.cast import pdf
from tests.journeys.people import PATIENCE, attach, press, reads, write_through
from tests.journeys.test_birth_and_extract import ANSWERS, start
from tests.launcher.running import Run

# What the keyboard is on: its words, and whether it can be seen there (on the screen, with an outline).
FOCUS = """() => {
  const one = document.activeElement, named = one.labels && one.labels[0];
  const drawn = one.matches('.choice input') ? named : one;
  const style = getComputedStyle(drawn), box = drawn.getBoundingClientRect();
  const words = (one.getAttribute('aria-label') || (named && named.textContent) || one.textContent || '').trim();
  const onScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return {words, seen: onScreen && outlined, one: one.type === 'radio' ? 'OPTION' : one.tagName};
}"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def desk_top(browser: Browser, running: Run) -> Iterator[Page]:
    """citizen1 before a screen of an office."""
    page = browser.new_page(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", viewport={"width": 1366, "height": 768})
    page.set_default_timeout(PATIENCE)
    page.goto(f"http://localhost:{running.port}/demo/as/citizen1?next=/")
    yield page
    page.context.close()


def tab_to(page: Page, words: str, kind: str = "", most: int = 60) -> None:
    """Presses Tab until the keyboard is on what says this; on the way each stop can be seen."""
    for _stop in range(most):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["one"] == "BODY":
            continue
        assert focus["seen"], f"{page.url}: the keyboard is on {focus} and nobody sees it"
        if re.search(words, focus["words"]) and kind in ("", focus["one"]):
            return
    raise AssertionError(f"{page.url}: {words!r} is not reached in {most} stops")


def enter(page: Page, words: str) -> None:
    """Goes there by Tab and presses Enter."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_extract_is_filed_without_a_mouse(desk_top: Page) -> None:
    page = desk_top
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["words"] == "Đến nội dung chính"
    enter(page, "^Bản sao Giấy khai sinh")
    enter(page, "^(Bắt đầu|Soạn một hồ sơ khác)")
    tab_to(page, "^Khai sinh", kind="OPTION")
    page.keyboard.press("Space")
    enter(page, "^Tiếp tục")
    # Options of one question are one stop; which entry stands first is up to who was registered before.
    tab_to(page, "Trần", kind="OPTION")
    page.keyboard.press("Space")
    enter(page, "^Tiếp tục")
    tab_to(page, "mấy bản")
    page.keyboard.press("Control+a")
    page.keyboard.type("1")
    enter(page, "^Tiếp tục")
    if page.url.endswith("/giay-to/"):
        enter(page, "^Tiếp tục")
    enter(page, "^Nộp hồ sơ")
    reads(page, "Đã nộp hồ sơ")


def test_a_birth_is_filed_at_twice_the_size(browser: Browser, running: Run) -> None:
    """200 % on a screen of 1,366 × 768 leaves half of it: 683 × 384."""
    page = browser.new_page(
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        viewport={"width": 683, "height": 384},
        device_scale_factor=2,
    )
    page.set_default_timeout(PATIENCE)
    wide: list[str] = []
    # Asked in the page itself: whoever asks from outside may come when the next page is already loading.
    page.add_init_script(f"addEventListener('load', () => {{ if ({WIDER}) console.warn('wide', location.href) }})")
    page.on("console", lambda line: wide.append(line.text) if line.text.startswith("wide") else None)
    address = f"http://localhost:{running.port}"
    page.goto(f"{address}/demo/as/citizen1")
    start(page, address, "khai sanh", "^Đăng ký khai sinh")
    write_through(page, ANSWERS)
    attach(page.locator('input[type="file"]'), "chung-sinh.pdf", pdf())
    press(page, "^Tiếp tục")
    press(page, "^Nộp hồ sơ")
    reads(page, "Đã nộp hồ sơ")
    assert wide == []
    page.context.close()
