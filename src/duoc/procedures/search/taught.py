"""Which procedures a query is led to by words that were taught, and not by their own."""

from duoc.procedures.search.index import Index
from duoc.procedures.search.normalise import query_words


def taught_codes(words: str, index: Index) -> frozenset[str]:
    """Codes that the sayings in the words ask for first."""
    heard = index.speech.heard(index.read(query_words(words)))
    return frozenset(code for one in heard for code in one.saying.first)
