"""Questions to bodies that do not work on this system: which letter waits to be signed, and which to be sent."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, OutsideQuestion
from duoc.dossiers.papers.numbering import form_numbering
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import OutOfTurn

FORM = "opinion_letter"
_NEWER = OutsideQuestion.objects.filter(dossier=OuterRef("dossier"), body=OuterRef("body"), turn__gt=OuterRef("turn"))
WAITING = OutsideQuestion.objects.filter(~Exists(_NEWER), letter=None)
"""Drafts that nobody has signed: the newest to each body."""
LETTER_WAITS = Q(Exists(WAITING.filter(dossier=OuterRef("pk"))), state=Dossier.State.PROCESSING)
"""Of rows of dossiers: a letter with a question waits for the signature of the head."""


def to_sign(dossier: Dossier) -> list[OutsideQuestion]:
    """Those that nobody has signed, the newest of each body, oldest first. No query where the procedure asks nobody, or
    where it is known that none was drafted."""
    if definition_of(dossier).consult is None or not perhaps(dossier, "asked_outside"):
        return []
    return list(WAITING.filter(dossier=dossier).select_related("by"))


def to_send(dossier: Dossier) -> list[OutsideQuestion]:
    """Those that were signed and have not left, oldest first. Queries as in `to_sign`."""
    if definition_of(dossier).consult is None or not perhaps(dossier, "asked_outside"):
        return []
    return list(dossier.outside_questions.filter(letter__isnull=False, consultation=None).select_related("letter"))


def letter_unknown(dossier: Dossier, at: datetime) -> OutOfTurn | None:
    """Why no letter can be made: the forms with which this dossier was received do not hold one."""
    if form_numbering(dossier, FORM, dossier.competent_unit, at) is not None:
        return None
    return OutOfTurn(
        _("Bộ mẫu của hồ sơ này chưa có văn bản hỏi ý kiến."),
        _("Hãy hỏi bằng văn bản theo cách đang làm, rồi nêu văn bản trả lời khi trình kết quả."),
    )
