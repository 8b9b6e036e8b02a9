"""Something was written that is no answer of its kind."""

from typing import Any


class Unreadable(Exception):
    """Carries the sentence for the person and the text to show again."""

    def __init__(self, say: str, shown: Any) -> None:
        super().__init__(say)
        self.say = say
        self.shown = shown
