"""The collection code that is typed at the counter: whether it is right, and how often it was not."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

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
    rule = closed_rules.wrong_code_rule(local(at).date())
    if rule is None:
        wrong, left = [], None
    else:
        within = timedelta(hours=rule.hours)
        wrong = list(dossier.wrong_codes.filter(at__gt=at - within).order_by("-at").values_list("at", flat=True))
        left = rule.times - len(wrong)
        if left <= 0:
            again = {"times": rule.times, "time": f"{local(wrong[rule.times - 1] + within):%H:%M}"}
            say = _("Đã nhập sai mã %(times)s lần. Hãy cho ký giấy rồi chụp, hoặc nhập lại mã sau %(time)s.")
            return CodeFault(say % again, counts=False)
    right = collection_code(dossier, original)
    if hmac.compare_digest(digits_of(typed).replace(" ", "").encode(), right.encode()):
        return None
    say = _("Mã này không đúng. Hãy xem lại trên trang hồ sơ, hoặc cho ký giấy rồi chụp.")
    if left is not None:
        say += " " + _("Còn %(left)s lần nhập mã.") % {"left": left - 1}
    return CodeFault(say, counts=True)
