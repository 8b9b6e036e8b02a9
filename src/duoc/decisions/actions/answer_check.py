"""The applicant says whether the draft of the result is right; or says nothing."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.decisions.draft_checks import DraftAnswer, answer_of, close, waits_for_others
from duoc.decisions.kinds import DRAFT_CHECK
from duoc.decisions.models import DraftCheck
from duoc.dossiers.acts import (
    Act,
    Condition,
    Doing,
    Event,
    Happening,
    News,
    Nothing,
    Outcome,
    SystemAct,
    counted_again,
    declare,
    declare_event,
    move_on,
    return_to_step,
    stay,
)
from duoc.dossiers.models import Dossier, Promise
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


def answer_check(
    *, actor: Actor, dossier_id: uuid.UUID | str, agreed: bool, say: str, key: str, at: datetime
) -> DraftCheck:
    """Agreement sends the dossier to the leader, once nobody who signed beside the applicant is still asked. A wish for
    a change sends it back to the specialist at once.

    Raises:
        Forbidden: not the applicant's own.
        Unsound: not agreed, and no words what is wrong.
        NotNow: no draft waits for an answer.
    """
    return ANSWER_CHECK.perform(dossier_id, answer_of(agreed=agreed, say=say), actor=actor, key=key, at=at)


def _answer(doing: Doing[DraftAnswer]) -> Outcome[DraftCheck]:
    # Who is waited for in this state is asked about the draft that stands: a condition of the act.
    waiting = DraftCheck.objects.filter(proposal__dossier=doing.dossier, proposal__standing=True)
    check, given = waiting.get(answered_at=None), doing.given
    if given.agreed and waits_for_others(check):
        check.answered_by_id = doing.actor.person_id
        check.save(update_fields=["answered_by"])
        doing.dossier.applicant_agreed = True
        return Outcome(check, {"agreed": True, "others_asked": True}, move=stay)
    close(check, agreed=given.agreed, say=given.say, by=doing.actor.person_id, at=doing.at)
    return Outcome(
        check,
        {"agreed": given.agreed, **counted_again(doing.dossier, Promise.Cause.CHECKED, doing.at)},
        hidden={"say": given.say},
        move=move_on if given.agreed else return_to_step,
    )


def close_unanswered_check(*, check_id: uuid.UUID | str, at: datetime) -> None:
    """The time to answer has passed: silence is agreement. Does nothing when it was answered, comes too early,
    or the dossier has ended.
    """
    CLOSE_UNANSWERED.perform(check_id, Nothing(), at=at)


def _close_unanswered(doing: Doing[Nothing]) -> Outcome[DraftCheck]:
    check = doing.subject
    close(check, agreed=True, say="", by=None, at=doing.at)
    facts = {"agreed": True, "silent": True, **counted_again(doing.dossier, Promise.Cause.CHECKED, doing.at)}
    return Outcome(check, {**facts, "applicant_agreed": True} if doing.dossier.applicant_agreed else facts)


def _unanswered(check: DraftCheck, at: datetime) -> bool:
    waits = check.proposal.standing and check.proposal.dossier.waits_for_applicant
    return waits and check.answered_at is None and at >= check.until


def _details(happening: Happening) -> str:
    if happening.facts.get("applicant_agreed"):
        return _("Hết thời gian, người cùng ký không có ý kiến: coi như đồng ý")
    if happening.facts.get("silent"):
        return _("Hết thời gian, không có ý kiến: coi như đồng ý")
    return _("Đồng ý với dự thảo") if happening.facts.get("agreed") else _("Đề nghị sửa dự thảo")


def _title_for_applicant(happening: Happening) -> str:
    if happening.facts.get("silent"):
        return _("Hết thời gian xem bản dự thảo")
    if happening.facts.get("agreed"):
        return _("Bạn đã đồng ý với bản dự thảo")
    return _("Bạn báo bản dự thảo có chỗ chưa đúng")


def _details_for_applicant(happening: Happening) -> str:
    if happening.facts.get("others_asked"):
        return _("Còn chờ người cùng ký xem.")
    if happening.facts.get("applicant_agreed"):
        return _("Người cùng ký không trả lời nên được coi là đồng ý.")
    return _("Bạn không trả lời nên được coi là đồng ý.") if happening.facts.get("silent") else ""


CHECKED = Message(
    "desk_checked",
    gettext_noop("Người yêu cầu đã xem dự thảo của hồ sơ {code}"),
    gettext_noop("Dự thảo kết quả “{procedure}”: {answer}."),
)


def _news(check: DraftCheck) -> News:
    """Whoever proposed the draft hears what became of it."""
    answer = _("đồng ý") if check.agreed else _("có chỗ phải sửa")
    return News(CHECKED, check.proposal.by_id, check.proposal.post_id, {"answer": answer})


ANSWER_CHECK = declare(
    Act(
        event=declare_event(
            Event(
                "dossier.draft_checked",
                title=gettext_lazy("Người yêu cầu trả lời về dự thảo"),
                details=_details,
                to_applicant=_title_for_applicant,
                applicant_details=_details_for_applicant,
            )
        ),
        power=Power.DECISION_CHECK,
        states=frozenset({State.PROCESSING}),
        on_desk=False,
        conditions=(
            Condition(
                lambda dossier: dossier.waits_for_applicant and not dossier.applicant_agreed,
                gettext_lazy("Không còn dự thảo nào chờ bạn xem."),
                gettext_lazy("Hãy tải lại trang để xem hồ sơ đang ở đâu."),
            ),
        ),
        news=_news,
        write=_answer,
        row=DraftCheck,
    )
)
CLOSE_UNANSWERED = SystemAct(
    event=ANSWER_CHECK.event,
    states=ANSWER_CHECK.states,
    kind=DRAFT_CHECK,
    move=move_on,
    waits=_unanswered,
    news=_news,
    write=_close_unanswered,
)
