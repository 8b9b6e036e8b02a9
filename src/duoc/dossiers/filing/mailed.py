"""A request that came by post."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Mailed:
    """The day of the postmark, which counts for the sender, and that of the arrival, from which the term runs."""

    posted_on: date
    arrived_on: date
