"""The applicant has died: an official says whether the dossier goes on, for instance for the heirs, or is stopped."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.ending import end
from duoc.dossiers.acts.events import Event
from duoc.dossiers.deaths import OPEN
from duoc.dossiers.models import AfterDeath, Dossier
from duoc.people.powers import Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    goes_on: bool
    reason: str


def _shown(dossier: Dossier) -> Shown:
    return [(gettext_lazy("Việc khai tử"), dossier.after_death.entry)] if dossier.applicant_died else []


def _decide(doing: Doing[Given]) -> Outcome[AfterDeath]:
    dossier, given = doing.dossier, doing.given
    dossier.applicant_died = False
    row = AfterDeath.objects.get(dossier=dossier)
    row.decided_at, row.decided_by_id, row.decided_post_id = doing.at, doing.actor.person, doing.actor.post
    row.goes_on, row.reason = given.goes_on, given.reason
    row.save()
    return Outcome(
        row,
        {"goes_on": given.goes_on},
        hidden={"reason": given.reason},
        state=dossier.state if given.goes_on else State.STOPPED,
        move=None if given.goes_on else end,
    )


DECIDE_AFTER_DEATH = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.decided_after_death",
                title=gettext_lazy("Quyết định sau khi người yêu cầu chết"),
                details=lambda it: _("Giải quyết tiếp") if it.facts["goes_on"] else _("Dừng giải quyết"),
                to_applicant=lambda it: (
                    _("Hồ sơ được giải quyết tiếp") if it.facts["goes_on"] else _("Hồ sơ dừng giải quyết")
                ),
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=OPEN,
        after=OPEN | {State.STOPPED},
        on_desk=False,
        conditions=(
            Condition(
                lambda dossier: dossier.applicant_died,
                gettext_lazy("Hồ sơ này không chờ quyết định nào về việc người yêu cầu chết."),
                gettext_lazy("Hãy tải lại trang."),
            ),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Quyết định sau khi người yêu cầu chết"),
            lead=gettext_lazy(
                "Người yêu cầu đã được đăng ký khai tử sau khi nộp. Giải quyết tiếp khi việc còn ý nghĩa với người "
                "thừa kế hoặc thân nhân; dừng thì khoản chưa nộp không còn phải nộp."
            ),
            fields=(
                Field(
                    "goes_on",
                    gettext_lazy("Hồ sơ này thế nào?"),
                    "choice",
                    options={"yes": gettext_lazy("Giải quyết tiếp"), "no": gettext_lazy("Dừng giải quyết")},
                ),
                Field("reason", gettext_lazy("Vì sao, và ai nhận kết quả"), "long_text"),
            ),
            given=lambda values: Given(values["goes_on"] == "yes", str(values["reason"])),
            shown=_shown,
            button=gettext_lazy("Quyết định"),
            done=gettext_lazy("Đã ghi quyết định."),
        ),
        write=_decide,
        row=AfterDeath,
    )
)
