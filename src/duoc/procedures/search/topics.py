"""What a question asks of how things go: what it costs, how long it takes, who signs. With no subject it asks only that."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from duoc.procedures.search.normalise import Word, words
from duoc.procedures.search.speech import Saying, Speech

FILE = "topics.yaml"


@dataclass(frozen=True)
class Asked:
    """The topics of a question, and the places of the words that name them or say nothing beside them.

    `runs`: the places of each turn of phrase.
    """

    topics: frozenset[str]
    places: frozenset[int]
    runs: tuple[frozenset[int], ...]


@dataclass(frozen=True)
class Topics:
    """All topics by name, and how people speak of them.

    Attributes:
        weak: topics of everyday life too ("how long"): with a word that nobody knows they mean nothing here, unless one of
            `ours` (a dossier, filing) is spoken of as well.
    """

    known: frozenset[str] = frozenset()
    speech: Speech = field(default_factory=Speech)
    weak: frozenset[str] = frozenset()
    ours: frozenset[str] = frozenset()

    def sure(self, topics: Collection[str]) -> bool:
        """Whether these are asked of things here, whatever else is said."""
        strong = set(topics) - self.weak - self.ours
        return bool(strong or (self.ours & set(topics) and set(topics) - self.ours))

    def asked(self, typed: Sequence[Word]) -> Asked:
        """What these words ask of how things go."""
        heard = self.speech.heard(typed)
        runs = tuple(frozenset(one.places) for one in heard)
        topics = frozenset(topic for one in heard for topic in one.saying.first)
        return Asked(topics, frozenset(place for run in runs for place in run), runs)


def read_topics(folders: Sequence[Path]) -> Topics:
    """The topics of these folders.

    Raises:
        ValueError: a file is not of the expected shape.
    """
    topics: dict[str, Sequence[str]] = {}
    marks: dict[str, list[str]] = {"beside": [], "weak": [], "ours": []}
    for file in (folder / FILE for folder in folders):
        if not file.exists():
            continue
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        if not isinstance(data.get("topics"), dict):
            raise ValueError(f"{file}: `topics` names what people ask of")
        topics |= data["topics"]
        for name, held in marks.items():
            held += data.get(name, [])
    spoken = Speech(tuple(_sayings(topics, marks["beside"])))
    return Topics(frozenset(topics), spoken, frozenset(marks["weak"]), frozenset(marks["ours"]))


def _sayings(topics: Mapping[str, Sequence[str]], beside: Sequence[str]) -> list[Saying]:
    """Each turn of phrase with the topics that it names; none for what only stands beside."""
    named: dict[tuple[Word, ...], tuple[str, ...]] = {tuple(words(text)): () for text in beside}
    for topic, texts in topics.items():
        for phrase in (tuple(words(text)) for text in texts):
            named[phrase] = (*named.get(phrase, ()), topic)
    return [Saying(phrase, (), names) for phrase, names in named.items()]
