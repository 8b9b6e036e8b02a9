"""The rules of tokens. Pure."""

import hashlib
from datetime import timedelta

LIFE = timedelta(days=90)


def token_digest(word: str) -> str:
    """What the database keeps of a token. A plain hash is enough: the token is chance, not a password."""
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).hexdigest()
