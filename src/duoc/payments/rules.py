"""What may be done with a charge when, and how money is summed and written. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal

KINDS = ("fee", "charge")  # phí | lệ phí


class PaymentRefused(Refusal):
    """The act is not possible as the charge stands."""


class CallbackRefused(Refusal):
    """A gateway's message is not believed: wrong signature, unknown reference or another amount."""


def clean_lines(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The lines of a charge as they are kept.

    Args:
        lines: each with `label`, `amount` (whole VND, None while unknown), `kind` (fee | charge), `article`,
            `to_verify` (why it is not confirmed, "" when it is).

    Raises:
        ValueError: a line without label, of unknown kind, or with an amount that is no whole number from 0 on.
    """
    return [_line(line) for line in lines]


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    amount, kind, label = line.get("amount"), line.get("kind", "fee"), str(line.get("label") or "")
    if not label or kind not in KINDS:
        raise ValueError(f"charge line without label or of unknown kind: {label!r} {kind!r}")
    if amount is not None and (not isinstance(amount, int) or isinstance(amount, bool) or amount < 0):
        raise ValueError(f"charge line {label!r}: amount must be whole VND from 0 on, got {amount!r}")
    doubt = str(line.get("to_verify") or "") or (_("Chưa có mức thu.") if amount is None else "")
    return {
        "label": label,
        "amount": amount,
        "kind": kind,
        "article": str(line.get("article") or ""),
        "to_verify": doubt,
    }


def total(lines: Sequence[Mapping[str, Any]]) -> int:
    """Sum of the known amounts in VND; a line whose amount is unknown asks for nothing yet."""
    return sum(int(line["amount"] or 0) for line in lines)


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


def must_be_paid(state: str) -> None:
    """Only what was paid can be paid back.

    Raises:
        PaymentRefused: nothing was paid, or it was paid back before.
    """
    if state == "refunded":
        raise PaymentRefused(_("Khoản này đã được hoàn trước đó."), _("Hãy mở lại trang để xem lần hoàn đã ghi nhận."))
    if state != "paid":
        raise PaymentRefused(_("Khoản này chưa được nộp nên không có gì để hoàn."), "")


def must_say(value: str, what: str) -> str:
    """The text, stripped.

    Raises:
        PaymentRefused: it is empty.
    """
    text = " ".join(value.split())
    if not text:
        raise PaymentRefused(
            _("Chưa ghi {what}.").format(what=what), _("Hãy ghi {what} rồi làm lại.").format(what=what)
        )
    return text


def vnd(amount: int) -> str:
    """An amount as people write it: 8.000."""
    return f"{amount:,}".replace(",", ".")
