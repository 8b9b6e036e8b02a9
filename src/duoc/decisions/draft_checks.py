"""The turn in which an applicant reads the draft of the result: asked for, silent consent prepared."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from procrastinate.contrib.django import app

from duoc.decisions.models import Content, DraftCheck, Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import APPLICANT, Move, Rest, Step, at_count, notify_applicant, to
from duoc.dossiers.models import Dossier
from duoc.language.calculations import RUNS, Definition
from duoc.notices.actions import Message

STEP = Step("draft_check", APPLICANT)
MESSAGE = Message(
    "draft_check",
    gettext_noop("Mời kiểm tra bản dự thảo của hồ sơ {code}"),
    gettext_noop(
        "Bản dự thảo kết quả “{procedure}” đã sẵn sàng. Hãy đọc kỹ và báo ngay nếu có chỗ sai, trước khi được ký."
    ),
)


KEPT = Message(
    "draft_kept",
    gettext_noop("Bản dự thảo của hồ sơ {code} được trình lại, nội dung không đổi"),
    gettext_noop(
        "{unit} trình lại kết quả “{procedure}”. Nội dung đúng như bản đã đồng ý trước đây, chỉ khác tên cơ quan hoặc "
        "người ký, nên bạn không phải xem lại."
    ),
)


def ask_applicant(proposal: Proposal, contents: Sequence[Content], at: datetime) -> Move | None:
    """Shows the draft to the applicant when the procedure says so, it was filed online and they can be reached there.

    The time limit is the procedure's (`draft_check.within`). Where it says that silence is agreement, a job closes the
    turn when the time has passed; else the dossier waits until they answer.

    What they have agreed to is not asked again: the law gives them one reading of what the result says of them, and
    that a body was reorganised is no reason to be late.

    Returns:
        How the dossier goes to the applicant; None when they are not asked.
    """
    dossier = proposal.dossier
    rule = dossiers.draft_check_due(dossier, at)
    if rule is None:
        return None
    wording = hashlib.sha256("".join(content.wording for content in contents).encode()).hexdigest()
    if _kept(proposal, wording, at):
        return None
    end = dossiers.term_deadline(rule.within, at)
    check = DraftCheck.objects.create(
        proposal=proposal, asked_at=at, until=end.due, calendars_id=end.counted_by, wording=wording
    )
    notify_applicant(dossier, MESSAGE, at=at)
    if rule.silence == "yes":
        app.configure_task("decisions.close_silent_check", schedule_at=end.due).defer(check_id=str(check.pk))
    return to(STEP, same_step=True)


def _answered(dossier: Dossier, definition: Definition) -> list[Rest]:
    """The times in which the applicant read the draft, where the definition says that the term rests meanwhile. What
    was kept was not asked again."""
    rule = definition.draft_check
    if rule is None or rule.clock == RUNS:
        return []
    read = DraftCheck.objects.filter(
        proposal__dossier=dossier, answered_at__isnull=False, kept_from__isnull=True
    ).values_list("asked_at", "answered_at")
    why = _("Người yêu cầu xem bản dự thảo")
    return [
        Rest(rule.clock, asked, answered, why, rule.article, rule.to_verify) for asked, answered in read if answered
    ]


def _kept(proposal: Proposal, wording: str, at: datetime) -> bool:
    """Keeps the agreement to the same words, where their last answer was one, and tells the applicant."""
    answered = DraftCheck.objects.filter(proposal__dossier=proposal.dossier, answered_at__isnull=False)
    last = answered.order_by("answered_at", "asked_at").last()
    if last is None or not last.agreed or last.wording != wording:
        return False
    DraftCheck.objects.create(
        proposal=proposal,
        asked_at=last.asked_at,
        until=last.until,
        calendars_id=last.calendars_id,
        answered_at=last.answered_at,
        answered_by_id=last.answered_by_id,
        agreed=True,
        wording=wording,
        kept_from_id=last.kept_from_id or last.pk,
    )
    notify_applicant(proposal.dossier, KEPT, at=at)
    return True


at_count(_answered)
