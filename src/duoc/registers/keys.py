"""Keys of a register: what makes two entries the same matter, or likely the same. Pure.

A wall (`unique`) stands in the database: no two entries in force have the same key. A likeness (`warn_same`) is looked
at by an official, who writes down why it is another matter: twins are.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from duoc.ground.letters.calculations import name_key, without_separators


@dataclass(frozen=True)
class Key:
    """One key of a register.

    Attributes:
        fields: of the entry; an entry in which one of them is empty has no such key.
        say: what is known when another entry has the same, in words for officials.
        wall: no two entries in force may have the same.
        within_unit: only entries of one unit are compared; else those of the whole province.
        new_person: the role of the person whose number it is and whom nobody knew before, such as a newborn child.
        near_date, near_days: a field that holds a date, where two entries are alike only when theirs are two days that
            lie less than so many days apart: two births of one mother; "" where the fields alone count.
        to_verify: why it is not confirmed from the text in force.
    """

    name: str
    fields: tuple[str, ...]
    say: str
    wall: bool
    within_unit: bool = False
    new_person: str = ""
    to_verify: str = ""
    near_date: str = ""
    near_days: int = 0

    def is_near(self, day: Any, other: str) -> bool:
        """Whether two entries with the same fields are alike by their dates; one that is not whole is near none."""
        if not self.near_date:
            return True
        try:
            apart = abs((date.fromisoformat(str(day)) - date.fromisoformat(other)).days)
        except ValueError:
            return False
        return 0 < apart < self.near_days


def read_keys(register: Mapping[str, Any]) -> tuple[Key, ...]:
    """The keys in the words of a register's file (`unique`, `warn_same`); its shape was judged before."""
    return tuple(
        Key(
            name,
            tuple(words["fields"]),
            str(words["say"]),
            kind == "unique",
            words.get("within") == "unit",
            str(words.get("new_person", "")),
            str(words.get("to_verify", "")),
            str(words.get("near", {}).get("date", "")),
            int(words.get("near", {}).get("days", 0)),
        )
        for kind in ("unique", "warn_same")
        for name, words in (register.get(kind) or {}).items()
    )


def digests(register: str, keys: Sequence[Key], data: Mapping[str, Any], unit: str) -> dict[str, Key]:
    """The keys that an entry with this data has, each under the digest of its values.

    Names and numbers are the same however they are written (`ground.letters`): capitals, blanks, places of tones.
    """
    return {
        _digest([register, key.name, unit if key.within_unit else "", *values]): key
        for key in keys
        if all(values := [_plain(field, data.get(field)) for field in key.fields])
    }


def _plain(field: str, value: Any) -> str:
    if isinstance(value, str) and field.endswith("personal_number"):
        return without_separators(value)
    if isinstance(value, Mapping | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    return "" if value is None else name_key(str(value))


def _digest(values: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps(list(values), ensure_ascii=False).encode()).hexdigest()
