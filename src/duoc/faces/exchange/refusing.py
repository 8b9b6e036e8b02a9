"""Refusals of the domain as problems: the kind says the status, the words stay those of the domain."""

from duoc.decisions.queries import NotFound as ResultNotFound
from duoc.dossiers.queries import NotFound as DossierNotFound
from duoc.faces.web import problems
from duoc.faces.web.problems import Kind, Problem
from duoc.ground.files.actions import FileRefused, NoRoom
from duoc.ground.once.actions import KeyInFlight, KeyMissing, KeyReused
from duoc.ground.refusal import Refusal
from duoc.people.powers import Forbidden
from duoc.procedures.queries import NotInForce

KINDS: tuple[tuple[type[Refusal], Kind], ...] = (
    (Forbidden, problems.FORBIDDEN),
    (DossierNotFound, problems.NOT_FOUND),
    (ResultNotFound, problems.NOT_FOUND),
    (NotInForce, problems.NOT_FOUND),
    (KeyMissing, problems.KEY_MISSING),
    (KeyReused, problems.KEY_REUSED),
    (KeyInFlight, problems.KEY_IN_FLIGHT),
    (FileRefused, problems.FILE_REFUSED),
    (NoRoom, problems.OUT_OF_SERVICE),
)
"""By class. A refusal that names what is wrong is 422; every other means "not now" (409)."""
RETRY = {problems.KEY_IN_FLIGHT.code: problems.SOON, problems.OUT_OF_SERVICE.code: problems.RETRY_AFTER}


def problem(refusal: Refusal) -> Problem:
    """The problem that says what the refusal says."""
    faults = getattr(refusal, "faults", None)
    kind = next((kind for cls, kind in KINDS if isinstance(refusal, cls)), None)
    if kind is None:
        kind = problems.NOT_NOW if faults is None else problems.INVALID
    errors = [{"field": name, "detail": say} for name, say in (faults or {}).items()]
    headers = {"Retry-After": str(RETRY[kind.code])} if kind.code in RETRY else None
    return Problem(kind, refusal.say, remedy=refusal.remedy, errors=errors, headers=headers)
