"""What goes wrong on the way between the played Portal and us, by chance from a seed."""

import random
from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of one message."""

    ARRIVES = "arrives"
    LOST = "lost"  # it never comes; the sender finds no answer
    DOUBLED = "doubled"  # it comes, its answer does not: the sender sends it again
    DELAYED = "delayed"  # the sender finds no answer; it comes after later ones
    REFUSED = "refused"  # the Portal will not have it, now or later


@dataclass(frozen=True)
class Behaviour:
    """How the played Portal behaves. Shares are of all messages, from 0 to 1, and exclude each other.

    Attributes:
        slow: seconds before each answer.
    """

    lost: float = 0.0
    doubled: float = 0.0
    delayed: float = 0.0
    refused: float = 0.0
    slow: float = 0.0

    def fate(self, chance: random.Random) -> Fate:
        """What becomes of the next message."""
        drawn = chance.random()
        for fate in (Fate.LOST, Fate.DOUBLED, Fate.DELAYED, Fate.REFUSED):
            share: float = getattr(self, fate.value)
            if drawn < share:
                return fate
            drawn -= share
        return Fate.ARRIVES


def troubled(share: float) -> Behaviour:
    """So large a share of the messages is lost, doubled or delayed, each alike."""
    return Behaviour(lost=share / 3, doubled=share / 3, delayed=share / 3)
