"""Two communes that hold many dossiers merge: in short transactions, broken off anywhere, on one desk throughout."""

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.db.models import F

from duoc.dossiers.models import Assignment, Dossier, Paper, Turn
from duoc.ground.ledger.models import Entry
from duoc.ground.ledger.queries import verify
from duoc.ground.rows.calculations import BATCH
from duoc.people import actions as people
from duoc.people.models import Organisation
from tests.bodies import NEW, carried_out
from tests.cast import COMMUNE, MONDAY, OTHER_COMMUNE
from tests.stages import Road

FEW, MANY = 60, 10_000


def many(like: Dossier, number: int, code: str) -> None:
    """More dossiers on the specialist's desk of a commune, each with its turn, its hand, a paper and an entry."""
    body = Organisation.objects.get(code=code)
    dossiers, turns, hands, papers = [], [], [], []
    paper = like.papers.get()
    for place in range(number):
        dossier = Dossier.objects.get(pk=like.pk) if place == 0 else _copy(dossiers[0])
        dossier.pk, dossier.competent_unit, dossier.receiving_unit = uuid.uuid4(), body, body
        dossier.assigned_unit, dossier.assigned_to = body, None
        dossier.temporary_code = dossier.code = f"{code}-thu-{place}"
        turn = Turn(dossier=dossier, step=dossier.step, desk=dossier.desk, unit=body, opened_at=MONDAY)
        dossiers.append(dossier)
        turns.append(turn)
        hands.append(Assignment(dossier=dossier, turn=turn, unit=body, began_at=MONDAY))
        papers.append(Paper(dossier=dossier, code=paper.code, name=paper.name, file=paper.file, attached_at=MONDAY))
    for model, rows in ((Dossier, dossiers), (Turn, turns), (Assignment, hands), (Paper, papers)):
        model.objects.bulk_create(rows, batch_size=500)
    with transaction.atomic():
        from duoc.ground.ledger.actions import append_each

        facts = {dossier.subject: {"code": dossier.code} for dossier in dossiers}
        append_each(action="dossier.filed", actor="system:worker", post="", facts=facts, at=MONDAY)


def _copy(dossier: Dossier) -> Dossier:
    fields = {field.attname: getattr(dossier, field.attname) for field in Dossier._meta.concrete_fields}
    return Dossier(**fields)


class CutOff(Exception):
    """The machine stops."""


@contextmanager
def transactions() -> Iterator[list[float]]:
    """How long each transaction lasted, in seconds."""
    lasted: list[float] = []
    begun = 0.0

    def watch(execute: Callable, sql: str, params: object, many: bool, context: dict) -> object:
        nonlocal begun
        if "people_reorganisation" in sql and "FOR UPDATE" in sql:
            now = time.monotonic()
            if begun:
                lasted.append(now - begun)
            begun = now
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield lasted


def on_one_desk() -> None:
    """Every open dossier lies on exactly one desk, of the body that its row names."""
    open_ones = Dossier.objects.exclude(desk="")
    turns = dict(Turn.objects.filter(closed_at__isnull=True).values_list("dossier", "unit"))
    assert turns == dict(open_ones.values_list("pk", "competent_unit"))
    hands = dict(Assignment.objects.filter(ended_at__isnull=True).values_list("dossier", "unit"))
    assert hands == dict(open_ones.exclude(desk="applicant").values_list("pk", "assigned_unit"))
    assert not Paper.objects.exclude(organisation=F("dossier__competent_unit")).exists()


def merge(**more: int) -> people.Progress:
    return carried_out([COMMUNE, OTHER_COMMUNE], [NEW], **more)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [FEW, pytest.param(MANY, marks=pytest.mark.nightly)])
def test_a_merger_in_short_transactions(road: Road, number: int) -> None:
    like = road.to("accepted")
    for code in (COMMUNE, OTHER_COMMUNE):
        many(like, number // 2, code)
    batch = max(number // 50, 20)
    begun = time.monotonic()
    with transactions() as lasted:
        progress = merge(batch=min(batch, BATCH))
    took = time.monotonic() - begun
    print(f"\n{number} dossiers: {took:.1f} s, longest transaction {max(lasted):.2f} s")  # noqa: T201 (a figure to read)
    assert progress.moved["dossiers"] == number + 1 and progress.state == "finished"
    on_one_desk()
    moved = Entry.objects.filter(action="dossier.transferred")
    assert moved.count() == number + 1 and moved.values("subject_id").distinct().count() == number + 1


@pytest.mark.django_db
def test_a_merger_that_is_broken_off_goes_on(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    like = road.to("accepted")
    for code in (COMMUNE, OTHER_COMMUNE):
        many(like, FEW // 2, code)
    statements = 0

    def cut(execute: Callable, sql: str, params: object, many: bool, context: dict) -> object:
        nonlocal statements
        statements += 1
        if statements % 97 == 0:
            raise CutOff
        return execute(sql, params, many, context)

    for _time in range(60):
        try:
            with connection.execute_wrapper(cut):
                progress = merge(batch=10)
            break
        except CutOff:
            on_one_desk()
    assert progress.state == "finished" and progress.moved["dossiers"] == FEW + 1
    on_one_desk()
    assert Entry.objects.filter(action="dossier.transferred").count() == FEW + 1
    assert verify().holds


@pytest.mark.django_db
def test_the_worker_may_carry_it_out(road: Road, database_role: Callable) -> None:
    road.to("accepted")
    with database_role("worker"):
        assert merge().moved["dossiers"] == 1
    on_one_desk()
