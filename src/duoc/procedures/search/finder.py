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
    reading = gazetteer.read(query_words(text), index.knows)
    if CODE.fullmatch(text.strip()):
        codes: Sequence[str] = [text.strip()] if text.strip() in index.places else []
    else:
        ranked = index.search_words(reading.rest, limit + len(groups.replaced))
        codes = [code for code in ranked if code not in groups.replaced][:limit]
    return Found(
        groups.meant(text, reading.rest, codes), codes, reading.places, bool(reading.places) and not reading.rest
    )
