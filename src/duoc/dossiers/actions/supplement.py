"""The applicant answers a request for supplements."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers import flow, promising
from duoc.dossiers.models import Dossier, Paper, Promise, Supplement, SupplementRequest
from duoc.dossiers.notifying import notify_applicant
from duoc.dossiers.planning import plan_of_dossier
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import Incomplete, OutOfTurn, Step, state_after
from duoc.ground.files import actions as files
from duoc.ground.once.actions import once
from duoc.people.powers import Actor, Power, check

Upload = tuple[str, bytes, str]  # code of the paper, bytes, name given


def supplement(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    uploads: Sequence[Upload],
    answers: Mapping[str, Any],
    key: str,
    at: datetime,
    say: str = "",
) -> Supplement:
    """Adds what was asked for and puts the dossier back on the desk that asked.

    The clock restarts from zero where the procedure says so and the dossier had been accepted.

    Raises:
        Forbidden: not the applicant's own.
        Incomplete: nothing added, something that was not asked for, or a wrong answer; `faults` says which.
        OutOfTurn: nothing was asked, or it is answered already.
        duoc.ground.files.checks.FileRefused, duoc.ground.files.disk.NoRoom: a file cannot be kept.
    """
    if not uploads and not answers and not say.strip():
        raise Incomplete(_("Bạn chưa bổ sung gì."), _("Hãy thêm tệp, sửa câu trả lời hoặc ghi lời giải thích rồi gửi."))
    request = {
        "dossier": str(dossier_id),
        "files": [[code, hashlib.sha256(data).hexdigest(), name] for code, data, name in uploads],
        "answers": dict(answers),
        "say": say,
    }
    id = once(
        actor.key,
        "dossiers.supplement",
        key,
        request,
        lambda: str(_supplement(actor, dossier_id, uploads, answers, say.strip(), at).pk),
    )
    return Supplement.objects.select_related("request__dossier").get(pk=id)


def _supplement(
    actor: Actor,
    dossier_id: uuid.UUID | str,
    uploads: Sequence[Upload],
    answers: Mapping[str, Any],
    say: str,
    at: datetime,
) -> Supplement:
    dossier = flow.locked(dossier_id)
    check(actor, Power.DOSSIER_SUPPLEMENT, of_dossier(dossier), at)
    state_after("supplement", dossier.state)
    asked = dossier.supplement_requests.filter(answer__isnull=True).last()
    if asked is None:
        raise OutOfTurn(_("Hồ sơ không còn chờ bổ sung."), _("Hãy tải lại trang để xem hồ sơ đang ở đâu."))
    _only_asked(asked, uploads, answers)
    dossier.answers = {**dossier.answers, **answers}
    _right(dossier, answers)
    names = {item["code"]: item["name"] for item in asked.items}
    for code, data, name in uploads:
        stored = files.store(data, name, at=at, person=str(dossier.applicant_id))
        Paper.objects.create(dossier=dossier, code=code, name=names[code], file=stored, turn=asked.turn, attached_at=at)
    answered = Supplement.objects.create(request=asked, at=at, by_id=actor.person, answers=dict(answers), say=say)
    _send_back(dossier, asked, actor, at)
    record(
        dossier,
        "dossier.supplemented",
        actor,
        at,
        {"turn": asked.turn, "files": len(uploads), **promising.facts(dossier)},
        hidden={"answers": dict(answers)},
    )
    notify_applicant(dossier, "supplemented", at=at)
    return answered


def _only_asked(asked: SupplementRequest, uploads: Sequence[Upload], answers: Mapping[str, Any]) -> None:
    """Refuses what nobody asked for: it would change what was examined already."""
    wanted = {(item["kind"], item["code"]) for item in asked.items}
    given = [("paper", code) for code, _data, _name in uploads] + [("answer", id) for id in answers]
    faults = {code: _("Cơ quan không yêu cầu bổ sung phần này.") for kind, code in given if (kind, code) not in wanted}
    if faults:
        raise Incomplete(_("Có phần không được yêu cầu bổ sung."), _("Hãy bỏ phần đó rồi gửi lại."), faults)


def _right(dossier: Dossier, answers: Mapping[str, Any]) -> None:
    """Refuses new answers that break the procedure's rules."""
    if not answers:
        return
    plan = plan_of_dossier(dossier)
    asked = {question.id for page in plan.pages for question in page.questions}
    faults = {fault.question: fault.say for fault in plan.faults if fault.question in answers}
    faults |= {id: _("Cơ quan không yêu cầu bổ sung phần này.") for id in answers if id not in asked}
    if faults:
        raise Incomplete(
            _("Câu trả lời bổ sung chưa đúng."), _("Hãy xem lại các mục được đánh dấu rồi gửi lại."), faults
        )


def _send_back(dossier: Dossier, asked: SupplementRequest, actor: Actor, at: datetime) -> None:
    flow.close_turn(dossier, actor, at)
    flow.open_turn(dossier, Step(asked.step, asked.desk), dossier.receiving_unit_id, at)
    if dossier.accepted_at is None:
        dossier.state = Dossier.State.FILED
    else:
        dossier.state = Dossier.State.PROCESSING
        promising.promise(dossier, Promise.Cause.SUPPLEMENTED, promising.computed(dossier, at), at)
    dossier.save()
