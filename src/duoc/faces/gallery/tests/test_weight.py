"""First visit: the page and all its files within 35 KB over the wire, as WhiteNoise and the server send them."""

from pathlib import Path

import brotli
import pytest
from django.core.management import call_command
from django.test import override_settings

from duoc.faces.design import sheets
from duoc.faces.design.tests import browser as screen
from duoc.faces.gallery import views as gallery

MOST = 35_000
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
    assert total <= MOST / 2, f"{total} bytes: the parts alone may take half of what a page may"


def test_the_sheets_ask_for_nothing_more() -> None:
    for path in sheets.SHEETS:
        text = sheets.joined(path)
        assert "@import" not in text
        assert "@font-face" not in text
        assert "url(" not in text.replace('url("data:', "")


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
