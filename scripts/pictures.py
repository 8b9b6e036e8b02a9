"""Pictures of the main pages, phone and desktop, from the demo that runs on this `DUOC_VAR`, into its `pictures`."""

import contextlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from duoc.config import environment

SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1366, "height": 768}}
CHROMIUM = [
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-first-run", "--disable-quic"),
]
UUID = "[0-9a-f]{8}-[0-9a-f-]{27}"
# Name of the picture, who is signed in ("" a stranger), the page; {…} is the first link before it that fits.
PAGES = [
    ("home", "", "/"),
    ("procedures", "", "/thu-tuc/"),
    ("procedure", "", "/thu-tuc/1.001193/"),
    ("sign-in", "", "/dang-nhap/"),
    ("verify", "", "/kiem-tra/"),
    ("contact", "", "/lien-he/"),
    ("privacy", "", "/rieng-tu/"),
    ("not-found", "", "/khong-co-trang-nay/"),
    ("my-dossiers", "citizen1", "/ho-so/"),
    ("dossier", "citizen1", "{/ho-so/UUID/}"),
    ("clerk", "clerk1", "/ban/"),
    ("clerk-dossier", "clerk1", "{/ban/ho-so/UUID/}"),
    ("specialist", "specialist1", "/ban/"),
    ("specialist-dossier", "specialist1", "{/ban/ho-so/UUID/}"),
    ("leader", "leader1", "/ban/"),
    ("leader-dossier", "leader1", "{/ban/ho-so/UUID/}"),
    ("registry", "registry1", "/ban/"),
    ("registry-dossier", "registry1", "{/ban/ho-so/UUID/}"),
    ("admin", "admin1", "/ban/"),
]


def address() -> str:
    """Where the demo answers; ends with the way out when it does not run."""
    try:
        facts = json.loads((environment.var() / "running.json").read_text("utf-8"))
    except FileNotFoundError:
        raise SystemExit("pictures: Đước chưa chạy với DUOC_VAR này. Ở cửa sổ khác: make run") from None
    return f"http://localhost:{facts['port']}"


def first_link(page: Page, shape: str) -> str:
    """The first address on the page that has this shape, "" when there is none."""
    pattern = re.compile("^" + re.escape(shape).replace("UUID", UUID) + "$")
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    return next((href for href in hrefs if pattern.match(href)), "")


@contextlib.contextmanager
def visitor(browser: Browser, size: str, base: str, account: str) -> Iterator[Page]:
    """A fresh browser of this size in which the account is signed in."""
    context = browser.new_context(viewport=SIZES[size], locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    page = context.new_page()
    if account:
        page.goto(f"{base}/demo/as/{account}")
    yield page
    context.close()


def walk(browser: Browser, size: str, base: str, folder: Path) -> None:
    """Take all pictures of one size; a page that is not there is named and left out."""
    accounts = dict.fromkeys(account for _, account, _ in PAGES)
    for account in accounts:
        with visitor(browser, size, base, account) as page:
            for name, _, path in (row for row in PAGES if row[1] == account):
                target = first_link(page, path.strip("{}")) if path.startswith("{") else path
                if not target:
                    sys.stdout.write(f"pictures: {size}-{name}: không có trang nào dạng {path}\n")
                    continue
                page.goto(f"{base}{target}")
                page.screenshot(path=folder / f"{size}-{name}.png", full_page=True)


def main() -> None:
    """All sizes, one after the other."""
    base = address()
    folder = environment.var() / "pictures"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", chromium_sandbox=False, args=CHROMIUM)
        for size in SIZES:
            walk(browser, size, base, folder)
        browser.close()
    sys.stdout.write(f"pictures: {len(list(folder.glob('*.png')))} ảnh trong {folder}\n")


main()
