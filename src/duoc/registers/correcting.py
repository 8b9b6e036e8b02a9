"""What stands against a correction: all that stands against a new entry. Sense checks of the definition that wrote it,
walls and likenesses of the register."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _

from duoc.decisions.models import Proposal
from duoc.dossiers import queries as dossiers
from duoc.language.calculations import (
    CONFIRMED,
    Definition,
    EntryDraft,
    NoHoldings,
    Plan,
    entry_of,
    evaluate,
    of_item,
)
from duoc.registers.book_keys import keys_of
from duoc.registers.field_questions import definition_of_entry, item_answers, source_of
from duoc.registers.judging_past import NUMBER, draft_of_past, each_of, numbered_in
from duoc.registers.looking_up import SameEntry, Subject, ToLookAt, look_up
from duoc.registers.models import Entry, EntryComparison

SURE = "sure"
"""The field of the form by which an official says that what is unlikely is so; asked after it was sent."""


@dataclass(frozen=True)
class Judgement:
    """What the entry would be, and what stands against it.

    Attributes:
        title: what it is about, with the field corrected.
        faults: why it cannot be so; by the corrected field.
        doubts: what is unlikely, in words; taken when the official says that it is so.
        likes: entries that it would be like, and that nobody has compared with it.
    """

    title: str
    faults: Mapping[str, str]
    doubts: tuple[str, ...] = ()
    likes: tuple[SameEntry, ...] = ()


def judge(entry: Entry, field: str, value: Any, at: datetime) -> Judgement:
    """Judges an entry with one field corrected; what was so before the correction is not held against it.

    Args:
        value: of the right kind already.
    """
    data = {**entry.data, field: value}
    definition = definition_of_entry(entry)
    if definition is None:
        draft = _of_past_years(entry, data)
        faults = _shared_numbers(entry, field, data)
        doubts: tuple[str, ...] = ()
    else:
        before, after = _plan(definition, entry, entry.data, at), _plan(definition, entry, data, at)
        faults, doubts = new_faults(field, before, after), new_doubts(before, after)
        draft = _draft(definition, entry, after, data)
    look = _look(entry, draft)
    walls = [one.words for one in look.walls]
    walls += [one.words for one in look.persons if one.wall and field == f"{one.person.role}.personal_number"]
    if walls and not faults:
        faults = {field: " ".join(walls)}
    return Judgement(draft.label[:300], faults, doubts, _not_compared(entry, look))


def _plan(definition: Definition, entry: Entry, data: Mapping[str, Any], at: datetime) -> Plan:
    """The dossier of the entry as if the data had been answered. Nothing counts as known: the book speaks."""
    decision = entry.decision
    if decision is None:
        raise TypeError("an entry of past years has no dossier")
    dossier, proposal = decision.dossier, Proposal.objects.get(pk=decision.proposal_id)
    filed = dossiers.plan_of_dossier(dossier, proposal.values, decided=proposal.at)
    confirmed = {**(dossier.desk_answers.get(CONFIRMED) or {}), **(proposal.values.get(CONFIRMED) or {})}
    sources = {source_of(definition, name): value for name, value in data.items()}
    answers = {**filed.values, CONFIRMED: confirmed, **{id: value for id, value in sources.items() if id}}
    answers |= _items_with(definition, entry, filed, data)
    return evaluate(
        definition, answers, holdings=NoHoldings(), applicant={}, at=max(dossier.filed_at, entry.entered_at)
    )


def _item(entry: Entry) -> str:
    return entry.decision.item if entry.decision is not None else ""


def _items_with(definition: Definition, entry: Entry, filed: Plan, data: Mapping[str, Any]) -> dict[str, Any]:
    """The group whose items have an entry each, with what this entry says of its item; nothing where there is none."""
    group, item = definition.outcome.each, _item(entry)
    if not item:
        return {}
    own = {name: data[field] for field, name in item_answers(definition).items() if field in data}
    return {group: [{**one, **own} if str(one["id"]) == item else one for one in filed.values.get(group, ())]}


def new_faults(field: str, before: Plan, after: Plan) -> dict[str, str]:
    """Why it cannot be so, as far as it could before; by the corrected field."""
    old = {one.say for one in (*before.faults, *before.desk_faults)}
    wrong = (one for one in (*after.faults, *after.desk_faults) if not one.missing)
    new = [one.say for one in wrong if one.say not in old]
    return {field: " ".join(dict.fromkeys(new))} if new else {}


def new_doubts(before: Plan, after: Plan) -> tuple[str, ...]:
    """What is unlikely, or not served, and was not so before; in words."""
    old = {one.token for one in (*before.doubts, *before.desk_doubts)}
    new = (one for one in (*after.doubts, *after.desk_doubts) if one.token not in old and not one.missing)
    not_served = {one.say for one in before.refusals}
    says = [one.say for one in new] + [one.say for one in after.refusals if one.say not in not_served]
    return tuple(dict.fromkeys(says))


def _draft(definition: Definition, entry: Entry, after: Plan, data: Mapping[str, Any]) -> EntryDraft:
    """The entry as the definition would write it, with exactly this data: a correction puts one field right."""
    draft = entry_of(definition, of_item(definition, after, _item(entry)))
    if draft is None or draft.register != entry.register_id:
        return replace(_of_past_years(entry, data), label=entry.title)
    return replace(draft, data=data, replaces="")


def _of_past_years(entry: Entry, data: Mapping[str, Any]) -> EntryDraft:
    title = entry.title
    for name, value in data.items():
        was = entry.data.get(name)
        if was != value and isinstance(was, str) and was and isinstance(value, str):
            title = title.replace(was, value)
    return draft_of_past(entry.register_id, data, title)


def _shared_numbers(entry: Entry, field: str, data: Mapping[str, Any]) -> dict[str, str]:
    """No definition judges an entry of past years; but one number is never that of two persons in it."""
    if not field.endswith(NUMBER):
        return {}
    pairs = zip_longest(each_of(entry.data.get(field)), each_of(data[field]), fillvalue="")
    new = {number for was, number in pairs if number != was}
    bearers = [(part, name, number) for part, name, number in numbered_in(data) if number in new]
    if len({name for _part, name, _number in bearers}) <= 1 and len(bearers) == len({part for part, *_rest in bearers}):
        return {}
    return {field: _("Số này đã ghi cho người khác trong cùng việc ghi sổ.")}


def _look(entry: Entry, draft: EntryDraft) -> ToLookAt:
    dossier = entry.decision.dossier_id if entry.decision is not None else None
    [look] = look_up([Subject(dossier, str(entry.unit_id), draft, keys_of(draft.register), own=entry.pk)])
    return look


def _not_compared(entry: Entry, look: ToLookAt) -> tuple[SameEntry, ...]:
    """Likenesses with entries, new with this correction, of which nobody has said why they are another matter. A
    dossier on its way is compared where it is decided."""
    likes = {one.entry: one for one in look.likes if one.entry and not one.reason}
    if not likes:
        return ()
    held = entry.keys.filter(holds=True).values("digest")
    old = Entry.objects.filter(pk__in=likes, keys__holds=True, keys__digest__in=held).values_list("pk", flat=True)
    compared = EntryComparison.of(entry).values_list("entry_id", "other_id")
    settled = {str(id) for id in old} | {str(id) for pair in compared for id in pair}
    return tuple(one for id, one in likes.items() if id not in settled)
