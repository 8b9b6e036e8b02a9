"""Why a dossier was late: an official of the body that handles it says so, from the list of causes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import apologising, late_causes
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.lateness import whose_words
from duoc.dossiers.models import Dossier, Lateness, LatenessCause
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.worktime.calculations import moment
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    late: str
    cause: str
    say: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the cause.

    Raises:
        Incomplete: words that say nothing.
    """
    if fault := late_causes.say_fault(str(values["say"])):
        raise Incomplete(_("Chưa ghi được nguyên nhân."), _("Hãy bổ sung các mục được đánh dấu."), {"say": fault})
    return Given(str(values["late"]), str(values["cause"]), str(values["say"]))


def _nothing_to_explain(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    if late_causes.unexplained(dossier):
        return None
    return OutOfTurn(
        _("Hồ sơ không có lần quá hạn nào chờ ghi nguyên nhân."),
        _("Nguyên nhân đã ghi thì giữ nguyên. Hãy tải lại trang."),
    )


def _explain(doing: Doing[Given]) -> Outcome[LatenessCause]:
    """Raises Changed: the broken promise that was read has its cause already."""
    given = doing.given
    late = next((one for one in late_causes.unexplained(doing.dossier) if str(one.pk) == given.late), None)
    if late is None:
        raise late_causes.another_one()
    row = late_causes.keep(late, given.cause, given.say, doing.actor, doing.at)
    return Outcome(row, late_causes.facts(row), hidden={"say": row.say})


def _details(happening: Happening) -> str:
    name = apologising.cause_names().get(happening.facts["cause"], happening.facts["cause"])
    return f"{name}; {whose_words(happening.facts['whose'])}"


def _choices(dossier: Dossier, at: datetime) -> Mapping[str, Mapping[str, str]]:
    """Each broken promise without a cause, so that nobody explains another one than was read; the causes of the day."""
    return {
        "late": {str(late.pk): _words(late) for late in late_causes.unexplained(dossier)},
        "cause": apologising.causes_at(at),
    }


def _words(late: Lateness) -> str:
    facts = {"due": moment(late.due_at), "unit": late.unit.name, "whose": whose_words(late.whose)}
    return _("Đã hẹn %(due)s; lúc đó hồ sơ ở %(unit)s, %(whose)s") % facts


def _oldest(dossier: Dossier) -> Mapping[str, str]:
    late = next(iter(late_causes.unexplained(dossier)), None)
    return {"late": str(late.pk)} if late else {}


EXPLAIN_LATENESS = declare(
    Act(
        event=events.declare(
            Event(
                late_causes.EVENT,
                title=gettext_lazy("Ghi nguyên nhân trễ"),
                details=_details,
                to_applicant=gettext_lazy("%(unit)s ghi nguyên nhân trễ"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset(State) - {State.FILED},
        on_desk=False,
        conditions=(Judged(_nothing_to_explain),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ghi nguyên nhân trễ"),
            lead=gettext_lazy("Việc quá hạn đã ghi và không xóa được. Người yêu cầu thấy nguyên nhân trong danh mục."),
            fields=(
                Field("late", gettext_lazy("Lần quá hạn"), "choice"),
                Field("cause", gettext_lazy("Vì sao trễ?"), "choice"),
                Field("say", gettext_lazy("Ghi rõ"), "long_text"),
            ),
            given=_given,
            initial=_oldest,
            options_of=_choices,
            button=gettext_lazy("Ghi nguyên nhân"),
            done=gettext_lazy("Đã ghi nguyên nhân trễ."),
        ),
        write=_explain,
        row=LatenessCause,
    )
)
