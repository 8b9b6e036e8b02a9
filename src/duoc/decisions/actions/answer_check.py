"""The applicant says whether the draft of the result is right; or says nothing."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.decisions.actions.held import hold_dossier
from duoc.decisions.models import DraftCheck
from duoc.decisions.rules import NotNow, Unsound
from duoc.dossiers import actions as dossiers
from duoc.dossiers.actions import record
from duoc.dossiers.powers import of_dossier
from duoc.ground.once.actions import once
from duoc.people.powers import WORKER, Actor, Power, check


def answer_check(
    *, actor: Actor, dossier_id: uuid.UUID | str, agreed: bool, say: str, key: str, at: datetime
) -> DraftCheck:
    """Agreement sends the dossier to the leader; a wish for a change sends it back to the specialist.

    Raises:
        Forbidden: not the applicant's own.
        Unsound: not agreed, and no words what is wrong.
        NotNow: no draft waits for an answer.
    """
    say = say.strip()
    if not agreed and not say:
        raise Unsound(
            _("Bạn chưa cho biết chỗ nào chưa đúng."),
            _("Hãy ghi chỗ cần sửa và nội dung đúng."),
            {"say": _("Hãy ghi chỗ cần sửa.")},
        )
    request = {"dossier": str(dossier_id), "agreed": agreed, "say": say}
    id = once(actor.key, "decisions.check", key, request, lambda: str(_answer(actor, dossier_id, agreed, say, at).pk))
    return DraftCheck.objects.select_related("proposal__dossier").get(pk=id)


def _answer(actor: Actor, dossier_id: uuid.UUID | str, agreed: bool, say: str, at: datetime) -> DraftCheck:
    dossier = hold_dossier(dossier_id)
    check(actor, Power.DECISION_CHECK, of_dossier(dossier), at)
    open_check = _open_check(dossier.pk)
    if open_check is None:
        raise NotNow(_("Không còn dự thảo nào chờ bạn xem."), _("Hãy tải lại trang để xem hồ sơ đang ở đâu."))
    open_check.answered_at, open_check.answered_by_id = at, actor.person_id
    open_check.agreed, open_check.say = agreed, "" if agreed else say
    open_check.save()
    record(dossier, "dossier.draft_checked", actor, at, {"agreed": agreed}, hidden={"say": say})
    if agreed:
        dossiers.pass_on(actor=actor, dossier=dossier, at=at)
    else:
        dossiers.stay(actor=actor, dossier=dossier, at=at)
    return open_check


def close_unanswered_check(*, check_id: uuid.UUID | str, at: datetime) -> None:
    """The time to answer has passed: silence is agreement. Does nothing when it was answered, or comes too early."""
    found = DraftCheck.objects.select_related("proposal").filter(pk=check_id).first()
    if found is None or at < found.until:
        return
    dossier = hold_dossier(found.proposal.dossier_id)
    found.refresh_from_db()
    if found.answered_at is not None or not found.proposal.standing:
        return
    found.answered_at, found.agreed = at, True
    found.save()
    record(dossier, "dossier.draft_checked", WORKER, at, {"agreed": True, "silent": True})
    dossiers.pass_on(actor=WORKER, dossier=dossier, at=at)


def _open_check(dossier_id: uuid.UUID) -> DraftCheck | None:
    return DraftCheck.objects.filter(
        proposal__dossier_id=dossier_id, proposal__standing=True, answered_at__isnull=True
    ).first()
