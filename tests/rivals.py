"""Several people at once: threads with connections of their own, let go at the same moment."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, connections


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Runs the acts in parallel, each on its own connection; returns what each answered or raised, in their order."""
    gate = threading.Barrier(len(acts))
    answers: list[Any] = [None] * len(acts)

    def run(place: int) -> None:
        try:
            with connection.cursor() as cursor:  # the connection stands before the gate opens
                cursor.execute("SET lock_timeout = '20s'")
            gate.wait(20)
            answers[place] = acts[place]()
        except Exception as error:
            answers[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"
    return answers


def winners(answers: Sequence[Any]) -> list[Any]:
    return [answer for answer in answers if not isinstance(answer, Exception)]


def losers(answers: Sequence[Any]) -> list[Exception]:
    return [answer for answer in answers if isinstance(answer, Exception)]
