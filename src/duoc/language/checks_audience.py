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
    if not definition.code[0].isdigit() and not definition.internal and not definition.to_verify:
        yield Finding(
            "contradiction",
            ("procedure",),
            _("Mã bắt đầu bằng chữ là mã của tỉnh, mà không ghi vì sao chưa có mã quốc gia."),
            _("Người dân và Cổng Dịch vụ công quốc gia chỉ biết mã quốc gia; mã của tỉnh là tạm thời."),
            _("Ghi mã quốc gia; hoặc ghi ở to_verify đã tìm ở đâu mà chưa có trang quốc gia."),
        )
    spare = [channel for channel in definition.raw.get("channels", ()) if channel != "online"]
    if definition.internal and definition.filed_online and spare:
        yield Finding(
            "effect",
            ("channels",),
            _("Thủ tục nội bộ có cách nộp không ai dùng được: %(names)s.") % {"names": ", ".join(spare)},
            _("Cơ quan nộp từ bàn làm việc, không ra quầy hay gửi bưu chính."),
            _("Ghi channels: [online]."),
        )
    if definition.internal and not definition.filed_online:
        yield Finding(
            "online",
            ("online",),
            _("Thủ tục nội bộ nộp từ bàn làm việc, nên phải nộp trực tuyến được."),
            _("Không cơ quan nào nộp được thủ tục này."),
            _("Ghi online: {mode: full} và channels: [online]."),
        )
