"""Somebody without an account asks where a dossier stands."""

import hmac
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier, StatusLookup
from duoc.ground.letters.calculations import digits_of, phone_of
from duoc.ground.refusal import NotNow
from duoc.people.models import Business, Person
from duoc.people.queries import party_paths

WITHIN = timedelta(hours=1)
PER_CODE = 5
"""Misses of one dossier, or of a code of none, within that time: of the 10,000 that four digits can be, a hundred a day
can be tried."""
PER_ADDRESS = 30
"""Lookups from one address within that time; a counter or a village behind one address does not reach it."""
KEPT = timedelta(days=1)
SALT = "duoc.dossiers.status_lookup"


class TooOften(NotNow):
    """The dossier or the address was tried too often in a short time."""


def look_up_status(*, code: str, known: str, address: str, at: datetime) -> Dossier | None:
    """The dossier of this code, when `known` is something that applicant, filer or co-signer know. Each try is counted.

    Args:
        code: temporary or dossier code, or that of the National Portal, in any letters.
        known: their phone number; the last four digits of their personal number, or all; their date of birth, day
            first; of a business, the last four digits of its number, or all; of who signs beside the filer,
            also on paper, those of the personal number that was given.
        address: network address that asks.

    Returns:
        None when there is no such dossier, it protects its applicant, or the second thing is not theirs: nobody learns
        which.

    Raises:
        TooOften: this dossier or this address was tried too often; nothing more is counted.
    """
    dossier = (
        Dossier.objects.select_related("version__procedure", "receiving_unit", "filed_by", *party_paths("applicant"))
        .defer("version__definition")
        .filter(
            Q(code__iexact=code)
            | Q(temporary_code__iexact=code)
            | (Q(partner_code__iexact=code) & ~Q(partner_code="")),
            protects_applicant=False,
        )
        .first()
    )
    # A dossier has up to three codes: whoever tries one after the other tries the same dossier.
    code_key, address_key = _key(str(dossier.pk) if dossier else code.upper()), _key(address)
    recent = StatusLookup.objects.filter(at__gt=at - WITHIN)
    if (
        recent.filter(code_key=code_key, matched=False).count() >= PER_CODE
        or recent.filter(address_key=address_key).count() >= PER_ADDRESS
    ):
        raise TooOften(
            _("Đã tra cứu quá nhiều lần."),
            _("Hãy đợi một giờ rồi thử lại, hoặc đăng nhập để xem hồ sơ, hoặc hỏi nơi tiếp nhận."),
        )
    matched = dossier is not None and any(_same(known, fact) for fact in _facts(dossier))
    StatusLookup.objects.create(at=at, code_key=code_key, address_key=address_key, matched=matched)
    return dossier if matched else None


def forget_status_lookups(*, at: datetime) -> int:
    """Deletes the lookups whose time is over.

    Returns:
        How many.
    """
    deleted, _by_table = StatusLookup.objects.filter(at__lt=at - KEPT).delete()
    return deleted


def _facts(dossier: Dossier) -> Iterator[str]:
    """What applicant, filer and co-signers know, in digits: each is enough.

    A helper represents nobody, and a clerk files for many: what is known of them must not open all of these.
    """
    helped = dossier.helper_id == dossier.filed_by_id
    for one in (dossier.applicant.entity, *(() if helped else (dossier.filed_by,))):
        yield _national(one.phone)
        if isinstance(one, Person):
            yield from _number(one.personal_number)
            yield f"{one.birth_date:%d%m%Y}" if one.birth_date else ""
        elif isinstance(one, Business):
            yield from _number(one.number)
    for signer in dossier.co_signatures.all() if "together" in dossier.plan else ():
        yield from _number(signer.personal_number)


def _number(number: str | None) -> tuple[str, str]:
    digits = _digits(number or "")
    return digits, digits[-4:]


def _same(known: str, fact: str) -> bool:
    written = {_digits(known), _national(known), _day(known)} - {""}
    return bool(fact) and any(hmac.compare_digest(one, fact) for one in written)


def _digits(text: str) -> str:
    return "".join(letter for letter in digits_of(text) if letter.isdigit())


def _national(phone: str) -> str:
    """A phone number in digits, with the leading 0 of the country."""
    return _digits(phone_of(phone))


def _day(text: str) -> str:
    """A date written day first, with any separator, in eight digits; "" when it is none."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) != 3:
        return ""
    try:
        return f"{date(parts[2], parts[1], parts[0]):%d%m%Y}"
    except (ValueError, OverflowError):  # a number longer than any year overflows
        return ""


def _key(text: str) -> str:
    return salted_hmac(SALT, text, algorithm="sha256").hexdigest()
