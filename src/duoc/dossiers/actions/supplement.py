"""The applicant answers a request for supplements."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.actions.give_part import GIVE_PART, IN_TIME
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.news import News
from duoc.dossiers.clocks import promising
from duoc.dossiers.expiring import expired
from duoc.dossiers.models import Dossier, Supplement, SupplementPart
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.dossiers.supplement_requests import served_by
from duoc.dossiers.supplementing import Given, Upload, complete, lacking, names, take_in, waiting_request
from duoc.ground.letters.calculations import mended
from duoc.ground.worktime.calculations import moment
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


def supplement(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    uploads: Sequence[Upload],
    answers: Mapping[str, Any],
    key: str,
    at: datetime,
    say: str = "",
    missing: Mapping[str, str] | None = None,
    turn: int = 0,
) -> Supplement | SupplementPart:
    """Adds what was asked for. Once all of it is there the dossier goes back to the desk that asked, and the clock
    restarts from zero where the procedure says so and the dossier had been accepted; before, what came is kept.

    Args:
        say: a word of explanation; it answers what is asked in words, and stands in for no paper.
        missing: papers that the applicant does not have, by code, each with the reason; the desk decides on it.
        turn: of the request that the sender was shown, 0 where they do not say.

    Returns:
        The answer; a part of it where something still lacks.

    Raises:
        Forbidden: not the applicant's own.
        Incomplete: nothing added, something that was not asked for, or a wrong answer; `faults` says which.
        OutOfTurn: nothing was asked, it is answered already, or its time is over.
        duoc.ground.files.checks.FileRefused, duoc.ground.files.disk.NoRoom: a file cannot be kept.
    """
    claims = {code: mended(reason, lines=True) for code, reason in (missing or {}).items()}
    given = Given(uploads, answers, mended(say, lines=True), claims, turn)
    if not given.uploads and not given.answers and not given.say and not given.missing:
        raise Incomplete(_("Bạn chưa bổ sung gì."), _("Hãy thêm tệp, sửa câu trả lời hoặc ghi lời giải thích rồi gửi."))
    act: Act[Given, Any] = GIVE_PART if _in_part(dossier_id, given, actor, key) else SUPPLEMENT
    try:
        done: Supplement | SupplementPart = act.perform(dossier_id, given, actor=actor, key=key, at=at)
    except OutOfTurn as refusal:
        raise (expired(dossier_id) or refusal) from refusal
    return done


def _in_part(dossier_id: uuid.UUID | str, given: Given, actor: Actor, key: str) -> bool:
    """Whether something still lacks with it. The acts ask again with the dossier in hand."""
    served = served_by(actor.key, key, GIVE_PART.name, SUPPLEMENT.name)
    if served:
        return served == GIVE_PART.name
    dossier = Dossier.objects.filter(pk=dossier_id).first()
    request = waiting_request(dossier) if dossier is not None else None
    return request is not None and bool(lacking(request, given))


def _supplement(doing: Doing[Given]) -> Outcome[Supplement]:
    dossier, given = doing.dossier, doing.given
    request, answers = take_in(doing)
    missing = lacking(request, given)
    if missing:
        faults = {item["code"]: _("Mục này còn thiếu.") for item in missing}
        raise Incomplete(
            _("Còn thiếu: %(what)s.") % {"what": names(missing)}, _("Hãy mở lại trang rồi gửi đủ."), faults
        )
    answer, state, move = complete(
        request, dossier, by=doing.actor.person, at=doing.at, done_at=doing.at, answers=answers, say=given.say
    )
    return Outcome(
        answer,
        {"turn": request.turn, "files": len(given.uploads), **promising.facts(dossier)},
        hidden={"answers": answers},
        state=state,
        move=move,
    )


def _details(happening: Happening) -> str:
    due = happening.facts.get("due")
    return _("Hẹn trả %(due)s") % {"due": moment(due)} if due else ""


ANSWERED = Message(
    "desk_supplemented",
    gettext_noop("Hồ sơ {code} đã được bổ sung"),
    gettext_noop("Người yêu cầu đã gửi phần mà bạn yêu cầu bổ sung cho hồ sơ “{procedure}”."),
)
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
        conditions=(IN_TIME,),
        message=Message(
            "supplemented",
            gettext_noop("Đã nhận phần bổ sung của hồ sơ {code}"),
            gettext_noop("{unit} đã nhận phần bổ sung của hồ sơ “{procedure}” và sẽ kiểm tra tiếp."),
        ),
        news=lambda row: News(ANSWERED, row.request.by_id, row.request.post_id),
        write=_supplement,
        row=Supplement,
    )
)
