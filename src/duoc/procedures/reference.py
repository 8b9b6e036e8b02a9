"""Which data the installation goes by now."""

from collections.abc import Mapping
from dataclasses import replace

from duoc.language.calculations import Translation, Vocabularies
from duoc.procedures.bundles import OpenBundle, open_bundle
from duoc.procedures.models import NEWEST, ReferenceData, newest, note_newest

__all__ = ["NEWEST", "catalogue", "headings", "newest", "note_newest", "vocabularies"]


def catalogue() -> OpenBundle | None:
    """The catalogue as it was loaded last: words of search, guide, places, sources of definitions. One query."""
    digest = newest(ReferenceData.Name.CATALOGUE)
    return open_bundle(digest) if digest else None


def vocabularies() -> Vocabularies:
    """The shared words of today, for lists and headings; a version takes them from its own bundle. One query."""
    loaded = catalogue()
    return loaded.vocabularies() if loaded else Vocabularies()


def headings(language: str) -> Vocabularies:
    """The same for a reader of a language: names of fields and life events as far as they are translated. One query."""
    loaded = catalogue()
    if loaded is None:
        return Vocabularies()
    known, words = loaded.vocabularies(), loaded.shared_translation(language)
    return (
        replace(known, fields=_in(words, known.fields), life_events=_in(words, known.life_events)) if words else known
    )


def _in(words: Translation, names: Mapping[str, str]) -> Mapping[str, str]:
    return {key: words.get(name, name) for key, name in names.items()}
