"""What the played Portal knows: the dossiers filed there, and what was reported of each. One line of a file for each
thing that happens, read again at the next start."""

import json
import random
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from duoc.config.played_portal.faults import Behaviour, Fate

NEW = 1  # national status of a dossier of which nothing was reported
LINGERS = 3  # messages that overtake a delayed one
LARGEST = 200_000  # bytes of a report


@dataclass
class Case:
    """A dossier filed there. `last` is the report with the highest number that came; older ones are left aside."""

    code: str
    procedure: str
    day: str
    last: dict[str, Any] = field(default_factory=dict)
    statuses: list[int] = field(default_factory=lambda: [NEW])

    @property
    def status(self) -> int:
        return self.statuses[-1]


class PlayedPortal:
    """Takes reports and answers lists; does to messages what `behaviour` says."""

    def __init__(self, journal: Path | None = None, *, seed: int = 0) -> None:
        self.behaviour = Behaviour()
        self.cases: dict[str, Case] = {}
        self._chance = random.Random(seed)  # noqa: S311 (faults by chance, no secret)
        self._late: deque[tuple[int, dict[str, Any]]] = deque()
        self._lock = threading.RLock()
        self._journal = journal
        if journal is not None and journal.exists():
            for line in journal.read_text("utf-8").splitlines():
                self._apply(json.loads(line))

    def file(self, code: str, procedure: str, day: str) -> None:
        """Somebody filed there on this day."""
        with self._lock:
            self._happen({"code": code, "procedure": procedure, "day": day})

    def take(self, report: Mapping[str, Any]) -> int:
        """A report comes in. Returns the HTTP status that its sender finds."""
        with self._lock:
            fate = self.behaviour.fate(self._chance)
            self._let_late_ones_come()
            if fate is Fate.REFUSED:
                return 422
            if fate is Fate.DELAYED:
                self._late.append((LINGERS, dict(report)))
            if fate in (Fate.LOST, Fate.DELAYED):
                return 503
            known = self._receive(dict(report))
            return 404 if not known else 503 if fate is Fate.DOUBLED else 200

    def listed(self, day: str) -> list[dict[str, Any]]:
        """The dossiers filed on a day, as the Portal has them. Whatever was delayed has come by then."""
        with self._lock:
            self._let_late_ones_come(all_of_them=True)
            return [
                {"code": case.code, "procedure": case.procedure, "status": case.status}
                for case in self.cases.values()
                if case.day == day
            ]

    def behave(self, behaviour: Mapping[str, float]) -> dict[str, float]:
        """How to behave from now on; what is not named stays. Returns all of it."""
        with self._lock:
            self.behaviour = Behaviour(**{**asdict(self.behaviour), **behaviour})
            return asdict(self.behaviour)

    def _let_late_ones_come(self, *, all_of_them: bool = False) -> None:
        waiting = [(left - 1, report) for left, report in self._late]
        self._late = deque((left, report) for left, report in waiting if left > 0 and not all_of_them)
        for left, report in waiting:
            if left <= 0 or all_of_them:
                self._receive(report)

    def _receive(self, report: dict[str, Any]) -> bool:
        case = self.cases.get(str(report.get("partner_code")))
        if case is None:
            return False
        if report["sequence"] > case.last.get("sequence", 0):
            self._happen({"report": report})
        return True

    def _happen(self, event: dict[str, Any]) -> None:
        if self._journal is not None:
            with self._journal.open("a", encoding="utf-8") as file:
                file.write(json.dumps(event, ensure_ascii=False) + "\n")
        self._apply(event)

    def _apply(self, event: Mapping[str, Any]) -> None:
        if report := event.get("report"):
            case = self.cases[report["partner_code"]]
            case.last = report
            case.statuses.append(int(report["status"]))
        else:
            self.cases.setdefault(event["code"], Case(event["code"], event["procedure"], event["day"]))
