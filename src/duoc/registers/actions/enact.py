"""Entry and document come into force together, in one transaction."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import Doing, Event, Outcome, SystemAct, declare_event
from duoc.dossiers.models import Dossier
from duoc.language.calculations import CONFIRMED, EntryDraft
from duoc.people.powers import WORKER
from duoc.people.queries import party_paths
from duoc.registers.drafting import entry_draft
from duoc.registers.entering_later import enter
from duoc.registers.history import number_of
from duoc.registers.holding_keys import hold
from duoc.registers.models import Entry
from duoc.registers.parties import link
from duoc.registers.rules import NotNow

ENTERED = declare_event(Event("register.entered", title=gettext_lazy("Ghi sổ"), details=number_of))


@dataclass(frozen=True)
class Given:
    pdf: bytes


def enact(*, decision_id: uuid.UUID | str, pdf: bytes, at: datetime) -> Decision:
    """Puts a sealed result in force and writes what it establishes into the register.

    Whether the entry comes before or after the document (the definition says it) decides only whose number is printed:
    both exist together or not at all. Does nothing when the result is in force already, or the dossier has ended.

    Args:
        pdf: the document with both signatures.
        at: the date of issue.

    Raises:
        NotFound: no such result.
    """
    return ENACT.perform(decision_id, Given(pdf), at=at) or decision_queries.by_id(decision_id)


def _enact(doing: Doing[Given]) -> Outcome[Decision]:
    at = doing.at
    if doing.dossier.ended_at is not None:
        return _enact_later(doing)
    dossier = Dossier.objects.select_related("version", *party_paths("applicant")).get(pk=doing.dossier.pk)
    draft = entry_draft(dossier)
    decision = decisions.enact(decision=doing.subject, pdf=doing.given.pdf, at=at)
    if draft is not None and not Entry.objects.filter(decision__dossier=dossier).exists():
        _write(dossier, decision, draft, at)
    unissued = Decision.objects.filter(dossier=dossier, issued_at__isnull=True).exclude(state=Decision.State.VOID)
    if not unissued.exists():
        granted = decision.proposal.kind == Proposal.Kind.GRANT
        dossiers.complete(dossier_id=dossier.pk, at=at, granted=granted)
        if dossier.partner_code:  # what is reported of this act is how the dossier stands now
            doing.dossier.refresh_from_db()
    return Outcome(decision, facts=())  # its entry was written before those of the register and of the dossier


def _enact_later(doing: Doing[Given]) -> Outcome[Decision]:
    """What was decided about a result of the dossier, which has ended long ago."""
    later = decision_queries.later_of(doing.subject)
    if later is None:
        raise TypeError("a dossier that has ended has no other result to come")
    decision = decisions.enact(decision=doing.subject, pdf=doing.given.pdf, at=doing.at)
    enter(later, decision, doing.dossier, doing.at)
    return Outcome(decision, facts=())


def _write(dossier: Dossier, decision: Decision, draft: EntryDraft, at: datetime) -> None:
    if decision.year is None or decision.number is None:
        raise NotNow(_("Kết quả chưa có số."))
    entry = Entry.objects.create(
        register_id=draft.register,
        unit_id=decision.organisation_id,
        year=decision.year,
        number=decision.number,
        label=decision.symbol,
        title=draft.label[:300],
        data=dict(draft.data),
        awaited=_awaited(dossier, decision, draft),
        entered_at=at,
        decision=decision,
        origin=dossier.origin,
    )
    link(entry, draft, at=at, closed_by=decision.approved_by_id)
    hold(entry, draft, dossier)
    facts = {
        "register": draft.register,
        "entry": str(entry.pk),
        "number": entry.label,
    }
    if _end_replaced(draft, entry, at):
        facts["replaces"] = draft.replaces
    dossiers.record(dossier, ENTERED.name, WORKER, at, facts, hidden={"data": entry.data})


def _awaited(dossier: Dossier, decision: Decision, draft: EntryDraft) -> dict[str, str]:
    """What is left open, each field with the reason that an official gave."""
    reasons = {**(dossier.desk_answers.get(CONFIRMED) or {}), **(decision.proposal.values.get(CONFIRMED) or {})}
    return {field: str(reasons.get(token, "")) for field, token in draft.awaited.items()}


def _end_replaced(draft: EntryDraft, entry: Entry, at: datetime) -> bool:
    """Ends the entry of the same register whose place this one takes, and its result. False when none is in force."""
    if not draft.replaces or entry.decision is None:
        return False
    standing = Entry.objects.filter(pk=draft.replaces, register_id=draft.register, ended_at=None).exclude(pk=entry.pk)
    old = standing.select_for_update().first()
    if old is None:
        return False
    old.ended_at, old.replaced_by = at, entry
    old.save(update_fields=["ended_at", "replaced_by"])
    if old.decision_id is not None:
        decisions.replace(decision_id=old.decision_id, by=entry.decision, at=at)
    return True


ENACT = SystemAct(
    event=decisions.ISSUED,
    states=frozenset({Decision.State.NUMBERED}),
    after=frozenset({Decision.State.IN_FORCE}),
    kind=decisions.DECISION,
    outlives=decision_queries.is_later,
    write=_enact,
)
