"""By what dates are counted: the newest calendars that were loaded, or earlier ones by their digest."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import yaml
from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal
from duoc.ground.worktime.calculations import Clock, load_clock
from duoc.procedures.bundles import open_bundle
from duoc.procedures.decided_calendars import FILE
from duoc.procedures.models import ReferenceData
from duoc.procedures.reference import newest


class NotLoaded(Refusal):
    """The installation has not loaded its catalogue yet."""

    def __init__(self) -> None:
        super().__init__(_("Hệ thống chưa nạp lịch làm việc."), _("Chạy `duoc prepare`, rồi thử lại."))


@dataclass(frozen=True)
class Calendars:
    """Calendars and opening hours as they were loaded together.

    Attributes:
        digest: of the bundle that holds them; kept with every date that was counted by them.
        planning_term: by which work is planned where no legal term is known; `planning_doubt` says so.
    """

    digest: str
    clock: Clock
    planning_term: str
    planning_doubt: str

    def of_body(self, code: str) -> "Calendars":
        """The same, by which one body works."""
        own = self.clock.of_body(code)
        return self if own is self.clock else replace(self, clock=own)


def calendars(digest: str = "") -> Calendars:
    """The calendars of this digest; without one those that count now. One query.

    Raises:
        NotLoaded: none were loaded yet.
    """
    digest = digest or newest(ReferenceData.Name.CALENDARS)
    if not digest:
        raise NotLoaded
    return _read(digest, open_bundle(digest).root)


@lru_cache(maxsize=16)
def _read(digest: str, root: Path) -> Calendars:
    unknown = yaml.safe_load((root / "national" / "terms.yaml").read_text("utf-8"))["unknown"]
    bodies = sorted(path for path in root.glob("*/calendars/*.yaml") if path.parts[-3] != "national")
    clock = load_clock(root / "national" / "calendars", bodies=[*bodies, *root.glob(FILE)])
    return Calendars(digest, clock, unknown["term"], unknown["to_verify"])
