"""Who signs a request beside the person who files it, as the answers name them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from duoc.language.asking import short
from duoc.language.groups import ITEM
from duoc.language.parties import CoSigner, Together
from duoc.language.plan import Item
from duoc.language.scope import find


def co_signers(
    listed: Sequence[Together], groups: Mapping[str, Sequence[Item]], scope: Mapping[str, Any]
) -> Iterator[CoSigner]:
    """Those who must sign beside the filer, in the order of the document, as far as they are named yet."""
    filer = find(scope, "filer.personal_number")
    for one in listed:
        for part, within, name, number in _named(one, groups, scope):
            holds = one.when is None or one.when.holds(within)
            if holds and name and not (number and number == filer):
                yield CoSigner(part, str(name), str(number or ""), one.why, one.article, one.to_verify)


def _named(
    one: Together, groups: Mapping[str, Sequence[Item]], scope: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any], Any, Any]]:
    """The part, what its condition reads, name and number: of the one person, or of each item of the group."""
    if not one.each:
        yield one.part, scope, find(scope, one.who), find(scope, one.personal_number) if one.personal_number else None
    for item in groups.get(one.each, ()):
        name, number = (item.values.get(short(path)) for path in (one.who, one.personal_number))
        yield f"{one.part}.{item.id}", {**scope, ITEM: item.scope}, name, number
