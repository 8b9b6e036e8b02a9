"""The registers answer before the act: what they hold is asked when a result is proposed, signed and numbered."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.fields.json import KT

from duoc.decisions.actions import before_signing
from duoc.decisions.models import LaterDecision, Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import at_acceptance
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import Refusal
from duoc.language.calculations import Definition, EntryDraft, NamedPerson, Plan, entry_of, named_persons
from duoc.registers.book_keys import keys_of
from duoc.registers.drafting import drafted, kept
from duoc.registers.holding_keys import claim, give_up, note
from duoc.registers.keys import read_keys
from duoc.registers.looking_up import Subject, ToLookAt, look_up, rests_on
from duoc.registers.models import Entry, ProposedEntry, Register
from duoc.registers.refusing import against_issuing, against_proposing, against_signing


def to_look_at(
    dossier: Dossier,
    definition: Definition,
    plan: Plan,
    *,
    keys: Mapping[str, Any] | None = None,
    proposed_at: datetime | None = None,
) -> ToLookAt:
    """What the registers hold of what this dossier would write and rests on. At most two queries: the keys of its
    register, and the look-up; none for a procedure that neither writes nor draws from a register and names nobody
    beside the applicant.

    Args:
        keys: those of its register, where a column of another query brought them; then it is one query.
        proposed_at: when the text that stands was drafted; what was written beside an entry since then is told.
    """
    draft = entry_of(definition, plan)
    others = _others(dossier, definition, plan)
    return _looked_up(dossier, draft, rests_on(definition, plan), keys, others, proposed_at)


def _others(dossier: Dossier, definition: Definition, plan: Plan) -> list[NamedPerson]:
    """Whom a dossier names by a number beside the applicant, of whom it says what the province knows."""
    own = dossier.plan["applicant"].get("personal_number")
    return [one for one in named_persons(definition, plan) if one.personal_number != own]


def _looked_up(
    dossier: Dossier,
    draft: EntryDraft | None,
    entries: frozenset[str],
    held: Mapping[str, Any] | None = None,
    named: Sequence[NamedPerson] = (),
    proposed_at: datetime | None = None,
) -> ToLookAt:
    keys = read_keys(held) if held is not None else keys_of(draft.register) if draft else ()
    unit = str(dossier.competent_unit_id)
    [look] = look_up([Subject(dossier.pk, unit, draft, keys, named, entries, proposed_at=proposed_at)])
    return look


def to_look_at_by_dossier(dossier_ids: Iterable[str]) -> dict[str, ToLookAt]:
    """The same for dossiers whose result was proposed, as it was proposed. Two queries for all of them."""
    keys = Register.objects.filter(pk=OuterRef("register")).values("keys")
    proposed = ProposedEntry.objects.filter(dossier_id__in=dossier_ids).annotate(register=KT("draft__entry__register"))
    rows = list(proposed.annotate(keys=Subquery(keys), unit=F("organisation_id"), at=_standing("at")))
    looks = look_up(_subject(row.dossier_id, row.unit, row.draft, row.keys, row.at) for row in rows)
    return {str(row.dossier_id): look for row, look in zip(rows, looks, strict=True)}


def _standing(column: str) -> Subquery:
    """A column of the grant that was proposed and stands; nothing where a refusal stands, which rests on no entry."""
    rows = Proposal.objects.filter(dossier=OuterRef("dossier"), standing=True, kind=Proposal.Kind.GRANT)
    return Subquery(rows.values(column)[:1])


def ground_lost(dossier: Dossier) -> Refusal | None:
    """Why a result that was signed is not issued: the entry that it rests on does not say the same any more, or soon
    will not. One query."""
    proposed = ProposedEntry.objects.filter(dossier=dossier).annotate(at=_standing("at")).filter(at__isnull=False)
    draft, proposed_at = proposed.values_list("draft", "at").first() or ({"entries": ()}, None)
    entries = frozenset(draft["entries"])
    return against_issuing(_looked_up(dossier, None, entries, proposed_at=proposed_at)) if entries else None


def ground_lost_later(later: LaterDecision) -> Refusal | None:
    """Why what was signed about a result is not issued: since it was drafted, an entry that the result rests on has
    ended or changed, or soon will. What had ended before was known to whoever drafted and signed it. Two queries."""
    if later.turn == LaterDecision.Turn.REVOKE:
        return None
    dossier, drafted_at = later.subject.dossier, later.drafted_at
    draft = ProposedEntry.objects.filter(dossier=dossier).values_list("draft", flat=True).first()
    still_there = Q(ended_at=None) | Q(ended_at__gt=drafted_at)
    rested_on = Entry.objects.filter(still_there, pk__in=draft["entries"]) if draft else Entry.objects.none()
    entries = frozenset(map(str, rested_on.values_list("pk", flat=True)))
    return against_issuing(_looked_up(dossier, None, entries, proposed_at=drafted_at)) if entries else None


def _subject(
    dossier: uuid.UUID, unit: object, draft: dict[str, Any], keys: dict[str, Any] | None, at: datetime | None
) -> Subject:
    entry, entries = drafted(draft["entry"]) if draft["entry"] else None, frozenset[str](draft["entries"])
    return Subject(dossier, str(unit), entry, read_keys(keys or {}), entries=entries, proposed_at=at)


def _proposed(proposal: Proposal, plan: Plan) -> None:
    """Refuses what cannot be entered, and keeps what will be, with its keys: for those who sign, and against others."""
    dossier = proposal.dossier
    definition = dossiers.definition_of(dossier)
    draft, entries = entry_of(definition, plan), rests_on(definition, plan)
    named = _others(dossier, definition, plan)
    if draft is None and not entries and not named:
        return
    refusal = against_proposing(_looked_up(dossier, draft, entries, named=named))
    if refusal is not None:
        raise refusal
    if draft is None and not entries:
        return
    written = {"entry": kept(draft) if draft else None, "entries": sorted(entries)}
    ProposedEntry.objects.update_or_create(dossier=dossier, defaults={"draft": written})
    if draft is not None:
        claim(dossier, draft)


def _accepted(dossier: Dossier, _at: datetime) -> None:
    """Notes what the dossier would enter as far as it is known: two requests for one matter are seen before either is
    proposed. Nothing for a procedure that enters nothing."""
    definition = dossiers.definition_of(dossier)
    if definition.outcome.entry is None:
        return
    draft = entry_of(definition, dossiers.plan_of_dossier(dossier))
    if draft is not None and keys_of(draft.register):
        ProposedEntry.objects.create(dossier=dossier, draft={"entry": kept(draft), "entries": []})
        note(dossier, draft)


def _hindrance(proposal: Proposal) -> Refusal | None:
    look = to_look_at_by_dossier([str(proposal.dossier_id)]).get(str(proposal.dossier_id))
    return against_signing(look) if look else None


at_acceptance(_accepted)
before_signing(proposed=_proposed, hindrance=_hindrance, fallen=give_up)
