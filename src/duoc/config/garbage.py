"""How often Python looks for garbage: what is loaded at the beginning of a long work never becomes any."""

import gc

SELDOM = 20_000, 20, 10
"""After how many new objects it looks, and how seldom among older ones. Python's own 700 are made for small programs:
a first start spent a seventh of its time in looking through the catalogue that it had just read."""


def look_seldom() -> None:
    """Leave what is loaded by now alone, and look seldom among what comes; for a process that ends with its work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
