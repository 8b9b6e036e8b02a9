"""Where two definitions of a page differ, place by place, as people read it. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LONGEST = 160


@dataclass(frozen=True)
class Difference:
    """One place that differs; "" for what was not there, or is there no more.

    Attributes:
        place: names of the parts, joined by dots: "variants.main.term".
    """

    place: str
    old: str
    new: str

    @property
    def part(self) -> str:
        """The part of the definition in which it stands."""
        return self.place.partition(".")[0]


def differences(old: Any, new: Any, place: str = "") -> Iterator[Difference]:
    """Each place in which the second differs from the first; of lists, what went and what came."""
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for name in {**old, **new}:
            yield from differences(old.get(name), new.get(name), f"{place}.{name}" if place else str(name))
    elif _list(old) and _list(new):
        yield from _of_lists(old, new, place)
    else:
        yield Difference(place, _words(old), _words(new))


def _of_lists(old: Sequence[Any], new: Sequence[Any], place: str) -> Iterator[Difference]:
    if len(old) == len(new) and all(isinstance(one, Mapping) for one in (*old, *new)):
        for number, (before, after) in enumerate(zip(old, new, strict=True), 1):
            yield from differences(before, after, f"{place}.{number}")
        return
    gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
    if not gone and not come:  # in another order, or more often
        gone, come = list(old), list(new)
    yield Difference(place, "; ".join(map(_words, gone)), "; ".join(map(_words, come)))


def _list(part: Any) -> bool:
    return isinstance(part, Sequence) and not isinstance(part, str)


def _words(part: Any) -> str:
    if part is None:
        return ""
    text = part if isinstance(part, str) else json.dumps(part, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
