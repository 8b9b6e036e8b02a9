"""Entries of past years are taken in from an older book, with their source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.letters.calculations import same_name
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import VIETNAM, local
from duoc.people.models import Organisation, Origin, Person
from duoc.registers.holding_keys import keys_of_entry
from duoc.registers.judging_past import as_answers, refusals
from duoc.registers.keys import Key, read_keys
from duoc.registers.models import BookClosing, Entry, EntryKey, EntryParty, Register
from duoc.registers.taking_in import PastEntry, Reading, read_past

BATCH = 500


@dataclass(frozen=True)
class TakenIn:
    """What became of a file: how many entries are new, how many stood here already, which lines were refused."""

    taken: int
    known: int
    refused: dict[int, str]


def take_in_past(
    *, register: str, unit: str, text: str, origin: Origin, actor: str, at: datetime, dry_run: bool = False
) -> TakenIn:
    """Takes in the lines of a CSV file, each by itself, in batches: one that is refused keeps none of the others back,
    and a file that is taken in again adds nothing.

    Each is judged by what a new entry is judged by (`judging_past`).

    Args:
        unit: code of the unit whose book it is.
        actor: text id of who runs it.
        dry_run: nothing is written.

    Raises:
        NotFound: no such register or unit.
    """
    book = Register.objects.filter(pk=register).first()
    keeper = Organisation.objects.filter(code=unit).first()
    if book is None or keeper is None:
        raise NotFound(_("Không có sổ hoặc cơ quan này."), _("Xem mã sổ và mã cơ quan trong danh mục."))
    reading = read_past(text, labels=book.labels, before=local(at).year)
    as_answers(book, reading)
    new = _new(book, keeper, reading)
    known = len(reading.entries) - len(new)
    keys = read_keys(book.keys)
    reading.refused |= refusals(book, keys, keeper, new)
    new = [one for one in new if one.line not in reading.refused]
    if not dry_run and new:
        _write(book, keys, keeper, new, origin, actor, at)
    return TakenIn(len(new), known, dict(sorted(reading.refused.items())))


def _new(book: Register, keeper: Organisation, reading: Reading) -> list[PastEntry]:
    """The lines that do not stand here: a number that does, with another content, is refused."""
    closed = set(BookClosing.objects.filter(register=book, unit=keeper).values_list("year", flat=True))
    years = {one.year for one in reading.entries}
    rows = Entry.objects.filter(register=book, unit=keeper, year__in=years)
    held = {(year, number): (data, source) for year, number, data, source in rows.values_list(
        "year", "number", "data", "source")}  # fmt: skip
    new: dict[tuple[int, int], PastEntry] = {}
    for one in list(reading.entries):
        place = (one.year, one.number)
        if place in held and held[place] == (dict(one.data), one.source):
            continue
        if place in held or place in new:
            reading.refused[one.line] = _(
                "Số %(number)d năm %(year)d đã có trong sổ, hoặc ở dòng trên, với nội dung khác."
            ) % {
                "number": one.number,
                "year": one.year,
            }
        elif one.year in closed:
            reading.refused[one.line] = _("Sổ năm %(year)d đã khóa.") % {"year": one.year}
        else:
            new[place] = one
            continue
        reading.entries.remove(one)
    return list(new.values())


def _write(
    book: Register,
    keys: Sequence[Key],
    keeper: Organisation,
    new: Sequence[PastEntry],
    origin: Origin,
    actor: str,
    at: datetime,
) -> None:
    rest = iter(new)
    while batch := list(islice(rest, BATCH)):
        with transaction.atomic():
            rows = [_row(book, keeper, one, origin) for one in batch]
            Entry.objects.bulk_create(rows)
            EntryKey.objects.bulk_create(key for row in rows for key in keys_of_entry(row, keys))
            EntryParty.objects.bulk_create(_parties(rows))
            facts = {
                "unit": str(keeper.pk),
                "count": len(rows),
                "first_line": batch[0].line,
                "last_line": batch[-1].line,
            }
            subject = ("register", book.pk)
            ledger.append(action="register.taken_in", actor=actor, post="", subject=subject, facts=facts, at=at)


def _row(book: Register, keeper: Organisation, one: PastEntry, origin: Origin) -> Entry:
    return Entry(
        register=book,
        unit=keeper,
        year=one.year,
        number=one.number,
        label=f"{one.number}/{one.year}",
        title=one.title,
        data=dict(one.data),
        source=one.source,
        entered_at=datetime.combine(one.entered_on, time(12), VIETNAM),
        origin=origin,
    )


def _parties(rows: Sequence[Entry]) -> list[EntryParty]:
    """Links to persons whom the province knows already by number and name; nobody is made known by an old book."""
    wanted: dict[str, list[tuple[Entry, str]]] = {}
    for row in rows:
        for name, value in row.data.items():
            if name.endswith(".personal_number"):
                wanted.setdefault(value, []).append((row, name.removesuffix(".personal_number")))
    return [
        EntryParty(entry=row, party_id=person.pk, part=part)
        for person in Person.objects.filter(personal_number__in=wanted)
        for row, part in wanted[str(person.personal_number)]
        if same_name(person.full_name, str(row.data.get(f"{part}.full_name", "")))
    ]
