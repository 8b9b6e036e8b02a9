"""What the index holds of each procedure, and which stand before their equals."""

import re
from collections.abc import Sequence

_ASIDE = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"[/;]|,(?=\s+[A-ZĐ])")
SHORTEST_PART = 3  # syllables of a part of a name that can be a name by itself
TAILORED = 0.04  # written for this province
NEAR = 0.02  # decided in the commune: what most people come for
PERSONAL = 0.02  # for people, not only for organisations
POPULAR = 0.03  # what most people mean when they say little
CENTRAL = -0.04  # decided by a ministry: explained here, never begun
STALE = -1.0  # replaced: found by its code only


def ahead(
    *, tailored: bool, commune: bool, personal: bool, popular: bool, central: bool = False, stale: bool = False
) -> float:
    """How far a procedure stands before others that fit a query as well, in hundredths of a score of about one."""
    near = NEAR * commune + CENTRAL * central
    return TAILORED * tailored + near + PERSONAL * personal + POPULAR * popular + STALE * stale


def is_personal(audience: Sequence[str]) -> bool:
    """Whether people ask for it for themselves."""
    return "citizen" in audience or "household" in audience


def names_in(name: str) -> list[str]:
    """A name whole, without what stands in brackets, and each of the names that it is made of."""
    bare = _ASIDE.sub(" ", name)
    parts = [part for part in _PARTS.split(bare) if len(part.split()) >= SHORTEST_PART]
    return list(dict.fromkeys([name, bare, *parts]))
