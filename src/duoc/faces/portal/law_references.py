"""Legal references in words: what the law is called, where in it, and where to read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.law import queries
from duoc.law.calculations import Reference, Validity, split_reference
from duoc.law.models import LegalText


@dataclass(frozen=True)
class Cited:
    """One reference: `text` for people, `href` to the text when it is known, `to_verify` when something is not sure."""

    text: str
    href: str
    to_verify: str


def cited(references: Iterable[str]) -> list[Cited]:
    """References as definitions and proofs write them ("45/2019/QH14#111.3"), each once, in order. One query."""
    wanted = [reference for reference in dict.fromkeys(references) if reference]
    if not wanted:
        return []
    split = {reference: split_reference(reference) for reference in wanted}
    known = queries.by_numbers(item.number for item in split.values())
    today = timezone.localdate()
    return [_cited(split[reference], known.get(split[reference].number), today) for reference in wanted]


def words(reference: str) -> str:
    """One reference in words without asking the database: "khoản 3 Điều 111 Luật số 45/2019/QH14"."""
    return split_reference(reference).words if reference else ""


def _cited(reference: Reference, text: LegalText | None, today: date) -> Cited:
    if text is None:
        return Cited(reference.words, "", "")
    place = reference.cited_as(text.kind)
    name = " ".join(filter(None, (text.get_kind_display() if text.kind else "", text.title)))
    doubt = " ".join(filter(None, (text.to_verify, _ended(text, today))))
    return Cited(f"{place}: {name}" if name else place, text.url, doubt)


def _ended(text: LegalText, today: date) -> str:
    """That a definition still cites what binds no longer, "" while it does."""
    if queries.validity_of(text, today) is not Validity.EXPIRED:
        return ""
    ended = _("Văn bản này đã hết hiệu lực.")
    if not text.replaced_by:
        return ended
    replaced = _("Thay bằng %(number)s.") % {"number": text.replaced_by}
    return f"{ended} {replaced}"
