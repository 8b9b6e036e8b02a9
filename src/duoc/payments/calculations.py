"""How money is summed and written. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

# Kinds of a line in Vietnamese law: phí | lệ phí. This "charge" is not the model `Charge`, which sums lines of both.
KINDS = ("fee", "charge")


def clean_lines(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The lines of a charge as they are kept.

    Args:
        lines: each with `label`, `amount` (whole VND, None while unknown), `kind` (fee | charge), `article`,
            `to_verify` (why it is not confirmed, "" when it is), `refund` (whole | none, where the procedure says).

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
        **({"refund": line["refund"]} if line.get("refund") else {}),
    }


def back(lines: Sequence[Mapping[str, Any]]) -> tuple[int, str]:
    """How much of a paid charge may go back when its subject ends without a result, and by which rule.

    Returns:
        VND; "whole" where the procedure says so of all that is left, "none" where nothing goes back, "" where whoever
        decides has to name the legal basis.
    """
    open_lines = [line for line in lines if line.get("refund") != "none" and line.get("amount")]
    if not open_lines:
        return 0, "none"
    return total(open_lines), "whole" if all(line.get("refund") == "whole" for line in open_lines) else ""


def total(lines: Sequence[Mapping[str, Any]]) -> int:
    """Sum of the known amounts in VND; a line whose amount is unknown asks for nothing yet."""
    return sum(int(line["amount"] or 0) for line in lines)
