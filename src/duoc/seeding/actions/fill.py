"""A demonstration is filled, batch after batch, from wherever it stopped."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection

from duoc.seeding import filling as room
from duoc.seeding.copying import Copyist
from duoc.seeding.filling import Filling
from duoc.seeding.models import Seeding


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
    with _writer() as writer:
        written: Future[int] | None = None
        for start in range(before, seeding.dossiers, room.A_BATCH):
            report(start, seeding.dossiers)
            copyist = filling.prepared(start)
            if written is not None:
                written.result()
            written = writer.submit(_write, filling, copyist, start)
        made = written.result() if written is not None else before
    return made - before


def _write(filling: Filling, copyist: Copyist, start: int) -> int:
    return filling.write(copyist, start)


class _AtOnce(Executor):
    """Writes in this thread: inside a transaction nobody else would see what it is to go on from."""

    def submit(self, act: Callable[..., int], /, *args: object, **kwargs: object) -> "Future[int]":  # type: ignore[override]
        future: Future[int] = Future()
        future.set_result(act(*args, **kwargs))
        return future


@contextmanager
def _writer() -> Iterator[Executor]:
    """A thread with a connection of its own."""
    if connection.in_atomic_block:
        yield _AtOnce()
        return
    with ThreadPoolExecutor(max_workers=1) as pool:
        try:
            yield pool
        finally:
            pool.submit(connection.close).result()
