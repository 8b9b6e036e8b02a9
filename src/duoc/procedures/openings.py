"""When a procedure was opened for filing here and closed again, by whom and on which decision."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from duoc.people.queries import persons
from duoc.procedures.models import Opening
from duoc.procedures.opening_rules import TO_LOOK_AT

_PERSON = "person:"


@dataclass(frozen=True)
class PastOpening:
    """One opening as officials read it, with what became of it.

    Attributes:
        by, closed_by: full names; "" where the installation followed the province's file.
        passed: how many gates the program found passed.
        looked_at: sentences that whoever opened it vouched for.
    """

    code: str
    ways: Sequence[str]
    basis: str
    by: str
    at: datetime
    passed: int
    looked_at: Sequence[str]
    closed_by: str = ""
    closed_at: datetime | None = None
    closed_because: str = ""

    @property
    def online(self) -> bool:
        return "online" in self.ways


def openings(code: str = "") -> list[PastOpening]:
    """All openings of a procedure, newest first; without a code those that stand, of all procedures. Two queries."""
    rows = Opening.objects.select_related("procedure")
    if code:
        return _with_names(list(rows.filter(procedure__code=code).order_by("-at", "closed_at")))
    return _with_names(list(rows.filter(closed_at=None).order_by("procedure__code")))


def _with_names(rows: Sequence[Opening]) -> list[PastOpening]:
    keys = {key for row in rows for key in (row.by, row.closed_by) if key.startswith(_PERSON)}
    held = persons([uuid.UUID(key.removeprefix(_PERSON)) for key in sorted(keys)]) if keys else {}
    names = {f"{_PERSON}{id}": person.full_name for id, person in held.items()}
    return [
        PastOpening(
            code=row.procedure.code,
            ways=row.ways,
            basis=row.basis,
            by=names.get(row.by, ""),
            at=row.at,
            passed=sum(check["passed"] for check in row.checked),
            looked_at=[str(TO_LOOK_AT[check["gate"]]) for check in row.checked if check.get("looked_at")],
            closed_by=names.get(row.closed_by, ""),
            closed_at=row.closed_at,
            closed_because=row.closed_because,
        )
        for row in rows
    ]
