"""How time limits are called, wherever people read them."""

from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import WorktimeFault, parse_term


def term_words(term: str) -> str:
    """A term as people say it: "3 ngày làm việc"; "" when there is none or it cannot be read."""
    if not term:
        return ""
    try:
        words = parse_term(term).words
    except WorktimeFault:
        return term
    return _("Trong ngày làm việc") if term == "same_day" else words
