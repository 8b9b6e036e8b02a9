"""The applicant puts right an own answer before the dossier is accepted."""

from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import ActForm, Field
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.correcting import NEW, QUESTION, Given, correct, options
from duoc.dossiers.models import AnswerCorrection, Dossier
from duoc.dossiers.rules import APPLICANT
from duoc.notices.actions import Message
from duoc.people.powers import Power

State = Dossier.State


def _correct(doing: Doing[Given]) -> Outcome[AnswerCorrection]:
    return correct(doing)


CORRECT_OWN_ANSWER = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.own_answer_corrected",
                title=gettext_lazy("Người yêu cầu sửa câu trả lời"),
                to_applicant=gettext_lazy("Bạn đã sửa một câu trả lời"),
            )
        ),
        power=Power.DOSSIER_SUPPLEMENT,
        states=frozenset({State.FILED}),
        on_desk=False,
        conditions=(
            Condition(
                lambda dossier: dossier.accepted_at is None,
                gettext_lazy("Hồ sơ đã được tiếp nhận nên bạn không tự sửa câu trả lời được nữa."),
                gettext_lazy("Hãy báo cơ quan đang giải quyết điều sai; cơ quan sửa theo giấy tờ của bạn."),
            ),
        ),
        form=ActForm(
            by=APPLICANT,
            title=gettext_lazy("Sửa câu trả lời sai"),
            lead=gettext_lazy("Hồ sơ chưa được tiếp nhận nên bạn tự sửa được. Câu cũ vẫn được lưu."),
            fields=(
                QUESTION,
                NEW,
                Field("reason", gettext_lazy("Vì sao sai?"), "long_text"),
            ),
            given=lambda values: Given(**values),
            options_of=options,
            button=gettext_lazy("Sửa câu trả lời"),
            done=gettext_lazy("Đã sửa câu trả lời; thời hạn, phí và giấy tờ được xét lại theo câu trả lời mới."),
        ),
        message=Message(
            "own_answer_corrected",
            gettext_noop("Bạn đã sửa một câu trả lời trong hồ sơ {code}"),
            gettext_noop(
                "Hồ sơ “{procedure}”: {what} đã sửa từ “{old}” thành “{new}”. "
                "Giấy tờ đã phát hành vẫn giữ như lúc gửi; hãy mở hồ sơ để xem lý do và điều thay đổi."
            ),
        ),
        write=_correct,
        row=AnswerCorrection,
    )
)
