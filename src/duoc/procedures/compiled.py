"""Definitions of versions, read and compiled once in a process."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from duoc.language.calculations import Definition, in_words, load
from duoc.procedures import communes
from duoc.procedures.bundles import open_bundle
from duoc.procedures.models import Procedure, Version

VIETNAMESE = "vi"


def definition(version: Version, language: str = VIETNAMESE, *, on: date | None = None) -> Definition:
    """The version's definition with the words of its bundle, read and compiled once in this process.

    Args:
        language: of the person who reads. Its rules are the same in each, and what is kept or printed is made from the
            Vietnamese one. Where the bundle has no translation, it is the Vietnamese one (`Definition.language`).
        on: with the communes of this day to choose from; None where nobody chooses or reads one.
    """
    key = f"{version.digest} {version.bundle_id} {communes.period(on) if on else ''}"
    written = _Kept.of(key)
    if written is None:
        words = open_bundle(version.bundle_id).vocabularies()
        written = _Kept.put(key, load(version.definition, communes.words_of(words, on) if on else words))
    return written if language == VIETNAMESE else _translated(written, version, language, key)


def _translated(written: Definition, version: Version, language: str, key: str) -> Definition:
    key = f"{key} {language}"
    translated = _Kept.of(key)
    if translated is None:
        bundle = open_bundle(version.bundle_id, written.code)
        if translation := bundle.translation(language):
            translated = in_words(written, translation, language)
        elif written.kind == "imported":  # what the product says of itself on a page whose own text stays Vietnamese
            translated = in_words(written, bundle.shared_translation(language), written.language)
        else:
            translated = written
        _Kept.put(key, translated)
    return translated


def put_in_words(rows: Sequence[Procedure], day: date, language: str) -> Sequence[Procedure]:
    """The rows with short name, name and summary in a reader's language, as far as they are translated; at most one
    query, none for Vietnamese. They are for showing: none may be saved afterwards."""
    tailored = [row for row in rows if row.kind == "tailored"]
    if language == VIETNAMESE or not tailored:
        return rows
    in_force = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    versions = Version.objects.filter(in_force, procedure__in=tailored).defer("definition")
    newest = {one.procedure_id: one for one in versions.order_by("valid_from", "edition")}
    for row in tailored:
        if row.pk in newest:
            words = definition(newest[row.pk], language)
            row.short_name, row.name, row.summary = words.short_name, words.name, words.summary
    return rows


class _Kept:
    """Compiled definitions by the digests of definition and bundle, the period of the communes, and the language. These
    name all that they are made of, so an entry never grows stale."""

    MOST = 400
    _kept: dict[str, Definition] = {}

    @classmethod
    def of(cls, key: str) -> Definition | None:
        return cls._kept.get(key)

    @classmethod
    def put(cls, key: str, definition: Definition) -> Definition:
        if len(cls._kept) >= cls.MOST:
            cls._kept.pop(next(iter(cls._kept)), None)
        cls._kept[key] = definition
        return definition
