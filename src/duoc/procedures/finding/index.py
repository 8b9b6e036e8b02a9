"""The index: which procedures speak of the words of a query, and how much of their name it is."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from duoc.procedures.finding.speech import Saying, Speech
from duoc.procedures.finding.words import near, pairs, query_tokens, tokens, without

PAIR = 1.3  # a pair of neighbours says more than its two syllables apart
MEANT = 0.97  # what a saying means counts nearly as much as what was said
SAID = 0.3  # how far a query that is all sayings stands behind what they mean
SLIP = 0.8  # a word that had to be corrected
FIRST = 0.6  # lifts what a saying asks for first above anything that merely shares its words
TAILORED = 0.04  # written for this province: ahead among equals
WEIGHTS = {"names": 1.0, "name": 0.9, "about": 0.4}


@dataclass(frozen=True)
class Subject:
    """One procedure as the index sees it. `names` are its short name and what else people call it."""

    code: str
    names: tuple[str, ...]
    name: str
    about: str = ""
    tailored: bool = False


class Index:
    """Words to procedures, held in memory: a few thousand procedures take a few megabytes."""

    def __init__(self, subjects: Iterable[Subject], speech: Speech) -> None:
        self.speech = speech
        self.subjects = list(subjects)
        self.places = {subject.code: place for place, subject in enumerate(self.subjects)}
        self._posts: dict[str, dict[int, float]] = defaultdict(dict)
        self._titles: list[list[Counter[str]]] = []
        for place, subject in enumerate(self.subjects):
            self._enter(place, subject)
        self._weight = {term: math.log(1 + len(self.subjects) / len(posts)) for term, posts in self._posts.items()}
        self._words = [term for term in self._posts if " " not in term]
        self._title_weights = [
            [sum(self._weight[word] for word in title) or 1.0 for title in titles] for titles in self._titles
        ]

    def search(self, text: str, limit: int) -> list[str]:
        """Codes, best first. Any input is safe; nothing in common gives nothing."""
        words = query_tokens(text)
        if not words:
            return []
        code = ".".join(text.split(".")).strip()
        if code in self.places:
            return [code]
        scores: dict[int, float] = defaultdict(float)
        first: list[str] = []
        for variant, factor in self._variants(words, first):
            for place, score in self._score(variant).items():
                scores[place] = max(scores[place], score * factor)
        for rank, wanted in enumerate(first):
            if wanted in self.places:
                scores[self.places[wanted]] += FIRST - rank * 0.01
        for place in scores:
            scores[place] += TAILORED * self.subjects[place].tailored
        best = sorted(scores, key=lambda place: (-scores[place], self.subjects[place].code))
        return [self.subjects[place].code for place in best[:limit]]

    def _enter(self, place: int, subject: Subject) -> None:
        titles = [tokens(name) for name in (*subject.names, subject.name) if name]
        self._titles.append([Counter(without(title, self.speech.empty)) for title in titles if title])
        for kind, texts in (("about", [subject.about]), ("name", [subject.name]), ("names", subject.names)):
            for text in texts:
                words = tokens(text)
                for term in {*words, *pairs(words)}:
                    self._posts[term][place] = max(self._posts[term].get(place, 0.0), WEIGHTS[kind])

    def _variants(self, words: list[str], first: list[str]) -> list[tuple[Mapping[str, float], float]]:
        """The query as typed, and with each saying in it said in the law's words."""
        variants: list[tuple[Mapping[str, float], float]] = [(self._terms(words), 1.0)]
        heard = self.speech.heard(words)
        if not heard:  # "ba tôi mới mất": words that say nothing may stand within a saying
            words = without(words, self.speech.empty)
            heard = self.speech.heard(words)
        for at, saying in sorted(heard, key=lambda pair: (-len(pair[1].said), pair[0])):
            first.extend(saying.first)
            rest = words[:at], words[at + len(saying.said) :]
            variants.extend((self._terms([*rest[0], *meant, *rest[1]]), MEANT) for meant in saying.means)
        if heard:
            variants[0] = (variants[0][0], 1 - SAID * self._covered(words, heard))
        if len(heard) > 1:
            variants.append((self._terms(_all_meant(words, heard)), MEANT))
        return variants

    def _covered(self, words: Sequence[str], heard: Sequence[tuple[int, Saying]]) -> float:
        """The share of the telling words that lie within sayings."""
        told = without(words, self.speech.empty)
        said = {word for _at, saying in heard for word in saying.said}
        return sum(word in said for word in told) / len(told)

    def _terms(self, words: Sequence[str]) -> dict[str, float]:
        """The terms to look up, with their weight; an unknown word is corrected where one slip explains it."""
        told = without(words, self.speech.empty)
        mended: list[tuple[str, float]] = []
        for word in told:
            if word in self._posts:
                mended.append((word, 1.0))
            else:
                close = near(word, self._words)
                mended.append((max(close, key=lambda other: len(self._posts[other])), SLIP) if close else (word, 1.0))
        rare = math.log(1 + len(self.subjects))
        terms = {word: self._weight.get(word, rare * 0.5) * trust for word, trust in mended}
        for pair in pairs([word for word, _trust in mended]):
            if pair in self._posts:
                terms[pair] = PAIR * self._weight[pair]
        return terms

    def _score(self, terms: Mapping[str, float]) -> dict[int, float]:
        whole = sum(terms.values()) or 1.0
        found: dict[int, float] = defaultdict(float)
        for term, weight in terms.items():
            for place, kind in self._posts.get(term, {}).items():
                found[place] += weight * kind
        return {
            place: share / whole * (0.65 + 0.35 * self._fit(place, terms))
            for place, share in found.items()
            if share / whole > 0.25
        }

    def _fit(self, place: int, terms: Mapping[str, float]) -> float:
        """How much of the procedure's best-fitting name the query says."""
        return max(
            (
                sum(self._weight[word] for word in title if word in terms) / whole
                for title, whole in zip(self._titles[place], self._title_weights[place], strict=True)
            ),
            default=0.0,
        )


def _all_meant(words: Sequence[str], heard: Sequence[tuple[int, Saying]]) -> list[str]:
    """The query with every saying in it said in the law's words."""
    told = list(words)
    for at, saying in sorted(heard, key=lambda pair: -pair[0]):
        if saying.means:
            told[at : at + len(saying.said)] = saying.means[0]
    return told
