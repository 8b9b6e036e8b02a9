"""Which data the installation goes by now."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from duoc.language.calculations import Translation, Vocabularies
from duoc.procedures.bundles import OpenBundle, open_bundle
from duoc.procedures.communes import words_of
from duoc.procedures.models import NEWEST, ReferenceData, asked_once, newest, note_newest

__all__ = ["NEWEST", "asked_once", "catalogue", "headings", "newest", "note_newest", "spoken", "vocabularies"]

Record = TypeVar("Record")


def catalogue() -> OpenBundle | None:
    """The catalogue as it was loaded last: words of search, guide, places, sources of definitions. One query."""
    digest = newest(ReferenceData.Name.CATALOGUE)
    return open_bundle(digest) if digest else None


def vocabularies() -> Vocabularies:
    """The shared words of today, for lists and headings; a version takes them from its own bundle. One query."""
    loaded = catalogue()
    return words_of(loaded.vocabularies()) if loaded else Vocabularies()


def commune_named(code: str, day: date) -> str:
    """The name that a commune had on a day, or when it ended before; the code as it is where nobody knows it. At most
    one query."""
    loaded = catalogue()
    words = words_of(loaded.vocabularies() if loaded else Vocabularies(), day)
    ended = words.former.get(code)
    return words.communes.get(code, ended.name if ended else code)


def headings(language: str) -> Vocabularies:
    """The same for a reader of a language: names of fields and life events as far as they are translated. One query."""
    loaded = catalogue()
    if loaded is None:
        return Vocabularies()
    known, words = loaded.vocabularies(), loaded.shared_translation(language)
    return (
        replace(known, fields=_in(words, known.fields), life_events=_in(words, known.life_events)) if words else known
    )


def spoken(records: Sequence[Record], language: str) -> list[Record]:
    """Records of the catalogue that people read (steps of the guide, linked groups, answers, gaps), each sentence in a
    reader's language as far as it is translated: codes, addresses and titles of legal texts stay. At most one query."""
    loaded = catalogue() if records else None
    words = loaded.catalogue_translation(language) if loaded else {}
    return [_spoken(record, words) for record in records] if words else list(records)


def _spoken(value: Any, words: Translation) -> Any:
    if isinstance(value, str):
        return words.get(value, value)
    if isinstance(value, tuple):
        return tuple(_spoken(one, words) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _spoken(getattr(value, one.name), words) for one in fields(value)})
    return value


def _in(words: Translation, names: Mapping[str, str]) -> Mapping[str, str]:
    return {key: words.get(name, name) for key, name in names.items()}
