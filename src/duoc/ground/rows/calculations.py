"""How many rows the next transaction of a long work takes, so that none lasts long."""

BATCH, FEWEST, MOST = 50, 20, 500
"""How many subjects are done in the first transaction, and at least and at most in the next ones."""
A_TRANSACTION = 0.8
"""Seconds that a batch is to take: none may last two, and the next may meet a busier machine."""


def paced(batch: int, seconds: float) -> int:
    """How many subjects the next transaction does, after one that did so many in these seconds: at most twice as many,
    and as few as it takes at once."""
    wanted = int(batch * A_TRANSACTION / max(seconds, 0.001))
    return max(min(FEWEST, batch), min(wanted, 2 * batch, MOST))
