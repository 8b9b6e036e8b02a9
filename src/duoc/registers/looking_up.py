"""What the registers hold already of what dossiers are about to write: one look-up for any number of them."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.fields.json import KT, KeyTextTransform
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from duoc.language.calculations import (
    Definition,
    EntryDraft,
    EntryPersonDraft,
    NamedPerson,
    Plan,
    ResultDraft,
    entry_of,
    results_of,
)
from duoc.people.models import Person
from duoc.registers.keys import Key, digests
from duoc.registers.known_persons import Known, PersonToLookAt, facts_about, numbered, person_beside
from duoc.registers.models import Comparison, EntryKey, EntryParty, ProposedEntry
from duoc.registers.rested_on import CHANGED, ENDED, WAITS, EndedEntry, UnsettledEntry, rows_of, unsettled
from duoc.registers.text_rows import text_rows


@dataclass(frozen=True)
class Subject:
    """What is about to be written, and what it rests on. `draft` is None when nothing is written.

    Attributes:
        dossier: that writes it; None for the correction of an entry of past years, which no dossier wrote.
        unit: id of the competent unit, as text.
        keys: those of the register in which it will be entered.
        own: the entry that is written already and changes; None before.
        named: the persons whom the dossier names, also those who will stand in no register.
        entries: ids of the entries that it rests on: an extract is drawn from one, another one is to be replaced.
        proposed_at: when its text was drafted; None as long as there is none.
    """

    dossier: uuid.UUID | None
    unit: str
    draft: EntryDraft | None
    keys: Sequence[Key] = ()
    named: Sequence[NamedPerson] = ()
    entries: frozenset[str] = frozenset()
    own: uuid.UUID | None = None
    proposed_at: datetime | None = None


@dataclass(frozen=True)
class SameEntry:
    """An entry in force that has the same key, or a dossier whose result was proposed and is not entered yet.

    Attributes:
        entry: id of the entry; None where a dossier is about to write it.
        dossier: id of the dossier that wrote it or will; None for an entry of past years.
        number: of the entry; the code of the dossier where none is written yet.
        unit_id: of the body whose it is, as text.
        reason: why it is another matter, as an official wrote; "" while nobody has compared the two.
        proposed: False for a dossier that is only being worked on.
    """

    key: Key
    entry: str | None
    dossier: str | None
    number: str
    unit: str
    unit_id: str = ""
    reason: str = ""
    proposed: bool = True

    @property
    def id(self) -> str:
        """By which an official compares with it."""
        return self.entry or self.dossier or ""

    @property
    def words(self) -> str:
        """What stands against an entry, in one sentence with number and unit."""
        words = {"say": self.key.say, "number": self.number, "unit": self.unit}
        if self.entry:
            return _("%(say)s (việc ghi sổ số %(number)s, %(unit)s).") % words
        if self.proposed:
            return _("%(say)s (hồ sơ %(number)s của %(unit)s, đã trình kết quả).") % words
        return _("%(say)s (hồ sơ %(number)s của %(unit)s, đang giải quyết).") % words


@dataclass(frozen=True)
class ToLookAt:
    """What officials should know before they decide. False where there is nothing.

    `open`: dossiers with the same key that are being worked on and not proposed yet.
    """

    same: tuple[SameEntry, ...] = ()
    open: tuple[SameEntry, ...] = ()
    persons: tuple[PersonToLookAt, ...] = ()
    ended: tuple[EndedEntry, ...] = ()
    unsettled: tuple[UnsettledEntry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.same or self.open or self.persons or self.ended or self.unsettled)

    @property
    def walls(self) -> list[SameEntry]:
        """The entries because of which this one cannot be written."""
        return [one for one in self.same if one.key.wall]

    @property
    def likes(self) -> list[SameEntry]:
        """The entries with which it is to be compared, or was."""
        return [one for one in self.same if not one.key.wall]


@dataclass
class _Answers:
    """The rows of the look-up, by what they answer."""

    same: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    open: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    persons: dict[str, Known] = field(default_factory=dict)
    rested_on: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    compared: dict[frozenset[str], str] = field(default_factory=dict)
    findings: dict[frozenset[str], tuple[str, str]] = field(default_factory=dict)  # reason and digest, of persons

    def reason(self, dossier: str | None, entry: str | None, other: str | None) -> str:
        """Why a dossier is another matter than an entry, or than the dossier of that: two are compared once."""
        if dossier is None:
            return ""
        pairs = (frozenset({dossier, one}) for one in (entry, other) if one)
        return next((self.compared[pair] for pair in pairs if pair in self.compared), "")


def rests_on(definition: Definition, plan: Plan) -> frozenset[str]:
    """The entries from which results are drawn, and the one whose place another takes."""
    draft = entry_of(definition, plan)
    drawn = (result.drawn_from for result in _results(definition, plan))
    return frozenset(id for id in (*drawn, draft.replaces if draft else "") if id)


def _results(definition: Definition, plan: Plan) -> Sequence[ResultDraft]:
    return results_of(definition, plan) if any(one.drawn_from for one in definition.outcome.results) else ()


def look_up(subjects: Iterable[Subject]) -> list[ToLookAt]:
    """What there is to look at for each, in their order. One query for all of them; none where nothing could be
    there."""
    wanted = [(one, _digests(one)) for one in subjects]
    numbers = {person.personal_number for subject, _own in wanted for person in numbered(subject.draft, subject.named)}
    entries = {id for subject, _own in wanted for id in subject.entries}
    keys: dict[str, set[str]] = {}  # by the field that holds the date which they compare, "" for most
    for digest, key in ((digest, key) for _subject, own in wanted for digest, key in own.items()):
        keys.setdefault(key.near_date, set()).add(digest)
    if not (numbers or entries or keys):
        return [ToLookAt() for _one in wanted]
    dossiers = [subject.dossier for subject, _own in wanted if subject.dossier]
    answers = _ask(keys, numbers, entries, dossiers)
    return [_of(subject, own, answers) for subject, own in wanted]


def _digests(subject: Subject) -> Mapping[str, Key]:
    draft = subject.draft
    return digests(draft.register, subject.keys, draft.data, subject.unit) if draft else {}


def _ask(keys: Mapping[str, set[str]], numbers: set[str], entries: set[str], dossiers: Sequence[uuid.UUID]) -> _Answers:
    parts = [_persons(numbers)] if numbers else []
    parts += rows_of(entries) if entries else []
    parts += [part(of_field, field) for field, of_field in keys.items() for part in (_same, _open)]
    parts += [_compared(dossiers)] if keys and dossiers else []
    parts += [_findings(dossiers)] if numbers and dossiers else []
    answers = _Answers()
    for kind, one, *others in parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]:
        if kind == "same":
            answers.same.setdefault(one, []).append(tuple(others[:6]))
        elif kind == "open":
            answers.open.setdefault(one, []).append(tuple(others[:6]))
        elif kind == "person":
            answers.persons[one] = Known(*others[:7])
        elif kind in (ENDED, WAITS, CHANGED):
            answers.rested_on.setdefault(one, []).append((kind, *others[:2]))
        elif kind == "finding":
            answers.findings[frozenset({one, others[0]})] = (others[1], others[2])
        else:
            answers.compared[frozenset({one, others[0]})] = others[1]
    return answers


def _day(field: str) -> Any:
    """What an entry, or the draft of a dossier's, holds in a field; nothing where no date is compared."""
    if not field:
        return Value("", TextField())
    drafts = ProposedEntry.objects.filter(dossier=OuterRef("dossier")).annotate(day=KT(f"draft__entry__data__{field}"))
    return Coalesce(
        KeyTextTransform(field, "entry__data"), Subquery(drafts.values("day")[:1], output_field=TextField())
    )


def _same(keys: set[str], field: str) -> "QuerySet[Any, tuple[str, ...]]":
    rows = EntryKey.objects.filter(digest__in=keys, holds=True)
    number = Coalesce(F("entry__label"), F("dossier__code"))
    dossier = Coalesce(F("dossier_id"), F("entry__decision__dossier_id"))
    unit = (F("organisation__name"), dossier, F("organisation_id"))
    return text_rows(rows, "same", F("digest"), F("entry_id"), number, *unit, _day(field))


def _open(keys: set[str], field: str) -> "QuerySet[Any, tuple[str, ...]]":
    rows = EntryKey.objects.filter(digest__in=keys, holds=False, entry=None, dossier__ended_at=None)
    columns = ("entry_id", "dossier__code", "organisation__name", "dossier_id", "organisation_id")
    return text_rows(rows, "open", F("digest"), *(F(name) for name in columns), _day(field))


def _persons(numbers: set[str]) -> "QuerySet[Any, tuple[str, ...]]":
    closing = EntryParty.objects.filter(party_id=OuterRef("pk"), closes=True, entry__ended_at=None)
    label = Subquery(closing.order_by("entry__entered_at").values("entry__label")[:1], output_field=CharField())
    rows = Person.objects.filter(personal_number__in=numbers)
    names = ("birth_date", "sex", "ethnicity", "commune_code")
    return text_rows(rows, "person", F("personal_number"), F("id"), F("full_name"), label, *(F(name) for name in names))


def _compared(dossiers: Sequence[uuid.UUID]) -> "QuerySet[Any, tuple[str, ...]]":
    rows = Comparison.objects.filter(Q(dossier_id__in=dossiers) | Q(other_id__in=dossiers), person=None)
    return text_rows(rows, "compared", F("dossier_id"), Coalesce(F("entry_id"), F("other_id")), F("reason"))


def _findings(dossiers: Sequence[uuid.UUID]) -> "QuerySet[Any, tuple[str, ...]]":
    rows = Comparison.objects.filter(dossier_id__in=dossiers).exclude(person=None)
    return text_rows(rows, "finding", F("dossier_id"), F("person_id"), F("reason"), F("digest"))


def _of(subject: Subject, own: Mapping[str, Key], answers: _Answers) -> ToLookAt:
    draft = subject.draft
    data: Mapping[str, Any] = draft.data if draft else {}
    written_by = str(subject.dossier) if subject.dossier else None
    not_other = {draft.replaces} if draft and draft.replaces else set[str]()
    not_other |= {str(subject.own)} if subject.own else set()
    # Of several likenesses to one matter the strongest speaks: a wall, then the one by most fields.
    by_strength = sorted(own.items(), key=lambda item: (item[1].wall, len(item[1].fields)))
    same = {
        (entry or dossier): SameEntry(
            key, entry or None, dossier or None, number, unit, unit_id, answers.reason(written_by, entry, dossier)
        )
        for digest, key in by_strength
        for entry, number, unit, dossier, unit_id, day in answers.same.get(digest, ())
        if key.is_near(data.get(key.near_date), day)
        if dossier != written_by and entry not in not_other
    }
    elsewhere = {
        dossier: SameEntry(key, None, dossier, number, unit, unit_id, proposed=False)
        for digest, key in by_strength
        for _entry, number, unit, dossier, unit_id, day in answers.open.get(digest, ())
        if key.is_near(data.get(key.near_date), day)
        if dossier != written_by
    }
    new = {key.new_person for key in own.values() if key.new_person}
    looked_at = [_beside(person, subject, answers, new) for person in numbered(draft, subject.named)]
    return ToLookAt(
        tuple(same.values()),
        tuple(elsewhere.values()),
        tuple(one for one in looked_at if one.other_name or one.closed_by or one.wall or one.differences),
        *_rested_on(subject, answers),
    )


def _rested_on(subject: Subject, answers: _Answers) -> tuple[tuple[EndedEntry, ...], tuple[UnsettledEntry, ...]]:
    rows = [row for id in sorted(subject.entries) for row in answers.rested_on.get(id, ())]
    ended = [EndedEntry(number, by) for kind, number, by in rows if kind == ENDED]
    others = [unsettled(number, kind, moment, subject.proposed_at) for kind, number, moment in rows if kind != ENDED]
    return tuple(ended), tuple(dict.fromkeys(one for one in others if one is not None))


def _beside(person: EntryPersonDraft, subject: Subject, answers: _Answers, new: set[str]) -> PersonToLookAt:
    known, facts = answers.persons.get(person.personal_number), facts_about(person, subject.draft, subject.named)
    entered = subject.draft is not None and person in subject.draft.persons
    looked = replace(person_beside(person, facts, known, new), entered=entered)
    reason, digest = answers.findings.get(frozenset({str(subject.dossier), looked.id}), ("", ""))
    return replace(looked, reason=reason) if digest in ("", looked.digest) else looked
