"""First visit: readable within 15 KB over the wire, all files with the font within 42, as WhiteNoise sends them."""

import re
import unicodedata
from pathlib import Path

import brotli
import pytest
from django.core.management import call_command
from django.test import override_settings

from duoc.faces.design import sheets
from duoc.faces.design.tests import browser as screen
from duoc.faces.gallery import views as gallery

READABLE = 15_000
MOST = 42_000
EVERYTHING = 17_500
"""The style page, which shows every part in every state; no page of the product does."""
SMALLER = {".75rem", ".9375rem", "1rem", "min(var(--title), 6.6vw)"}
"""The count on the bell, two lines of the head and a dossier's code: a phone of 320 px must hold them in one row."""
HEADERS = 600
"""Bytes of one answer's headers, taken generously; every file costs them."""

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("static")
    with override_settings(
        STATIC_ROOT=str(root),
        STATICFILES_FINDERS=["duoc.faces.design.sheets.SheetFinder", *FINDERS],
        STORAGES={"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}},
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]


def sent(root: Path, name: str) -> int:
    """Bytes that a browser of today receives for this file."""
    stem, suffix = name.rsplit(".", 1)
    hashed = [path for path in root.glob(f"{stem}.*.{suffix}*") if path.suffix == ".br"]
    plain = list(root.glob(f"{stem}.*.{suffix}"))
    assert plain, f"{name} was not collected"
    return min(path.stat().st_size for path in [*hashed, *plain])


@override_settings(ROOT_URLCONF="duoc.faces.web.tests.addresses")
@pytest.mark.parametrize("page", ["parts", "one question"])
def test_a_citizen_page_with_all_its_files_is_light(collected: Path, page: str) -> None:
    view = {"parts": gallery.citizen, "one question": gallery.one_question}[page]
    html = brotli.compress(view(screen.request("/", screen.person())).content, quality=4)
    files = ["design/page.css", "design/icon.svg"]
    total = len(html) + sum(sent(collected, name) for name in files) + HEADERS * (1 + len(files))
    assert total <= {"parts": EVERYTHING, "one question": READABLE}[page], f"{total} bytes until it can be read"
    assert total + sent(collected, "design/vietnamese.woff2") + HEADERS <= MOST


def test_the_sheets_ask_for_the_font_alone_and_never_wait_for_it() -> None:
    for path in sheets.SHEETS:
        text = sheets.joined(path)
        assert "@import" not in text
        fonts = [line for line in text.splitlines() if line.startswith("@font-face")]
        assert all("font-display: swap" in line for line in fonts if "url(" in line)
        rest = "".join(line for line in text.splitlines() if line not in fonts)
        assert "url(" not in rest.replace('url("data:', "")


def test_the_first_font_holds_every_vietnamese_letter_and_the_second_what_is_left() -> None:
    first, second = (ranges(line) for line in sheets.joined("design/page.css").splitlines() if "unicode-range" in line)
    small = "aăâbcdđeêghiklmnoôơpqrstuưvxy0123456789.,:;?!()/-–…“”·₫"
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {unicodedata.normalize("NFC", letter + mark) for letter in "aăâeêioôơuưy" for mark in marks}
    wanted = letters | set(small)
    assert {letter for letter in wanted | {letter.upper() for letter in wanted} if ord(letter) not in first} == set()
    assert {letter for letter in "ĕĔŏŎŭŬĭƀɃčČñÑäëïöü" if ord(letter) not in second} == set()
    assert first & second == set()


def ranges(line: str) -> set[int]:
    """The letters of a `unicode-range`, as numbers."""
    held: set[int] = set()
    for start, end in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", line):
        held.update(range(int(start, 16), int(end or start, 16) + 1))
    return held


def test_citizens_see_four_levels_of_type() -> None:
    text = sheets.joined("design/page.css").split("@media print")[0]
    named = set(re.findall(r"font-size: (var\(--\w+\)|[^;]+);", text))
    assert {size for size in named if not size.startswith("var(") and size != "inherit"} <= SMALLER


def test_the_sheets_stay_within_chrome_95() -> None:
    for path in sheets.SHEETS:
        text = sheets.joined(path)
        for word in ("@layer", ":has(", "@container", "&", "color-mix(", "oklch(", "dvh", "text-wrap: pretty"):
            assert word not in text, f"{word} in {path} is unknown to Chrome 95"


def test_every_sheet_is_served_and_every_source_is_in_a_sheet() -> None:
    named = [name for names in sheets.SHEETS.values() for name in names]
    assert sorted(named) == sorted(path.stem for path in sheets.SOURCES.glob("*.css"))


def test_pages_hold_no_script_and_no_inline_style() -> None:
    templates = list(Path(gallery.__file__).parents[1].rglob("*.html"))
    assert templates
    for path in templates:
        text = path.read_text("utf-8")
        assert "<script" not in text, path
        assert " style=" not in text, path
        assert " onclick" not in text, path
