"""Shows a page to headless Chromium without a server: the style sheets are put into the HTML."""

import os
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, sync_playwright

from duoc.faces.design import sheets

AXE = Path(__file__).parents[5] / "tests" / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# All rules run; of what passes nothing is written down, which is most of axe's time.
VIOLATIONS = "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(result => result.violations)"
SIZES = {"small phone": (320, 640), "phone": (360, 740), "office": (1366, 768)}
FONT_FILE = re.compile(r'url\("([a-z-]+\.woff2)"\)')
CHROMIUM = "/usr/bin/chromium-headless-shell"
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium in the form without a window: half the time a page. No sandbox, so that root can run it.

    It keeps the machine's own clock: under `faketime`, which moves all other processes, it never comes to rest.
    """
    clock = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, chromium_sandbox=False, args=ARGUMENTS, env=clock
        )
        yield browser
        browser.close()


def person(*, official: bool = False) -> Any:
    """Somebody signed in, with a name long enough to be in the way."""
    return SimpleNamespace(
        person_name="Nguyễn Thị Hồng Đước", person_id=None, post_id=1 if official else None, organisation_name="UBND xã"
    )


def request(path: str = "/", actor: Any = None) -> HttpRequest:
    """A request as the acting middleware leaves it."""
    made = RequestFactory().get(path)
    made.actor = actor
    return made


def styled(html: str) -> str:
    """The page with its style sheets and fonts inside."""
    for path in sheets.SHEETS:
        name = re.escape(path.removesuffix(".css"))
        html = re.sub(rf'<link rel="stylesheet" href="[^"]*{name}[^"]*">', lambda _match, p=path: _sheet(p), html)
    return html


@cache
def _sheet(path: str) -> str:
    """A sheet as part of a page."""
    return f"<style>{FONT_FILE.sub(_inline, sheets.joined(path))}</style>"


def _inline(named: re.Match[str]) -> str:
    """A font as part of the sheet."""
    font = sheets.SOURCES.parent / "static" / "design" / named[1]
    return f'url("data:font/woff2;base64,{b64encode(font.read_bytes()).decode()}")'


def show(browser: Browser, html: str, size: tuple[int, int]) -> Page:
    """A tab that shows the page, scripts off like on the weakest phone."""
    width, height = size
    tab = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN").new_page()
    return turn(tab, html, size)


def turn(tab: Page, html: str, size: tuple[int, int]) -> Page:
    """The same tab with another page: it keeps axe, whose reading takes longer than its work."""
    width, height = size
    tab.set_viewport_size({"width": width, "height": height})
    tab.set_content(styled(html))
    return tab


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")


def barriers(tab: Page) -> list[str]:
    """What axe finds wrong, one line each."""
    if not tab.evaluate("() => 'axe' in window"):  # a tab keeps it when it is given other content
        tab.evaluate(_axe())
    violations = tab.evaluate(VIOLATIONS, RULES)
    return [f"{violation['id']}: {node['target']}" for violation in violations for node in violation["nodes"]]


def render(template: str, context: dict[str, Any], seen: HttpRequest) -> str:
    """A template as the page of this request."""
    return render_to_string(template, context, request=seen)
