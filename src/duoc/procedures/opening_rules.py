"""What the province may open for filing here, what a person looks at first, and on which decision. Pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WALLS = ("gone", "elsewhere", "outside", "above")
"""Gates that no decision of the province opens: another level, another province or nobody decides the matter."""
TERM = "term"
"""The gate that keeps a procedure from being filed online; the counter enters term and article before it accepts."""
# Gate that a page did not pass → what a person says to have looked at before the procedure is opened all the same.
TO_LOOK_AT: Mapping[str, object] = MappingProxyType(
    {
        "shared": gettext_lazy("Trường hợp được mở do cơ quan của tỉnh hoặc xã, phường giải quyết."),
        "body": gettext_lazy("Đã rõ cơ quan nào của tỉnh hoặc xã, phường giải quyết."),
        "request": gettext_lazy("Đây là yêu cầu mà người dân hoặc tổ chức nộp."),
        "whole": gettext_lazy("Nội dung đã đầy đủ."),
        "papers": gettext_lazy("Đã rõ giấy tờ nào bắt buộc."),
        "form": gettext_lazy("Đã có mẫu đơn, tờ khai, hoặc việc này không cần mẫu."),
        "plain": gettext_lazy("Giấy tờ và trình tự đã được đọc lại, chỉ còn một cách hiểu."),
    }
)
_NUMBER = re.compile(r"\b[0-9]{1,6}[a-z]?/(?:[12][0-9]{3}/)?[A-ZĐƯ]{2}[A-ZĐƯa-z0-9-]*")
_DAY = re.compile(r"\b([0-9]{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)([0-9]{1,2})(?:\s*[/.-]\s*|\s+năm\s+)([12][0-9]{3})\b")


def wall(failed: Sequence[str], ways: Sequence[str]) -> str:
    """The gate that keeps the procedure from being opened for these ways whatever is decided; "" for none.

    Args:
        failed: gates that it does not pass.
        ways: "online", "counter".
    """
    walls = (*WALLS, TERM) if "online" in ways else WALLS
    return next((gate for gate in walls if gate in failed), "")


def to_look_at(failed: Sequence[str]) -> tuple[str, ...]:
    """Gates, of those not passed, that a person has to have looked at before it is opened."""
    return tuple(gate for gate in TO_LOOK_AT if gate in failed)


def basis_fault(basis: str, today: date) -> str:
    """Why the words name no decision, with its number, symbol and day; "" when they do."""
    if not _NUMBER.search(basis):
        return _("Hãy ghi số, ký hiệu và ngày của quyết định, như: Quyết định số 125/QĐ-UBND ngày 05/11/2026.")
    written = _DAY.search(basis)
    if written is None:
        return _("Hãy ghi thêm ngày ký quyết định, như: ngày 05/11/2026.")
    day, month, year = (int(part) for part in written.groups())
    try:
        signed = date(year, month, day)
    except ValueError:
        return _("Không có ngày %(day)s. Hãy xem lại ngày ký quyết định.") % {"day": written[0]}
    if signed > today:
        return _("Quyết định ngày %(day)s chưa được ký: ngày này ở sau hôm nay.") % {"day": written[0]}
    return ""
