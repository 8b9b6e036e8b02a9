"""Questions to bodies that do not work on this system: which letter waits to be signed, and which to be sent."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from duoc.dossiers.happened import SENT_ON_SINCE, perhaps
from duoc.dossiers.models import Dossier, OutsideQuestion
from duoc.dossiers.papers.numbering import form_numbering
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import OutOfTurn

FORM = "opinion_letter"
_NEWER = OutsideQuestion.objects.filter(dossier=OuterRef("dossier"), body=OuterRef("body"), turn__gt=OuterRef("turn"))
_TO_SIGN = OutsideQuestion.objects.filter(~Exists(_NEWER), ~Exists(SENT_ON_SINCE), letter=None, dropped_at=None)
LETTER_WAITS = Q(Exists(_TO_SIGN.filter(dossier=OuterRef("pk"))), state=Dossier.State.PROCESSING)
"""Of rows of dossiers: a letter with a question waits for the signature of the head."""


def not_sent(dossier: Dossier) -> list[OutsideQuestion]:
    """The letters that have not left, oldest first: those to send, and of those to sign the newest to each body. No
    query where the procedure asks nobody, or where it is known that none waits."""
    if definition_of(dossier).consult is None or not perhaps(dossier, "letter_waits"):
        return []
    rows = OutsideQuestion.objects.filter(Q(letter__isnull=False) | ~Exists(_NEWER), dossier=dossier, consultation=None)
    rows = rows.filter(~Exists(SENT_ON_SINCE), dropped_at=None)
    return list(rows.select_related("letter", "by"))


def is_signed(question: OutsideQuestion) -> bool:
    """Whether its letter was signed."""
    return hasattr(question, "letter")


def to_sign(dossier: Dossier) -> list[OutsideQuestion]:
    """Those of them that nobody has signed."""
    return [one for one in not_sent(dossier) if not is_signed(one)]


def to_send(dossier: Dossier) -> list[OutsideQuestion]:
    """Those of them that were signed."""
    return [one for one in not_sent(dossier) if is_signed(one)]


def letter_not_sent(dossier: Dossier) -> OutOfTurn | None:
    """Why the dossier does not go on: a body outside is to be asked, and its letter has not left; None when none is."""
    waiting = next(iter(not_sent(dossier)), None)
    if waiting is None:
        return None
    words = {"body": waiting.body}
    signed = is_signed(waiting)
    say = _("Văn bản hỏi ý kiến %(body)s chưa gửi.") if signed else _("Văn bản hỏi ý kiến %(body)s chưa ký.")
    return OutOfTurn(say % words, _("Hãy trình ký, gửi văn bản rồi ghi đã gửi; không cần hỏi nữa thì ghi thôi hỏi."))


def letter_unknown(dossier: Dossier, at: datetime) -> OutOfTurn | None:
    """Why no letter can be made: the forms with which this dossier was received do not hold one."""
    if form_numbering(dossier, FORM, dossier.competent_unit, at) is not None:
        return None
    return OutOfTurn(
        _("Bộ mẫu của hồ sơ này chưa có văn bản hỏi ý kiến."),
        _("Hãy hỏi bằng văn bản theo cách đang làm, rồi nêu văn bản trả lời khi trình kết quả."),
    )
