"""Communes in time: what may be chosen on a day, and where the name of one that is no longer leads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.addresses import AREA, in_parts
from duoc.language.alphabet import sort_key
from duoc.language.asking import Question, short
from duoc.language.definition import Definition
from duoc.language.vocabularies import Area, FormerCommune, Vocabularies

PARTLY = "(một phần)"


@dataclass(frozen=True)
class Commune:
    """A commune with the days on which it is one. Two may bear one code, one after the other.

    Attributes:
        begins: its first day; None where it was there before anything was reorganised.
        ends: the first day on which it is no longer.
        after: codes of the communes that took its place.
    """

    code: str
    name: str
    begins: date | None = None
    ends: date | None = None
    after: tuple[str, ...] = ()

    def is_on(self, day: date) -> bool:
        return (self.begins is None or self.begins <= day) and (self.ends is None or day < self.ends)


def words_on(words: Vocabularies, changed: Sequence[Commune], day: date) -> Vocabularies:
    """The shared words with the communes of the day: those that began since they were published can be chosen, those
    that ended cannot, but are still known by name (`Vocabularies.former`).

    Args:
        changed: all communes that ever ended or began by a reorganisation.
    """
    names = dict(words.communes)
    for one in changed:
        names.pop(one.code, None)
    names |= {one.code: one.name for one in changed if one.is_on(day)}
    former = {
        one.code: FormerCommune(one.name, one.ends, _today(one.code, changed, names))
        for one in sorted(changed, key=lambda one: one.ends or date.max)
        if one.code not in names and one.ends and one.ends <= day
    }
    communes = dict(sorted(names.items(), key=lambda item: sort_key(item[1].partition(" ")[2])))
    areas = _areas(words, communes, changed, day) if words.areas else words.areas
    return replace(words, communes=MappingProxyType(communes), areas=areas, former=MappingProxyType(former))


def _today(code: str, changed: Sequence[Commune], names: Mapping[str, str]) -> Mapping[str, str]:
    """What stands in the place of a commune that has ended, through all reorganisations: code → name."""
    if code in names:
        return {code: names[code]}
    ended = [one for one in changed if one.code == code and one.ends]
    last = max(ended, key=lambda one: one.ends or date.min, default=None)
    after: dict[str, str] = {}
    for code_after in last.after if last else ():
        after |= _today(code_after, changed, names) if code_after != code else {}
    return after


def _areas(
    words: Vocabularies, communes: Mapping[str, str], changed: Sequence[Commune], day: date
) -> Mapping[str, Area]:
    """What an address may lie in, with the communes of the day first."""
    province = next((area.within for area in words.areas.values() if area.within), "")
    ours = {}
    for code, name in communes.items():
        known = words.areas.get(code)
        before = [known.formerly] if known and known.name == name else []
        before += list(_names_before(code, words, changed, day))
        formerly = ", ".join(dict.fromkeys(part for part in before if part))
        ours[code] = Area(name, province, formerly)
    return MappingProxyType({**ours, **{code: area for code, area in words.areas.items() if not area.within}})


def _names_before(code: str, words: Vocabularies, changed: Sequence[Commune], day: date) -> Iterable[str]:
    """The communes that went into this one, with the names that they carried on themselves."""
    for one in changed:
        if one.ends is None or one.ends > day or code not in one.after or (one.code == code and one.is_on(day)):
            continue
        if len(one.after) > 1:
            yield f"{one.name} {PARTLY}"
            continue
        yield one.name
        known = words.areas.get(one.code)
        yield known.formerly if known and known.name == one.name else ""
        yield from () if one.code == code else _names_before(one.code, words, changed, day)


def led(definition: Definition, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """Answers with the commune of today for the name of one that is no longer, where one alone took its place; a
    commune that was split stays, since only a person can say where they live."""
    questions = [one for one in definition.questions.values() if one.id in answers]
    changed = {one.id: value for one in questions if (value := _led(one, answers[one.id])) != answers[one.id]}
    return {**answers, **changed} if changed else answers


def _led(question: Question, value: Any) -> Any:
    if question.group is not None and isinstance(value, list):
        return [_led_item(question.group.questions, item) for item in value]
    if in_parts(value) and question.areas:
        return {**value, AREA: lead(question.former, value.get(AREA))} if AREA in value else value
    return lead(question.former, value)


def _led_item(questions: Sequence[Question], item: Any) -> Any:
    if not isinstance(item, Mapping):
        return item
    known = {short(one.id): one for one in questions}
    return {name: _led(known[name], value) if name in known else value for name, value in item.items()}


def lead(former: Mapping[str, FormerCommune], code: Any) -> Any:
    """The code of the commune that alone took the place of this one; else the code as it is."""
    ended = former.get(code) if isinstance(code, str) else None
    return next(iter(ended.after)) if ended and len(ended.after) == 1 else code


def is_open(question: Question, value: Any) -> bool:
    """Whether what is held names a commune that is no longer and in whose place no single one stands: then the person
    is asked."""
    code = value.get(AREA) if in_parts(value) else value
    ended = question.former.get(code) if isinstance(code, str) else None
    return ended is not None and len(ended.after) != 1


def choose_anew(ended: FormerCommune) -> str:
    """What is said to who names a commune that is no longer and in whose place no single one stands."""
    facts = {"name": ended.name, "day": f"{ended.until:%d/%m/%Y}" if ended.until else ""}
    if not ended.after:
        return _("%(name)s không còn từ ngày %(day)s. Hãy chọn xã, phường hiện nay.") % facts
    return _("%(name)s không còn từ ngày %(day)s. Hãy chọn nơi hiện nay: %(after)s.") % {
        **facts,
        "after": ", ".join(ended.after.values()),
    }
