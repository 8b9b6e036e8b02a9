"""What the acts of a withdrawal ask: was the dossier accepted, is its result signed, does a request wait?"""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts.act_form import Shown
from duoc.dossiers.acts.doing import Condition, Judged
from duoc.dossiers.models import Dossier, Withdrawal
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor

ACCEPTED = Condition(
    lambda dossier: dossier.accepted_at is not None,
    gettext_lazy("Hồ sơ chưa được tiếp nhận."),
    gettext_lazy("Trước khi được tiếp nhận, hãy hủy hồ sơ; không cần ai đồng ý."),
)
UNSIGNED = Condition(
    lambda dossier: dossier.result_signed_at is None,
    gettext_lazy("Kết quả của hồ sơ đã được ký nên không rút hồ sơ được nữa."),
    gettext_lazy("Hãy chờ nhận kết quả. Nếu có điều chưa rõ, hãy liên hệ cơ quan đang giải quyết."),
)


def waiting(dossier: Dossier) -> Withdrawal | None:
    """The request to withdraw that waits for an answer, if any."""
    return dossier.withdrawals.select_related("by").filter(decided_at__isnull=True).first()


def waits(dossier: Dossier) -> bool:
    """Does a request to withdraw wait for an answer? Known without a query where the dossier was read to be shown."""
    known: bool | None = getattr(dossier, "withdrawal_waits", None)
    return waiting(dossier) is not None if known is None else known


WAITS = Condition(
    waits,
    gettext_lazy("Không có yêu cầu rút hồ sơ nào chờ trả lời."),
    gettext_lazy("Hãy tải lại trang."),
)


def reason_given(dossier: Dossier) -> Shown:
    """What the applicant says of it, for whoever answers."""
    withdrawal = waiting(dossier)
    return [(gettext_lazy("Lý do người yêu cầu ghi"), withdrawal.reason)] if withdrawal and withdrawal.reason else []


def _withdrawing(dossier: Dossier, _actor: Actor, _at: datetime) -> Refusal | None:
    """Who asks to take the request back is answered before anything more is asked of them."""
    if not waits(dossier):
        return None
    return OutOfTurn(_("Người yêu cầu đang xin rút hồ sơ này."), _("Hãy trả lời yêu cầu rút hồ sơ trước."))


NOT_WITHDRAWING = Judged(_withdrawing)
