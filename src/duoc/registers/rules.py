"""What registers refuse. Pure."""

from duoc.ground.refusal import Refusal


class NotNow(Refusal):
    """Nothing can be entered or issued at this moment (HTTP 409)."""
