"""Names of what an inspection can find. The child process answers with one of them; `words` turns it into sentences."""

from enum import StrEnum


class Fault(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_ACCEPTED = "not_accepted"
    LYING_TYPE = "lying_type"
    DAMAGED = "damaged"
    CUT_SHORT = "cut_short"
    ENCRYPTED = "encrypted"
    SCRIPT = "script"
    OPENS_ITSELF = "opens_itself"
    LAUNCH = "launch"
    EMBEDDED = "embedded"
    MEDIA = "media"
    XFA = "xfa"
    SENDS_DATA = "sends_data"
    NO_PAGES = "no_pages"
    TOO_COMPLEX = "too_complex"
    TWO_IN_ONE = "two_in_one"
    TRAILING = "trailing"
    LEADING = "leading"
    TOO_MANY_PIXELS = "too_many_pixels"
    UNSAFE = "unsafe"


class Found(Exception):
    """The inspection found a reason not to take the file."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault
