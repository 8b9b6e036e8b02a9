"""One answer to what somebody typed: linked groups, procedures, and where places of old belong today. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duoc.procedures.search.gazetteer import Gazetteer, Place
from duoc.procedures.search.groups import Group, Groups
from duoc.procedures.search.index import Index
from duoc.procedures.search.normalise import query_words

CODE = re.compile(r"[0-9]\.[0-9]{6}")


@dataclass(frozen=True)
class Found:
    """`groups` stand before `codes`, the codes of procedures, best first; `only_places` when nothing else was said."""

    groups: tuple[Group, ...]
    codes: Sequence[str]
    places: tuple[Place, ...]
    only_places: bool


def find(text: str, limit: int, index: Index, groups: Groups, gazetteer: Gazetteer) -> Found:
    """What the words mean. Any input is safe; nothing in common gives nothing."""
    told = gazetteer.read(query_words(text), index.knows)
    if CODE.fullmatch(text.strip()):
        codes: Sequence[str] = [text.strip()] if text.strip() in index.places else []
    else:
        found = index.search_words(told.rest, limit + len(groups.replaced))
        codes = [code for code in found if code not in groups.replaced][:limit]
    return Found(groups.meant(text, told.rest, codes), codes, told.places, bool(told.places) and not told.rest)
