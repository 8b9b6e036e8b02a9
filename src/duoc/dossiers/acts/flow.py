"""Moving a dossier from desk to desk. Used by the acts; an open turn is closed by whoever finished it."""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.acts.consulting import answers_of_steps, begin_steps, goes_back
from duoc.dossiers.acts.paying import ask_to_pay
from duoc.dossiers.hands import former_hand, keeps_hand
from duoc.dossiers.models import Assignment, Dossier, Turn
from duoc.dossiers.planning import definition_of, plan_of_dossier
from duoc.dossiers.rules import (
    APPLICANT,
    ELSEWHERE,
    OUTSIDE,
    PAYMENT,
    SUCCESSION,
    Step,
    beside,
    own_step_before,
    signature_after,
    step_after,
    step_before,
)
from duoc.ground.refusal import NotFound
from duoc.ground.rows import actions as rows
from duoc.people.models import Organisation
from duoc.people.powers import Actor
from duoc.people.queries import party_paths
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version


def steps(dossier: Dossier) -> Sequence[Step]:
    """The steps that a dossier takes, in order: those whose condition holds, and the one at which it stands."""
    definition = definition_of(dossier)
    taken = definition.steps
    if any(step.when is not None for step in taken):
        holding = {step.id for step in plan_of_dossier(dossier).steps}
        taken = tuple(step for step in taken if step.id in holding or step.id == dossier.step)
    return [Step(step.id, ELSEWHERE if step.at else step.post, step.beside, step.signs) for step in taken]


def first_step(version: Version) -> Step:
    """Where a request enters: the first step has no condition."""
    first = procedures.definition(version).steps[0]
    return Step(first.id, first.post)


def locked(id: uuid.UUID | str) -> Dossier:
    """The dossier, held until the transaction ends, so that two officials at once act one after the other.

    Raises:
        NotFound: there is no such dossier.
    """
    asked_for = (
        Dossier.objects.select_for_update(of=("self",))
        .select_related(
            "version__procedure",
            "competent_unit__parent",
            "receiving_unit",
            "helper",
            "place_of_help",
            *party_paths("applicant"),
        )
        .defer("version__definition")
        .filter(pk=id)
    )
    dossier = next(iter(asked_for), None)
    if dossier is None:
        raise NotFound(_("Không tìm thấy hồ sơ này."), _("Hãy xem lại danh sách hồ sơ của bạn."))
    return dossier


def open_turn(
    dossier: Dossier,
    step: Step,
    unit: Organisation | uuid.UUID,
    at: datetime,
    *,
    back: bool = False,
    kept: Assignment | None = None,
) -> None:
    """Puts the dossier on the desk of the step. There it waits in the unit's queue until somebody takes it; where it
    comes `back`, it lies with whoever had it in hand there (`former_hand`), and where it never left that desk it is
    `kept` in the hand in which it lay.

    As long as nobody has said which body decides, it waits for that and for nothing else.
    """
    undecided = dossier.body_undecided and step.desk not in OUTSIDE
    dossier.step, dossier.desk = step.id, SUCCESSION if undecided else step.desk
    dossier.applicant_agreed = False
    unit_id = unit.pk if isinstance(unit, Organisation) else unit
    turn = rows.add(Turn(dossier=dossier, step=step.id, desk=dossier.desk, unit_id=unit_id, opened_at=at))
    if step.desk not in OUTSIDE:
        holder = kept or (former_hand(dossier, step.id, dossier.desk, unit_id, at) if back else None)
        dossier.assigned_unit_id, dossier.assigned_to_id = unit_id, holder.person_id if holder else None
        hand = Assignment(dossier=dossier, turn=turn, unit_id=unit_id, began_at=at)
        if holder is not None:
            hand.person_id, hand.post_id, hand.by_id = holder.person_id, holder.post_id, holder.person_id
        rows.add(hand)


def close_turn(dossier: Dossier, actor: Actor | None, at: datetime) -> None:
    """Takes the dossier off its desk."""
    Turn.objects.filter(dossier=dossier, closed_at__isnull=True).update(
        closed_at=at, closed_by_id=actor.person_id if actor else None
    )
    Assignment.objects.filter(dossier=dossier, ended_at__isnull=True).update(ended_at=at)
    dossier.desk, dossier.assigned_unit, dossier.assigned_to = "", None, None


Move = Callable[[Dossier, Actor, datetime], None]
"""How an act sends a dossier on. The caller saves the dossier."""


def stay(_dossier: Dossier, _actor: Actor, _at: datetime) -> None:
    """The dossier stays where it is."""


def leave(dossier: Dossier, actor: Actor, at: datetime) -> None:
    """The dossier leaves the desks: nobody works on it any more."""
    close_turn(dossier, actor, at)


def move_on(dossier: Dossier, actor: Actor, at: datetime) -> None:
    """The step is finished: the dossier goes to the step behind it."""
    begin(step_after(steps(dossier), dossier.step), dossier, actor, at)


def begin(step: Step, dossier: Dossier, actor: Actor, at: datetime) -> None:
    """The dossier comes to this step. What is due before it is paid first. Bodies that do it, or one beside it, are
    asked; a step that they have done before is passed."""
    chain = steps(dossier)
    while True:
        if ask_to_pay(dossier, step.id, actor, at):
            to(Step(PAYMENT, APPLICANT))(dossier, actor, at)
            return
        asked = [one.id for one in ([step] if step.elsewhere else []) + beside(chain, step.id)]
        waits = begin_steps(dossier, asked, actor, at) if asked else False
        if waits or not step.elsewhere:
            break
        step = step_after(chain, step.id)
    to(step)(dossier, actor, at)


def move_on_when_answered(dossier: Dossier, actor: Actor, at: datetime) -> None:
    """Another body has answered: where the dossier waits for nothing else it goes on, or back when the body did not
    agree and the definition says so."""
    chain = steps(dossier)
    if dossier.desk != ELSEWHERE:
        return
    group = [dossier.step, *(one.id for one in beside(chain, dossier.step))]
    answers = answers_of_steps(dossier, group)
    if "" in answers.values():
        return
    if goes_back(dossier, answers):
        to(own_step_before(chain, dossier.step), back=True)(dossier, actor, at)
    else:
        move_on(dossier, actor, at)


def move_back(desk: str) -> Move:
    """The dossier goes back to the nearest earlier step on a desk, for example from leader to specialist."""

    def move(dossier: Dossier, actor: Actor, at: datetime) -> None:
        to(step_before(steps(dossier), dossier.step, desk), back=True)(dossier, actor, at)

    return move


def move_to_signature(signer: str) -> Move:
    """The dossier goes to whoever signs next, past steps that a refusal does not need; `signer` is the role."""

    def move(dossier: Dossier, actor: Actor, at: datetime) -> None:
        to(signature_after(steps(dossier), dossier.step, signer))(dossier, actor, at)

    return move


def begin_paid(step_id: str) -> Move:
    """What was due before the step is paid: the dossier comes to it."""

    def move(dossier: Dossier, actor: Actor, at: datetime) -> None:
        begin(next(step for step in steps(dossier) if step.id == step_id), dossier, actor, at)

    return move


def return_to_step(dossier: Dossier, actor: Actor, at: datetime) -> None:
    """The dossier goes back to the desk of the step at which it stands, after a wait for the applicant."""
    to(next(step for step in steps(dossier) if step.id == dossier.step), back=True)(dossier, actor, at)


def to(step: Step, *, received: bool = False, same_step: bool = False, back: bool = False) -> Move:
    """The dossier goes to the desk of this step.

    Args:
        back: it lay there before, and returns to whoever had it in hand, where they are there.
        received: it lies with the receiving unit, not with the competent one. So do the first step, and the last one
            where the same post does it: who took the request in gives the result back.
        same_step: it waits there without leaving its place in the flow.
    """

    def move(dossier: Dossier, actor: Actor, at: datetime) -> None:
        place = dossier.step
        chain = procedures.definition(dossier.version).steps
        last = step.id == chain[-1].id and step.desk == chain[0].post
        there = received or step.id == chain[0].id or last
        unit = dossier.receiving_unit_id if there else dossier.competent_unit_id
        kept = keeps_hand(dossier, step.desk, unit)
        close_turn(dossier, actor, at)
        open_turn(dossier, step, unit, at, back=back, kept=kept)
        if same_step:
            dossier.step = place

    return move
