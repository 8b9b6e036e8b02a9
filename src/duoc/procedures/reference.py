"""Which data the installation goes by now."""

from duoc.language.calculations import Vocabularies
from duoc.procedures.bundles import OpenBundle, open_bundle
from duoc.procedures.models import NEWEST, ReferenceData, newest, note_newest

__all__ = ["NEWEST", "catalogue", "newest", "note_newest", "vocabularies"]


def catalogue() -> OpenBundle | None:
    """The catalogue as it was loaded last: words of search, guide, places, sources of definitions. One query."""
    digest = newest(ReferenceData.Name.CATALOGUE)
    return open_bundle(digest) if digest else None


def vocabularies() -> Vocabularies:
    """The shared words of today, for lists and headings; a version takes them from its own bundle. One query."""
    loaded = catalogue()
    return loaded.vocabularies() if loaded else Vocabularies()
