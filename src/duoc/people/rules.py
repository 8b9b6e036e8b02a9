"""The rules of tokens and mandates. Pure."""

import hashlib
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import is_blank
from duoc.ground.refusal import Invalid, NotNow
from duoc.people.mandates import KINDS, MandateKind

LIFE = timedelta(days=90)


def token_digest(word: str) -> str:
    """What the database keeps of a token. A plain hash is enough: the token is chance, not a password."""
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).hexdigest()


SMALL_WORDS = frozenset({"va"})  # "và", which short names leave out


def short_code(code: str, taken: Collection[str]) -> str:
    """A short code for dossier codes, from a body's slug: "so-noi-vu" is SNV, and SNV2 where that is taken.

    The five digits of a commune are short enough.
    """
    if code.isdecimal():
        return code
    words = [word for word in code.split("-") if word not in SMALL_WORDS]
    letters = "".join(word if word.isdecimal() else word[0] for word in words).upper()
    names = (f"{letters}{number}" if number > 1 else letters for number in count(1))
    return next(name for name in names if len(name) > 1 and name not in taken)


class MandateRefused(Invalid):
    """The mandate contradicts itself or lacks its proof."""


class MandateOver(NotNow):
    """The mandate has ended already."""


class DelegationRefused(Invalid):
    """The delegation contradicts itself or lacks its basis; `faults` names the fields."""


class DelegationOver(NotNow):
    """The delegation has ended already."""


class AbsenceRefused(Invalid):
    """The absence contradicts itself or another one; `faults` names the fields."""


class AbsenceOver(NotNow):
    """The absence has ended already."""


class ShareRefused(Invalid):
    """A field cannot be shared out so; `faults` names the fields."""


class PlacingRefused(Invalid):
    """Posts cannot go on in the body that was chosen; `faults` names the fields."""


@dataclass(frozen=True)
class NewMandate:
    """A mandate that is asked for.

    Attributes:
        principal: the party for whom one may act.
        holder: the person who acts.
        proof: what shows it, in words: an authorisation, a birth certificate, the entry of an enterprise.
        valid_to: the first day on which it no longer holds; None as long as nobody ends it.
        procedures, fields: codes; with neither it is for everything.
        proof_file: key of the stored file that shows it.
    """

    principal: uuid.UUID
    holder: uuid.UUID
    kind: MandateKind
    proof: str
    valid_from: date
    valid_to: date | None = None
    procedures: Sequence[str] = ()
    fields: Sequence[str] = ()
    proof_file: uuid.UUID | None = None


OF_AGE = 18  # years, Civil Code 2015, Art. 20


def comes_of_age(birth_date: date) -> date:
    """The day on which a child comes of age; who was born on 29 February does on 1 March."""
    year = birth_date.year + OF_AGE
    try:
        return birth_date.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def check_mandate(wanted: NewMandate, principal_kind: str, today: date) -> None:
    """Refuses a mandate that cannot be.

    Args:
        principal_kind: "person", "business" or "body"; "" when there is no such party.

    Raises:
        MandateRefused.
    """
    if not principal_kind:
        raise MandateRefused(_("Không tìm thấy bên được đại diện."), _("Hãy kiểm tra lại người hoặc tổ chức đó."))
    if wanted.principal == wanted.holder:
        raise MandateRefused(_("Không ai cần được trao quyền để làm việc của chính mình."))
    # Minors and wards are persons, a legal representative is of an organisation (Civil Code 2015, Art. 136 and 137).
    if principal_kind not in (KINDS[wanted.kind].principals or {principal_kind}):
        raise MandateRefused(
            _("Loại đại diện này không dùng cho bên được đại diện."), _("Hãy chọn loại đại diện khác.")
        )
    if is_blank(wanted.proof):
        raise MandateRefused(_("Chưa ghi căn cứ của việc đại diện."), _("Hãy ghi giấy tờ chứng minh."))
    if wanted.kind is MandateKind.PARENT and wanted.valid_to is None:
        raise MandateRefused(
            _("Chưa có ngày việc đại diện cho con chấm dứt."), _("Hãy ghi ngày người con đủ tuổi thành niên.")
        )
    if wanted.valid_to is not None and wanted.valid_to <= max(wanted.valid_from, today):
        raise MandateRefused(_("Ngày chấm dứt phải ở sau ngày bắt đầu và sau hôm nay."), _("Hãy sửa lại ngày."))
