"""The applicant answers a request for supplements."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.clocks import promising
from duoc.dossiers.clocks.foreseeing import supplement_until
from duoc.dossiers.expiring import expired
from duoc.dossiers.filing.keeping import with_contacts
from duoc.dossiers.models import Dossier, Paper, Promise, Supplement, SupplementRequest
from duoc.dossiers.planning import as_meant, definition_of, plan_of_dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn, Step
from duoc.ground.files import actions as files
from duoc.ground.letters.calculations import mended
from duoc.ground.worktime.calculations import moment
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State
Upload = tuple[str, bytes, str]  # code of the paper, bytes, name given


@dataclass(frozen=True)
class Given:
    uploads: Sequence[Upload]
    answers: Mapping[str, Any]
    say: str


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
    given = Given(uploads, answers, mended(say, lines=True))
    if not given.uploads and not given.answers and not given.say:
        raise Incomplete(_("Bạn chưa bổ sung gì."), _("Hãy thêm tệp, sửa câu trả lời hoặc ghi lời giải thích rồi gửi."))
    try:
        return SUPPLEMENT.perform(dossier_id, given, actor=actor, key=key, at=at)
    except OutOfTurn as refusal:
        raise (expired(dossier_id) or refusal) from refusal


def _supplement(doing: Doing[Given]) -> Outcome[Supplement]:
    dossier, at, given = doing.dossier, doing.at, doing.given
    request = dossier.supplement_requests.get(answer__isnull=True)  # the state says that one waits
    _only_asked(request, given.uploads, given.answers)
    answers = as_meant(definition_of(dossier), given.answers)
    dossier.answers = {**dossier.answers, **answers}
    _right(dossier, answers)
    _keep_papers(dossier, request, given.uploads, at)
    answer = Supplement.objects.create(request=request, at=at, by_id=doing.actor.person, answers=answers, say=given.say)
    if dossier.accepted_at is not None:
        promising.promise(dossier, Promise.Cause.SUPPLEMENTED, promising.computed(dossier, at), at)
    return Outcome(
        answer,
        {"turn": request.turn, "files": len(given.uploads), **promising.facts(dossier)},
        hidden={"answers": answers},
        state=State.FILED if dossier.accepted_at is None else State.PROCESSING,
        move=flow.to(Step(request.step, request.desk), received=True),
    )


def _keep_papers(dossier: Dossier, request: SupplementRequest, uploads: Sequence[Upload], at: datetime) -> None:
    names = {item["code"]: item["name"] for item in request.items}
    for code, data, name in uploads:
        file = files.store(data, name, at=at, person=str(dossier.applicant_id))
        Paper.objects.create(dossier=dossier, code=code, name=names[code], file=file, turn=request.turn, attached_at=at)


def _only_asked(asked: SupplementRequest, uploads: Sequence[Upload], answers: Mapping[str, Any]) -> None:
    """Refuses what nobody asked for: it would change what was examined already."""
    wanted = {(item["kind"], item["code"]) for item in asked.items}
    given = [("paper", code) for code, _data, _name in uploads] + [("answer", id) for id in answers]
    faults = {code: _("Cơ quan không yêu cầu bổ sung phần này.") for kind, code in given if (kind, code) not in wanted}
    if faults:
        raise Incomplete(_("Có phần không được yêu cầu bổ sung."), _("Hãy bỏ phần đó rồi gửi lại."), faults)


def _right(dossier: Dossier, answers: Mapping[str, Any]) -> None:
    """Refuses new answers that break the procedure's rules; the right ones may say anew how the parties are reached."""
    if not answers:
        return
    plan = plan_of_dossier(dossier)
    asked = {question.id for page in plan.pages for question in page.questions}
    faults = {fault.place: fault.say for fault in plan.faults if fault.asked_in in answers}
    faults |= {id: _("Cơ quan không yêu cầu bổ sung phần này.") for id in answers if id not in asked}
    if faults:
        raise Incomplete(
            _("Câu trả lời bổ sung chưa đúng."), _("Hãy xem lại các mục được đánh dấu rồi gửi lại."), faults
        )
    dossier.plan = with_contacts(dossier.plan, definition_of(dossier), plan)


def _too_late(dossier: Dossier, _actor: Actor, at: datetime) -> OutOfTurn | None:
    """Why it comes too late: the time has passed, and the job that stops the dossier has not come yet."""
    request = dossier.supplement_requests.filter(answer__isnull=True).last()
    until = supplement_until(dossier, request) if request else None
    if until is None or at <= until:
        return None
    return OutOfTurn(
        _("Thời gian bổ sung đã hết lúc %(until)s, hồ sơ dừng giải quyết.") % {"until": moment(until)},
        _("Bạn nộp hồ sơ mới với phần đã chuẩn bị."),
    )


def _details(happening: Happening) -> str:
    due = happening.facts.get("due")
    return _("Hẹn trả %(due)s") % {"due": moment(due)} if due else ""


SUPPLEMENT = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.supplemented",
                title=gettext_lazy("Người yêu cầu đã bổ sung"),
                details=_details,
                to_applicant=gettext_lazy("Bạn đã gửi phần bổ sung"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_SUPPLEMENT,
        states=frozenset({State.SUPPLEMENT}),
        after=frozenset({State.FILED, State.PROCESSING}),
        on_desk=False,
        conditions=(Judged(_too_late),),
        message=Message(
            "supplemented",
            gettext_noop("Đã nhận phần bổ sung của hồ sơ {code}"),
            gettext_noop("{unit} đã nhận phần bổ sung của hồ sơ “{procedure}” và sẽ kiểm tra tiếp."),
        ),
        write=_supplement,
        row=Supplement,
    )
)
