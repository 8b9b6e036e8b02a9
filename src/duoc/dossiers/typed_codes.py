"""The collection code that is typed at the counter: whether it is right, and how often it was not."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, NewOriginal
from duoc.dossiers.rules import Incomplete
from duoc.ground.letters.calculations import digits_of
from duoc.ground.worktime.calculations import local
from duoc.procedures.queries import closed_rules


class WrongCodeTyped(Incomplete):
    """A code that is not the dossier's: whoever asked has it noted (`actions.note_wrong_code`), though all else of the
    request is taken back."""


@dataclass(frozen=True)
class CodeFault:
    """Why a typed code proves nothing. `counts`: it was held against the right one, and is counted."""

    say: str
    counts: bool


def collection_code(dossier: Dossier, original: NewOriginal | None = None) -> str:
    """Six digits that the applicant reads on the dossier's own page and says at the counter: proof without paper. A new
    original has its own, since the counter has heard the first."""
    purpose = b"collection code" if original is None else b"collection code " + original.pk.bytes
    digest = hmac.new(bytes(dossier.salt), purpose, "sha256").digest()
    return f"{int.from_bytes(digest[:8], 'big') % 1_000_000:06}"


def code_fault(dossier: Dossier, typed: str, at: datetime, original: NewOriginal | None = None) -> CodeFault | None:
    """What is wrong with it, and how often it may still be tried; None where it is right. After too many wrong ones no
    code is looked at, a right one neither, until the first of them is old enough."""
    rule, wrong = _wrong_lately(dossier, at)
    left = None if rule is None else rule.times - len(wrong)
    if rule is not None and (until := _locked_until(rule, wrong)) is not None:
        again = {"times": rule.times, "time": f"{local(until):%H:%M}"}
        say = _("Đã nhập sai mã %(times)s lần. Hãy cho ký giấy rồi chụp, hoặc nhập lại mã sau %(time)s.")
        return CodeFault(say % again, counts=False)
    right = collection_code(dossier, original)
    if hmac.compare_digest(digits_of(typed).replace(" ", "").encode(), right.encode()):
        return None
    say = _("Mã này không đúng. Hãy xem lại trên trang hồ sơ, hoặc cho ký giấy rồi chụp.")
    if left is not None:
        say += " " + _("Còn %(left)s lần nhập mã.") % {"left": left - 1}
    return CodeFault(say, counts=True)


def locked_until(dossier: Dossier, at: datetime) -> datetime | None:
    """Until when no code of the dossier proves anything, since too many wrong ones were typed; None where one does. No
    query where it is known that none was ever wrong."""
    if not perhaps(dossier, "code_was_wrong"):
        return None
    rule, wrong = _wrong_lately(dossier, at)
    return _locked_until(rule, wrong) if rule is not None else None


def _wrong_lately(dossier: Dossier, at: datetime) -> tuple[closed_rules.WrongCodeRule | None, list[datetime]]:
    """The rule of the day, and when codes were wrong that still count, the newest first."""
    rule = closed_rules.wrong_code_rule(local(at).date())
    if rule is None:
        return None, []
    rows = dossier.wrong_codes.filter(at__gt=at - timedelta(hours=rule.hours)).order_by("-at")
    return rule, list(rows.values_list("at", flat=True))


def _locked_until(rule: closed_rules.WrongCodeRule, wrong: Sequence[datetime]) -> datetime | None:
    return wrong[rule.times - 1] + timedelta(hours=rule.hours) if len(wrong) >= rule.times else None
