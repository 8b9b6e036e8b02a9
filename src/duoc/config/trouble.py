"""Why a command cannot go on, for the person who called it: what happened, and what to do next."""

from duoc.ground.refusal import Refusal


class Trouble(Refusal):
    """Ends a command with a message instead of a traceback."""
