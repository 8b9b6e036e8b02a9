"""A demonstration is filled, batch after batch, from wherever it stopped."""

from collections.abc import Callable

from duoc.seeding.filling import Filling
from duoc.seeding.models import Seeding


def fill(*, seeding_id: int, report: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Enters what is still missing, the newest first. Each batch is a transaction of its own.

    Args:
        report: called before each batch with how many are there, and of how many.

    Returns:
        int, how many this call has entered.
    """
    seeding = Seeding.objects.get(pk=seeding_id)
    filling, before, made = Filling(seeding), seeding.made, seeding.made
    while made < seeding.dossiers:
        report(made, seeding.dossiers)
        made = filling.batch()
    return made - before
