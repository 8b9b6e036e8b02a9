"""Pure rules of publishing: digests, plain search words, overlap of validity."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from duoc.procedures.language.definition import Definition


def digest_of(raw: Mapping[str, Any]) -> str:
    """SHA-256 of a definition as compact JSON in the order in which it was written.

    Not of its canonical form: the first variant whose condition holds is the case, so another order says another thing.
    """
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def plain_words(text: str) -> str:
    """Lower case without accents, đ as d, one space between words: what people type on a phone without a keyboard."""
    lowered = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d").replace("ð", "d")
    letters = "".join(letter if letter.isalnum() else " " for letter in lowered if not unicodedata.combining(letter))
    return " ".join(letters.split())


def search_text(definition: Definition) -> str:
    """What the plain search looks through: code, names, keywords, summary."""
    parts = [definition.code, definition.short_name, definition.name, *definition.keywords, definition.summary]
    return plain_words(" ".join(parts))
