"""The persons of an entry to be written beside what the province knows of them. Asks no row: the look-up brings it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.ground.letters.calculations import same_name
from duoc.language.calculations import EntryDraft, EntryPersonDraft, NamedPerson
from duoc.people.models import Person
from duoc.procedures import queries as procedures

COMPARED = {
    "birth_date": gettext_lazy("Ngày sinh"),
    "sex": gettext_lazy("Giới tính"),
    "ethnicity": gettext_lazy("Dân tộc"),
    "residence": gettext_lazy("Nơi cư trú"),
}
"""Fields of a person that are compared, by the last part of their name in an entry."""


@dataclass(frozen=True)
class Known:
    """What the province knows of the person of a number, as text; "" for what it does not.

    Attributes:
        closed_by: the number of the entry that closed their record.
        residence: the code of a commune.
    """

    id: str
    name: str
    closed_by: str
    birth_date: str
    sex: str
    ethnicity: str
    residence: str


@dataclass(frozen=True)
class Difference:
    """One field of which the entry would say something else (`here`) than the province's data (`known`), as values."""

    field: str
    here: str
    known: str

    @property
    def words(self) -> str:
        """Both, in one sentence for officials."""
        values = {"field": COMPARED[self.field], "here": self._shown(self.here), "known": self._shown(self.known)}
        return _("%(field)s: hồ sơ ghi %(here)s, dữ liệu của tỉnh ghi %(known)s.") % values

    def _shown(self, value: str) -> str:
        if self.field == "birth_date":
            return "/".join(reversed(value.split("-")))
        if self.field == "sex":
            return str(dict(Person.Sex.choices).get(value, value))
        if value == "other":
            return _("khác, hoặc ngoài tỉnh")
        words = procedures.vocabularies()
        return (words.ethnicities if self.field == "ethnicity" else words.communes).get(value, value)


@dataclass(frozen=True)
class PersonToLookAt:
    """A person of the entry to be written about whom the official should know something before it is signed.

    Attributes:
        other_name: the province knows the personal number under another name: the entry will not be linked to them.
        closed_by: the number of the entry that closed their record, such as that of a death; "" where it is open.
        wall: the number is newly given, so that nobody may be known by it under another name or date of birth.
        id: of the person known by the number, as text; "" where nobody is.
        differences: what is known otherwise of a person of the same name.
        entered: the entry to be written names them; else only the dossier does.
        reason: what an official found who compared them with the papers; "" while nobody has.
    """

    person: EntryPersonDraft
    other_name: bool
    closed_by: str
    wall: bool = False
    id: str = ""
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    entered: bool = True

    @property
    def words(self) -> str:
        """What stands against giving them the number, where that is a wall."""
        say = _("Số %(number)s đã cấp cho người khác: tên hoặc ngày sinh trong dữ liệu của tỉnh không khớp.")
        return say % {"number": self.person.personal_number}

    @property
    def sentence(self) -> str:
        """What differs, with both values, in words for officials."""
        return f"{self.person.name}: " + " ".join(one.words for one in self.differences)

    @property
    def digest(self) -> str:
        """Of what differs: what is said of one difference does not hold of the next."""
        values = [[one.field, one.here, one.known] for one in self.differences]
        return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def numbered(draft: EntryDraft | None, named: Sequence[NamedPerson]) -> list[EntryPersonDraft]:
    """The persons with a number: those of the entry to be written, then whom the dossier names besides."""
    entered = [person for person in draft.persons if person.personal_number] if draft else []
    numbers = {person.personal_number for person in entered}
    others = {one.personal_number: one for one in named if one.personal_number not in numbers}
    return entered + [EntryPersonDraft(one.part, one.name, one.personal_number, "", False) for one in others.values()]


def facts_about(person: EntryPersonDraft, draft: EntryDraft | None, named: Sequence[NamedPerson]) -> Mapping[str, str]:
    """What the entry will say of a person, by field of `COMPARED`; of one of whom it says no more than name and number,
    what the dossier does. So what was compared before the proposal is the same before the signature."""
    facts = {"birth_date": person.birth_date} if person.birth_date else {}
    facts |= _facts_of(person.role, draft.data) if draft else {}
    of_dossier = (one.facts for one in named if one.personal_number == person.personal_number)
    return facts or next(of_dossier, {})


def person_beside(
    person: EntryPersonDraft, facts: Mapping[str, str], known: Known | None, new: set[str]
) -> PersonToLookAt:
    """A person of an entry beside whoever is known by their number.

    Args:
        facts: what is said of the person, by field of `COMPARED`.
        new: the roles of persons whom nobody knew before.
    """
    if known is None:
        return PersonToLookAt(person, False, "")
    other_name = not same_name(known.name, person.name)
    other_birth = bool(known.birth_date and person.birth_date and known.birth_date != person.birth_date)
    wall = person.role in new and (other_name or other_birth)
    differences = () if other_name or wall else _differences(facts, known)
    return PersonToLookAt(person, other_name, known.closed_by, wall, known.id, differences)


def said_otherwise(person: Person, part: str, answers: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What the answers of one part say of a person otherwise than the province's data: for their own eyes.

    Args:
        part: the first part of the questions about them, such as "husband".
    """
    born = person.birth_date.isoformat() if person.birth_date else ""
    of_person = (born, person.sex, person.ethnicity, person.commune_code)
    return _differences(_facts_of(part, answers), Known(str(person.pk), person.full_name, "", *of_person))


def _facts_of(part: str, data: Mapping[str, Any]) -> dict[str, str]:
    """What is said of one part, by field of `COMPARED`."""
    return {field: value for field in COMPARED if (value := str(data.get(f"{part}.{field}") or ""))}


def _differences(facts: Mapping[str, str], known: Known) -> tuple[Difference, ...]:
    pairs = ((field, facts.get(field, ""), str(getattr(known, field))) for field in COMPARED)
    return tuple(Difference(*one) for one in pairs if one[1] and one[2] and not _agree(*one))


def _agree(field: str, here: str, known: str) -> bool:
    """Whether two values can be of one person; a date that is known in part agrees with every day in it."""
    if here == known:
        return True
    if field == "residence":
        return procedures.commune_today(here) == procedures.commune_today(known)
    return field == "birth_date" and known.startswith(here)
