"""The turn in which an applicant reads the draft of the result: asked for, silent consent prepared."""

from datetime import datetime

from django.utils.translation import gettext_noop
from procrastinate.contrib.django import app

from duoc.decisions.models import DraftCheck, Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import APPLICANT, Move, Step, notify_applicant, to
from duoc.notices.actions import Message

STEP = Step("draft_check", APPLICANT)
MESSAGE = Message(
    "draft_check",
    gettext_noop("Mời kiểm tra bản dự thảo của hồ sơ {code}"),
    gettext_noop(
        "Bản dự thảo kết quả “{procedure}” đã sẵn sàng. Hãy đọc kỹ và báo ngay nếu có chỗ sai, trước khi được ký."
    ),
)


def ask_applicant(proposal: Proposal, at: datetime) -> Move | None:
    """Shows the draft to the applicant when the procedure says so, it was filed online and they can be reached there.

    The time limit is the procedure's (`draft_check.within`). Where it says that silence is agreement, a job closes the
    turn when the time has passed; else the dossier waits until they answer.

    Returns:
        How the dossier goes to the applicant; None when they are not asked.
    """
    dossier = proposal.dossier
    rule = dossiers.draft_check_due(dossier, at)
    if rule is None:
        return None
    end = dossiers.term_deadline(rule.within, at)
    check = DraftCheck.objects.create(proposal=proposal, asked_at=at, until=end.due, calendars_id=end.counted_by)
    notify_applicant(dossier, MESSAGE, at=at)
    if rule.silence == "yes":
        app.configure_task("decisions.close_silent_check", schedule_at=end.due).defer(check_id=str(check.pk))
    return to(STEP, same_step=True)
