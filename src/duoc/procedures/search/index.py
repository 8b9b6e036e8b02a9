"""The index: which procedures speak of the words of a query, and how much of their name it is."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from duoc.ground.letters.calculations import procedure_codes_in
from duoc.procedures.search.floor import Floor, Query
from duoc.procedures.search.normalise import Word, pairs, query_words, words
from duoc.procedures.search.repair import Repair
from duoc.procedures.search.rewriting import accented, replaced
from duoc.procedures.search.speech import Heard, Saying, Speech
from duoc.procedures.search.subjects import names_in

PAIR = 1.3  # a pair of neighbours says more than its two syllables apart
MEANT = 0.97  # what a saying means counts nearly as much as what was said
BROKEN = 0.9  # a saying with other words in it is less sure
RESPELT = 0.8  # known words that one slip more fits together
SAID = 0.3  # how far a query that is all sayings stands behind what they mean
EXACT, NAMED = 1.5, 0.35  # lift what is called exactly so, and what is named among other words
FIRST = 0.6  # lifts what a saying asks for first above anything that merely shares its words
OTHERWISE = 0.35  # the same letters with other accents: another word, or a forgotten accent
MOSTLY = 0.8  # a share of its uses that shows what a syllable is
UNKNOWN = 0.15  # a word that no procedure uses says little
LEAST, BESIDE_BEST = 0.12, 0.5  # a score below the least, or far below the best one, is chance
WEIGHTS = {"names": 1.0, "name": 0.9, "about": 0.4, "phrase": 0.7}


@dataclass(frozen=True)
class Subject:
    """One procedure as the index sees it. `names` are its short name and what else people call it.

    `ahead` puts it before its equals, a few hundredths: see `subjects.ahead`.
    """

    code: str
    names: tuple[str, ...]
    name: str
    about: str = ""
    ahead: float = 0.0


Terms = Mapping[Word, float]


class Index:
    """Words to procedures, held in memory: a few thousand procedures take a few megabytes."""

    def __init__(self, subjects: Iterable[Subject], speech: Speech, *others: Speech) -> None:
        """Args: `others` say what means no procedure, such as an answer: their words are no slips of others."""
        self.speech = speech
        self.subjects = list(subjects)
        self.places = {subject.code: place for place, subject in enumerate(self.subjects)}
        self._posts: dict[str, dict[int, float]] = defaultdict(dict)
        self._forms: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._titles: list[list[frozenset[str]]] = []
        self._official: list[list[frozenset[str]]] = []  # without what people call it: that may mean others too
        self._led: dict[tuple[Word, ...], frozenset[int]] = {}  # phrase of a saying → the procedures that it asks for
        for place, subject in enumerate(self.subjects):
            self._enter(place, subject)
        self._called = frozenset(title for titles in self._official for title in titles)
        self._enter_sayings()
        self._weight = {term: math.log(1 + len(self.subjects) / len(posts)) for term, posts in self._posts.items()}
        self._title_weights = [[self._title_weight(title) for title in titles] for titles in self._titles]
        self._dull = frozenset(plain for plain, forms in self._forms.items() if self._says_nothing(forms))
        known = {term: len(posts) for term, posts in self._posts.items() if " " not in term}
        spoken = speech.vocabulary.union(speech.english, speech.english_empty, *(one.vocabulary for one in others))
        together = speech.together.union(*(one.together for one in others))
        self.floor = Floor(self._posts, self._forms, self._led, WEIGHTS["name"])
        self.repair = Repair(dict.fromkeys(spoken, 1) | known, self._posts.keys() | together)

    def knows(self, pair: str) -> bool:
        """Whether any procedure says these syllables, given without accents and one blank between."""
        return pair in self._posts

    def joined(self, left: Word, right: Word) -> bool:
        """Whether two telling syllables stand side by side in what any procedure says."""
        return f"{left.plain} {right.plain}" in self._posts and not (self._is_dull(left) or self._is_dull(right))

    def search(self, text: str, limit: int) -> list[str]:
        """Codes, best first. Any input is safe; nothing in common, or next to nothing, gives nothing."""
        named = [code for code in procedure_codes_in(text) if code in self.places]
        return named[:limit] or self.search_words(query_words(text), limit)

    def search_words(self, typed: Sequence[Word], limit: int) -> list[str]:
        """The same for words that were read already (`normalise.query_words`)."""
        return self.rank(self.read(typed), limit)

    def read(self, typed: Sequence[Word]) -> list[Word]:
        """The words as they were probably meant, in the law's spelling; only what tells of an English query."""
        foreign = self.speech.foreign(self._mended(typed))
        return foreign or self._mended(self.speech.written_out(self.speech.undialected(typed, self._posts)))

    def rank(self, typed: list[Word], limit: int) -> list[str]:
        """Codes for words that `read` gave, best first; what lies under the floor of relevance is left out."""
        meant = self.speech.busy(typed) or typed
        if not meant:
            return []
        first: dict[str, float] = {}
        queries = self._queries(meant, official=self.speech.is_official(typed))
        scores = self._scores(self._readings(queries, first))
        for wanted, lift in first.items():
            if wanted in self.places:
                scores[self.places[wanted]] = scores.get(self.places[wanted], 0.0) + lift
        content = frozenset(word.plain for word in self._telling(meant))
        for place in scores:
            scores[place] += self.subjects[place].ahead + self._named(place, content)
        ranked = sorted(scores, key=lambda place: (-scores[place], self.subjects[place].code))
        enough = (place for place in ranked if content in self._official[place] or self.floor.holds(place, queries))
        return [self.subjects[place].code for place in islice(enough, limit)]

    def asked(self, meant: Sequence[Word]) -> Heard | None:
        """What in the words asks for a procedure first of all: a saying that has first codes, or its whole name."""
        content = frozenset(word.plain for word in self._telling(self.speech.busy(meant)))
        if content in self._called:
            return Heard(tuple(range(len(meant))), Saying(tuple(meant), ()))
        return min((one for one in self.speech.heard(meant) if one.saying.first), key=Heard.begins, default=None)

    def head(self, meant: Sequence[Word]) -> int:
        """Where the words begin to say something."""
        return next((at for at, word in enumerate(meant) if not self._is_dull(word)), 0)

    def others(self, meant: Sequence[Word], places: Collection[int]) -> list[Word]:
        """The telling words beside what stands at these places."""
        others = self.speech.busy([word for at, word in enumerate(meant) if at not in places])
        return [word for word in others if not self._is_dull(word) and not self.speech.may_be_empty(word)]

    def _queries(self, meant: list[Word], *, official: bool) -> list[Query]:
        """The words; with one slip more mended where no saying is heard; of a query in English what it is in
        Vietnamese."""
        queries = [self._query(meant, official=official)]
        plain = [word.plain for word in meant]
        if not queries[0].heard and (otherwise := self.repair.respelt(plain, self.speech.vocabulary)):
            kept = [old if old.plain == new else Word(new, "") for old, new in zip(meant, otherwise, strict=True)]
            queries.append(replace(self._query(kept, official=official), trust=RESPELT))
        foreign = self.speech.foreign(meant)
        if translated := self.speech.english_words.in_vietnamese(foreign):
            official = self.speech.is_official(translated)
            queries.append(replace(self._query(translated, official=official), trust=MEANT))
        return queries

    def _query(self, typed: list[Word], *, official: bool) -> Query:
        heard = self.speech.heard(typed)
        if not heard:  # "ba tôi mới mất": words that say nothing may stand within a saying
            typed = self._telling(typed)
            heard = self.speech.heard(typed)
        typed = accented(typed, heard)
        content = set(self._telling(typed))
        telling = [at for at, word in enumerate(typed) if word in content]
        rare = math.log(1 + len(self.subjects))
        weights = [self._weight.get(typed[at].plain, rare) for at in telling]
        return Query(typed, telling, weights, heard, official)

    def _readings(self, queries: Sequence[Query], first: dict[str, float]) -> list[tuple[Terms, float]]:
        """Every way to read the words with the trust in it. Fills what is asked for first."""
        return [(terms, query.trust * own) for query in queries for terms, own in self._variants(query, first)]

    def _scores(self, readings: Sequence[tuple[Terms, float]]) -> dict[int, float]:
        """The best score of each procedure over the readings; what is mere chance is left out."""
        scores: dict[int, float] = defaultdict(float)
        for terms, trust in readings:
            for place, score in self._score(terms).items():
                scores[place] = max(scores[place], score * trust)
        least = max(LEAST, max(scores.values(), default=0.0) * BESIDE_BEST)
        return {place: score for place, score in scores.items() if score >= least}

    def _enter(self, place: int, subject: Subject) -> None:
        self._titles.append(self._title_words([*subject.names, subject.name]))
        self._official.append(self._title_words([*subject.names[:1], subject.name]))
        for kind, texts in (("about", [subject.about]), ("name", [subject.name]), ("names", subject.names)):
            for text in texts:  # read as a query is, else a word of the dialect among the names keeps others out
                self._post(place, self.speech.undialected(words(text), ()), WEIGHTS[kind])

    def _enter_sayings(self) -> None:
        """What people say of a procedure counts, in part too: half of a saying may mean the same."""
        named = {title: place for place, titles in enumerate(self._official) for title in titles}
        for saying in self.speech.sayings:
            places = {self.places[code] for code in saying.first if code in self.places}
            for meant in saying.means:
                title = frozenset(word.plain for word in meant if word.marked not in self.speech.empty)
                places |= {named[title]} if title in named else set()
            self._led[saying.phrase] = frozenset(places)
            for place in places:
                self._post(place, saying.phrase, WEIGHTS["phrase"])

    def _post(self, place: int, phrase: Sequence[Word], weight: float) -> None:
        plain = [word.plain for word in phrase]
        for word in phrase:
            self._forms[word.plain][word.marked].add(place)
        for term in {*plain, *pairs(plain)}:
            self._posts[term][place] = max(self._posts[term].get(place, 0.0), weight)

    def _title_words(self, names: Sequence[str]) -> list[frozenset[str]]:
        """The telling words of each name, and of the names that it is made of."""
        parts = (self.speech.undialected(words(part), ()) for name in names for part in names_in(name))
        titles = map(self.speech.busy, parts)
        contents = {frozenset(word.plain for word in title if word.marked not in self.speech.empty) for title in titles}
        return [title for title in contents if title]

    def _says_nothing(self, forms: Mapping[str, Collection[int]]) -> bool:
        """Whether a syllable without accents nearly always is one that says nothing: "cua" may be a crab."""
        empty = sum(len(places) for form, places in forms.items() if form in self.speech.empty)
        return empty >= MOSTLY * sum(map(len, forms.values()))

    def _telling(self, typed: Sequence[Word]) -> list[Word]:
        """The words that say something; all of them when none does."""
        kept = [word for word in typed if not self._is_dull(word)]
        return kept or list(typed)

    def _is_dull(self, word: Word) -> bool:
        return word.marked in self.speech.empty if word.marked else word.plain in self._dull

    def _title_weight(self, title: Iterable[str]) -> float:
        return sum(self._weight[word] for word in title) or 1.0

    def _mended(self, typed: Sequence[Word]) -> list[Word]:
        """The words, each that no procedure and no saying knows as it was probably meant."""
        marks: dict[str, list[str]] = defaultdict(list)
        for word in reversed(typed):
            marks[word.plain].append(word.marked)
        mended = self.repair.mend([word.plain for word in typed])
        return [Word(plain, marks[plain].pop() if marks.get(plain) else "") for plain in mended]

    def _variants(self, query: Query, first: dict[str, float]) -> list[tuple[Terms, float]]:
        """The query as typed, and with each saying in it said in the law's words. Fills what is asked for first."""
        typed, heard = query.words, query.heard
        covered = self._covered(typed, heard)
        variants: list[tuple[Terms, float]] = [(self._terms(typed), 1 - SAID * covered)]
        for rank, one in enumerate(heard):
            trust = MEANT if one.whole else BROKEN
            covering = self._covered(typed, [one])
            for order, code in enumerate(one.saying.first):
                first.setdefault(code, FIRST * (0.25 + 0.75 * covering) * trust - 0.01 * (rank + order))
            variants.extend((self._terms(replaced(typed, [(one, meant)])), trust) for meant in one.saying.means)
        several = {one.places: (one, one.saying.means[0]) for one in reversed(heard) if one.saying.means}
        if len(several) > 1:
            variants.append((self._terms(replaced(typed, list(several.values()))), MEANT))
        return variants

    def _covered(self, typed: Sequence[Word], heard: Sequence[Heard]) -> float:
        """The share of the telling words that lie within sayings."""
        content = set(self._telling(typed))
        places = {place for one in heard for place in one.places}
        return len(content & {typed[place] for place in places}) / len(content) if content else 0.0

    def _terms(self, typed: Sequence[Word]) -> dict[Word, float]:
        """The terms to look up, with their weight."""
        content = self._telling(typed)
        rare = math.log(1 + len(self.subjects))
        terms = {word: self._weight.get(word.plain, rare * UNKNOWN) for word in content}
        for pair in pairs([word.plain for word in content]):
            if pair in self._posts:
                terms[Word(pair, "")] = PAIR * self._weight[pair]
        return terms

    def _score(self, terms: Terms) -> dict[int, float]:
        whole = sum(terms.values()) or 1.0
        scores: dict[int, float] = defaultdict(float)
        for word, weight in terms.items():
            same = self._forms[word.plain].get(word.marked, ()) if word.marked and word.plain in self._forms else None
            for place, kind in self._posts.get(word.plain, {}).items():
                scores[place] += weight * kind * (1.0 if same is None or place in same else OTHERWISE)
        plain = {word.plain for word in terms}
        least = max(scores.values(), default=0.0) * BESIDE_BEST
        return {
            place: share / whole * (0.65 + 0.35 * self._fit(place, plain))
            for place, share in scores.items()
            if share >= least
        }

    def _named(self, place: int, content: frozenset[str]) -> float:
        """The lift of a procedure one of whose names is said whole."""
        most = max((self._title_weight(title) for title in self._official[place] if title <= content), default=0.0)
        whole = sum(self._weight.get(word, 0.0) for word in content)
        return 0.0 if not most else EXACT if content in self._official[place] else NAMED * most / whole

    def _fit(self, place: int, terms: set[str]) -> float:
        """How much of the procedure's best-fitting name the query says."""
        return max(
            (
                sum(self._weight[word] for word in title & terms) / whole
                for title, whole in zip(self._titles[place], self._title_weights[place], strict=True)
            ),
            default=0.0,
        )
