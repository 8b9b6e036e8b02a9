"""Who signed the request beside its filer says whether the draft of the result is right; or says nothing."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.decisions.draft_checks import DraftAnswer, answer_of, close, waits_for_others
from duoc.decisions.kinds import CO_SIGNER_CHECK
from duoc.decisions.models import CoSignerCheck
from duoc.dossiers.acts import (
    Act,
    Condition,
    Doing,
    Event,
    Happening,
    Outcome,
    counted_again,
    declare,
    declare_event,
    move_on,
    notify_applicant,
    return_to_step,
    stay,
)
from duoc.dossiers.models import Dossier, Promise
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

AGREED = Message(
    "co_signer_agreed",
    gettext_noop("Người cùng ký đã đồng ý với bản dự thảo của hồ sơ {code}"),
    gettext_noop(
        "Một người cùng ký hồ sơ “{procedure}” đã xem bản dự thảo và đồng ý. Còn chờ ai thì trang hồ sơ nói rõ; khi "
        "mọi người đã trả lời, hồ sơ sang bước ký."
    ),
)
OBJECTED = Message(
    "co_signer_objected",
    gettext_noop("Người cùng ký báo bản dự thảo của hồ sơ {code} có chỗ chưa đúng"),
    gettext_noop(
        "Người cùng ký hồ sơ “{procedure}” báo bản dự thảo có chỗ chưa đúng. Công chức xem lại rồi trình bản khác; bản "
        "đó bạn được xem trước khi ký."
    ),
)


def answer_as_co_signer(
    *, actor: Actor, check_id: uuid.UUID | str, agreed: bool, say: str, key: str, at: datetime
) -> CoSignerCheck:
    """A wish for a change sends the dossier back to the specialist at once, whatever others have said; agreement sends
    it to the leader when nobody else is still asked.

    Args:
        check_id: of the actor's own part in the check.

    Raises:
        Forbidden: another was asked.
        Unsound: not agreed, and no words what is wrong.
        NotNow: the draft does not wait for an answer any more.
    """
    return ANSWER_AS_CO_SIGNER.perform(check_id, answer_of(agreed=agreed, say=say), actor=actor, key=key, at=at)


def _answer(doing: Doing[DraftAnswer]) -> Outcome[CoSignerCheck]:
    own, dossier, given = doing.subject, doing.dossier, doing.given
    own.answered_at, own.agreed, own.say = doing.at, given.agreed, given.say
    own.save()
    check, facts = own.check_by_applicant, {"agreed": given.agreed}
    notify_applicant(dossier, AGREED if given.agreed else OBJECTED, at=doing.at)
    if given.agreed and (not dossier.applicant_agreed or waits_for_others(check)):
        return Outcome(own, facts, hidden={"say": given.say}, move=stay)
    by = None if given.agreed else doing.actor.person_id
    close(check, agreed=given.agreed, say=given.say, by=by, at=doing.at)
    facts |= counted_again(dossier, Promise.Cause.CHECKED, doing.at)
    return Outcome(own, facts, hidden={"say": given.say}, move=move_on if given.agreed else return_to_step)


def _open(own: CoSignerCheck) -> bool:
    check = own.check_by_applicant
    waits = check.proposal.standing and check.proposal.dossier.waits_for_applicant
    return waits and check.answered_at is None and own.answered_at is None


def _details(happening: Happening) -> str:
    return _("Đồng ý với dự thảo") if happening.facts.get("agreed") else _("Đề nghị sửa dự thảo")


def _title_for_applicant(happening: Happening) -> str:
    if happening.facts.get("agreed"):
        return _("Người cùng ký đã đồng ý với bản dự thảo")
    return _("Người cùng ký báo bản dự thảo có chỗ chưa đúng")


ANSWER_AS_CO_SIGNER = declare(
    Act(
        event=declare_event(
            Event(
                "dossier.draft_checked_by_co_signer",
                title=gettext_lazy("Người cùng ký trả lời về dự thảo"),
                details=_details,
                to_applicant=_title_for_applicant,
            )
        ),
        kind=CO_SIGNER_CHECK,
        power=Power.DECISION_CHECK,
        states=frozenset({Dossier.State.PROCESSING}),
        on_desk=False,
        conditions=(
            Condition(
                _open,
                gettext_lazy("Không còn dự thảo nào chờ bạn xem."),
                gettext_lazy("Hãy tải lại trang để xem hồ sơ đang ở đâu."),
            ),
        ),
        write=_answer,
        row=CoSignerCheck,
    )
)
