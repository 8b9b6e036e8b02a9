"""Reading legal texts: by number, in force on a day, amended and replaced by what."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from duoc.law.models import LegalText
from duoc.law.rules import Validity, normalise, validity


def by_number(number: str) -> LegalText | None:
    """The text of this number, however it is spelled."""
    return LegalText.objects.filter(number=normalise(number) or number.strip()).first()


def by_numbers(numbers: Iterable[str]) -> dict[str, LegalText]:
    """Known texts by the numbers as they were given, in one query; unknown numbers are left out."""
    spelled = {number: normalise(number) or number.strip() for number in numbers}
    known = {text.number: text for text in LegalText.objects.filter(number__in=set(spelled.values()))}
    return {given: known[number] for given, number in spelled.items() if number in known}


def in_force(at: date) -> QuerySet[LegalText]:
    """The texts known to bind on a day. Those of unknown beginning are not among them."""
    return LegalText.objects.filter(
        Q(in_force_to__isnull=True) | Q(in_force_to__gt=at), in_force_from__isnull=False, in_force_from__lte=at
    )


def validity_of(text: LegalText, at: date) -> Validity:
    """Whether a text binds on a day."""
    return validity(text.in_force_from, text.in_force_to, at)


def amended_by(number: str) -> QuerySet[LegalText]:
    """The texts that amend this one, the oldest first."""
    return LegalText.objects.filter(amends__contains=[normalise(number) or number]).order_by("issued_on", "number")
