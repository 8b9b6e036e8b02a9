"""A reason for which a command cannot go on, told to a person: what happened, and what to do next."""

from duoc.ground.refusal import Refusal


class Trouble(Refusal):
    """Ends a command with a message instead of a traceback."""
