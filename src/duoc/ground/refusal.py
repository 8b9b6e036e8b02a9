"""The one way to say no. A refusal carries words for the person, not for the programmer.

Every refusal of a package is one of the three kinds below, or has a line of its own in `faces/web/refusals.py`.
"""

from collections.abc import Mapping


class Refusal(Exception):
    """An act that may not or cannot be done now.

    Attributes:
        say: str, Vietnamese: what happened and why.
        remedy: str, Vietnamese: what the person can do next; empty when nothing can be done.
    """

    def __init__(self, say: str, remedy: str = "") -> None:
        super().__init__(say)
        self.say = say
        self.remedy = remedy

    @property
    def words(self) -> str:
        """Both sentences on one line."""
        return f"{self.say} {self.remedy}".strip()


class NotFound(Refusal):
    """There is no such thing, or none that this person may know of."""


class NotNow(Refusal):
    """The act does not fit the state in which things are now."""


class Invalid(Refusal):
    """Something that was sent is missing or wrong.

    Attributes:
        faults: what is wrong, by the name of its field; empty when it is the whole.
    """

    def __init__(self, say: str, remedy: str = "", faults: Mapping[str, str] | None = None) -> None:
        super().__init__(say, remedy)
        self.faults = dict(faults or {})
