"""Shared vocabularies: one key means the same in every procedure. Given to `load`, which finds the options there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Vocabularies:
    """Key to words, in the order in which people look."""

    communes: Mapping[str, str] = field(default_factory=_none)  # 5-digit code → name
    ethnicities: Mapping[str, str] = field(default_factory=_none)
    countries: Mapping[str, str] = field(default_factory=_none)
    fields: Mapping[str, str] = field(default_factory=_none)
    life_events: Mapping[str, str] = field(default_factory=_none)
