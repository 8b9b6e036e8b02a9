"""Who may ask: internal procedures, which public bodies alone ask for."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import BODY, Definition
from duoc.language.faults import Finding


def check(definition: Definition) -> Iterator[Finding]:
    """Whether an internal procedure is that alone, and can be filed from a desk."""
    if BODY in definition.audience and not definition.internal:
        yield Finding(
            "contradiction",
            ("for",),
            _("Thủ tục vừa là nội bộ giữa các cơ quan (body), vừa mở cho người khác."),
            _("Thủ tục nội bộ không cho người dân thấy trong danh mục."),
            _("Chỉ ghi body, hoặc viết hai thủ tục."),
        )
    if not definition.code[0].isdigit() and not definition.internal:
        yield Finding(
            "contradiction",
            ("procedure",),
            _("Mã bắt đầu bằng chữ là mã của tỉnh, chỉ dùng cho thủ tục nội bộ."),
            _("Người dân và Cổng Dịch vụ công quốc gia chỉ biết mã quốc gia."),
            _("Ghi mã quốc gia, hoặc ghi for: [body]."),
        )
    if definition.internal and not definition.filed_online:
        yield Finding(
            "online",
            ("online",),
            _("Thủ tục nội bộ nộp từ bàn làm việc, nên phải nộp trực tuyến được."),
            _("Không cơ quan nào nộp được thủ tục này."),
            _("Ghi online: {mode: full} và channels: [online]."),
        )
