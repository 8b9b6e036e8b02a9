"""What may be done with a charge when. Pure."""

from django.utils.translation import gettext as _

from duoc.ground.refusal import Invalid, NotNow


class PaymentRefused(NotNow):
    """The act is not possible as the charge stands."""


class Unsaid(Invalid):
    """A waiver says why, and by which article."""


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


def must_say(value: str, what: str) -> str:
    """The text, stripped.

    Raises:
        Unsaid: it is empty.
    """
    text = " ".join(value.split())
    if not text:
        raise Unsaid(_("Chưa ghi {what}.").format(what=what), _("Hãy ghi {what} rồi làm lại.").format(what=what))
    return text
