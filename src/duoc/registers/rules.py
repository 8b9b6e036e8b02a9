"""The rules of the books. Pure."""

import unicodedata

from duoc.ground.refusal import Refusal


class NotNow(Refusal):
    """Nothing can be entered or issued at this moment (HTTP 409)."""


def same_name(one: str, other: str) -> bool:
    """True when two spellings are one name: capitals, spaces and the way accents are put together do not count."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
