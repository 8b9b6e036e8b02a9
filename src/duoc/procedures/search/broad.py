"""One everyday word, such as "đất": too broad for the floor of relevance, yet the name of many things here. Pure."""

from collections.abc import Mapping, Sequence

from duoc.procedures.search.index import Index
from duoc.procedures.search.normalise import Word, query_words, words
from duoc.procedures.search.topics import Topics

MOST_NAMES = 6  # of fields, and of moments of life; more would be no help


def another_word(typed: Sequence[Word], index: Index, topics: Topics) -> bool:
    """Whether one word without accents says a topic only by chance: most procedures write it with other accents, as
    "dat" is "đất" and not "đắt".
    """
    if len(typed) != 1 or typed[0].marked:
        return False
    usual = index.floor.usual_form(typed[0].plain)
    heard = topics.speech.heard(typed)
    return bool(usual and heard) and all(usual != one.saying.phrase[0].marked for one in heard)


def naming(typed: Sequence[Word], index: Index) -> list[str]:
    """Codes of the procedures whose own names say the one word, those whose short name does first, then what more
    people need (`Subject.ahead`).
    """
    if len(typed) != 1:
        return []
    [word] = typed
    subjects = [index.subjects[place] for place in index.floor.naming(word)]
    ordered = sorted(subjects, key=lambda one: (not _says(words(one.names[0]), word), -one.ahead, one.code))
    return [subject.code for subject in ordered]


def named(text: str, names: Mapping[str, str]) -> list[str]:
    """Keys of the names that say all of the words, the shortest name first."""
    typed = query_words(text)
    parts_of = {key: words(name) for key, name in names.items()}
    keys = [key for key, parts in parts_of.items() if typed and all(_says(parts, word) for word in typed)]
    return sorted(keys, key=lambda key: len(parts_of[key]))[:MOST_NAMES]


def _says(parts: Sequence[Word], word: Word) -> bool:
    return any(part.plain == word.plain and word.marked in ("", part.marked) for part in parts)
