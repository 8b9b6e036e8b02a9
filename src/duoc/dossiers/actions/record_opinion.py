"""What a consulted body answered, or that it said nothing in time."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import flow
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import Incomplete, OutOfTurn, state_after
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound
from duoc.people.powers import WORKER, Actor, Power, check

ANSWERS = (Consultation.Answer.AGREED.value, Consultation.Answer.NOT_AGREED.value)


def record_opinion(
    *, actor: Actor, consultation_id: uuid.UUID | str, answer: str, say: str, key: str, at: datetime
) -> Consultation:
    """Records the answer that came in: agreed, or not agreed and why.

    Args:
        answer: "agreed" or "not_agreed".
        say: the answer's words, its letter's number and date; needed when it does not agree.

    Raises:
        Forbidden: no specialist of the unit that asked.
        Incomplete: no answer, or an objection without words.
        OutOfTurn: answered already, the time is over, or the dossier is.
    """
    say = say.strip()
    faults = {}
    if answer not in ANSWERS:
        faults["answer"] = _("Hãy chọn đồng ý hoặc không đồng ý.")
    if answer == Consultation.Answer.NOT_AGREED and len(say) < 10:
        faults["say"] = _("Hãy ghi vì sao không đồng ý (ít nhất 10 ký tự).")
    if faults:
        raise Incomplete(_("Chưa ghi được ý kiến trả lời."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    request = {"consultation": str(consultation_id), "answer": answer, "say": say}
    id = once(
        actor.key,
        "dossiers.record_opinion",
        key,
        request,
        lambda: str(_record_opinion(actor, consultation_id, answer, say, at).pk),
    )
    return Consultation.objects.select_related("dossier", "unit").get(pk=id)


def _record_opinion(
    actor: Actor, consultation_id: uuid.UUID | str, answer: str, say: str, at: datetime
) -> Consultation:
    asked, dossier = _held(consultation_id)
    if asked is None or dossier is None:
        raise NotFound(_("Không tìm thấy lần hỏi ý kiến này."), _("Hãy mở lại hồ sơ."))
    check(actor, Power.DOSSIER_EXAMINE, of_dossier(dossier), at)
    state_after("record_opinion", dossier.state)
    if asked.answer or at > asked.until:
        raise OutOfTurn(
            _("Lần hỏi ý kiến này đã có trả lời hoặc đã hết thời hạn."),
            _("Hãy tải lại trang; nếu cần, hỏi lại cơ quan đó."),
        )
    _close(asked, dossier, answer, say, actor, at)
    return asked


def close_silent_consultation(*, consultation_id: uuid.UUID | str, at: datetime) -> None:
    """The time to answer has passed in silence. Does nothing when it was answered, comes too early, or too late to
    matter: the dossier is over.
    """
    asked, dossier = _held(consultation_id)
    if asked is None or dossier is None or asked.answer or at < asked.until or dossier.ended_at is not None:
        return
    _close(asked, dossier, Consultation.Answer.NONE.value, "", WORKER, at)


def _held(id: uuid.UUID | str) -> tuple[Consultation | None, Dossier | None]:
    """The consultation and its dossier, which is locked before it: every act takes them in this order."""
    found = Consultation.objects.filter(pk=id).values_list("dossier_id", flat=True).first()
    if found is None:
        return None, None
    dossier = flow.locked(found)
    return Consultation.objects.select_related("unit").get(pk=id), dossier


def _close(asked: Consultation, dossier: Dossier, answer: str, say: str, actor: Actor, at: datetime) -> None:
    asked.answer, asked.say, asked.answered_at = answer, say, at
    asked.recorded_by_id = actor.person_id
    asked.save(update_fields=["answer", "say", "answered_at", "recorded_by"])
    facts = {"unit": str(asked.unit_id), "name": asked.unit.name, "answer": answer, "silence": asked.silence}
    record(dossier, "dossier.consultation_answered", actor, at, facts, hidden={"say": say})
