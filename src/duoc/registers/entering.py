"""An entry is written: from a result of ours that comes into force, or from a ministry's paper that was recorded."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import Event, at_ministry_result, declare_event
from duoc.dossiers.models import Dossier, MinistryResult
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import CONFIRMED, EntryDraft, entry_of
from duoc.people.powers import WORKER
from duoc.registers.history import number_of
from duoc.registers.holding_keys import claim, hold
from duoc.registers.models import Entry, Register
from duoc.registers.parties import link
from duoc.registers.proposing import to_look_at
from duoc.registers.refusing import against_proposing
from duoc.registers.reviews import settle
from duoc.registers.rules import NotNow

ENTERED = declare_event(Event("register.entered", title=gettext_lazy("Ghi sổ"), details=number_of))


@dataclass(frozen=True)
class Place:
    """Where an entry stands, and by what: a decision of ours, or the paper that `source` names.

    Attributes:
        awaited: the reasons that officials gave for what is left open, by the token of the doubt.
        by: who decided, or recorded what was decided elsewhere.
    """

    unit: uuid.UUID
    year: int
    number: int
    label: str
    awaited: Mapping[str, str]
    decision: Decision | None = None
    source: str = ""
    by: uuid.UUID | None = None


def enter_result(dossier: Dossier, decision: Decision, draft: EntryDraft, at: datetime) -> None:
    """Writes what a result of ours establishes.

    Raises:
        NotNow: it has no number yet.
    """
    if decision.year is None or decision.number is None:
        raise NotNow(_("Kết quả chưa có số."))
    reasons = {**(dossier.desk_answers.get(CONFIRMED) or {}), **(decision.proposal.values.get(CONFIRMED) or {})}
    place = Place(
        decision.organisation_id,
        decision.year,
        decision.number,
        decision.symbol,
        reasons,
        decision,
        by=decision.approved_by_id,
    )
    _write(dossier, draft, place, at)


def _copy(dossier: Dossier, result: MinistryResult) -> uuid.UUID | None:
    """Writes what a ministry's paper establishes: our book mirrors the ministry's, under its number.

    Raises:
        NotNow: the register holds already what would be entered.
    """
    definition = dossier_queries.definition_of(dossier)
    plan = dossier_queries.plan_of_dossier(dossier, decided=result.at)
    draft = entry_of(definition, plan)
    if draft is None:
        return None
    if (refusal := against_proposing(to_look_at(dossier, definition, plan))) is not None:
        raise refusal
    claim(dossier, draft)
    year = local(result.at).year
    number = _next_place(draft.register, dossier.competent_unit_id, year)
    source = _("%(system)s, giấy số %(number)s ngày %(day)s") % {
        "system": definition.ministry_system,
        "number": result.number,
        "day": f"{result.issued_on:%d/%m/%Y}",
    }
    reasons = dossier.desk_answers.get(CONFIRMED) or {}
    place = Place(dossier.competent_unit_id, year, number, result.number, reasons, source=source, by=result.by_id)
    return _write(dossier, draft, place, result.at)


def _next_place(register: str, unit: uuid.UUID, year: int) -> int:
    """The next place in the year's book: the paper's number is the ministry's, and none of a series of ours."""
    Register.objects.select_for_update().get(pk=register)
    last = Entry.objects.filter(register=register, unit=unit, year=year).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def _write(dossier: Dossier, draft: EntryDraft, place: Place, at: datetime) -> uuid.UUID:
    entry = Entry.objects.create(
        register_id=draft.register,
        unit_id=place.unit,
        year=place.year,
        number=place.number,
        label=place.label,
        title=draft.label[:300],
        data=dict(draft.data),
        awaited={field: str(place.awaited.get(token, "")) for field, token in draft.awaited.items()},
        entered_at=at,
        decision=place.decision,
        source=place.source,
        origin=dossier.origin,
    )
    link(entry, draft, at=at, closed_by=place.by)
    hold(entry, draft, dossier)
    facts = {
        "register": draft.register,
        "entry": str(entry.pk),
        "number": entry.label,
    }
    if _end_replaced(draft, entry, at):
        facts["replaces"] = draft.replaces
    dossiers.record(dossier, ENTERED.name, WORKER, at, facts, hidden={"data": entry.data})
    return entry.pk


def _end_replaced(draft: EntryDraft, entry: Entry, at: datetime) -> bool:
    """Ends the entry of the same register whose place this one takes, and its result. False when none is in force."""
    if not draft.replaces:
        return False
    standing = Entry.objects.filter(pk=draft.replaces, register_id=draft.register, ended_at=None).exclude(pk=entry.pk)
    old = standing.select_for_update().first()
    if old is None:
        return False
    old.ended_at, old.replaced_by = at, entry
    old.save(update_fields=["ended_at", "replaced_by"])
    if old.decision_id is not None:
        ended = decisions.replace(decision_id=old.decision_id, by=entry.decision, at=at)
        if entry.decision is not None:
            settle(ended, entry.decision, at)
    return True


at_ministry_result(_copy)
