"""Publish versions again with another bundle: their words stay, a form or a vocabulary has changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from duoc.ground.ledger.actions import append
from duoc.people.powers import Actor
from duoc.procedures.models import Bundle, Version

BATCH = 200


def publish_editions(
    versions: Sequence[Any], *, bundle: Bundle, at: datetime, actor: Actor | None = None
) -> list[Version]:
    """The next edition of each of these versions, in the caller's transaction; it counts from now on.

    Dossiers received under an earlier edition keep it, with all that it shows and prints.

    Args:
        versions: ids of the newest editions of their versions.
    """
    made: list[Version] = []
    for start in range(0, len(versions), BATCH):
        rows = [
            Version(
                procedure=old.procedure,
                valid_from=old.valid_from,
                valid_to=old.valid_to,
                edition=old.edition + 1,
                definition=old.definition,
                digest=old.digest,
                bundle=bundle,
                published_at=at,
                source=old.source,
            )
            for old in Version.objects.select_related("procedure").filter(pk__in=versions[start : start + BATCH])
        ]
        made += Version.objects.bulk_create(rows)
    for version in made:
        record(version, version.procedure.code, at, actor)
    return made


def record(version: Version, code: str, at: datetime, actor: Actor | None, *, first: bool = False) -> None:
    """Note in the ledger that a version is published; `first`: nothing was ever noted of this procedure."""
    append(
        action="procedure.published",
        actor=actor.key if actor else "system:catalogue",
        post=actor.post_key if actor else "",
        subject=("procedure", code),
        facts={
            "valid_from": version.valid_from.isoformat(),
            "edition": version.edition,
            "digest": version.digest,
            "bundle": version.bundle_id,
            "source": version.source,
        },
        at=at,
        first=first,
    )
