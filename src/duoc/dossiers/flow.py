"""Moving a dossier from desk to desk. Used by the acts; an open turn is closed by whoever finished it."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier, Turn
from duoc.dossiers.rules import OutOfTurn, Step, state_after, step_after
from duoc.ground.refusal import NotFound
from duoc.ground.rows import actions as rows
from duoc.people.models import Organisation
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version

APPLICANT = "applicant"


def steps(version: Version) -> Sequence[Step]:
    """The internal flow of a version, in order."""
    return [Step(step.id, step.post) for step in procedures.definition(version).steps]


def locked(id: uuid.UUID | str) -> Dossier:
    """The dossier, held until the transaction ends, so that two officials at once act one after the other.

    Raises:
        OutOfTurn: there is no such dossier (Vietnamese text for people).
    """
    found = (
        Dossier.objects.select_for_update(of=("self",))
        .select_related("version__procedure", "applicant", "competent_unit", "receiving_unit")
        .defer("version__definition")
        .filter(pk=id)
        .first()
    )
    if found is None:
        raise NotFound(_("Không tìm thấy hồ sơ này."), _("Hãy xem lại danh sách hồ sơ của bạn."))
    return found


def open_turn(dossier: Dossier, step: Step, unit: Organisation | uuid.UUID, at: datetime) -> None:
    """Puts the dossier on the desk of the step."""
    dossier.step, dossier.desk = step.id, step.desk
    unit_id = unit.pk if isinstance(unit, Organisation) else unit
    rows.add(Turn(dossier=dossier, step=step.id, desk=step.desk, unit_id=unit_id, opened_at=at))


def close_turn(dossier: Dossier, actor: Actor | None, at: datetime) -> None:
    """Takes the dossier off its desk."""
    Turn.objects.filter(dossier=dossier, closed_at__isnull=True).update(
        closed_at=at, closed_by_id=actor.person_id if actor else None
    )
    dossier.desk = ""


def move(dossier: Dossier, act: str, step: Step, actor: Actor | None, at: datetime) -> None:
    """Finishes the current step by an act and lays the dossier on the next desk. Saves the dossier."""
    dossier.state = state_after(act, dossier.state)
    close_turn(dossier, actor, at)
    open_turn(dossier, step, dossier.competent_unit_id, at)
    dossier.save()


def move_on(dossier: Dossier, act: str, actor: Actor | None, at: datetime) -> None:
    """Moves to the step behind the current one."""
    move(dossier, act, step_after(steps(dossier.version), dossier.step), actor, at)


def on_desk(dossier: Dossier, desk: str) -> None:
    """Refuses when the dossier does not lie on this desk now.

    Raises:
        OutOfTurn: it lies elsewhere.
    """
    if dossier.desk != desk:
        raise OutOfTurn(
            _("Hồ sơ không còn ở bước này."),
            _("Hãy tải lại trang để xem hồ sơ đang ở đâu; có thể người khác vừa xử lý xong."),
        )
