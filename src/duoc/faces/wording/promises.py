"""The promises of a dossier in words: the date that holds first, the older ones below, each with its proof."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.models import Promise
from duoc.dossiers.queries import term_words
from duoc.language.calculations import Definition


def described(promises: Sequence[Promise], definition: Definition) -> list[dict[str, Any]]:
    """Each promise, the newest first, as `design/parts` and pages show it: title, say, article, at, due, lines."""
    return [{"at": one.at, "due": one.due_at, "lines": one.proof, **_why(one, definition)} for one in promises]


def _why(one: Promise, definition: Definition) -> dict[str, str]:
    if one.cause == Promise.Cause.EXTENDED:
        extra = next((extra for extra in definition.extra_time if extra.id == one.extension.extra), None)
        title = _("Thêm %(term)s") % {"term": term_words(one.extension.add)}
        return {"title": title, "say": one.extension.reason, "law": extra.say if extra else ""}
    if one.cause == Promise.Cause.APOLOGISED:
        return {"title": _("Xin lỗi và hẹn lại (mẫu 04)"), "say": one.apology.draft.reason, "law": ""}
    if one.cause == Promise.Cause.SENT_ON:
        title = _("Tính lại sau khi chuyển đến cơ quan có thẩm quyền")
        return {"title": title, "say": one.transfer.reason, "law": one.transfer.legal_basis}
    if one.cause == Promise.Cause.RECOUNTED and one.recounting is not None:
        return {"title": _("Tính lại theo lịch làm việc mới"), "say": one.recounting.basis, "law": ""}
    titles = {
        Promise.Cause.SUPPLEMENTED: _("Tính lại sau khi bổ sung hồ sơ"),
        Promise.Cause.LAPSED: _("Tính lại sau khi hết hạn bổ sung"),
        Promise.Cause.PAID: _("Tính lại sau khi nộp tiền"),
        Promise.Cause.CHECKED: _("Tính lại sau khi xem bản dự thảo"),
        Promise.Cause.RESUMED: _("Tính lại sau khi tạm dừng"),
        Promise.Cause.RECOVERED: _("Tính lại sau khi hệ thống hoạt động lại"),
        Promise.Cause.ANSWERED: _("Tính lại sau khi cơ quan khác trả lời"),
        Promise.Cause.CORRECTED: _("Tính lại sau khi sửa câu trả lời sai"),
    }
    return {"title": titles.get(Promise.Cause(one.cause), _("Hẹn khi tiếp nhận")), "say": "", "law": ""}
