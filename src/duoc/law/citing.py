"""What an official writes as the legal basis of an act: whether it names a text, and as it is printed."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from duoc.law.models import LegalText
from duoc.law.rules import normalise, numbers_in, split_reference

Kind = LegalText.Kind
KNOWN_BY_NAME = frozenset({Kind.CODE, Kind.LAW, Kind.ORDINANCE})


def cited(basis: str) -> str:
    """The basis as it is printed: each known text that is named by its number has its name beside it.

    Args:
        basis: "Điều 16 Luật Hộ tịch", "khoản 2 Điều 19 Nghị định 118/2025/NĐ-CP", "60/2014/QH13#16".

    Returns:
        "" where it names neither the number of a text nor a law that is known by its name.
    """
    words = split_reference(basis).words if "#" in basis else basis.strip()
    numbers = numbers_in(words) or [normalise(words)]
    if not any(numbers):
        return words if _names_a_law(words) else ""
    texts = {text.number: text for text in LegalText.objects.filter(number__in=numbers)}
    return _with_names(words, texts)


def uncited(basis: str) -> str:
    """What is wrong with a basis, as its field says it; "" when nothing is."""
    if not basis.strip():
        return _("Hãy ghi căn cứ pháp lý.")
    if cited(basis):
        return ""
    return _(
        "“%(basis)s” không nêu văn bản nào. Hãy ghi điều, khoản và số, ký hiệu văn bản, như “Điều 16 Luật Hộ tịch "
        "60/2014/QH13”."
    ) % {"basis": basis.strip()[:60]}


def _names_a_law(words: str) -> bool:
    named = words.casefold()
    laws = LegalText.objects.filter(kind__in=KNOWN_BY_NAME).exclude(title="")
    return any(f"luật {title}".casefold() in named for title in laws.values_list("title", flat=True))


def _with_names(words: str, texts: Mapping[str, LegalText]) -> str:
    """Behind the first mention of each text its name, where the words do not say it."""
    for number, text in texts.items():
        if text.title and number in words and text.title.casefold() not in words.casefold():
            words = words.replace(number, f"{number} ({_name(text, words)})", 1)
    return words


def _name(text: LegalText, words: str) -> str:
    """ "Luật Hộ tịch"; the kind is left out where the words have it already."""
    kind = str(Kind(text.kind).label) if text.kind else ""
    title = text.title if text.kind in KNOWN_BY_NAME else text.title[:1].lower() + text.title[1:]
    return title if kind.casefold() in words.casefold() else f"{kind} {title}".strip()
