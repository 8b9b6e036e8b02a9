"""Codes that people read out and copy by hand."""

import hashlib

CLEAR_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that cannot be taken for one another when read aloud or copied by hand."""


def clear_letters_of(text: str, count: int) -> str:
    """So many such letters, always the same for the same text and by chance for another."""
    number, letters = int.from_bytes(hashlib.sha256(text.encode()).digest()), ""
    for _letter in range(count):
        number, place = divmod(number, len(CLEAR_LETTERS))
        letters += CLEAR_LETTERS[place]
    return letters
