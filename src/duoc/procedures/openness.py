"""What may keep a procedure from being filed here, and how that is said. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PORTAL = "https://dichvucong.gov.vn"
DESK = "desk"
"""The way in which internal procedures are filed: a body asks from its own desk."""
INTERNAL = "internal"

# Gate → why a procedure that does not pass it is closed, for those who look for it and for the province. The order is
# that of checking: the first reason is the one that people are told. The first six are about who decides.
GATES: Mapping[str, object] = MappingProxyType(
    {
        INTERNAL: gettext_lazy("Đây là thủ tục nội bộ giữa các cơ quan nhà nước, không phải việc người dân nộp."),
        "gone": gettext_lazy("Cổng Dịch vụ công quốc gia không còn thủ tục này."),
        "elsewhere": gettext_lazy("Việc này chỉ có ở tỉnh khác."),
        "outside": gettext_lazy(
            "Thủ tục này không do Ủy ban nhân dân, sở, ban của tỉnh hay xã, phường của tỉnh giải quyết."
        ),
        "above": gettext_lazy("Thủ tục này do cơ quan trung ương quyết định."),
        "shared": gettext_lazy("Tùy trường hợp, cơ quan của tỉnh hoặc cơ quan trung ương giải quyết thủ tục này."),
        "body": gettext_lazy("Trang quốc gia không ghi rõ cơ quan nào giải quyết thủ tục này."),
        "request": gettext_lazy("Đây không phải là yêu cầu mà người dân hay tổ chức nộp tại đây."),
        "whole": gettext_lazy("Nội dung trên trang quốc gia chưa đầy đủ."),
        "papers": gettext_lazy("Chưa rõ những giấy tờ nào phải nộp."),
        "form": gettext_lazy("Chưa có mẫu đơn, tờ khai của thủ tục này."),
        "term": gettext_lazy("Chưa biết thời hạn giải quyết."),
        "plain": gettext_lazy("Giấy tờ hoặc trình tự trên trang quốc gia đọc được nhiều cách; chờ cán bộ xác nhận."),
    }
)
NOT_OPENED = gettext_lazy("Tỉnh chưa mở thủ tục này để nộp tại đây.")

_FILE_AT = gettext_lazy("Hãy nộp tại %(body)s, hoặc trên Cổng Dịch vụ công quốc gia.")
_ASK_FIRST = gettext_lazy("Hãy hỏi %(body)s trước khi nộp, hoặc nộp trên Cổng Dịch vụ công quốc gia.")
_RECEIVED_BY = gettext_lazy("%(body)s nhận hồ sơ; hoặc nộp trên Cổng Dịch vụ công quốc gia.")
_DONE_BY = gettext_lazy("%(body)s thực hiện việc này; hãy liên hệ cơ quan đó khi cần.")
_ASK = gettext_lazy("Hãy hỏi Trung tâm Phục vụ hành chính công, hoặc nộp trên Cổng Dịch vụ công quốc gia.")
_ON_PORTAL = gettext_lazy("Hãy xem nơi nộp trên Cổng Dịch vụ công quốc gia.")
_FROM_DESK = gettext_lazy("Cơ quan cần giải quyết nộp từ bàn làm việc của mình.")
_ASK_ONLY = gettext_lazy("Hãy hỏi Trung tâm Phục vụ hành chính công.")
# Gate → what people are told to do: with the body that `Openness.filed_at` names, and where it names none.
_WHERE: Mapping[str, tuple[object, object]] = MappingProxyType(
    {
        INTERNAL: (_FROM_DESK, _FROM_DESK),
        "gone": (_ASK_ONLY, _ASK_ONLY),
        "elsewhere": (_ON_PORTAL, _ON_PORTAL),
        "outside": (_FILE_AT, _ON_PORTAL),
        "above": (_RECEIVED_BY, _ON_PORTAL),
        "shared": (_ASK_FIRST, _ASK),
        "body": (_ASK, _ASK),
        "request": (_DONE_BY, _ASK_ONLY),
    }
)
_PORTALLESS = frozenset({INTERNAL, "gone", "request"})
# Gate → who decides, in place of what the definition says; with the body that is named, and without one.
_DECIDED_BY: Mapping[str, tuple[object, object]] = MappingProxyType(
    {
        "elsewhere": (gettext_lazy("Cơ quan của tỉnh khác"), gettext_lazy("Cơ quan của tỉnh khác")),
        "outside": ("%(body)s", gettext_lazy("Cơ quan, đơn vị khác, không thuộc Ủy ban nhân dân tỉnh hay xã, phường")),
        "above": (
            gettext_lazy("Cơ quan trung ương; %(body)s nhận hồ sơ"),
            gettext_lazy("Cơ quan trung ương"),
        ),
        "shared": (
            gettext_lazy("%(body)s hoặc cơ quan trung ương, tùy trường hợp"),
            gettext_lazy("Cơ quan của tỉnh hoặc cơ quan trung ương, tùy trường hợp"),
        ),
        "body": (gettext_lazy("Đang xác minh"), gettext_lazy("Đang xác minh")),
    }
)


@dataclass(frozen=True)
class Openness:
    """Whether a procedure may be filed here.

    Attributes:
        ways: "online", "counter", for internal procedures `DESK`; () when it is not open.
        reasons: gates that it did not pass, in the order of `GATES`.
        filed_at: the body that receives it, in words: one of the province, or one outside its administration; never
            another province's. "" when that is not known.
        page_url: where the national portal takes it.
    """

    ways: Sequence[str] = ()
    reasons: Sequence[str] = ()
    filed_at: str = ""
    page_url: str = PORTAL

    @property
    def online(self) -> bool:
        return "online" in self.ways

    @property
    def reason(self) -> str:
        """The gate that people are told of; "" when it passed all, or can be filed online."""
        return "" if self.online else next((gate for gate in GATES if gate in self.reasons), "")

    @property
    def because(self) -> str:
        """Why it is not open, in one sentence; "" when it can be filed online."""
        return "" if self.online else str(GATES.get(self.reason, NOT_OPENED))

    @property
    def where(self) -> str:
        """Where it is filed, in one sentence; "" when it can be filed online here."""
        if self.online:
            return ""
        if self.ways and DESK not in self.ways:
            return _("Hãy nộp trực tiếp tại quầy của cơ quan giải quyết.")
        return self._of(_WHERE.get(self.reason, (_FILE_AT, _ASK)))

    @property
    def url(self) -> str:
        """The page of the national portal where it may be filed or looked up; "" where that leads nowhere."""
        return "" if self.ways or self.reason in _PORTALLESS else self.page_url

    @property
    def instead(self) -> str:
        """`where`, with the address of the national portal where it is the place."""
        return f"{self.where} {self.url}".strip()

    @property
    def decided_by(self) -> str:
        """Who decides where the definition cannot say it: somebody outside, above, or nobody knows; else ""."""
        words = None if self.ways else _DECIDED_BY.get(self.reason)
        return self._of(words) if words else ""

    def _of(self, words: tuple[object, object]) -> str:
        with_body, without = words
        return str(with_body) % {"body": self.filed_at} if self.filed_at else str(without)
