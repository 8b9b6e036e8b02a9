"""An entry of past years is judged by what a new entry is judged by: the kind of each answer, dates that had come when
it was entered, walls and likenesses of the register, and whom the province knows by its numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import says_too_little
from duoc.instruments.calculations import Unsound
from duoc.language.calculations import EntryDraft, EntryPersonDraft, answer_faults, read
from duoc.people.models import Organisation
from duoc.registers.field_questions import questions_of
from duoc.registers.keys import Key, digests
from duoc.registers.looking_up import Subject, look_up
from duoc.registers.models import Register
from duoc.registers.refusing import against_proposing
from duoc.registers.taking_in import PastEntry, Reading

AT_ONCE = 500
NUMBER = ".personal_number"
"""The end of a field that holds the number of the person whose part the rest names."""


def numbered_in(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Part, name and personal number of everybody whose number an entry holds; of a list each of its members."""
    persons: list[tuple[str, str, str]] = []
    for part in (name.removesuffix(NUMBER) for name in data if name.endswith(NUMBER)):
        numbers, names = (each_of(data.get(f"{part}{last}")) for last in (NUMBER, ".full_name"))
        persons += [(part, name, number) for name, number in zip_longest(names, numbers, fillvalue="") if number]
    return persons


def each_of(value: Any) -> list[str]:
    """The values of a list, or the one value, as text."""
    return [str(one or "") for one in (value if isinstance(value, list) else [value])]


def draft_of_past(register: str, data: Mapping[str, Any], title: str) -> EntryDraft:
    """What an entry that no definition writes would be, with the persons whose numbers it names."""
    persons = tuple(
        EntryPersonDraft(part, name, number, _whole_day(data, part), owner=False)
        for part, name, number in numbered_in(data)
    )
    return EntryDraft(register, "", "", data, persons, title)


def _whole_day(data: Mapping[str, Any], part: str) -> str:
    born = str(data.get(f"{part}.birth_date") or "")
    return born if len(born) == len("1998-03-01") else ""


def as_answers(book: Register, reading: Reading) -> None:
    """Every field as the answer to a question of its kind, given on the day on which it was entered; a line in which
    one cannot be an answer is refused."""
    fields = questions_of(book, None, dict.fromkeys(book.labels, ""))
    asked = {name: replace(one, partial=one.type == "date") for name, one in fields.items()}
    for place, one in enumerate(reading.entries):
        data = {name: read(asked[name], value) for name, value in one.data.items()}
        faults = answer_faults([asked[name] for name in data], data, one.entered_on)
        if faults:
            says = [f"{asked[name].name}: {say}" for name, say in faults.items()]
            if any(asked[name].type == "date" for name in faults):
                says.append(_("Ngày được so với ngày ghi sổ, %(day)s.") % {"day": f"{one.entered_on:%d/%m/%Y}"})
            reading.refused[one.line] = " ".join(says)
        reading.entries[place] = replace(one, data=data)
    reading.entries[:] = [one for one in reading.entries if one.line not in reading.refused]


def refusals(book: Register, keys: Sequence[Key], keeper: Organisation, new: Sequence[PastEntry]) -> dict[int, str]:
    """Why lines cannot be entered beside what the registers hold and beside the lines before them, by line."""
    by_line: dict[int, str] = {}
    for batch in (new[start : start + AT_ONCE] for start in range(0, len(new), AT_ONCE)):
        drafts = [draft_of_past(book.pk, one.data, one.title) for one in batch]
        looks = look_up([Subject(None, str(keeper.pk), draft, keys) for draft in drafts])
        for one, look in zip(batch, looks, strict=True):
            refusal = against_proposing(look)
            if isinstance(refusal, Unsound):
                by_line[one.line] = refusal.say
            elif refusal is not None and says_too_little(one.compared):
                by_line[one.line] = f"{refusal.say} {_compare()}"
    for one, say in _beside_each_other(book, keys, keeper, new):
        by_line.setdefault(one.line, say)
    return by_line


def _compare() -> str:
    return _("Nếu là hai việc khác nhau, hãy ghi kết quả đối chiếu (ít nhất 10 ký tự) vào cột compared.")


def _beside_each_other(
    book: Register, keys: Sequence[Key], keeper: Organisation, new: Sequence[PastEntry]
) -> Iterator[tuple[PastEntry, str]]:
    """The lines that have a key of a line before: a wall, or a likeness that nobody has compared."""
    earlier: dict[str, list[PastEntry]] = {}
    for one in new:
        for digest, key in digests(book.pk, keys, one.data, str(keeper.pk)).items():
            others = earlier.setdefault(digest, [])
            like = next((was for was in others if _alike(key, one, was)), None)
            others.append(one)
            same = _("Trùng khóa với dòng %(line)d.") % {"line": like.line} if like is not None else ""
            if same and key.wall:
                yield one, same
            elif same and says_too_little(one.compared):
                yield one, f"{key.say}. {same} {_compare()}"


def _alike(key: Key, one: PastEntry, other: PastEntry) -> bool:
    return key.is_near(one.data.get(key.near_date), str(other.data.get(key.near_date) or ""))
