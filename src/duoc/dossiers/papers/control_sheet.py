"""Form 06: on whose desk a dossier lay, from when until when; frozen when the dossier ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation

from duoc.dossiers.models import Consultation, ControlSheet, Dossier, Turn
from duoc.dossiers.papers.printing import dossier_data
from duoc.dossiers.past_events import authors, happened
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import APPLICANT, ELSEWHERE
from duoc.ground.rows import actions as rows
from duoc.ground.worktime.calculations import local
from duoc.procedures import queries as procedures

TEMPLATE = "control-06.typ"


@dataclass(frozen=True)
class Line:
    """A step on a desk.

    Attributes:
        name: of the step by the definition; "" for one that the system adds, such as a supplement.
        by: who finished it, or acted last in it; "" where nobody did.
        written_for: an official recorded what another body answered by letter.
    """

    step: str
    name: str
    desk: str
    unit: str
    by: str
    opened: datetime
    closed: datetime | None
    written_for: bool = False

    @property
    def elsewhere(self) -> bool:
        """Another body had it."""
        return self.desk == ELSEWHERE

    @property
    def applicants(self) -> bool:
        """The applicant had it: no time of the administration."""
        return self.desk == APPLICANT


def turns_of(dossier: Dossier) -> list[Turn]:
    """All its turns in order, with body and who closed them. One query."""
    return list(dossier.turns.select_related("unit", "closed_by"))


def lines(
    dossier: Dossier, authored: Sequence[tuple[datetime, str]] | None = None, turns: Sequence[Turn] | None = None
) -> list[Line]:
    """The lines of form 06, in order.

    Args:
        authored: what persons did, with their names, where the caller has read it: a turn that the system ended, when
            a seal was made, is theirs who acted last in it.
        turns: `turns_of` it, where the caller has read them.
    """
    if authored is None:
        authored = [(at, name) for (at, _what), name in zip(happened(dossier), authors(dossier), strict=False) if name]
    names = {step.id: step.name for step in definition_of(dossier).steps}
    asked = [one for one in dossier.consultations.select_related("unit", "recorded_by") if one.step]
    steps = {one.step for one in asked}
    own = [
        Line(
            step=turn.step,
            name=names.get(turn.step, ""),
            desk=turn.desk,
            unit=turn.unit.name,
            by=turn.closed_by.full_name if turn.closed_by else _last_in(turn, authored),
            opened=turn.opened_at,
            closed=turn.closed_at,
        )
        for turn in (turns_of(dossier) if turns is None else turns)
        if not (turn.desk == ELSEWHERE and turn.step in steps)
    ]
    return sorted([*own, *(_elsewhere(one, names.get(one.step, "")) for one in asked)], key=lambda line: line.opened)


def _elsewhere(asked: Consultation, name: str) -> Line:
    """A step that another body does, also beside one of our own: that body, and who recorded what it answered."""
    by = asked.recorded_by.full_name if asked.recorded_by else ""
    return Line(
        step=asked.step,
        name=name or asked.question,
        desk=ELSEWHERE,
        unit=asked.unit.name,
        by=by,
        opened=asked.at,
        closed=asked.answered_at,
        written_for=bool(by and asked.letter_number),
    )


def _last_in(turn: Turn, authored: Sequence[tuple[datetime, str]]) -> str:
    """Who acted last while a closed turn lasted; "" where nobody did, or it is still open."""
    closed = turn.closed_at
    if closed is None:
        return ""
    return next((author for moment, author in reversed(authored) if turn.opened_at < moment <= closed), "")


def freeze_sheet(dossier: Dossier, at: datetime, *, late: bool = False) -> ControlSheet | None:
    """Keeps form 06 of a dossier that has ended, once, in the transaction of the act that ended it.

    Returns:
        None where the dossier goes on, was frozen before, or no catalogue was ever loaded.
    """
    if not dossier.is_closed or ControlSheet.objects.filter(dossier=dossier).exists():
        return None
    catalogue = procedures.catalogue()
    if catalogue is None:
        return None
    sheet = ControlSheet(
        dossier=dossier, at=at, late=late, template=TEMPLATE, bundle=catalogue.digest, inputs=_inputs(dossier, at, late)
    )
    return rows.add(sheet)


def _inputs(dossier: Dossier, at: datetime, late: bool) -> dict[str, Any]:
    data = dossier_data(dossier, for_others=True)
    moments = {"accepted_at": dossier.accepted_at, "due": dossier.due_at, "ended_at": dossier.ended_at}
    data["dossier"] |= {name: _moment(moment) for name, moment in moments.items()}
    data["dossier"] |= {"title": dossier.title, "state": dossier.state, "receiving": dossier.receiving_unit.name}
    with translation.override(settings.LANGUAGE_CODE):
        data["lines"] = [
            {
                "step": line.step,
                "name": line.name,
                "desk": line.desk,
                "unit": line.unit,
                "by": line.by,
                "written_for": line.written_for,
                "opened": _moment(line.opened),
                "closed": _moment(line.closed),
            }
            for line in lines(dossier)
        ]
    return data | ({"late": _moment(at)} if late else {})


def _moment(at: datetime | None) -> str:
    return local(at).isoformat() if at else ""


def press_sheet(sheet: ControlSheet) -> bytes:
    """The bytes of a sheet, from what was frozen. Keeps nothing."""
    return procedures.open_bundle(sheet.bundle).press(sheet.template, sheet.inputs)
