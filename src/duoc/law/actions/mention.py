"""Enter texts that are only known because something cites them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from duoc.law.models import LegalText
from duoc.law.rules import kind_of, normalise


@dataclass(frozen=True)
class Mention:
    """A text as a page cites it. The title is the page's wording, empty when the page gives none."""

    number: str
    title: str = ""
    url: str = ""


@transaction.atomic
def mention(mentions: Iterable[Mention], *, because: str) -> dict[str, LegalText]:
    """Make sure that every cited text has an entry. What the collection knows already is never touched.

    Args:
        because: str, Vietnamese: why the new entries are to be verified, for example where the citations were read.

    Returns:
        The texts by their normalised numbers. Citations without a readable number are left out.
    """
    cited: dict[str, Mention] = {}
    for one in mentions:
        number = normalise(one.number)
        if number and (number not in cited or not cited[number].title):
            cited[number] = one
    new = [
        LegalText(number=number, kind=kind_of(number), title=one.title.strip()[:1000], url=one.url, to_verify=because)
        for number, one in cited.items()
    ]
    LegalText.objects.bulk_create(new, ignore_conflicts=True)
    return {text.number: text for text in LegalText.objects.filter(number__in=cited)}
