"""What may be done with a charge when. Pure."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from duoc.ground.refusal import Invalid, NotNow


class PaymentRefused(NotNow):
    """The act is not possible as the charge stands."""


class Unsaid(Invalid):
    """A waiver says why, and on which legal basis."""


class CallbackRefused(NotNow):
    """A gateway's message is not believed: wrong signature, unknown reference or another amount."""


def must_be_due(state: str) -> None:
    """Only what is still owed can be paid, taken or waived.

    Raises:
        PaymentRefused: says how the charge stands instead.
    """
    if state == "due":
        return
    says = {
        "paid": _("Khoản này đã được nộp."),
        "waived": _("Khoản này đã được miễn."),
        "refunded": _("Khoản này đã được hoàn."),
        "cancelled": _("Khoản này không phải nộp nữa."),
    }
    raise PaymentRefused(says[state], _("Không cần làm gì thêm. Hãy mở lại trang để xem trạng thái mới nhất."))


def must_say_why(reason: str, legal_basis: str, faults: Mapping[str, str]) -> tuple[str, str]:
    """Both texts, stripped.

    Args:
        faults: what is wrong with the basis, by its field.

    Raises:
        Unsaid: there is no reason, or the basis is wrong; `faults` names it.
    """
    texts = {"reason": " ".join(reason.split()), "legal_basis": " ".join(legal_basis.split())}
    if not texts["reason"]:
        faults = {"reason": _("Hãy ghi lý do miễn."), **faults}
    if faults:
        raise Unsaid(_("Chưa ghi nhận miễn được."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return texts["reason"], texts["legal_basis"]
