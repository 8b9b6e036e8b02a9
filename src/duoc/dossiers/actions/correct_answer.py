"""The desk puts right an answer that was found wrong, on proof; the applicant is told."""

from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.correcting import NEW, QUESTION, Given, correct, options
from duoc.dossiers.models import AnswerCorrection, Dossier
from duoc.dossiers.withdrawals import UNSIGNED
from duoc.notices.actions import Message
from duoc.people.powers import Power

State = Dossier.State


def _correct(doing: Doing[Given]) -> Outcome[AnswerCorrection]:
    return correct(doing)


CORRECT_ANSWER = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.answer_corrected",
                title=gettext_lazy("Sửa câu trả lời sai"),
                to_applicant=gettext_lazy("%(unit)s đã sửa một câu trả lời của bạn"),
            )
        ),
        power=Power.DOSSIER_REQUEST_SUPPLEMENT,
        states=frozenset({State.FILED, State.PROCESSING}),
        conditions=(UNSIGNED,),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Sửa câu trả lời sai"),
            lead=gettext_lazy(
                "Tin cho người yêu cầu ghi câu cũ, câu mới và lý do. Giấy tiếp nhận đã gửi vẫn giữ như lúc gửi."
            ),
            fields=(
                QUESTION,
                NEW,
                Field("reason", gettext_lazy("Vì sao sai?"), "long_text"),
                Field("proof", gettext_lazy("Căn cứ vào giấy tờ nào?"), "text"),
            ),
            given=lambda values: Given(**values),
            options_of=options,
            button=gettext_lazy("Sửa câu trả lời"),
            done=gettext_lazy("Đã sửa câu trả lời; thời hạn, phí và giấy tờ được xét lại theo câu trả lời mới."),
        ),
        message=Message(
            "answer_corrected",
            gettext_noop("Một câu trả lời trong hồ sơ {code} đã được sửa"),
            gettext_noop(
                "Hồ sơ “{procedure}”: {what} đã sửa từ “{old}” thành “{new}”. "
                "Giấy tờ đã phát hành vẫn giữ như lúc gửi; hãy mở hồ sơ để xem lý do và điều thay đổi."
            ),
        ),
        write=_correct,
        row=AnswerCorrection,
    )
)
