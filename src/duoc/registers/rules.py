"""The rules of the books. Pure."""

import unicodedata

from duoc.ground.refusal import NotNow as NotNow


def same_name(one: str, other: str) -> bool:
    """True when two spellings are one name: capitals, spaces and the way accents are put together do not count."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
