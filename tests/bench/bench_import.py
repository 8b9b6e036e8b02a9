"""The national catalogue: how long it takes to load and to import, how much memory, and how many pages can be filed."""

import resource
import time
from datetime import datetime, timedelta

import pytest

from duoc.config.trial import file_each
from duoc.procedures import actions
from duoc.procedures.importing import shipped
from duoc.procedures.models import Version
from tests.cast import MONDAY

LOADED = 60  # seconds, first load
IMPORTED = 120  # seconds, import of all pages with a filing under each
MEGABYTES = 500
FILEABLE = 0.98

pytestmark = pytest.mark.django_db


def _clock(act: object, *words: object) -> tuple[float, object]:
    begun = time.perf_counter()
    found = act(*words)  # type: ignore[operator]
    return time.perf_counter() - begun, found


def test_the_national_catalogue_is_loaded_and_fileable_in_time(province: None) -> None:
    loaded, imported = _clock(actions.load_pages, MONDAY)
    assert isinstance(imported, actions.Imported)
    later, again = _clock(actions.load_pages, MONDAY + timedelta(days=1))
    assert again == actions.Imported()
    versions = Version.objects.count()

    def whole(at: datetime) -> object:
        told = actions.import_pages(shipped.file(), at=at)
        assert (told.new, told.changed) == (0, 0)
        return file_each(told.codes, at)

    took, trial = _clock(whole, MONDAY + timedelta(days=1))
    assert Version.objects.count() == versions
    share = len(trial.fileable) / imported.read  # type: ignore[attr-defined]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\nnational catalogue: first load {loaded:.1f} s, later {later:.2f} s; import with trial {took:.1f} s, "
        f"{memory:.0f} MB; {imported.read} pages, {share:.1%} fileable, {imported.online_full} online in full"
    )
    assert loaded < LOADED
    assert later < 1
    assert took < IMPORTED
    assert memory < MEGABYTES
    assert share >= FILEABLE
