"""A reason for which a command cannot go on, told to a person: what happened, and what to do next."""


class Trouble(Exception):
    """Ends a command with a message instead of a traceback."""

    def __init__(self, say: str, remedy: str = "") -> None:
        super().__init__(say)
        self.say = say
        self.remedy = remedy
