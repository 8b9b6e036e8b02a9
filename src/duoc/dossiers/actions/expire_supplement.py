"""Nobody answered a request for supplements in time: the dossier stops by the rule of its definition (form 05)."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.actions.lapse_supplement import LAPSE
from duoc.dossiers.acts import events
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.ending import end
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.clocks.foreseeing import supplement_stops_at
from duoc.dossiers.expiring import watch
from duoc.dossiers.models import Dossier, Stopping, SupplementRequest
from duoc.dossiers.papers.stop_notice import STOP_NOTICE
from duoc.dossiers.planning import definition_of
from duoc.dossiers.unanswered import REQUEST, is_open, is_over, silence_in_words
from duoc.ground.once.calculations import Nothing
from duoc.ground.worktime.calculations import ending
from duoc.law.queries import cited
from duoc.notices.actions import Message

State = Dossier.State


def expire_supplement(*, request_id: uuid.UUID | str, at: datetime) -> None:
    """The time to answer has passed: the dossier stops, or its refusal is drafted. Does nothing when it was answered,
    or the dossier has ended; where newer calendars give more time it is looked at again then."""
    done = EXPIRE.perform(request_id, Nothing(), at=at) or LAPSE.perform(request_id, Nothing(), at=at)
    if done is None:
        waiting = SupplementRequest.objects.filter(answer=None, lapse=None)
        request = waiting.select_related("dossier").filter(pk=request_id).first()
        if request is not None and request.dossier.ended_at is None:
            watch(request.dossier, request, at)


def remind_of_supplement(*, request_id: uuid.UUID | str, at: datetime) -> None:
    """Tells the applicant until when they can answer. Does nothing when they have, or it is too late."""
    REMIND.perform(request_id, Nothing(), at=at)


def _stops(request: SupplementRequest, at: datetime) -> bool:
    return is_over(request, at) and not definition_of(request.dossier).clock.refuses_silence


def _waits_still(request: SupplementRequest, at: datetime) -> bool:
    until = supplement_stops_at(request.dossier, request)
    return until is not None and at < until and is_open(request)


def _expire(doing: Doing[Nothing]) -> Outcome[Stopping]:
    dossier, request = doing.dossier, doing.subject
    until, article = supplement_stops_at(dossier, request), definition_of(dossier).clock.article
    row = Stopping.objects.create(
        dossier=dossier,
        at=doing.at,
        request=request,
        reason=silence_in_words(request, until),
        legal_basis=cited(article) or request.legal_basis or article,
    )
    return Outcome(row, {"turn": request.turn, "until": until.isoformat() if until else ""})


def _remind(doing: Doing[Nothing]) -> Outcome[SupplementRequest]:
    until = supplement_stops_at(doing.dossier, doing.subject)
    facts = {"turn": doing.subject.turn, "until": until.isoformat() if until else ""}
    return Outcome(doing.subject, facts, words={"until": ending(until)})


def _details(happening: Happening) -> str:
    return _("Hạn bổ sung đã hết (%(until)s)") % {"until": ending(happening.facts["until"])}


def _last_day(happening: Happening) -> str:
    return _("Bổ sung được đến %(until)s") % {"until": ending(happening.facts["until"])}


EXPIRE = SystemAct(
    event=events.declare(
        Event(
            "dossier.supplement_expired",
            title=gettext_lazy("Dừng giải quyết vì không được bổ sung"),
            details=_details,
            to_applicant=gettext_lazy("Hồ sơ dừng giải quyết vì không nhận được phần bổ sung"),
            applicant_details=_details,
            bad=True,
        )
    ),
    kind=REQUEST,
    states=frozenset({State.SUPPLEMENT}),
    after=frozenset({State.STOPPED}),
    move=end,
    waits=_stops,
    message=Message(
        "supplement_expired",
        gettext_noop("Hồ sơ {code} dừng giải quyết vì chưa được bổ sung"),
        gettext_noop(
            "{unit} chưa nhận được phần bổ sung của hồ sơ “{procedure}” trong thời hạn nên dừng giải quyết. Hãy mở "
            "hồ sơ để xem Thông báo dừng giải quyết; bạn có thể nộp hồ sơ mới bất cứ lúc nào."
        ),
    ),
    paper=STOP_NOTICE,
    write=_expire,
)
REMIND = SystemAct(
    event=events.declare(
        Event(
            "dossier.supplement_reminded",
            title=gettext_lazy("Nhắc người yêu cầu bổ sung"),
            details=_last_day,
            to_applicant=gettext_lazy("Nhắc bạn bổ sung hồ sơ"),
            applicant_details=_last_day,
        )
    ),
    kind=REQUEST,
    states=EXPIRE.states,
    waits=_waits_still,
    message=Message(
        "supplement_reminder",
        gettext_noop("Hồ sơ {code} chờ bạn bổ sung đến {until}"),
        gettext_noop(
            "Hồ sơ “{procedure}” đang chờ bạn bổ sung. Sau {until} mà chưa nhận được phần bổ sung thì {unit} không "
            "giải quyết tiếp hồ sơ."
        ),
    ),
    write=_remind,
)
