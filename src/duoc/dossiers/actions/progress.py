"""What decisions and registers, on the floors above, tell a dossier about its road."""

from datetime import datetime

from duoc.dossiers import flow
from duoc.dossiers.models import Dossier
from duoc.dossiers.notifying import notify_applicant
from duoc.dossiers.recording import record
from duoc.dossiers.rules import Step, state_after, step_after, step_before
from duoc.people.powers import Actor


def pass_on(*, actor: Actor, dossier: Dossier, at: datetime) -> None:
    """The current step is finished: the dossier goes to the desk behind it."""
    flow.move_on(dossier, "pass_on", actor, at)


def send_to(*, actor: Actor, dossier: Dossier, desk: str, at: datetime) -> None:
    """The dossier goes back to the nearest earlier step on a desk, for example from leader to specialist."""
    flow.move(dossier, "pass_on", step_before(flow.steps(dossier.version), dossier.step, desk), actor, at)


def stay(*, actor: Actor, dossier: Dossier, at: datetime) -> None:
    """The dossier goes back to the desk of the step at which it stands, after a wait for the applicant."""
    here = next(step for step in flow.steps(dossier.version) if step.id == dossier.step)
    flow.move(dossier, "pass_on", here, actor, at)


def expect_desk(dossier: Dossier, desk: str) -> None:
    """Refuses an act when the dossier does not lie on this desk (see `flow.on_desk`)."""
    flow.on_desk(dossier, desk)


def show_to_applicant(*, actor: Actor, dossier: Dossier, step: str, at: datetime) -> None:
    """The dossier waits for the applicant, without leaving its place in the flow."""
    flow.close_turn(dossier, actor, at)
    stay = dossier.step
    flow.open_turn(dossier, Step(step, flow.APPLICANT), dossier.competent_unit_id, at)
    dossier.step = stay
    dossier.save()


def complete(*, actor: Actor, dossier: Dossier, at: datetime, granted: bool = True) -> None:
    """The result is in force: handling ends, the dossier waits to be handed over, the applicant hears of it.

    Args:
        granted: False when the result is the notice that the request cannot be granted.
    """
    dossier.state = state_after("complete", dossier.state)
    flow.close_turn(dossier, actor, at)
    flow.open_turn(dossier, step_after(flow.steps(dossier.version), dossier.step), dossier.receiving_unit_id, at)
    dossier.ended_at = at
    dossier.save()
    record(dossier, "dossier.completed", actor, at, {"on_time": dossier.due_at is None or at <= dossier.due_at})
    notify_applicant(dossier, "result_ready" if granted else "not_resolved", at=at)
