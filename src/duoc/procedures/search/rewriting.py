"""A query written otherwise, by the sayings heard in it. Pure."""

from collections.abc import Sequence

from duoc.procedures.search.normalise import Word
from duoc.procedures.search.speech import Heard


def accented(typed: Sequence[Word], heard: Sequence[Heard]) -> list[Word]:
    """The query with the accents of the unbroken sayings in it, where nobody wrote any and only one was heard there."""
    result = list(typed)
    for one in heard:
        alone = len(one.places) > 1 and all(one is other or one.places != other.places for other in heard)
        for place, word in zip(one.places, one.saying.phrase, strict=True):
            if alone and one.whole and one.saying.first and not typed[place].marked:
                result[place] = word
    return result


def replaced(typed: Sequence[Word], meant: Sequence[tuple[Heard, Sequence[Word]]]) -> list[Word]:
    """The query with these sayings in it said in other words."""
    other = {one.places[0]: means for one, means in meant}
    gone = {place for one, _means in meant for place in one.places}
    result: list[Word] = []
    for place, word in enumerate(typed):
        result.extend(other.get(place, ()))
        if place not in gone:
            result.append(word)
    return result
