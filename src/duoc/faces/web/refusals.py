"""How a refusal of the domain is answered on the web: one table for portal, desk and exchange.

A package refuses with one of the kinds of `ground/refusal.py` or a class below it. What needs another answer has a line
of its own here. `kind.status` is the HTTP status, `kind.code` the name for machines (see `problems.py`).
"""

from collections.abc import Mapping

from duoc.faces.web import problems
from duoc.faces.web.problems import Kind
from duoc.ground.files.actions import FileRefused, NoRoom
from duoc.ground.files.queries import FileDamaged
from duoc.ground.once.actions import KeyInFlight, KeyMissing, KeyReused
from duoc.ground.refusal import Invalid, NotFound, NotNow, Refusal
from duoc.people.powers import Forbidden
from duoc.procedures.queries import NotLoaded

KINDS: Mapping[type[Refusal], Kind] = {
    Forbidden: problems.FORBIDDEN,
    NotFound: problems.NOT_FOUND,
    NotNow: problems.NOT_NOW,
    Invalid: problems.INVALID,
    KeyMissing: problems.KEY_MISSING,
    KeyInFlight: problems.KEY_IN_FLIGHT,
    KeyReused: problems.KEY_REUSED,
    FileRefused: problems.FILE_REFUSED,
    FileDamaged: problems.BROKEN,
    NoRoom: problems.OUT_OF_SERVICE,
    NotLoaded: problems.OUT_OF_SERVICE,
    Refusal: problems.NOT_NOW,
}
RETRY_AFTER = {problems.KEY_IN_FLIGHT.code: problems.SOON, problems.OUT_OF_SERVICE.code: problems.RETRY_AFTER}
"""Seconds after which the same request may be sent again."""


def kind_of(refusal: Refusal) -> Kind:
    """The kind of the refusal's class, or of the nearest class above it."""
    return next(KINDS[above] for above in type(refusal).__mro__ if above in KINDS)


def status_of(refusal: Refusal) -> int:
    """The HTTP status with which every face answers this refusal."""
    return kind_of(refusal).status


def headers_of(refusal: Refusal) -> dict[str, str]:
    """`Retry-After` where trying again helps."""
    seconds = RETRY_AFTER.get(kind_of(refusal).code)
    return {"Retry-After": str(seconds)} if seconds else {}
