"""Shared vocabularies: one key means the same in every procedure. Given to `load`, which finds the options there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from duoc.language.parameters import Parameter


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Area:
    """A commune of ours, a province or a country, to be chosen for an address.

    Attributes:
        within: the province that a commune of ours lies in; empty for a province and a country.
        formerly: names of a commune before 1 July 2025, as people still say them.
    """

    name: str
    within: str = ""
    formerly: str = ""


@dataclass(frozen=True)
class FormerCommune:
    """A commune that is no longer: cannot be chosen, and is known by name where it was chosen before.

    Attributes:
        until: the first day on which it was no longer.
        after: the communes of the day in its place, code → name; several where it was split.
    """

    name: str
    until: date | None
    after: Mapping[str, str]


def _nowhere() -> Mapping[str, Area]:
    return MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Vocabularies:
    """Key to words, in the order in which people look."""

    communes: Mapping[str, str] = field(default_factory=_none)  # 5-digit code → name
    ethnicities: Mapping[str, str] = field(default_factory=_none)
    countries: Mapping[str, str] = field(default_factory=_none)
    fields: Mapping[str, str] = field(default_factory=_none)
    life_events: Mapping[str, str] = field(default_factory=_none)
    sense: Mapping[str, Mapping[str, Any]] = field(default_factory=_none)  # sense checks that definitions name
    parameters: Mapping[str, Parameter] = field(default_factory=_none)  # numbers of the law that definitions name
    areas: Mapping[str, Area] = field(default_factory=_nowhere)  # communes by 5 digits, provinces by 2, countries
    former: Mapping[str, FormerCommune] = field(default_factory=_none)  # communes that are no longer, by code
