"""Bearer tokens for other systems."""

import hashlib
import secrets
from datetime import datetime, timedelta

from duoc.people.models import Account, Token

LIFE = timedelta(days=90)


def make_token(account: Account, *, at: datetime, label: str = "", life: timedelta = LIFE) -> str:
    """A new token of the account. It is shown this once; the database keeps its digest only.

    Args:
        life: how long it holds; 90 days unless told.

    Returns:
        str, 43 characters of URL-safe Base64 (256 bits by chance) behind the prefix "duoc_".
    """
    word = f"duoc_{secrets.token_urlsafe(32)}"
    Token.objects.create(
        account=account, digest=token_digest(word), label=label[:100], made_at=at, expires_at=at + life
    )
    return word


def withdraw_token(word: str, *, at: datetime) -> bool:
    """Ends a token at once. False when there is no such token in force."""
    return bool(Token.objects.filter(digest=token_digest(word), withdrawn_at=None).update(withdrawn_at=at))


def token_digest(word: str) -> str:
    """What the database keeps of a token. A plain hash is enough: the token is chance, not a password."""
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).hexdigest()
