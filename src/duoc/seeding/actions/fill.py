"""A demonstration is filled, batch after batch, from wherever it stopped."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection, connections

from duoc.seeding import filling as room
from duoc.seeding.copying import Copyist
from duoc.seeding.filling import Filling
from duoc.seeding.models import Seeding

Written = Callable[[], int]
"""Waits for a batch and says how many are there."""


def play_stories(seeding_id: int) -> Filling:
    """Draws the dossiers and plays each story once: what `fill` begins with."""
    filling = Filling(Seeding.objects.get(pk=seeding_id))
    len(filling.numbers)
    return filling


def fill(
    *,
    seeding_id: int,
    report: Callable[[int, int], None] = lambda done, total: None,
    played: Filling | None = None,
) -> int:
    """Enters what is still missing, the newest first. Each batch is a transaction of its own; while the database takes
    one, the next is prepared.

    Args:
        report: called before each batch with how many are there, and of how many.
        played: its stories, where they were played before.

    Returns:
        int, how many this call has entered.
    """
    seeding = Seeding.objects.get(pk=seeding_id)
    filling, before = played or play_stories(seeding_id), seeding.made
    with _writer(filling) as write:
        written: Written | None = None
        for start in range(before, seeding.dossiers, room.A_BATCH):
            report(start, seeding.dossiers)
            copyist = filling.prepared(start)
            if written is not None:
                written()
            written = write(copyist, start)
        made = written() if written is not None else before
    return made - before


@contextmanager
def _writer(filling: Filling) -> Iterator[Callable[[Copyist, int], Written]]:
    """Writes in a thread with a connection of its own; in this one inside a transaction, where nobody else would see
    what it is to go on from."""
    if connection.in_atomic_block:
        yield lambda copyist, start: _done(filling.write(copyist, start))
        return
    with ThreadPoolExecutor(max_workers=1) as pool:
        try:
            yield lambda copyist, start: pool.submit(filling.write, copyist, start).result
        finally:
            pool.submit(connections.close_all).result()  # its own: `connection.close` would be ours


def _done(made: int) -> Written:
    return lambda: made
