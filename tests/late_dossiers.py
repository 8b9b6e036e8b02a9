"""Dossiers that are late, or for which an apology waits: for the tests that ask every act."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from duoc.dossiers.acts import DESK, late_causes
from duoc.dossiers.models import Dossier, Lateness
from duoc.ground.worktime.calculations import local
from duoc.people.models import Post
from duoc.people.powers import Actor
from tests.cast import MONDAY
from tests.stages import Road, by_form, fresh

Made = tuple[Dossier, str]
"""The subject, and the name of who asks."""
CAUSE = {"cause": "workload", "say": "Cuối năm nhiều hồ sơ cùng lúc."}


def why_late(promise: datetime, **changes: str) -> dict[str, str]:
    """The cause, as the act that ends a step is given it."""
    given = {"cause": CAUSE["cause"], "say": CAUSE["say"], "promise": local(promise).isoformat(), **changes}
    return {f"late-{name}": text for name, text in given.items()}


def why_late_now(dossier: Dossier, at: datetime) -> dict[str, str]:
    """The same for the broken promise that waits for it; nothing where none does."""
    asked = late_causes.late_step(dossier, at)
    return why_late(asked.promise) if asked else {}


def cause_of(dossier: Dossier, **changes: str) -> dict[str, str]:
    """The same as the page of its own is given it: for the oldest broken promise without a cause, else for the last."""
    late = dossier.latenesses.filter(cause__isnull=True).first() or dossier.latenesses.last()
    return {"late": str(late.pk) if late else "", **CAUSE, **changes}


NEW_DATE = {"cause": "workload", "reason": "Cuối năm nhiều hồ sơ cùng lúc.", "new_day": "2026-12-04"}


def sign(who: Actor, dossier: Dossier) -> object:
    """The newest draft."""
    return by_form(who, "sign_apology", dossier, {"draft": str(dossier.apology_drafts.get().pk)}, DESK)


def send_back(who: Actor, dossier: Dossier, **changes: str) -> Any:
    """The draft that waits."""
    waiting = dossier.apology_drafts.filter(closed_at=None, by__isnull=False).last()
    given = {"proposal": str(waiting.pk) if waiting else "", "answer": "Ngày hẹn mới còn xa quá.", **changes}
    return by_form(who, "send_back_apology", dossier, given, DESK)


APOLOGY_ACTS: dict[str, Callable[[Any, Actor, dict[str, Any]], object]] = {
    "dossiers.explain_lateness": lambda it, who, _by: by_form(who, "explain_lateness", it, cause_of(it), DESK),
    "dossiers.propose_apology": lambda it, who, _by: by_form(who, "propose_apology", it, NEW_DATE, DESK),
    "dossiers.send_back_apology": lambda it, who, _by: send_back(who, it),
    "dossiers.sign_apology": lambda it, who, _by: sign(who, it),
}
"""With parameters that are right wherever they are offered."""


def broken(dossier: Dossier, ago: timedelta = timedelta()) -> None:
    """The promise that holds, or one so long before, is noted as broken."""
    due = dossier.due_at
    assert due
    fields: dict[str, Any] = dict.fromkeys(("due_at", "term_ended_at", "at"), due - ago)
    fields |= {"step": dossier.step, "desk": dossier.desk, "unit": dossier.competent_unit}
    Lateness.objects.create(dossier=dossier, whose="office", **fields)


def late_on_an_earlier_promise(road: Road) -> Dossier:
    """The clock started anew since."""
    dossier = road.to("accepted")
    broken(dossier, timedelta(days=3))
    return dossier


def late_already(road: Road) -> Made:
    dossier = road.to("accepted")
    broken(dossier)
    return dossier, "specialist1"


def with_an_apology(road: Road) -> Dossier:
    dossier = road.to("accepted")
    by_form(road.actor("specialist1"), "propose_apology", dossier, NEW_DATE, DESK)
    return fresh(dossier)


def apologised(road: Road) -> Made:
    dossier = with_an_apology(road)
    sign(road.actor("leader1"), dossier)
    return fresh(dossier), "specialist1"


def no_apology_to_sign(road: Road) -> Made:
    return road.to("accepted"), "leader1"


def apologised_and_drafted_again(road: Road) -> Made:
    dossier, _name = apologised(road)
    draft = dossier.apology_drafts.get()
    named = draft.new_due_at
    assert named
    draft.pk, draft.turn, draft.due_at, draft.new_due_at = (
        uuid.uuid4(),
        draft.turn + 1,
        named,
        named + timedelta(days=7),
    )
    draft.save(force_insert=True)
    return fresh(dossier), "leader1"


def apology_whose_date_is_past(road: Road) -> Made:
    dossier = with_an_apology(road)
    days = {"due_at": MONDAY - timedelta(days=4)}
    Dossier.objects.filter(pk=dossier.pk).update(**days)
    dossier.apology_drafts.update(**days, new_due_at=MONDAY - timedelta(days=1))
    return fresh(dossier), "leader1"


def apology_without_a_delegation(road: Road) -> Made:
    dossier = with_an_apology(road)
    Post.objects.filter(pk=road.actor("leader1").post_id).update(signs_as="TUQ.")
    return dossier, "leader1"
