"""Reading legal texts."""

from collections.abc import Iterable
from datetime import date

from duoc.law.citing import cited, uncited
from duoc.law.models import LegalText
from duoc.law.rules import Validity, normalise, validity

__all__ = ["by_numbers", "cited", "uncited", "validity_of"]


def by_numbers(numbers: Iterable[str]) -> dict[str, LegalText]:
    """Known texts by the numbers as they were given, in one query; unknown numbers are left out."""
    spelled = {number: normalise(number) or number.strip() for number in numbers}
    known = {text.number: text for text in LegalText.objects.filter(number__in=set(spelled.values()))}
    return {given: known[number] for given, number in spelled.items() if number in known}


def validity_of(text: LegalText, at: date) -> Validity:
    """Whether a text binds on a day."""
    return validity(text.in_force_from, text.in_force_to, at)
