"""Dossiers that a ministry's system decides: for the tests of its result, and for those that ask every act."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, MinistryResult
from duoc.dossiers.queries import definition_of
from duoc.people.powers import Actor
from tests.cast import BIRTH, MONDAY, key, pdf
from tests.changed_definition import reworded
from tests.stages import CHILD, Road, fresh, handled_by_the_ministry

PAPER = {"granted": True, "number": "41.H8.001", "issued_on": MONDAY.date(), "answers": CHILD}


def of_the_ministry(road: Road) -> Dossier:
    """The birth of a child, accepted; whatever the definition says of a signature, a ministry's system decides it."""
    reworded(BIRTH, handled_in="ministry", ministry_system="Hệ thống thử của Bộ")
    return road.to("accepted")


def note(road: Road, dossier: Dossier, status: str) -> None:
    who = road.who("specialist1")
    dossiers.mirror(actor=who, dossier_id=dossier.pk, number="HT-01", status=status, key=key(), at=MONDAY)


def decided_there(road: Road, status: str = "done") -> Dossier:
    dossier = of_the_ministry(road)
    note(road, dossier, status)
    return fresh(dossier)


def all_decided_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a ministry's system decides every dossier, whatever its definition says."""
    handled_by_the_ministry(monkeypatch)
    room = import_module("duoc.dossiers.reconciliation.deciding")
    monkeypatch.setattr(room, "definition_of", lambda it: replace(definition_of(it), handled_in="ministry"))


def recorded_there(road: Road) -> Dossier:
    """Its number and date are recorded; the paper itself has not come."""
    dossier = decided_there(road)
    record(road.who("specialist1"), dossier)
    return fresh(dossier)


def with_its_paper(road: Road) -> tuple[Dossier, str]:
    """And who asks."""
    dossier = recorded_there(road)
    given = {"data": pdf("giay"), "name": "giay.pdf", "key": key(), "at": MONDAY}
    dossiers.add_ministry_paper(actor=road.who("registry1"), dossier_id=dossier.pk, **given)
    return fresh(dossier), "registry1"


def done_here(road: Road) -> tuple[Dossier, str]:
    """And who asks."""
    return road.to("done"), "registry1"


def undecided_there(road: Road) -> tuple[Dossier, str]:
    """And who asks."""
    return of_the_ministry(road), "specialist1"


def record(who: Actor, dossier: Dossier, word: str = "", **more: Any) -> MinistryResult:
    fields: dict[str, Any] = {**PAPER, **more}
    return dossiers.record_ministry_result(actor=who, dossier_id=dossier.pk, key=word or key(), at=MONDAY, **fields)


DONE: dict[str, Callable[[Any, Actor, dict[str, Any]], object]] = {
    "dossiers.record_ministry_result": lambda it, who, _by: record(who, it),
    "dossiers.add_ministry_paper": lambda it, _who, by: dossiers.add_ministry_paper(
        dossier_id=it.pk, data=pdf("giay"), name="giay.pdf", **by
    ),
}
"""With parameters that are right wherever they are offered."""
