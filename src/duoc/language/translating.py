"""A definition in another language: each sentence that people read replaced by its translation, nothing else changed.

The Vietnamese sentence is the key. So a translation cannot outlive what it translates: when the sentence changes, the
new one has none, and the old one is known to nothing. What has no translation stays Vietnamese.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

from duoc.language.definition import Definition, EntryOf
from duoc.language.faults import Path
from duoc.language.rules import Rule
from duoc.language.showing import of_names_alone

T = TypeVar("T")
Translation = Mapping[str, str]
"""Vietnamese sentence → the same in another language."""

TEXTS = frozenset(
    (
        "name", "short_name", "full_name", "summary", "title", "lead", "ask", "label", "other", "unit", "hint",
        "because", "late", "say", "item", "why", "asked_because", "what", "to_verify", "term_to_verify",
    )
)  # fmt: skip
_KEPT = ("raw", "areas", "let", "source", "values", "scope")
"""What of a record is no sentence: what was written, given or worked out."""


def sentences(data: Any) -> Iterator[tuple[Path, str]]:
    """The sentences of a written definition that people read, each with its place, in the order of the file.

    What a register keeps or a document prints is Vietnamese whatever the reader speaks, and is not among them.
    """
    yield from _sentences(data, ())


def _sentences(part: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(part, Mapping):
        for key, value in part.items():
            yield from _sentences(value, (*path, str(key)))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _sentences(value, (*path, index))
    elif isinstance(part, str) and _read_by_people(path) and not of_names_alone(part):
        yield path, part


def _read_by_people(path: Path) -> bool:
    if path[:1] in (("source",), ("let",)) or path[:2] in (("outcome", "entry"), ("online", "because")):
        return False
    fee = path[0] == "fees" and path[-1] == "for"
    return fee or path[-1] in TEXTS or path[-2:-1] == ("options",)


def in_words(definition: Definition, translation: Translation, language: str) -> Definition:
    """The definition as it reads in the language: the same rules, papers, fees and keys in other words."""
    return replace(_Translator(translation).of(definition), language=language)


class _Translator:
    """Translates records once each, since pages, questions and papers are held in several places of a definition."""

    def __init__(self, translation: Translation) -> None:
        self.translation = translation
        self.done: dict[int, Any] = {}

    def of(self, part: T) -> T:
        if id(part) not in self.done:
            self.done[id(part)] = self._of(part)
        result: T = self.done[id(part)]
        return result

    def _of(self, part: Any) -> Any:
        if isinstance(part, Rule | EntryOf):
            return part
        if isinstance(part, tuple):
            return tuple(self.of(item) for item in part)
        if isinstance(part, Mapping):
            return MappingProxyType({key: self.of(value) for key, value in part.items()})
        if is_dataclass(part) and not isinstance(part, type):
            names = [item.name for item in fields(part)]
            return replace(part, **{name: self._field(name, getattr(part, name)) for name in names})
        return part

    def _field(self, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return self.translation.get(value, value) if name in TEXTS else value
        if name == "options":
            return MappingProxyType({key: self.translation.get(words, words) for key, words in value.items()})
        return value if name in _KEPT else self.of(value)
