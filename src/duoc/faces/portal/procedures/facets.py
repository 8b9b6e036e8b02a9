"""Narrowing a list by the level that decides, whether it is filed here, and the field. Links alone, no script."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from duoc.faces.design.formats import figures
from duoc.language.calculations import Vocabularies
from duoc.procedures import queries

COMMUNE, PROVINCE, ELSEWHERE = "xa", "tinh", "khac"
MINISTRY = "ministry"  # among the bodies that decide: none of the province
HERE, TO_READ = "tai-day", "chi-xem"
MOST_FIELDS = 8  # of a search; more would be no help


@dataclass(frozen=True)
class Narrowing:
    """What is wanted of a list, as the address says it in `cap`, `nop` and, of a search, `linh-vuc`; "" for all.

    `bodies`: what each body decides (`queries.deciding`), asked once for the page.
    """

    bodies: Mapping[str, frozenset[str]]
    level: str = ""
    filed: str = ""
    field: str = ""

    def __bool__(self) -> bool:
        return bool(self.level or self.filed or self.field)


@dataclass(frozen=True)
class Choice:
    """One way to narrow.

    Attributes:
        href: the list so narrowed, or, where it is chosen, no longer.
        count: how many remain beside what else is chosen, in figures.
    """

    words: str
    href: str
    count: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """The ways to narrow by one thing."""

    name: str
    title: str
    choices: Sequence[Choice]


def narrowing_of(parameters: Mapping[str, Any], known: Vocabularies, *, searched: bool) -> Narrowing:
    """What the address asks for; only known values count."""
    level, filed, field = (str(parameters.get(name, "")) for name in ("cap", "nop", "linh-vuc"))
    return Narrowing(
        queries.deciding(),
        level if level in _levels() else "",
        filed if filed in _filed() else "",
        field if searched and field in known.fields else "",
    )


def of_list(procedures: QuerySet[Any], wanted: Narrowing) -> QuerySet[Any]:
    """A list that is read from the database, narrowed."""
    if wanted.filed:
        procedures = procedures.filter(open_online=wanted.filed == HERE)
    if wanted.level:
        communes, province = _deciding(wanted.bodies)
        chosen = {COMMUNE: communes, PROVINCE: province, ELSEWHERE: communes | province}[wanted.level]
        here = Q(code__in=chosen)
        procedures = procedures.filter(~here if wanted.level == ELSEWHERE else here)
    return procedures


def counted_of(procedures: QuerySet[Any]) -> Sequence[Any]:
    """What a list that is read from the database has to be counted by. One query."""
    return list(procedures.order_by().values_list("code", "field", "open_online", named=True))


def of_search(procedures: Sequence[Any], wanted: Narrowing) -> list[Any]:
    """What a search found, narrowed; the order stays. `procedures`: with `code`, `field` and `open_online`."""
    if not wanted:
        return list(procedures)
    level = _level_of(wanted.bodies) if wanted.level else None
    return [
        item
        for item in procedures
        if (not wanted.filed or item.open_online == (wanted.filed == HERE))
        and (not wanted.field or item.field == wanted.field)
        and (level is None or wanted.level in level(item.code))
    ]


def shown(
    items: Sequence[Any], wanted: Narrowing, known: Vocabularies, address: QueryDict, *, fields: bool
) -> list[Facet]:
    """The ways to narrow a list that part it, with how many each leaves beside what is chosen in the others.

    Args:
        items: the whole list before it is narrowed, each with `code`, `field` and `open_online`.
        address: what the list is asked for now; all of it is kept but the number of the page.
        fields: whether it is narrowed by field too.
    """
    level = _level_of(wanted.bodies)
    levels = Counter(key for item in of_search(items, replace(wanted, level="")) for key in level(item.code))
    filed = Counter(HERE if item.open_online else TO_READ for item in of_search(items, replace(wanted, filed="")))
    facets = [
        _facet(address, "cap", _("Nơi giải quyết"), _levels(), wanted.level, levels),
        _facet(address, "nop", _("Cách nộp"), _filed(), wanted.filed, filed),
    ]
    if fields:
        in_fields = Counter(item.field for item in of_search(items, replace(wanted, field="")))
        most = [key for key, _count in in_fields.most_common(MOST_FIELDS)]
        names = {key: known.fields.get(key, key) for key in dict.fromkeys([*most, wanted.field]) if key}
        facets.append(_facet(address, "linh-vuc", _("Lĩnh vực"), names, wanted.field, in_fields))
    return [facet for facet in facets if len(facet.choices) > 1 or any(choice.chosen for choice in facet.choices)]


def _facet(
    address: QueryDict, name: str, title: str, words: Mapping[str, str], chosen: str, counts: Counter[str]
) -> Facet:
    choices = [
        Choice(
            words[key], _href(address, name, "" if key == chosen else key), figures(counts[key]), chosen=key == chosen
        )
        for key in words
        if counts[key] or key == chosen
    ]
    return Facet(name, title, choices)


def _href(address: QueryDict, name: str, value: str) -> str:
    asked = address.copy()
    for key in ("trang", name):
        asked.pop(key, None)
    if value:
        asked[name] = value
    return f"?{asked.urlencode()}"


def _levels() -> dict[str, str]:
    return {COMMUNE: _("Xã, phường"), PROVINCE: _("Tỉnh"), ELSEWHERE: _("Cơ quan khác")}


def _filed() -> dict[str, str]:
    return {HERE: _("Nộp được tại đây"), TO_READ: _("Chỉ xem")}


def _deciding(bodies: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """Codes of what communes decide, and of what bodies of the province do."""
    province = [codes for body, codes in bodies.items() if body not in (queries.COMMUNE, MINISTRY)]
    return bodies.get(queries.COMMUNE, frozenset()), frozenset[str]().union(*province)


def _level_of(bodies: Mapping[str, frozenset[str]]) -> Callable[[str], tuple[str, ...]]:
    communes, province = _deciding(bodies)

    def level(code: str) -> tuple[str, ...]:
        here = tuple(key for key, codes in ((COMMUNE, communes), (PROVINCE, province)) if code in codes)
        return here or (ELSEWHERE,)

    return level
