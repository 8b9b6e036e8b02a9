"""Persons before their screens. They find things by the words on them, as people do."""

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

DEVICES: Mapping[str, Mapping[str, Any]] = {
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
    "phone-without-script": {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False},
    "desktop": {"viewport": {"width": 1366, "height": 768}},
}
EVERYDAY = "everyday"  # who files and who signs hold a phone, the others sit before a desk
PATIENCE = 20_000  # milliseconds; a signature takes its time on a busy machine


class Province:
    """All persons of one journey, on one kind of device or each on their own (`EVERYDAY`)."""

    def __init__(self, browser: Browser, address: str, device: str) -> None:
        self.browser, self.address, self.device = browser, address, device
        self._pages: dict[str, Page] = {}

    def at(self, account: str) -> Page:
        """The browser of this account, signed in; "" is a stranger."""
        if account not in self._pages:
            size = DEVICES[self._device_of(account)]
            context = self.browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **size)
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            if account:
                page.goto(f"{self.address}/demo/as/{account}")
            self._pages[account] = page
        return self._pages[account]

    def _device_of(self, account: str) -> str:
        if self.device != EVERYDAY:
            return self.device
        return "phone" if account.startswith(("citizen", "leader")) else "desktop"

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()


def press(page: Page, words: str) -> None:
    """Presses the button or link that says this, and waits for the page that it leads to."""
    pattern = re.compile(words)
    wanted = page.get_by_role("button", name=pattern).or_(page.get_by_role("link", name=pattern)).first
    try:
        wanted.wait_for(timeout=5_000)
    except TimeoutError as error:
        raise AssertionError(f"nothing says {words!r} at {page.url}:\n{page.locator('main').inner_text()}") from error
    follow(page, wanted)


def follow(page: Page, link: Locator) -> None:
    """Presses, and waits for the whole page that it leads to: a click alone is over when that page begins to come,
    with no field on it yet that could be filled."""
    with page.expect_navigation():
        link.click()


def attach(place: Locator, name: str, data: bytes) -> None:
    """Chooses a PDF in this field. With a script choosing is sending: it is sent when this is done."""
    place.set_input_files({"name": name, "mimeType": "application/pdf", "buffer": data})
    place.page.locator("[data-sending]").wait_for(state="hidden")


def fill(page: Page, answers: Mapping[str, str]) -> None:
    """Answers every question on the page that `answers` knows, by the name of its field."""
    kinds = page.locator("main :is(input, select, textarea)").evaluate_all("all => all.map(e => [e.name, e.type])")
    for name, kind in dict(kinds).items():
        whole, _dot, part = name.rpartition(".")
        if part in {"day", "month", "year"} and whole in answers:
            day, month, year = answers[whole].split("/")
            page.locator(f'[name="{name}"]').fill({"day": day, "month": month, "year": year}[part])
        elif name not in answers:
            continue
        elif kind in {"radio", "checkbox"}:
            choose(page, page.locator(f'[name="{name}"][value="{answers[name]}"]'))
        elif kind.startswith("select"):
            page.locator(f'[name="{name}"]').select_option(answers[name])
        elif kind != "file":
            page.locator(f'[name="{name}"]').fill(answers[name])


def choose(page: Page, choice: Locator) -> None:
    """Presses the words beside a choice, as a finger does."""
    page.locator(f'label[for="{choice.get_attribute("id")}"]').click()
    expect(choice).to_be_checked()


def write_through(page: Page, answers: Mapping[str, str], most: int = 30) -> None:
    """Answers page after page until the papers or the check page is reached."""
    for _page in range(most):
        if re.search(r"/(giay-to|kiem-tra)/$", page.url):
            return
        before = page.url
        fill(page, answers)
        press(page, "^Tiếp tục")
        assert page.url != before, page.locator("main").inner_text()
    raise AssertionError(f"no end after {most} pages: {page.url}")


def reads(page: Page, words: str) -> None:
    """The page says this somewhere in its main part, however its lines are broken."""
    expect(page.locator("main")).to_contain_text(re.compile(words.replace(" ", r"\s+")), timeout=PATIENCE)
