"""A person's system gets a bearer token."""

import secrets
from datetime import datetime

from django.db import transaction

from duoc.ground.ledger import actions as ledger
from duoc.people.models import Account, Token
from duoc.people.rules import LIFE, token_digest


@transaction.atomic
def make_token(account: Account, *, at: datetime, label: str = "") -> str:
    """A new token of the account. It is shown this once; the database keeps its digest only, the ledger its id.

    Its author is the account's own person: nobody makes a token for somebody else.

    Returns:
        str, 43 characters of URL-safe Base64 (256 bits by chance) behind the prefix "duoc_".
    """
    word = f"duoc_{secrets.token_urlsafe(32)}"
    made = Token.objects.create(
        account=account,
        person_id=account.person_id,
        digest=token_digest(word),
        label=label[:100],
        made_at=at,
        expires_at=at + LIFE,
    )
    ledger.append(
        action="token.made",
        actor=f"person:{account.person_id}",
        post="",
        subject=("token", str(made.pk)),
        facts={"account": str(account.pk), "expires": made.expires_at.isoformat()},
        at=at,
        first=True,
    )
    return word
