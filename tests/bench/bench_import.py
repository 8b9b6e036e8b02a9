"""The national catalogue: how long it takes to load and to import, how much memory, and how many pages can be filed."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest

from duoc.config.trial import Trial, file_each
from duoc.importer import actions, shipped
from tests.bench.table import Table
from tests.cast import MONDAY

LOADED = 60  # seconds, first load
IMPORTED = 120  # seconds, import of all pages with a filing under each
MEGABYTES = 500
FILEABLE = 0.98

LOAD = "`load_pages` on an empty catalogue of pages: all procedures of the national portal that the repository ships."
IMPORT = "`import_pages` of the same file, unchanged, then a made-up applicant files under each, taken back."
MEMORY = "The highest resident memory of the process meanwhile (VmHWM), the test runner included."
SHARE = "How many of those filings the real action accepts."
Found = TypeVar("Found")

pytestmark = pytest.mark.django_db


def peak() -> float:
    """Most memory that this process held since `forget_peak`, in MB (VmHWM)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def forget_peak() -> None:
    """From here on the peak counts anew."""
    Path("/proc/self/clear_refs").write_text("5")


def _clock(act: Callable[..., Found], *words: Any) -> tuple[float, Found]:
    begun = time.perf_counter()
    result = act(*words)
    return time.perf_counter() - begun, result


def test_the_national_catalogue_is_loaded_and_fileable_in_time(province: None, table: Table) -> None:
    forget_peak()
    loaded, imported = _clock(actions.load_pages, MONDAY)
    later, again = _clock(actions.load_pages, MONDAY + timedelta(days=1))
    assert again == actions.Imported()

    def whole(at: datetime) -> Trial:
        opened: list[str] = []
        for file in shipped.files():
            pages = actions.import_pages(file, at=at)
            assert (pages.new, pages.changed) == (0, 0)
            opened += pages.open
        return file_each(list(dict.fromkeys(opened)), at)

    took, trial = _clock(whole, MONDAY + timedelta(days=1))
    share, memory = len(trial.fileable) / len(imported.open), peak()
    for name, figure, promised, kept, method in (
        ("First load", f"{loaded:.1f} s", f"< {LOADED} s", loaded < LOADED, LOAD),
        ("Load when nothing changed", f"{later:.2f} s", "", True, "The same once more."),
        ("Import with a filing under each", f"{took:.1f} s", f"< {IMPORTED} s", took < IMPORTED, IMPORT),
        ("Memory of all three", f"{memory:.0f} MB", f"< {MEGABYTES} MB", memory < MEGABYTES, MEMORY),
        (
            "Procedures that can be filed",
            f"{share:.1%} of {len(imported.open)} open",
            f"≥ {FILEABLE:.0%}",
            share >= FILEABLE,
            SHARE,
        ),
    ):
        table.add("The national catalogue", name, figure, promised=promised, kept=kept, method=method)
