"""Definitions of versions, read and compiled once in a process."""

from duoc.language.calculations import Definition, load
from duoc.procedures.bundles import open_bundle
from duoc.procedures.models import Version


def definition(version: Version) -> Definition:
    """The version's definition with the words of its bundle, read and compiled once in this process."""
    key = f"{version.digest} {version.bundle_id}"
    definition_read = _Kept.of(key)
    if definition_read is None:
        words = open_bundle(version.bundle_id).vocabularies()
        definition_read = _Kept.put(key, load(version.definition, words))
    return definition_read


class _Kept:
    """Compiled definitions by the digests of definition and bundle, which name all that they are made of, so an entry
    never grows stale."""

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
