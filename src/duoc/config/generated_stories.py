"""A story for each procedure that nobody wrote one for: filed with generated answers, accepted, granted or refused.

It shows that the road of such a procedure can be walked up to the signer by the real acts; no date in it is known.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.config import trial
from duoc.ground.refusal import Refusal
from duoc.ground.worktime.calculations import WorktimeFault
from duoc.language.calculations import Plan, Step
from duoc.people.models import Person
from duoc.seeding.actions import tell
from duoc.seeding.calculations import Happening, Played, ToldStory

TERM = {"term": "10 working_day", "term_article": trial.ARTICLE}
NO_FEE = {"fee": 0, "fee_basis": trial.ARTICLE}
DECLINED = {"kind": "decline", "reason": trial.REASON, "legal_basis": trial.ARTICLE}
STEP = timedelta(hours=1)


def tell_each(codes: Sequence[str], at: datetime) -> list[Played]:
    """A story under each procedure that can be filed: every second one is proposed to be granted, the others
    to be refused on the merits. Which of several leaders signs is not generated, so the story ends there."""
    played = (_play(code, at, grant=number % 2 == 0) for number, code in enumerate(codes))
    return [one for one in played if one is not None]


def _play(code: str, at: datetime, *, grant: bool) -> Played | None:
    """The story with the first answers that go on from the filing; None where none can be filed."""
    played = None
    for attempt in range(trial.ATTEMPTS):
        with contextlib.suppress(Refusal, WorktimeFault):
            played = tell(_story(code, at, attempt, grant=grant))
            if played.turns:
                return played
    return played if played and played.steps else None


def _story(code: str, at: datetime, attempt: int, *, grant: bool) -> ToldStory:
    with transaction.atomic():
        actor = trial.applicant(at)
        residence = Person.objects.get(pk=actor.person).commune_code
        answers, plan = trial.answers_of(actor, code, at, attempt)
        transaction.set_rollback(True)
    it = _("%(code)s: nộp, tiếp nhận, giải quyết") if grant else _("%(code)s: nộp, tiếp nhận, từ chối")
    return ToldStory(
        procedure=code,
        it=it % {"code": code},
        law=trial.ARTICLE,
        line=0,
        applicant={**trial.APPLICANT, "residence": residence},
        filed_by="",
        answers=answers,
        own=frozenset(answers),
        papers=None,
        filed=Happening(at, 0, expect={"state": "filed", "coded": False}),
        turns=_turns(plan, at, grant=grant),
    )


def _turns(plan: Plan, at: datetime, *, grant: bool) -> list[Happening]:
    values = {one.id: trial.answer(one, at, 0, 0) for one in plan.desk if one.required}
    accepted = ({} if plan.term else TERM) | ({} if plan.fee_certain else NO_FEE)
    rows: list[tuple[str, str, Mapping[str, Any], Mapping[str, Any]]] = [
        *([("", "pay", {"receipt": "BL 0001"}, {})] if plan.total_fee else []),
        ("", "accept", accepted, {"state": "processing", "coded": True}),
        *((_seat(step, plan), "record_opinion", {}, {}) for step in _of_others(plan)),
        ("", "propose", {"values": values} if grant else DECLINED, {}),
    ]
    return [
        Happening(at + number * STEP, 0, act, by=by, given=given, expect=expect)
        for number, (by, act, given, expect) in enumerate(rows, 1)
    ]


def _seat(step: Step, plan: Plan) -> str:
    place = plan.places[step.id]
    return f"{step.post}@{place.organisation or place.commune}"


def _of_others(plan: Plan) -> Iterator[Step]:
    """The steps that another body does before the proposal."""
    return takewhile(lambda step: step.at is not None, plan.steps[1:])
