"""Names that a wrong one may have meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

MOST_NAMES = 8


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """At most MOST_NAMES of the known names, the most alike first: by the words that they share, then by letters."""
    return sorted(known, key=lambda one: _alike(name, one), reverse=True)[:MOST_NAMES]


def _alike(name: str, one: str) -> tuple[int, float]:
    shared = set(name.replace(".", "_").split("_")) & set(one.replace(".", "_").split("_"))
    return len(shared), SequenceMatcher(None, name, one).ratio()


def choose(name: str, known: Iterable[str], otherwise: str) -> str:
    """The remedy for a name that nobody knows: which there are; `otherwise` where there is none."""
    near = nearest(name, known)
    return _("Chọn: %(names)s.") % {"names": ", ".join(near)} if near else otherwise
