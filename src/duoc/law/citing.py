"""What an official writes as the legal basis of an act: whether it names a text, and as it is printed."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from duoc.law.models import LegalText
from duoc.law.rules import named_by_kind, normalise, numbers_in, spelled, split_reference

Kind = LegalText.Kind
KNOWN_BY_NAME = frozenset({Kind.CODE, Kind.LAW, Kind.ORDINANCE})


def cited(basis: str) -> str:
    """The basis as it is printed: each number stands behind the kind of its text, and a known text has its name beside.

    Args:
        basis: "Điều 16 Luật Hộ tịch", "khoản 2 Điều 19 Nghị định 118/2025/NĐ-CP", "60/2014/QH13#16".

    Returns:
        "" where it names neither the number of a text nor a law that is known by its name.
    """
    words = _place(basis) if "#" in basis else basis.strip()
    numbers = numbers_in(words) or [normalise(words)]
    if not any(numbers):
        return words if _names_a_law(words) else ""
    texts = {text.number: text for text in LegalText.objects.filter(number__in=numbers)}
    named = named_by_kind(words, {number: text.kind for number, text in texts.items()})
    return _with_names(named, texts)


def _place(basis: str) -> str:
    """Article and number of a reference, for `named_by_kind` to say of which kind the text is."""
    reference = split_reference(basis)
    return reference.words.replace(spelled(reference.number), reference.number)


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
            words = words.replace(number, f"{number} ({_name(text)})", 1)
    return words


def _name(text: LegalText) -> str:
    """ "Luật Hộ tịch", of others what they are about: their kind stands before the number."""
    if text.kind in KNOWN_BY_NAME:
        return f"{Kind(text.kind).label} {text.title}"
    return text.title[:1].lower() + text.title[1:]
