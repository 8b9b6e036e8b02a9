"""A demonstration is filled, batch after batch, from wherever it stopped."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

from django.db import connection, connections

from duoc.seeding import filling as room
from duoc.seeding.copying import Copyist
from duoc.seeding.filling import Filling
from duoc.seeding.models import Seeding

AT_ONCE = 2
"""Batches that the database takes at once."""
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
    two, the next is prepared.

    Args:
        report: called before each batch with how many are there, and of how many.
        played: its stories, where they were played before.

    Returns:
        int, how many this call has entered.
    """
    seeding = Seeding.objects.get(pk=seeding_id)
    filling, before = played or play_stories(seeding_id), seeding.made
    with _writer(filling) as write:
        written: deque[Written] = deque([lambda: before])
        for start in range(before, seeding.dossiers, room.A_BATCH):
            report(start, seeding.dossiers)
            copyist = filling.prepared(start)
            if len(written) > AT_ONCE:
                written.popleft()()
            written.append(write(copyist, start, written[-1]))
        while len(written) > 1:
            written.popleft()()
        made = written[-1]()
    return made - before


@contextmanager
def _writer(filling: Filling) -> Iterator[Callable[[Copyist, int, Written], Written]]:
    """Writes in threads with connections of their own, each batch committed behind the one before; in this thread
    inside a transaction, where nobody else would see what it is to go on from."""
    if connection.in_atomic_block:
        yield lambda copyist, start, after: _done(filling.write(copyist, start, after))
        return
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        try:
            yield lambda copyist, start, after: pool.submit(filling.write, copyist, start, after).result
        finally:
            barrier = Barrier(AT_ONCE)
            ended = [pool.submit(_close, barrier) for _thread in range(AT_ONCE)]
            for one in ended:
                one.result()


def _close(all_there: Barrier) -> None:
    """Closes the connections of one thread: `connection.close` would be those of ours. Each of them does it once."""
    all_there.wait()
    connections.close_all()


def _done(made: int) -> Written:
    return lambda: made
