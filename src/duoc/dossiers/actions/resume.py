"""A suspended dossier goes on: an official says so, or what was awaited has come and the definition says so."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.clocks import promising
from duoc.dossiers.models import Dossier, Promise, Suspension
from duoc.dossiers.readiness import opinion_awaited
from duoc.dossiers.suspending import lasting, resumes_by_itself
from duoc.ground.worktime.calculations import moment
from duoc.notices.actions import Message
from duoc.people.powers import Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    came: str


def _resume(doing: Doing[Given]) -> Outcome[Suspension]:
    dossier, at, actor = doing.dossier, doing.at, doing.actor
    row = dossier.suspensions.get(resumed_at__isnull=True)  # the state says that one lasts
    row.resumed_at, row.came = at, doing.given.came
    row.resumed_by_id, row.resumed_post_id = actor.person_id, actor.post_id
    row.save(update_fields=["resumed_at", "came", "resumed_by", "resumed_post"])
    facts = promising.counted_again(dossier, Promise.Cause.RESUMED, at)
    return Outcome(row, {**facts, **({} if actor.person_id else {"by_itself": True})}, hidden={"came": row.came})


def resume_by_itself(*, dossier_id: uuid.UUID | str, at: datetime) -> None:
    """The last body that was asked has answered: the dossier goes on where its definition says so. Does nothing when
    it is not suspended, or an answer is still awaited."""
    RESUME_BY_ITSELF.perform(dossier_id, Given(""), at=at)


def _opinions_came(dossier: Dossier, at: datetime) -> bool:
    return resumes_by_itself(dossier) and opinion_awaited(dossier, at) is None


def _details(happening: Happening) -> str:
    due = happening.facts.get("due")
    words = [_("Cơ quan được hỏi đã trả lời") if happening.facts.get("by_itself") else ""]
    words.append(_("Hẹn trả %(due)s") % {"due": moment(due)} if due else "")
    return ". ".join(word for word in words if word)


def _shown(dossier: Dossier) -> Shown:
    row = lasting(dossier)
    return [(gettext_lazy("Đang chờ"), row.awaits)] if row else []


EVENT = events.declare(
    Event(
        "dossier.resumed",
        title=gettext_lazy("Tiếp tục giải quyết"),
        details=_details,
        to_applicant=gettext_lazy("%(unit)s tiếp tục giải quyết hồ sơ"),
        applicant_details=_details,
    )
)
MESSAGE = Message(
    "resumed",
    gettext_noop("Hồ sơ {code} được tiếp tục giải quyết"),
    gettext_noop("{unit} tiếp tục giải quyết hồ sơ “{procedure}”. Hẹn trả kết quả: {due}."),
)


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values["came"]))


RESUME = declare(
    Act(
        event=EVENT,
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.SUSPENDED}),
        after=frozenset({State.PROCESSING}),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Tiếp tục giải quyết"),
            lead=gettext_lazy("Ngày hẹn được tính lại ngay."),
            fields=(Field("came", gettext_lazy("Điều đang chờ đã có chưa, là gì?"), "long_text"),),
            given=_given,
            shown=_shown,
            button=gettext_lazy("Tiếp tục"),
            done=gettext_lazy("Hồ sơ được tiếp tục giải quyết."),
        ),
        message=MESSAGE,
        write=_resume,
        row=Suspension,
    )
)
RESUME_BY_ITSELF = SystemAct(
    event=EVENT,
    states=RESUME.states,
    after=RESUME.after,
    message=MESSAGE,
    waits=_opinions_came,
    write=_resume,
)
