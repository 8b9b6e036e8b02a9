"""How often Python looks for garbage: what is loaded at the beginning never becomes any."""

import contextlib
import gc
from collections.abc import Iterator

SELDOM = 20_000, 20, 10
"""After how many new objects it looks, and how seldom among older ones. Python's own 700 are made for small programs:
a first start spent a seventh of its time in looking through the catalogue that it had just read."""


def look_seldom() -> None:
    """Leave what is loaded by now alone, and look seldom among what comes; for a process that ends with its work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


@contextlib.contextmanager
def loaded_for_good() -> Iterator[None]:
    """What is loaded inside is no garbage: the collector does not look through it meanwhile, which takes a fifth of a
    start, nor ever after, where it would hold up a transaction. Processes that are forked then share it."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
