"""The walk through the product: the main pages of every role, as a phone of 320 px shows them.

Each page is looked at by axe (WCAG 2.2 AA and good practice), must be no wider than the screen, has one heading and a
title that names it, marks Vietnamese as such on English pages, and offers nothing smaller than a finger can meet.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from duoc.faces.design.tests.browser import barriers
from tests.journeys.people import PATIENCE, fill, follow, press
from tests.journeys.test_birth_and_extract import ANSWERS
from tests.launcher.running import Run
from tests.properties import in_part

PHONE: ViewportSize = {"width": 320, "height": 640}
UUID = "[0-9a-f]{8}-[0-9a-f-]{27}"
NAMED = re.compile(r"^(?!Lỗi:|Error:).+ – Đước, Cà Mau$")
WRONG = re.compile(r"^(Lỗi|Error): .+ – Đước, Cà Mau$")
# What is wrong with the page as it is laid out. A link inside a sentence may be as low as its line (WCAG 2.5.8).
LAID_OUT = r"""() => {
  const root = document.documentElement, found = [];
  if (root.scrollWidth > root.clientWidth) found.push(`wider than the screen: ${root.scrollWidth}`);
  const headings = document.querySelectorAll('h1').length;
  if (headings !== 1) found.push(`${headings} main headings`);
  for (const one of document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')) {
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height || one.closest('.hidden, .skip')) continue;
    const line = one.closest('p, li, dd, td, th, small, span'), inline = getComputedStyle(one).display === 'inline';
    const inSentence = inline && line && line.textContent.trim() !== one.textContent.trim();
    if (box.height < (inline ? 19 : 24) && !inSentence)
      found.push(`small: ${one.textContent.trim() || one.name} ${Math.round(box.height)} px`);
  }
  return found;
}"""
# Words with Vietnamese letters that a screen reader would read as English.
UNMARKED = r"""() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (words.nextNode()) {
    const text = words.currentNode.textContent.trim(), spoken = words.currentNode.parentElement.closest('[lang]');
    if (/[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]/.test(text) && spoken.lang !== 'vi') found.push(text.slice(0, 80));
  }
  return found;
}"""
# The bar stays at the bottom of the window: what it covers is reached by scrolling, which axe does not do.
STILL = "() => document.querySelectorAll('.bar').forEach(bar => bar.style.setProperty('position', 'static'))"
STRANGER = (
    "/",
    "/thu-tuc/",
    "/thu-tuc/?q=khai+sanh",
    "/thu-tuc/?q=zzz",
    "/thu-tuc/?viec=birth",
    "/thu-tuc/1.001193/",
    "/thu-tuc/2.000815/",
    "/thu-tuc/1.004837/",
    "/thu-tuc/lien-thong/khai-sinh/",
    "/chon-thu-tuc/",
    "/dang-nhap/",
    "/kiem-tra/",
    "/lien-he/",
    "/lien-he/32092/",
    "/rieng-tu/",
)
FAULTS = {"/khong-co-trang-nay/": 404, "/kiem-tra/khongcomanay/": 404}
CITIZEN = (
    "/ho-so/",
    "/thong-bao/",
    f"/ho-so/{UUID}/",
    f"/ho-so/{UUID}/noi-dung/",
    f"/ho-so/{UUID}/ai-da-xem/",
)
DESK: Mapping[str, tuple[str, ...]] = {
    "clerk1": ("/ban/", "/ban/ho-so/", f"/ban/ho-so/{UUID}/", f"/ban/ho-so/{UUID}/bo-sung/", "/ban/chuc-danh/"),
    "specialist1": ("/ban/", f"/ban/ho-so/{UUID}/", f"/ban/ho-so/{UUID}/qua-trinh/", "/ban/thu-tuc/1.001193/"),
    "leader1": ("/ban/cho-ky/", f"/ban/ho-so/{UUID}/", f"/ban/ho-so/{UUID}/tra-lai/", "/ban/so/"),
    "registry1": ("/ban/van-thu/", f"/ban/ho-so/{UUID}/", "/ban/van-thu/da-phat-hanh/", "/ban/so/births/"),
    "admin1": ("/ban/", "/ban/quyen/", "/ban/he-thong/"),
    "helper1": ("/ban/",),
}


@dataclass
class Walk:
    """One person's way through pages, and what was wrong on it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    seen: int = 0

    def go(self, path: str, status: int = 200) -> None:
        """Opens a page and looks at it; a pattern is the first link of this shape on the last page."""
        wanted = self._link(path) if UUID in path else path
        answer = self.page.goto(f"{self.address}{wanted}")
        assert answer is not None and answer.status == status, (path, answer and answer.status)
        self.look(path)

    def _link(self, shape: str) -> str:
        links = self.page.locator("a[href]").evaluate_all("all => all.map(link => link.getAttribute('href'))")
        here = self.page.url.removeprefix(self.address)
        known = [link for link in [*links, here] if re.match(f"^{shape}$", link)]
        if known:
            return str(known[0])
        base = re.match(rf"^/(ban/)?ho-so/{UUID}/", here)
        assert base, f"no link like {shape} at {here}"
        return base.group() + shape.partition(f"{UUID}/")[2]

    def hand_in(self, answers: Mapping[str, str], words: str, name: str) -> None:
        """Sends a form as it is, or with these answers, and looks at what is said of it."""
        fill(self.page, answers)
        press(self.page, words)
        self.look(f"{name} with a fault", WRONG)

    def look(self, name: str, title: re.Pattern[str] = NAMED) -> None:
        """What axe, the screen's width, the title and the language say."""
        self.page.evaluate(STILL)
        here = [f"barrier {barrier}" for barrier in barriers(self.page)]
        here += self.page.evaluate(LAID_OUT)
        if not title.match(self.page.title()):
            here.append(f"title {self.page.title()!r}")
        if self.page.locator("html").get_attribute("lang") == "en":
            here += [f"not marked as Vietnamese: {text}" for text in self.page.evaluate(UNMARKED)]
        self.faults += [f"{name}: {one}" for one in here]
        self.seen += 1


class Phones:
    """A small phone for each person."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._walks: list[Walk] = []

    def of(self, account: str, language: str = "vi") -> Walk:
        """Signed in as this account; "" is a stranger."""
        context = self._browser.new_context(viewport=PHONE, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
        context.add_cookies([{"name": "django_language", "value": language, "url": self._address}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        if account:
            page.goto(f"{self._address}/demo/as/{account}")
        walk = Walk(page, self._address)
        self._walks.append(walk)
        return walk

    def close(self) -> None:
        for walk in self._walks:
            walk.page.context.close()


@pytest.fixture
def phone(browser: Browser, running: Run) -> Iterator[Phones]:
    phones = Phones(browser, f"http://localhost:{running.port}")
    yield phones
    phones.close()


@pytest.mark.parametrize("language", in_part(("vi", "en"), {"vi"}))
def test_what_a_stranger_meets(phone: Phones, language: str) -> None:
    walk = phone.of("", language)
    for path in STRANGER:
        walk.go(path)
    for path, status in FAULTS.items():
        walk.go(path, status)
    walk.page.goto(f"{walk.address}/kiem-tra/")
    walk.hand_in({}, "^(Kiểm tra|Verify|Check)$", "/kiem-tra/")
    assert walk.faults == [], "\n".join(walk.faults)


@pytest.mark.parametrize("language", in_part(("vi", "en"), {"en"}))
def test_what_a_citizen_meets(phone: Phones, language: str) -> None:
    walk = phone.of("citizen1", language)
    for path in CITIZEN:
        walk.go(path)
    walk.page.goto(f"{walk.address}/ho-so/")
    filed = walk.page.locator("main li", has=walk.page.locator(".status--new")).first
    follow(walk.page, filed.get_by_role("link"))
    walk.go(f"/ho-so/{UUID}/huy/")
    assert walk.faults == [], "\n".join(walk.faults)


def test_what_a_citizen_writes(phone: Phones) -> None:
    """Every page of a birth registration, each first sent without an answer, to the page that checks."""
    walk = phone.of("citizen1")
    walk.page.goto(f"{walk.address}/thu-tuc/1.001193/")
    press(walk.page, "^(Bắt đầu|Soạn một hồ sơ khác)")
    for _page in range(20):
        walk.look(walk.page.url.removeprefix(walk.address))
        if re.search("/(giay-to|kiem-tra)/$", walk.page.url):
            break
        fill(walk.page, ANSWERS)
        press(walk.page, "^Tiếp tục")
    assert walk.seen > 8 and walk.faults == [], "\n".join(walk.faults)


@pytest.mark.parametrize("official", sorted(DESK))
def test_what_an_official_meets(phone: Phones, official: str) -> None:
    walk = phone.of(official)
    for path in DESK[official]:
        walk.go(path)
    assert walk.faults == [], "\n".join(walk.faults)


@pytest.mark.parametrize("official", in_part(("clerk1", "leader1"), {"leader1"}))
def test_what_an_official_reads_in_english(phone: Phones, official: str) -> None:
    walk = phone.of(official, "en")
    for path in DESK[official]:
        walk.go(path)
    assert walk.faults == [], "\n".join(walk.faults)
