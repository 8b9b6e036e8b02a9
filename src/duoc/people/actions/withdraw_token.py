"""A bearer token is withdrawn."""

from datetime import datetime

from django.db import transaction

from duoc.ground.ledger import actions as ledger
from duoc.people.models import Token
from duoc.people.rules import token_digest


@transaction.atomic
def withdraw_token(word: str, *, at: datetime) -> bool:
    """Ends a token at once; who holds the word may. False when there is no such token in force."""
    token = Token.objects.select_related("account").filter(digest=token_digest(word), withdrawn_at=None).first()
    if token is None or not Token.objects.filter(pk=token.pk, withdrawn_at=None).update(withdrawn_at=at):
        return False
    ledger.append(
        action="token.withdrawn",
        actor=f"person:{token.account.person_id}",
        post="",
        subject=("token", str(token.pk)),
        facts={},
        at=at,
    )
    return True
