"""A message of a partner was refused."""

from datetime import datetime

from django.db import connection, transaction

from duoc.ground.ledger import actions as ledger
from duoc.ground.worktime.calculations import VIETNAM

_NOTE = """
    INSERT INTO partners_refusedmessage (partner, kind, digest, day, times) VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (partner, kind, digest, day) DO UPDATE SET times = partners_refusedmessage.times + 1
    RETURNING times
"""


@transaction.atomic
def note_refused(partner: str, kind: str, digest: str, *, at: datetime) -> int:
    """Keeps that a message was refused: counted each time, in the ledger once a day.

    Args:
        kind: the kind of problem that was answered.
        digest: SHA-256 of its bytes, hex; "" when they were not read or not signed.

    Returns:
        How often it was refused on this day.
    """
    day = at.astimezone(VIETNAM).date()
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [partner, kind, digest, day])
        times = int(cursor.fetchone()[0])
    if times == 1:
        ledger.append(
            action="partner.message_refused",
            actor=f"partner:{partner}",
            post="",
            # Two at once write behind no common entry: each message, kind and day is a subject of its own.
            subject=("partner_message", f"{partner}:{kind}:{digest}:{day}"),
            facts={"kind": kind, "message": digest},
            at=at,
            first=True,
        )
    return times
