"""What a new `DUOC_VAR` gets after its tables exist, in order. Every step may run again and then changes nothing."""

from collections.abc import Callable

Step = tuple[str, Callable[[], object]]


def steps() -> list[Step]:
    """The steps, each with what the launcher tells while it runs. Called with Django set up, as the owner."""
    return []
