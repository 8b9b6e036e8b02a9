"""Bodies merge, split, take another name or end: the plan is recorded, and carried out from its day on."""

import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from duoc.ground.ledger import actions as ledger
from duoc.ground.rows.calculations import BATCH, paced
from duoc.ground.worktime.calculations import local
from duoc.people.handover import Handover, Tally, estates
from duoc.people.models import Organisation, Post, Reorganisation
from duoc.people.powers import WORKER
from duoc.people.succeeding import handover_of, known_bodies, take_effect
from duoc.people.succession_plan import SuccessionPlan, as_json, check_plan, digest, from_json
from duoc.people.validity import lasting


@dataclass(frozen=True)
class Progress:
    """How far a plan has come.

    Attributes:
        state: "preview", "waits" for its day, "moving", or "finished".
        repeated: the plan had been given before; nothing was recorded again.
        moved, undecided: counts by kind. Before the day: as they would be now.
    """

    state: str
    repeated: bool
    moved: "Counter[str]"
    undecided: "Counter[str]"


def preview(plan: SuccessionPlan, *, at: datetime) -> Progress:
    """What the plan would move if today were its day. Writes nothing.

    Raises:
        PlanRefused.
    """
    recorded = Reorganisation.objects.filter(digest=digest(plan)).first()
    if recorded is not None and recorded.effective_at is not None:
        return _progress(recorded, repeated=True)
    check_plan(plan, known_bodies(plan, recorded))
    tally = _counted(plan, at)
    return Progress("preview", recorded is not None, tally.moved, tally.undecided)


def named(plan: SuccessionPlan) -> tuple[list[str], list[str]]:
    """From whom to whom, for people to read: name and code of each body, before and after, as things are now."""
    codes = [*plan.before, *(one.code for one in plan.after)]
    known = dict(Organisation.objects.filter(code__in=codes).values_list("code", "name"))
    after = [(one.name or known.get(one.code, ""), one.code) for one in plan.after]
    return [f"{known.get(code, '')} ({code})" for code in plan.before], [f"{name} ({code})" for name, code in after]


def names_after(row: Reorganisation) -> dict[str, str]:
    """The successors that a recorded plan names, by code, as people read them."""
    plan = from_json(row.plan)
    known = dict(Organisation.objects.filter(code__in=[one.code for one in plan.after]).values_list("code", "name"))
    return {one.code: one.name or known.get(one.code, one.code) for one in plan.after}


def succeed(plan: SuccessionPlan, *, at: datetime) -> tuple[Reorganisation, Progress]:
    """Records the plan, once however often it is given. `carry_out` carries it out when its day has come.

    Raises:
        PlanRefused.
    """
    with transaction.atomic():
        row = Reorganisation.objects.select_for_update().filter(digest=digest(plan)).first()
        repeated = row is not None
        if row is None:
            # Two plans at once would each be judged without the other.
            list(Organisation.objects.select_for_update().filter(code__in=plan.before).order_by("code").values("pk"))
            check_plan(plan, known_bodies(plan))
            row = Reorganisation.objects.create(
                digest=digest(plan), plan=as_json(plan), on=plan.on, basis=plan.basis, recorded_at=at
            )
            _note("reorganisation.recorded", row.subject, as_json(plan), at, first=True)
    if row.effective_at is not None or plan.on <= local(at).date():
        return row, _progress(row, repeated=repeated)
    tally = _counted(plan, at)
    return row, Progress("waits", repeated, tally.moved, tally.undecided)


def carry_out(row: Reorganisation, *, at: datetime, batch: int = BATCH, repeated: bool = False) -> Progress:
    """Carries out a plan whose day has come, from where it stands: each step is a short transaction of its own, so that
    it can be broken off anywhere and goes on with the next call.

    Args:
        batch: how many dossiers move in the first transaction; after that as many as the machine moves in time.
        repeated: handed through: the plan had been given before.

    Raises:
        PlanRefused: what the plan names is no longer as it was when the plan was recorded.
        RuntimeError: called inside a transaction, which would hold back every reader of the ledger.
    """
    with transaction.atomic(durable=True):
        _take_effect(row, at)
    begun = time.monotonic()
    while _next_batch(row, at, batch):
        now = time.monotonic()
        batch, begun = paced(batch, now - begun), now
    return _progress(Reorganisation.objects.get(pk=row.pk), repeated=repeated)


def _take_effect(row: Reorganisation, at: datetime) -> None:
    row = Reorganisation.objects.select_for_update().get(pk=row.pk)
    if row.effective_at is not None:
        return
    plan = from_json(row.plan)
    check_plan(plan, known_bodies(plan, row))
    tally = _posts(plan)
    successions = take_effect(row, plan)
    row.effective_at, row.moved, row.undecided = at, dict(tally.moved), dict(tally.undecided)
    row.save()
    for one in successions:
        if one.keeps_books:
            facts = {
                "on": plan.on.isoformat(),
                "kind": one.kind,
                "basis": plan.basis,
                "successors": [after.code for after in plan.after],
            }
            _note("organisation.ended", ("organisation", str(one.before_id)), facts, at)
    _note("reorganisation.took_effect", row.subject, {"successions": len(successions)}, at)


def _next_batch(row: Reorganisation, at: datetime, batch: int) -> bool:
    """Moves one batch of one room's rows; False once nothing is left anywhere."""
    with transaction.atomic(durable=True):
        row = Reorganisation.objects.select_for_update().get(pk=row.pk)
        handover = handover_of(row, at)
        tally = next((tally for estate in estates() if (tally := estate.move(handover, batch))), None)
        if tally is not None:
            row.moved = dict(Counter(row.moved) + tally.moved)
            row.undecided = dict(Counter(row.undecided) + tally.undecided)
        elif row.finished_at is None:
            row.finished_at = at
            _note("reorganisation.finished", row.subject, {"moved": row.moved, "undecided": row.undecided}, at)
        row.save()
    return tally is not None


def _counted(plan: SuccessionPlan, at: datetime) -> Tally:
    """What would move, with successors that need not be there yet."""
    row = Reorganisation(on=plan.on, basis=plan.basis)
    ids = {one.code: Reorganisation().pk for one in plan.after}
    handover = Handover(
        row.pk,
        plan.on,
        plan.basis,
        before=frozenset(Organisation.objects.filter(code__in=plan.before).values_list("pk", flat=True)),
        keeper=ids[plan.after[0].code] if plan.after else row.pk,
        at=at,
        several=len(plan.after) != 1,
        share={key: ids[code] for key, code in plan.share.items()},
    )
    tally = _posts(plan)
    for estate in estates():
        tally += estate.count(handover)
    return tally


def _posts(plan: SuccessionPlan) -> Tally:
    """Seats of the old bodies that go on: where somebody said before the day, else to the keeper of the books, where a
    person moves them further."""
    posts = Post.objects.filter(lasting(plan.on), organisation__code__in=plan.before)
    count, named = posts.count(), posts.filter(planned__reorganisation__digest=digest(plan)).count()
    tally = Tally()
    if count:
        tally.moved["posts"] = count
        tally.undecided["posts"] = count - named if len(plan.after) != 1 else 0
    return Tally(+tally.moved, +tally.undecided)


def _progress(row: Reorganisation, *, repeated: bool) -> Progress:
    state = "finished" if row.finished_at else "moving"
    return Progress(state, repeated, Counter(row.moved), Counter(row.undecided))


def _note(action: str, subject: tuple[str, str], facts: dict[str, Any], at: datetime, *, first: bool = False) -> None:
    ledger.append(action=action, actor=WORKER.key, post="", subject=subject, facts=facts, at=at, first=first)
