"""How much of a query a procedure answers. What lies under the floor shares some syllables with it by chance."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duoc.procedures.search.normalise import SYLLABLE, Word, pairs
from duoc.procedures.search.speech import Heard, Saying

Phrase = tuple[Word, ...]
Posts = Mapping[str, Mapping[int, float]]
Forms = Mapping[str, Mapping[str, Collection[int]]]

ENOUGH = 0.5  # share of what was said that a procedure has to speak of
OFFICIAL = 0.4  # the same where the words are those of an office: papers, permits, allowances
ASKED = 0.2  # the same where a saying of several words asks for it: the rest tells who and why
HALF_ASKED = 0.3  # the same where the saying is one word, or is broken by others
ALONE = 0.25  # a syllable without its neighbours is another word as often as not
MOSTLY = 0.8  # share of a saying's meaning that a procedure has to speak of
BORROWED = 0.6  # two that stand side by side in what people say of it, not in its name


@dataclass(frozen=True)
class Query:
    """A query as it was read.

    Attributes:
        words: all its words; `telling` the places of those that say something, `weights` how much each says.
        heard: the sayings in it.
        official: whether the words are those of an office.
        trust: how far this way to read what was typed is trusted.
    """

    words: Sequence[Word]
    telling: Sequence[int]
    weights: Sequence[float]
    heard: Sequence[Heard]
    official: bool = False
    trust: float = 1.0


class Floor:
    """Which procedures come near enough to be offered."""

    def __init__(self, posts: Posts, forms: Forms, led: Mapping[Phrase, Collection[int]], own: float) -> None:
        """Args:
        posts: a syllable, or two with one blank between, without accents → procedures that say it, with a weight.
        forms: a syllable → how it is written → procedures that write it so.
        led: phrase of a saying → the procedures that it asks for.
        own: from which weight on a procedure says it in its own name.
        """
        self._posts, self._forms, self._led, self._own = posts, forms, led, own

    def holds(self, place: int, queries: Sequence[Query]) -> bool:
        """Whether the procedure answers so much of a query, in one of the ways to read it, that it may be offered."""
        return any(
            self._share(place, query) >= self._least(place, query) and self._speaks_of_the_thing(place, query)
            for query in queries
        )

    def naming(self, word: Word) -> frozenset[int]:
        """The procedures whose own name says the word, with the same accents where they were written."""
        posts = self._posts.get(word.plain, {})
        return frozenset(place for place, weight in posts.items() if weight >= self._own and self._says(place, word))

    def usual_form(self, plain: str) -> str:
        """How most procedures write a syllable; "" where none says it."""
        forms = self._forms.get(plain, {})
        return max(forms, key=lambda form: len(forms[form]), default="")

    def _share(self, place: int, query: Query) -> float:
        """Which share of what was said the procedure speaks of, from 0 to 1."""
        credit = dict.fromkeys(query.telling, 0.0)
        own = {at for at in query.telling if self._says(place, query.words[at])}
        for at in own:
            credit[at] = ALONE if SYLLABLE.fullmatch(query.words[at].plain) else 1.0
        for left, right in pairwise(query.telling):
            pair = f"{query.words[left].plain} {query.words[right].plain}"
            sure = self._together(place, pair) if {left, right} <= own else 0.0
            credit[left], credit[right] = max(credit[left], sure), max(credit[right], sure)
        for one in query.heard:
            if self._leads(one.saying, place):
                credit.update({at: 1.0 for at in one.places if at in credit})
        whole = sum(query.weights)
        spoken = sum(weight * credit[at] for at, weight in zip(query.telling, query.weights, strict=True))
        return spoken / whole if whole else 0.0

    def _speaks_of_the_thing(self, place: int, query: Query) -> bool:
        """Whether the procedure says more than what is done, where a thing is named beside it: who lost their sleep
        asks for no paper again.
        """
        if len(query.heard) != 1 or query.heard[0].saying.first or place in self._led[query.heard[0].saying.phrase]:
            return True
        things = [at for at in query.telling if at not in query.heard[0].places]
        return not things or any(self._says(place, query.words[at]) for at in things)

    def _least(self, place: int, query: Query) -> float:
        """How much of the query the procedure has to speak of: little where a saying asks for it."""
        asking = [one for one in query.heard if self._leads(one.saying, place)]
        if any(one.whole and len(one.places) > 1 and place in self._led[one.saying.phrase] for one in asking):
            return ASKED
        if query.official:
            return ASKED if asking else OFFICIAL
        return HALF_ASKED if asking else ENOUGH

    def _says(self, place: int, word: Word) -> bool:
        """Whether the procedure says the word, with the same accents where they were written."""
        if word.plain not in self._forms:
            return False
        written = word.marked not in ("", word.plain)
        return place in (self._forms[word.plain].get(word.marked, ()) if written else self._posts[word.plain])

    def _together(self, place: int, pair: str) -> float:
        """How surely the procedure says two syllables side by side."""
        weight = self._posts.get(pair, {}).get(place, 0.0)
        return 0.0 if not weight else 1.0 if weight >= self._own else BORROWED

    def _leads(self, saying: Saying, place: int) -> bool:
        """Whether a saying means the procedure: it asks for it, or is about what it speaks of."""
        return place in self._led[saying.phrase] or any(self._speaks_of(place, one) for one in saying.means)

    def _speaks_of(self, place: int, meant: Phrase) -> bool:
        plain = [word.plain for word in meant]
        terms = [pair for pair in pairs(plain) if pair in self._posts] or plain
        return sum(place in self._posts.get(term, ()) for term in terms) >= MOSTLY * len(terms)
