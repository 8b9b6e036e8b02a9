"""The one way to say no. A refusal carries words for the person, not for the programmer."""


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
