"""The turn in which an applicant reads the draft of the result: asked for, silent consent prepared."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from procrastinate.contrib.django import app

from duoc.decisions.models import Content, CoSignerCheck, DraftCheck, Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import (
    APPLICANT,
    Move,
    Rest,
    Step,
    at_count,
    calendars_of,
    co_signers,
    notify_applicant,
    office_opens,
    to,
)
from duoc.dossiers.models import Dossier
from duoc.ground.letters.calculations import mended
from duoc.instruments.calculations import Unsound
from duoc.language.calculations import RUNS, Definition
from duoc.language.calculations import DraftCheck as Rule
from duoc.notices.actions import Message

STEP = Step("draft_check", APPLICANT)
MESSAGE = Message(
    "draft_check",
    gettext_noop("Mời kiểm tra bản dự thảo của hồ sơ {code}"),
    gettext_noop(
        "Bản dự thảo kết quả “{procedure}” đã sẵn sàng. Hãy đọc kỹ và báo ngay nếu có chỗ sai, trước khi được ký."
    ),
)


TO_CO_SIGNERS = Message(
    "draft_check_co_signer",
    gettext_noop("Mời bạn kiểm tra bản dự thảo của hồ sơ {code} bạn cùng ký"),
    gettext_noop(
        "Bản dự thảo kết quả “{procedure}” mà bạn cùng ký đã sẵn sàng. Hãy đọc kỹ và báo ngay nếu có chỗ sai, trước "
        "khi được ký."
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


@dataclass(frozen=True)
class DraftAnswer:
    """What somebody who was asked says of the draft. `say`: what is wrong with it."""

    agreed: bool
    say: str = ""


def answer_of(*, agreed: bool, say: str) -> DraftAnswer:
    """The answer as it is meant.

    Raises:
        Unsound: not agreed, and no words what is wrong.
    """
    words = "" if agreed else mended(say, lines=True)
    if not agreed and not words:
        raise Unsound(
            _("Bạn chưa cho biết chỗ nào chưa đúng."),
            _("Hãy ghi chỗ cần sửa và nội dung đúng."),
            {"say": _("Hãy ghi chỗ cần sửa.")},
        )
    return DraftAnswer(agreed, words)


def ask_applicant(proposal: Proposal, contents: Sequence[Content], at: datetime) -> Move | None:
    """Shows the draft to the applicant when the procedure says so, it was filed online and they can be reached there;
    and to who signed the request beside them with an own account.

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
    end = dossiers.term_deadline(rule.within, at, of=dossier)
    check = DraftCheck.objects.create(
        proposal=proposal, asked_at=at, until=end.due, calendars_id=end.counted_by, wording=wording
    )
    CoSignerCheck.objects.bulk_create(
        CoSignerCheck(check_by_applicant=check, person_id=id) for id in {one.person_id for one in co_signers(dossier)}
    )
    notify_applicant(dossier, MESSAGE, TO_CO_SIGNERS, at=at)
    close_when_silent(check, rule)
    return to(STEP, same_step=True)


def close_when_silent(check: DraftCheck, rule: Rule) -> None:
    """Asks for the job that closes the turn when the office opens after its time is over, where silence is
    agreement."""
    if rule.silence == "yes":
        opens = office_opens(check.until, calendars_of(check.proposal.dossier))
        closing = app.configure_task("decisions.close_silent_check", schedule_at=opens)
        closing.defer(check_id=str(check.pk))


def waits_for_others(check: DraftCheck) -> bool:
    """Whether somebody who signed beside the filer was asked and has not answered."""
    return check.by_co_signers.filter(answered_at=None).exists()


def close(check: DraftCheck, *, agreed: bool, say: str, by: uuid.UUID | None, at: datetime) -> None:
    """Nobody is asked about this draft any more.

    Args:
        by: who found it wrong, or who answered for the applicant; None where the time, or a co-signer's agreement,
            closed it.
    """
    check.answered_at, check.agreed, check.say = at, agreed, say
    check.answered_by_id = by or check.answered_by_id
    check.save()


def _answered(dossier: Dossier, definition: Definition) -> list[Rest]:
    """The times in which the applicant read the draft, where the definition says that the term rests meanwhile. What
    was kept was not asked again."""
    rule = definition.draft_check
    if rule is None or rule.clock == RUNS:
        return []
    read = DraftCheck.objects.filter(
        proposal__dossier=dossier, answered_at__isnull=False, kept_from__isnull=True
    ).values_list("asked_at", "answered_at", "until")
    why, ends = _("Người yêu cầu xem bản dự thảo"), rule.silence == "yes"
    return [
        Rest(rule.clock, asked, min(answered, until) if ends else answered, why, rule.article, rule.to_verify)
        for asked, answered, until in read
        if answered
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
