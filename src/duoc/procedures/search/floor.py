"""How much of a query a procedure answers. What lies under the floor shares some syllables with it by chance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duoc.procedures.search.normalise import SYLLABLE, Word
from duoc.procedures.search.speech import Heard, Saying

ENOUGH = 0.5  # share of what was said that a procedure has to speak of
OFFICIAL = 0.33  # the same where the words are those of an office: papers, permits, allowances
ASKED = 0.2  # the same where a saying of several words asks for it: the rest tells who and why
HALF_ASKED = 0.3  # the same where the saying is one word, or is broken by others
ALONE = 0.25  # a syllable without its neighbours is another word as often as not
BORROWED = 0.6  # two that stand side by side in what people say of it, not in its name


@dataclass(frozen=True)
class Query:
    """A query as it was read.

    Attributes:
        words: all its words; `telling` the places of those that say something, `weights` how much each says.
        heard: the sayings in it.
        official: whether the words are those of an office.
    """

    words: Sequence[Word]
    telling: Sequence[int]
    weights: Sequence[float]
    heard: Sequence[Heard]
    official: bool = False


def share(query: Query, says: Callable[[Word], bool], together: Callable[[str], float], leads: Callable[[Saying], bool]) -> float:
    """Which share of what was said a procedure speaks of, from 0 to 1.

    Args:
        says: whether the procedure says a word; `together` how surely it says two syllables, without accents, side by
            side: 0 where it does not.
        leads: whether a saying leads to the procedure.
    """
    credit = dict.fromkeys(query.telling, 0.0)
    said = {at for at in query.telling if says(query.words[at])}
    for at in said:
        credit[at] = ALONE if SYLLABLE.fullmatch(query.words[at].plain) else 1.0
    for left, right in pairwise(query.telling):
        sure = together(f"{query.words[left].plain} {query.words[right].plain}") if {left, right} <= said else 0.0
        credit[left], credit[right] = max(credit[left], sure), max(credit[right], sure)
    for one in query.heard:
        if leads(one.saying):
            credit.update({at: 1.0 for at in one.places if at in credit})
    whole = sum(query.weights)
    told = sum(weight * credit[at] for at, weight in zip(query.telling, query.weights, strict=True))
    return told / whole if whole else 0.0
