"""Nobody answered a request for supplements in time, and the procedure wants a refusal: it is drafted, and the dossier
goes back to the desk that asked. A person signs the refusal."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.clocks import promising
from duoc.dossiers.clocks.due_dates import on_its_day
from duoc.dossiers.clocks.foreseeing import supplement_stops_at, term_deadline
from duoc.dossiers.models import Dossier, Promise, SupplementLapse, SupplementRequest
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import Step
from duoc.dossiers.unanswered import REQUEST, is_over, silence_in_words
from duoc.ground.once.calculations import Nothing
from duoc.ground.worktime.calculations import ending
from duoc.law.queries import cited
from duoc.notices.actions import Message

State = Dossier.State


def _lapse(doing: Doing[Nothing]) -> Outcome[SupplementLapse]:
    dossier, request, at = doing.dossier, doing.subject, doing.at
    clock, until = definition_of(dossier).clock, supplement_stops_at(dossier, request) or at
    within = clock.refuse_within or clock.stop_after
    end = term_deadline(within, on_its_day(until) if clock.refuse_within else request.at, of=dossier)
    row = SupplementLapse.objects.create(
        dossier=dossier,
        request=request,
        at=at,
        until=until,
        refuse_by=end.due if clock.refuse_within else None,
        calendars_id=end.counted_by,
        reason=silence_in_words(request, until),
        legal_basis=cited(clock.article) or request.legal_basis,
    )
    dossier.duty_at = row.refuse_by
    facts = {"turn": request.turn, "until": until.isoformat()}
    facts |= {"refuse_by": row.refuse_by.isoformat()} if row.refuse_by else {}
    facts |= promising.counted_again(dossier, Promise.Cause.LAPSED, at)
    state = State.FILED if dossier.accepted_at is None else State.PROCESSING
    move = flow.to(Step(request.step, request.desk), received=dossier.accepted_at is None)
    return Outcome(row, facts, state=state, move=move, words={"until": ending(until)})


def _details(happening: Happening) -> str:
    facts = happening.facts
    words = _("Hạn bổ sung đã hết (%(until)s)") % {"until": ending(facts["until"])}
    if "refuse_by" not in facts:
        return words
    return _("%(words)s; cơ quan phải trả lời từ chối chậm nhất %(by)s") % {
        "words": words,
        "by": ending(facts["refuse_by"]),
    }


def _refuses(request: SupplementRequest, at: datetime) -> bool:
    return is_over(request, at) and definition_of(request.dossier).clock.refuses_silence


LAPSE = SystemAct(
    event=events.declare(
        Event(
            "dossier.supplement_lapsed",
            title=gettext_lazy("Hết hạn bổ sung: phải từ chối"),
            details=_details,
            to_applicant=gettext_lazy("Đã hết hạn bổ sung, hồ sơ sẽ bị từ chối"),
            applicant_details=_details,
            bad=True,
        )
    ),
    kind=REQUEST,
    states=frozenset({State.SUPPLEMENT}),
    after=frozenset({State.FILED, State.PROCESSING}),
    waits=_refuses,
    message=Message(
        "supplement_lapsed",
        gettext_noop("Hồ sơ {code} chưa được bổ sung trong thời hạn"),
        gettext_noop(
            "Đến {until} {unit} chưa nhận được phần bổ sung của hồ sơ “{procedure}”, nên theo quy định sẽ trả lời từ "
            "chối. Bạn có thể nộp hồ sơ mới bất cứ lúc nào."
        ),
    ),
    write=_lapse,
)
