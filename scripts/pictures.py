"""Pictures of the main pages, phone and desktop, from the demo that runs on this `DUOC_VAR`, into its `pictures`.

Needs a demo with its dossiers, as the first start makes them; orders an extract on each device to show it.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from duoc.config import environment, terminal

SIZES: Mapping[str, Mapping[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
    "desktop": {"viewport": {"width": 1366, "height": 768}},
}
CHROMIUM = [
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-first-run", "--disable-quic", "--hide-scrollbars"),
]
UUID = "[0-9a-f]{8}-[0-9a-f-]{27}"
Shoot = Callable[[str], None]
# Name of the picture, who is signed in ("" a stranger), the page; {…} is the first link on the last page that fits.
PAGES = [
    ("home", "", "/"),
    ("search", "", "/thu-tuc/?q=khai+sanh"),
    ("procedure", "", "/thu-tuc/1.001193/"),
    ("guide", "", "/chon-thu-tuc/"),
    ("sign-in", "", "/dang-nhap/"),
    ("verify", "", "/kiem-tra/"),
    ("contact", "", "/lien-he/"),
    ("privacy", "", "/rieng-tu/"),
    ("not-found", "", "/khong-co-trang-nay/"),
    ("helper", "helper1", "/ban/"),
    ("clerk", "clerk1", "/ban/"),
    ("clerk-dossier", "clerk1", "{/ban/ho-so/UUID/}"),
    ("specialist", "specialist1", "/ban/"),
    ("specialist-dossier", "specialist1", "{/ban/ho-so/UUID/}"),
    ("leader", "leader1", "/ban/cho-ky/"),
    ("leader-dossier", "leader1", "{/ban/ho-so/UUID/}"),
    ("registry", "registry1", "/ban/van-thu/"),
    ("registry-dossier", "registry1", "{/ban/ho-so/UUID/}"),
    ("register", "registry1", "/ban/so/"),
    ("admin", "admin1", "/ban/"),
    ("admin-health", "admin1", "/ban/he-thong/"),
]


def main() -> None:
    """All sizes, one after the other."""
    base = address()
    folder = environment.var() / "pictures"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program(), chromium_sandbox=False, args=CHROMIUM)
        for size in SIZES:
            walk(browser, size, base, folder)
        browser.close()
    count = len(list(folder.glob("*.png")))
    sys.stdout.write("pictures: " + say(f"{count} ảnh trong {folder}", f"{count} pictures in {folder}") + "\n")


def program() -> str:
    """The whole Chromium, which shows a PDF inside a page, or that of the tests, which leaves its place empty."""
    chromium = shutil.which("chromium") or shutil.which("chromium-headless-shell")
    if chromium is None:
        raise SystemExit("pictures: " + say("thiếu chromium; hãy gõ make pictures", "no chromium; type make pictures"))
    return chromium


def say(vietnamese: str, english: str) -> str:
    """The one in the language of the terminal."""
    return vietnamese if terminal.language() == terminal.VIETNAMESE else english


def address() -> str:
    """Where the demo answers; ends with the way out when it does not run."""
    try:
        facts = json.loads((environment.var() / "running.json").read_text("utf-8"))
    except FileNotFoundError:
        problem = say(
            "Đước chưa chạy với DUOC_VAR này. Ở cửa sổ khác:", "Đước does not run on this DUOC_VAR. In another window:"
        )
        raise SystemExit(f"pictures: {problem} make run") from None
    return f"http://localhost:{facts['port']}"


def walk(browser: Browser, size: str, base: str, folder: Path) -> None:
    """Take all pictures of one size: pages by their address, then what a citizen comes through."""
    for account in dict.fromkeys(account for _, account, _ in PAGES):
        page, shoot = visitor(browser, size, base, account, folder)
        for name, _, path in (row for row in PAGES if row[1] == account):
            target = first_link(page, path.strip("{}")) if path.startswith("{") else path
            if not target:
                problem = say(f"không có trang nào dạng {path}", f"there is no page like {path}")
                sys.stdout.write(f"pictures: {size}-{name}: {problem}\n")
                continue
            page.goto(f"{base}{target}")
            shoot(name)
        page.context.close()
    page, shoot = visitor(browser, size, base, "citizen1", folder)
    ask(page, base, shoot)
    order(page, base, shoot)
    show_result(page, base, shoot)
    page.context.close()


def visitor(browser: Browser, size: str, base: str, account: str, folder: Path) -> tuple[Page, Shoot]:
    """A fresh browser of this size in which the account is signed in, and its camera."""
    page = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **SIZES[size]).new_page()
    page.set_default_timeout(15_000)
    if account:
        page.goto(f"{base}/demo/as/{account}")

    def shoot(name: str) -> None:
        if page.locator("iframe").count():
            page.wait_for_timeout(4_000)  # the browser's own reader of papers says nothing when it is done
        page.screenshot(path=folder / f"{size}-{name}.png", full_page="/ban/ho-so/" not in page.url)

    return page, shoot


def first_link(page: Page, shape: str) -> str:
    """The first address on the page that has this shape, "" when there is none."""
    pattern = re.compile("^" + re.escape(shape).replace("UUID", UUID) + "$")
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    return next((href for href in hrefs if pattern.match(href)), "")


def ask(page: Page, base: str, shoot: Shoot) -> None:
    """Two questions of a birth registration."""
    start(page, base, "1.001193")
    shoot("question")
    choices = page.locator('main input[type="radio"]')
    for _page in range(4):
        if not choices.count():  # also where an earlier run left the draft
            break
        choices.first.check()
        go_on(page, "Tiếp tục")
    shoot("question-next")


def order(page: Page, base: str, shoot: Shoot) -> None:
    """An extract of the first birth that the register holds: what is asked, the check page, filed."""
    start(page, base, "2.000635")
    choices, copies = page.locator('main input[type="radio"]'), page.locator('[name="copies"]')
    for _page in range(8):
        if page.url.endswith("/kiem-tra/"):
            break
        if choices.count():  # not on pages that an earlier run left answered
            choices.first.check()
        if copies.count():
            copies.fill("2")
        go_on(page, "Tiếp tục")
    shoot("check")
    go_on(page, "Nộp hồ sơ")
    shoot("filed")


def show_result(page: Page, base: str, shoot: Shoot) -> None:
    """My dossiers, one that has its result, and what a stranger reads behind its QR code."""
    page.goto(f"{base}/ho-so/")
    shoot("my-dossiers")
    for link in reversed(all_dossiers(page)):
        page.goto(link)
        if page.locator("a[href*='/ket-qua']").count():
            break
    shoot("dossier")
    shown = re.search(r"/kiem-tra/[\w-]+/", page.content())
    if shown:
        page.goto(f"{base}{shown.group()}")
        shoot("verified")


def all_dossiers(page: Page) -> list[str]:
    """The addresses of the citizen's dossiers, newest first, over all pages of the list that is open."""
    addresses: list[str] = []
    while True:
        addresses += page.locator("main a[href^='/ho-so/']").evaluate_all("links => links.map(link => link.href)")
        after = page.get_by_role("link", name="Trang sau")
        if not after.count():
            return addresses
        with page.expect_navigation():
            after.click()


def start(page: Page, base: str, code: str) -> None:
    """Begin this procedure."""
    page.goto(f"{base}/thu-tuc/{code}/")
    with page.expect_navigation():
        page.locator(".button--start").click()


def go_on(page: Page, words: str) -> None:
    """Press the button that says this and wait for the next page."""
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(f"^{words}")).first.click()


main()
