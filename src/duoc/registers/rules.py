"""The rules of the books. Pure."""

from collections.abc import Sequence
from typing import Any

from duoc.ground.refusal import NotNow as NotNow


class NotCompared(NotNow):
    """What is to be written is like other entries, and nobody has said why they are two matters.

    Attributes:
        likes: the entries, each with its `id` and `words`.
    """

    def __init__(self, say: str, remedy: str, likes: Sequence[Any]) -> None:
        super().__init__(say, remedy)
        self.likes = tuple(likes)


def volume_of(number: int, size: int | None) -> int:
    """In which volume (quyển) of a year's book an entry stands; 1 where all of a year are one."""
    return (number - 1) // size + 1 if size else 1
