"""The style page shows every part: no barrier, nothing cut off at any size, everything within reach of a key."""

from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponse
from django.test import override_settings
from playwright.sync_api import Browser, Page

from duoc.faces.design.tests import browser as screen
from duoc.faces.gallery import views as gallery

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
PAGES: dict[str, Callable[[], HttpResponse]] = {
    "parts": lambda: gallery.citizen(screen.request("/thiet-ke/", screen.person())),
    "parts, stranger": lambda: gallery.citizen(screen.request("/thiet-ke/")),
    "one question": lambda: gallery.one_question(screen.request("/thiet-ke/mot-cau-hoi/")),
    "one question, wrong": lambda: gallery.one_question(
        screen.request("/thiet-ke/mot-cau-hoi/?loi=1", screen.person())
    ),
    "desk": lambda: gallery.desk(screen.request("/thiet-ke/ban/", screen.person(official=True))),
    "404": lambda: gallery.fault(screen.request(), 404),
    "503": lambda: gallery.fault(screen.request(), 503),
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with screen.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Page:
    """One tab for all pages that are only looked at."""
    return screen.show(chromium, "", screen.SIZES["office"])


@pytest.fixture(autouse=True)
def own_addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="duoc.faces.web.tests.addresses"):
        yield


@pytest.mark.parametrize("size", screen.SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_no_barrier_and_nothing_cut_off(tab: Page, name: str, size: str) -> None:
    screen.turn(tab, PAGES[name]().content.decode(), screen.SIZES[size])
    assert screen.barriers(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= screen.SIZES[size][0], "the page scrolls sideways"


@pytest.mark.parametrize("name", ["parts", "one question, wrong"])
def test_text_twice_as_large_still_fits(chromium: Browser, name: str) -> None:
    tab = screen.show(chromium, PAGES[name]().content.decode(), (640, 740))
    tab.add_style_tag(content="html { font-size: 200%; }")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 640
    tab.context.close()


@pytest.mark.parametrize("size", ["small phone", "phone"])
def test_what_a_finger_presses_is_large_enough(chromium: Browser, size: str) -> None:
    tab = screen.show(chromium, PAGES["parts"]().content.decode(), screen.SIZES[size])
    small = tab.evaluate(
        """() => [...document.querySelectorAll('button, .button, .top a, .choice label, .input, summary')]
            .map(e => [e.className || e.textContent.trim(), e.getBoundingClientRect()])
            .filter(([, box]) => box.width && box.height < 44).map(([what, box]) => `${what}: ${box.height}`)"""
    )
    assert small == []
    tab.context.close()


def test_the_keyboard_reaches_content_first_and_every_step_shows_where_it_is(chromium: Browser) -> None:
    tab = screen.show(chromium, PAGES["one question"]().content.decode(), screen.SIZES["office"])
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    assert tab.evaluate("document.activeElement.getBoundingClientRect().top") >= 0, "the skip link stays hidden"
    seen = []
    for _step in range(30):
        tab.keyboard.press("Tab")
        here = tab.evaluate(
            """() => { const e = document.activeElement; const s = getComputedStyle(e);
            return [e.id || e.textContent.trim(), s.outlineStyle, parseFloat(s.outlineWidth)] }"""
        )
        seen.append(here[0])
        if here[0] == "Tiếp tục":
            break
        assert here[1] != "none", f"no focus ring on {here[0]}"
        assert here[2] >= 2
    assert seen[-1] == "Tiếp tục"
    assert "child-birth_date" in seen
    tab.context.close()
