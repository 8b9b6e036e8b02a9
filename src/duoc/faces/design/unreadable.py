"""Something was written that is no answer of its kind."""

from typing import Any


class AsWritten(str):
    """A text that could not be read as a number: a field shows it as it is, never as the number it may look like."""

    __slots__ = ()


class Unreadable(Exception):
    """Carries the sentence for the person and the text to show again."""

    def __init__(self, say: str, shown: Any) -> None:
        super().__init__(say)
        self.say = say
        self.shown = shown
