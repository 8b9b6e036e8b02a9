"""Form 06: on whose desk a dossier lay, from when until when; frozen when the dossier ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from duoc.dossiers import whose_days
from duoc.dossiers.asked_bodies import AskedBody, asked_bodies, asks_others
from duoc.dossiers.clocks.clock_spans import transfers_of
from duoc.dossiers.clocks.term_ends import ends_with_its_day
from duoc.dossiers.happened import OBJECTED, perhaps
from duoc.dossiers.models import (
    Apology,
    Assignment,
    Consultation,
    ControlSheet,
    Dossier,
    ObjectionAnswer,
    Stopping,
    Turn,
)
from duoc.dossiers.papers.printing import dossier_data
from duoc.dossiers.past_events import authors, timeline
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import APPLICANT, ELSEWHERE
from duoc.dossiers.stays import SUSPENDED, Stay, stays, suspensions_of
from duoc.ground.rows import actions as rows
from duoc.ground.worktime.calculations import local
from duoc.procedures import queries as procedures

TEMPLATE = "control-06.typ"


@dataclass(frozen=True)
class Line:
    """A step on a desk.

    Attributes:
        name: of the step by the definition; "" for one that the system adds, such as a supplement.
        by: who had it in hand, else who finished it or acted last in it; "" where nobody did.
        written_for: an official recorded what another body answered by letter.
        answer: what a body that was asked answered, and how late; "" at the desks of its own bodies.
    """

    step: str
    name: str
    desk: str
    unit: str
    by: str
    opened: datetime
    closed: datetime | None
    written_for: bool = False
    answer: str = ""

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
    dossier: Dossier,
    at: datetime,
    authored: Sequence[tuple[datetime, str]] | None = None,
    turns: Sequence[Turn] | None = None,
    bodies: Sequence[AskedBody] | None = None,
) -> list[Line]:
    """The lines of form 06 as they stand at a moment, in order.

    Args:
        authored: what persons did, with their names, where the caller has read it: a turn that the system ended, when
            a seal was made, is theirs who acted last in it.
        turns: `turns_of` it, where the caller has read them.
        bodies: `asked_bodies` of it at that moment, where the caller has read them.
    """
    if authored is None:
        events = timeline(dossier)
        acted = zip(events, authors(dossier, events), strict=False)
        authored = [(at, name) for (at, _what, _facts), name in acted if name]
    names = {step.id: step.name for step in definition_of(dossier).steps}
    bodies = asked_bodies(dossier, at) if bodies is None else bodies
    steps = {body.asked.step for body in bodies if body.asked.step}
    held = list(dossier.assignments.filter(person__isnull=False).select_related("person"))
    own = [
        Line(
            step=stay.step,
            name=names.get(stay.step, ""),
            desk=stay.desk,
            unit=_("Cơ quan, tổ chức khác") if _waits_elsewhere(stay) else stay.unit.name,
            by=_responsible(stay, authored, held),
            opened=stay.opened,
            closed=stay.closed,
        )
        for stay in stays(dossier, turns_of(dossier) if turns is None else turns, suspensions_of(dossier))
        if not (stay.desk == ELSEWHERE and stay.step in steps)
    ]
    return sorted([*own, *(_elsewhere(body, names) for body in bodies)], key=lambda line: line.opened)


def _waits_elsewhere(stay: Stay) -> bool:
    """It was suspended for somebody whom no consultation names."""
    return stay.step == SUSPENDED and stay.desk == ELSEWHERE


def _elsewhere(body: AskedBody, names: Mapping[str, str]) -> Line:
    """What another body was asked, also beside a step of our own: that body, what it answered, who recorded it."""
    asked = body.asked
    by = asked.recorded_by.full_name if asked.recorded_by else ""
    return Line(
        step=asked.step,
        name=(names.get(asked.step, "") or asked.question) if asked.step else _("Lấy ý kiến cơ quan khác"),
        desk=ELSEWHERE,
        unit=body.name,
        by=by,
        opened=asked.at,
        closed=body.closed,
        written_for=bool(by and asked.letter_number),
        answer=body.words,
    )


def _responsible(stay: Stay, authored: Sequence[tuple[datetime, str]], held: Sequence[Assignment]) -> str:
    """Who had it in hand last during a stay on a desk; whoever did the work instead is named beside them. Where nobody
    had it in hand: who finished it, or acted last in it."""
    acted = _closer(stay, authored) if stay.closed_by else _last_in(stay, authored)
    if stay.desk in (APPLICANT, ELSEWHERE):
        return acted
    hands = [one for one in held if stay.closed is None or one.began_at < stay.closed]
    hands = [one for one in hands if one.ended_at is None or one.ended_at > stay.opened]
    holder = hands[-1].person.full_name if hands and hands[-1].person else ""
    if not holder or holder in acted:
        return acted
    return _("%(holder)s (%(name)s làm)") % {"holder": holder, "name": acted} if acted else holder


def _closer(stay: Stay, authored: Sequence[tuple[datetime, str]]) -> str:
    """Who finished a stay; where they did the work of a colleague who was away, as the act says: for whom."""
    name = stay.closed_by.full_name if stay.closed_by else ""
    closers = (author for moment, author in authored if moment == stay.closed and author.startswith(name))
    return next(closers, name)


def _last_in(stay: Stay, authored: Sequence[tuple[datetime, str]]) -> str:
    """Who acted last while a stay lasted that is over; "" where nobody did."""
    closed = stay.closed
    if closed is None:
        return ""
    return next((author for moment, author in reversed(authored) if stay.opened < moment <= closed), "")


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
    moments["legal_due"] = dossier.legal_due
    data["dossier"] |= {name: _moment(moment) for name, moment in moments.items()}
    data["dossier"] |= {"whole_days": ends_with_its_day(dossier.plan["term"]), "was_late": _was_late(dossier)}
    data["dossier"] |= {"title": dossier.title, "state": _end_of(dossier), "receiving": dossier.receiving_unit.name}
    with translation.override(settings.LANGUAGE_CODE):
        data["lines"] = [
            {
                "step": line.step,
                "name": line.name,
                "desk": line.desk,
                "unit": line.unit,
                "by": line.by,
                "written_for": line.written_for,
                "answer": line.answer,
                "opened": _moment(line.opened),
                "closed": _moment(line.closed),
            }
            for line in lines(dossier, at)
        ]
        data["account"] = _account(dossier, at)
        data["objections"] = _objections(dossier)
        data["apologies"] = _apologies(dossier)
    return data | ({"late": _moment(at)} if late else {})


def _was_late(dossier: Dossier) -> bool:
    """Whether a term was broken, whatever date followed. No query for what was never accepted."""
    return dossier.accepted_at is not None and perhaps(dossier, "was_late") and dossier.latenesses.exists()


def _account(dossier: Dossier, at: datetime) -> dict[str, Any]:
    """Whose time it was, body by body, as the pages tell it, of one that was sent on; {} of any other."""
    transfers = transfers_of(dossier) if dossier.accepted_at is not None else []
    if not transfers:
        return {}
    account = whose_days.account(dossier, at, sent_on=transfers)
    return {
        "shares": [{"words": share.words, "time": share.time} for share in account.shares],
        "sent_on": [
            {
                "from": one.from_unit.name,
                "to": one.to_unit.name,
                "arrives": _moment(one.arrives_at),
                "was_due": _moment(one.due_before) if one.restarts else "",
            }
            for one in account.sent_on
        ],
        "broken": [
            {"due": _moment(one.due), "unit": one.unit, "whose": one.whose, "cause": one.cause}
            for one in account.broken
        ],
    }


def _end_of(dossier: Dossier) -> str:
    """How it ended: its state, or that its applicant withdrew it."""
    withdrew = dossier.is_stopped and Stopping.objects.filter(dossier=dossier, withdrawal__isnull=False).exists()
    return "withdrawn" if withdrew else str(dossier.state)


def _objections(dossier: Dossier) -> list[dict[str, str]]:
    """What bodies that were asked did not agree to, and why the body that decides went on. No query where it is known
    that the procedure asks nobody."""
    if not asks_others(dossier):
        return []
    rows = OBJECTED.filter(dossier=dossier).select_related("unit", "outside", "objection_answer__by")
    return [{"unit": one.name, "say": one.say, "at": _moment(one.answered_at), **_reply(one)} for one in rows]


def _apologies(dossier: Dossier) -> list[dict[str, str]]:
    """The dates that were promised anew with an apology (form 04), and why. No query for what was never accepted."""
    if dossier.accepted_at is None:
        return []
    return [
        {
            "at": _moment(one.at),
            "was_due": _moment(one.due_at),
            "new_due": _moment(one.new_due_at),
            "reason": one.draft.reason,
        }
        for one in Apology.objects.filter(dossier=dossier).select_related("draft")
    ]


def _reply(objection: Consultation) -> dict[str, str]:
    reply: ObjectionAnswer | None = getattr(objection, "objection_answer", None)
    if reply is None:
        return {}
    return {"reason": reply.reason, "by": reply.by.full_name, "answered": _moment(reply.at)}


def _moment(at: datetime | None) -> str:
    return local(at).isoformat() if at else ""


def press_sheet(sheet: ControlSheet) -> bytes:
    """The bytes of a sheet, from what was frozen. Keeps nothing."""
    return procedures.open_bundle(sheet.bundle).press(sheet.template, sheet.inputs)
