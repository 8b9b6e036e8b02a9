"""The applicant says how the result on paper comes to them: by public post, or they fetch it."""

from django.utils.translation import gettext_lazy

from duoc.dossiers import return_choices
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import ActForm
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import ReturnChoice
from duoc.dossiers.return_choices import Given
from duoc.dossiers.rules import APPLICANT
from duoc.people.powers import Power


def _choose(doing: Doing[Given]) -> Outcome[ReturnChoice]:
    return return_choices.write(doing)


CHOOSE_RETURN = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.return_chosen",
                title=gettext_lazy("Người yêu cầu chọn cách nhận kết quả"),
                details=return_choices.details,
                to_applicant=gettext_lazy("Bạn đã chọn cách nhận kết quả bản giấy"),
                applicant_details=return_choices.details,
            )
        ),
        power=Power.DOSSIER_CHOOSE_RETURN,
        states=return_choices.STATES,
        on_desk=False,
        conditions=return_choices.CONDITIONS,
        form=ActForm(
            by=APPLICANT,
            title=gettext_lazy("Chọn cách nhận kết quả bản giấy"),
            lead=gettext_lazy("Bản điện tử vẫn xem và tải về ở đây như bản giấy."),
            fields=return_choices.FIELDS,
            given=return_choices.given,
            initial=return_choices.initial,
            shown=return_choices.who_pays,
            in_doubt=return_choices.postage_doubt,
            button=gettext_lazy("Lưu cách nhận"),
            done=gettext_lazy("Đã lưu cách nhận kết quả."),
        ),
        write=_choose,
        row=ReturnChoice,
    )
)
