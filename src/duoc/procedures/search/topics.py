"""What a question asks of how things go: what it costs, how long it takes, who signs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from duoc.procedures.search.normalise import Word, words
from duoc.procedures.search.speech import Saying, Speech

Phrase = tuple[Word, ...]

FILE = "topics.yaml"
OURS = "ours"  # stands among the topics of a turn of phrase that speaks of a dossier, a paper, an office


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
        weak: topics of everyday life too ("how long"): with a word that nobody knows they mean nothing here, unless a
            turn of phrase speaks of our things as well (OURS).
    """

    known: frozenset[str] = frozenset()
    speech: Speech = field(default_factory=Speech)
    weak: frozenset[str] = frozenset()

    def sure(self, topics: Collection[str]) -> bool:
        """Whether these are asked of things here, whatever else is said."""
        return OURS in topics or not self.weak.issuperset(topics)

    def asked(self, typed: Sequence[Word], joined: Callable[[Word, Word], bool]) -> Asked:
        """What these words ask of how things go.

        Args:
            joined: whether two syllables stand side by side in what procedures say: one that makes such a word with a
                neighbour ("giấy phép") names no topic by itself.
        """
        heard = self.speech.heard(typed)
        covered = {place for one in heard for place in one.places}
        heard = [one for one in heard if len(one.places) > 1 or not _part(one.places[0], typed, covered, joined)]
        runs = tuple(frozenset(one.places) for one in heard)
        topics = frozenset(topic for one in heard for topic in one.saying.first)
        return Asked(topics, frozenset(place for run in runs for place in run), runs)


def _part(at: int, typed: Sequence[Word], covered: Collection[int], joined: Callable[[Word, Word], bool]) -> bool:
    """Whether the syllable makes a word with a neighbour that speaks of no topic."""
    before = at > 0 and at - 1 not in covered and joined(typed[at - 1], typed[at])
    return before or (at + 1 < len(typed) and at + 1 not in covered and joined(typed[at], typed[at + 1]))


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
    ours = [tuple(words(text)) for topic in marks["ours"] for text in topics[topic]]
    spoken = Speech(tuple(_sayings(topics, marks["beside"], ours)))
    return Topics(frozenset(topics), spoken, frozenset(marks["weak"]))


def _sayings(topics: Mapping[str, Sequence[str]], beside: Sequence[str], ours: Sequence[Phrase]) -> list[Saying]:
    """Each turn of phrase with the topics that it names; none for what only stands beside."""
    named: dict[Phrase, tuple[str, ...]] = {tuple(words(text)): () for text in beside}
    for topic, texts in topics.items():
        for phrase in (tuple(words(text)) for text in texts):
            named[phrase] = (*named.get(phrase, ()), topic)
    return [
        Saying(phrase, (), (*names, OURS) if names and any(_within(one, phrase) for one in ours) else names)
        for phrase, names in named.items()
    ]


def _within(part: Phrase, whole: Phrase) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
