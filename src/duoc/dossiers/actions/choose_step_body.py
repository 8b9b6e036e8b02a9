"""Somebody says which successor of a body that was split does a step of the procedure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.consulting import facts_of, give_to, undecided_step
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.events import Event, Words
from duoc.dossiers.asked_bodies import step_of
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.seated import nobody_there
from duoc.ground.worktime.calculations import local
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.people.powers import Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    body: str


def _bodies(asked: Consultation | None, at: datetime) -> dict[str, Organisation]:
    rows = people.choosable([asked.unit_id], local(at).date()) if asked and asked.unit_id else ()
    return {body.code: body for body in rows}


def _options(dossier: Dossier, at: datetime) -> Mapping[str, Mapping[str, Words]]:
    return {"body": {code: body.name for code, body in _bodies(undecided_step(dossier), at).items()}}


def _choose(doing: Doing[Given]) -> Outcome[Consultation]:
    """The body chosen is asked, until a time counted from now.

    Raises:
        Incomplete: none of the successors, or one in which nobody does such a step: it would lie there unseen.
    """
    asked = undecided_step(doing.dossier)
    body = _bodies(asked, doing.at).get(doing.given.body)
    say = _("Hãy chọn một trong các cơ quan kế thừa.")
    if asked is not None and body is not None:
        step = step_of(asked)
        say = nobody_there(body, step.post, doing.at) if step else ""
    if asked is None or body is None or say:
        raise Incomplete(_("Chưa xác định được cơ quan làm bước này."), say, {"body": say})
    give_to(asked, body, doing.at)
    return Outcome(asked, facts_of(asked))


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values["body"]))


CHOOSE_STEP_BODY = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.step_body_chosen",
                title=gettext_lazy("Xác định cơ quan làm một bước của thủ tục"),
                details=lambda it: it.facts["name"],
                to_applicant=lambda it: _("%(body)s làm tiếp một bước của hồ sơ") % {"body": it.facts["name"]},
            )
        ),
        power=Power.DOSSIER_CHOOSE_BODY,
        states=frozenset({State.SUPPLEMENT, State.PROCESSING}),
        on_desk=False,
        conditions=(
            Condition(
                lambda dossier: undecided_step(dossier) is not None,
                gettext_lazy("Không có bước nào chờ xác định cơ quan."),
                gettext_lazy("Hãy tải lại trang để xem hồ sơ đang ở đâu."),
            ),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Xác định cơ quan làm bước này"),
            lead=gettext_lazy(
                "Cơ quan làm một bước của thủ tục đã được chia, tách; phương án không nói cơ quan nào làm tiếp. Cơ "
                "quan được chọn trả lời trong thời hạn của bước, tính từ lúc chọn; ngày hẹn trả của hồ sơ không đổi."
            ),
            fields=(Field("body", gettext_lazy("Cơ quan nào làm bước này?"), "choice"),),
            options_of=_options,
            given=_given,
            button=gettext_lazy("Chuyển bước này"),
            done=gettext_lazy("Đã xác định cơ quan làm bước này; cơ quan đó đã được hỏi."),
        ),
        write=_choose,
        row=Consultation,
    )
)
