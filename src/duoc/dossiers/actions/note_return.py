"""A clerk notes how the applicant wants the result on paper: they stand at the counter, or wrote so."""

from django.utils.translation import gettext_lazy

from duoc.dossiers import return_choices
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import ReturnChoice
from duoc.dossiers.return_choices import Given
from duoc.people.powers import Power


def _note(doing: Doing[Given]) -> Outcome[ReturnChoice]:
    return return_choices.write(doing)


NOTE_RETURN = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.return_noted",
                title=gettext_lazy("Ghi cách người yêu cầu nhận kết quả"),
                details=return_choices.details,
                to_applicant=gettext_lazy("%(unit)s ghi cách bạn nhận kết quả bản giấy"),
                applicant_details=return_choices.details,
            )
        ),
        power=Power.DOSSIER_RETURN,
        states=return_choices.STATES,
        on_desk=False,
        conditions=return_choices.CONDITIONS,
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ghi cách nhận kết quả bản giấy"),
            lead=gettext_lazy("Ghi theo lời người yêu cầu ở quầy, trong thư hoặc qua điện thoại."),
            fields=return_choices.FIELDS,
            given=return_choices.given,
            initial=return_choices.initial,
            shown=return_choices.who_pays,
            in_doubt=return_choices.postage_doubt,
            button=gettext_lazy("Lưu cách nhận"),
            done=gettext_lazy("Đã lưu cách nhận kết quả."),
        ),
        write=_note,
        row=ReturnChoice,
    )
)
