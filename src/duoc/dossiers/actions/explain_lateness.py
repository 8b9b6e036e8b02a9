"""Why a dossier was late: an official of the body that handles it says so, from the list of causes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import apologising
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.happened import perhaps
from duoc.dossiers.lateness import whose_words
from duoc.dossiers.models import Dossier, Lateness, LatenessCause
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import says_too_little
from duoc.ground.worktime.calculations import local, moment
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    cause: str
    say: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the cause.

    Raises:
        Incomplete: words that say nothing.
    """
    if says_too_little(str(values["say"])):
        faults = {"say": _("Hãy ghi rõ vì sao trễ (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa ghi được nguyên nhân."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(str(values["cause"]), str(values["say"]))


def unexplained(dossier: Dossier) -> Lateness | None:
    """The oldest lateness of a dossier whose cause nobody has told."""
    return dossier.latenesses.filter(cause__isnull=True).first() if perhaps(dossier, "was_late") else None


def _nothing_to_explain(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    if unexplained(dossier) is not None:
        return None
    return OutOfTurn(
        _("Hồ sơ không có lần quá hạn nào chờ ghi nguyên nhân."),
        _("Nguyên nhân đã ghi thì giữ nguyên. Hãy tải lại trang."),
    )


def _explain(doing: Doing[Given]) -> Outcome[LatenessCause]:
    late = doing.dossier.latenesses.filter(cause__isnull=True)[0]
    row = LatenessCause.objects.create(
        dossier=doing.dossier,
        lateness=late,
        cause=doing.given.cause,
        whose=apologising.whose_cause(doing.given.cause),
        say=doing.given.say,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    facts = {"due": local(late.due_at).isoformat(), "cause": row.cause, "whose": row.whose}
    return Outcome(row, facts, hidden={"say": row.say})


def _details(happening: Happening) -> str:
    name = apologising.cause_names().get(happening.facts["cause"], happening.facts["cause"])
    return f"{name}; {whose_words(happening.facts['whose'])}"


def _shown(dossier: Dossier) -> Shown:
    late = unexplained(dossier)
    if late is None:
        return ()
    return [
        (gettext_lazy("Đã hẹn"), moment(late.due_at)),
        (gettext_lazy("Lúc đó hồ sơ ở"), late.unit.name),
        (gettext_lazy("Theo chỗ hồ sơ nằm"), whose_words(late.whose)),
    ]


EXPLAIN_LATENESS = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.lateness_explained",
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
                Field("cause", gettext_lazy("Vì sao trễ?"), "choice", vocabulary=apologising.cause_names),
                Field("say", gettext_lazy("Ghi rõ"), "long_text"),
            ),
            given=_given,
            shown=_shown,
            button=gettext_lazy("Ghi nguyên nhân"),
            done=gettext_lazy("Đã ghi nguyên nhân trễ."),
        ),
        write=_explain,
        row=LatenessCause,
    )
)
