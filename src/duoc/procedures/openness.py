"""What may keep a procedure from being filed here, and how that is said. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PORTAL = "https://dichvucong.gov.vn"

# Gate → why a procedure that does not pass it is closed, for those who look for it and for the province. The order is
# that of checking: the first reason is the one that people are told.
GATES: Mapping[str, object] = MappingProxyType(
    {
        "gone": gettext_lazy("Cổng Dịch vụ công quốc gia không còn thủ tục này."),
        "body": gettext_lazy("Thủ tục này không do tỉnh hay xã, phường của tỉnh giải quyết."),
        "request": gettext_lazy("Đây không phải là yêu cầu mà người dân hay tổ chức nộp tại đây."),
        "whole": gettext_lazy("Nội dung trên trang quốc gia chưa đầy đủ."),
        "papers": gettext_lazy("Chưa rõ những giấy tờ nào phải nộp."),
        "form": gettext_lazy("Chưa có mẫu đơn, tờ khai của thủ tục này."),
        "term": gettext_lazy("Chưa biết thời hạn giải quyết."),
    }
)
NOT_OPENED = gettext_lazy("Tỉnh chưa mở thủ tục này để nộp tại đây.")


@dataclass(frozen=True)
class Openness:
    """Whether a procedure may be filed here.

    Attributes:
        ways: "online", "counter"; () when it is not open.
        reasons: gates that it did not pass, in the order of `GATES`.
        filed_at: the body that receives it instead, in words; "" when that is not known.
        url: where the national portal takes it.
    """

    ways: Sequence[str] = ()
    reasons: Sequence[str] = ()
    filed_at: str = ""
    url: str = PORTAL

    @property
    def online(self) -> bool:
        return "online" in self.ways

    @property
    def because(self) -> str:
        """Why it is not open, in one sentence; "" when it can be filed online."""
        if self.online:
            return ""
        return str(next((GATES[reason] for reason in GATES if reason in self.reasons), NOT_OPENED))

    @property
    def where(self) -> str:
        """Where it is filed, in one sentence; "" when it can be filed online here."""
        if self.online:
            return ""
        if self.ways:
            return _("Hãy nộp trực tiếp tại quầy của cơ quan giải quyết.")
        if self.filed_at:
            return _("Hãy nộp tại %(body)s, hoặc trên Cổng Dịch vụ công quốc gia.") % {"body": self.filed_at}
        return _("Hãy hỏi Trung tâm Phục vụ hành chính công, hoặc nộp trên Cổng Dịch vụ công quốc gia.")

    @property
    def instead(self) -> str:
        """`where`, with the address of the national portal where it is the place."""
        return self.where if self.ways else f"{self.where} {self.url}"
