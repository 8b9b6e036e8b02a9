"""How long transactions last and what a long command costs, while it runs."""

import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench import processor
from tests.bench.serving import Served

A_TRANSACTION = 2.0
"""Seconds that no transaction may last longer."""
EVERY = 0.02
RUNNING = """
    SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
"""


def used(server: Served) -> float:
    """Seconds of processor of all commands so far, and of the database."""
    commands = resource.getrusage(resource.RUSAGE_CHILDREN)
    return commands.ru_utime + commands.ru_stime + processor.seconds(server)[1]


@contextmanager
def longest(server: Served) -> Iterator[list[float]]:
    """How long the longest transaction lasted meanwhile, in seconds."""
    longest, ended = [0.0], threading.Event()

    def watch() -> None:
        with server.cluster.connect() as connection:
            while not ended.wait(EVERY):
                row = connection.execute(RUNNING).fetchone()
                longest[0] = max(longest[0], float(row[0]) if row else 0.0)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield longest
    finally:
        ended.set()
        thread.join()
