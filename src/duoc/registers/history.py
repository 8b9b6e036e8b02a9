"""How entries of the registers read in the history of a dossier."""

from django.utils.translation import gettext as _

from duoc.dossiers.acts import Happening


def number_of(happening: Happening) -> str:
    """The number that was given; "" where there was none."""
    number = happening.facts.get("number")
    return _("Số %(number)s") % {"number": number} if number else ""
