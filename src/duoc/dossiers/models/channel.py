from django.db import models
from django.utils.translation import gettext_lazy as _

ONLINE = "online"


class Channel(models.TextChoices):
    """By which channel a request came in. One word each, in every face, list and export (`docs/adr/0034`).

    Definitions say for coarser ways (`way`) how a procedure is filed, what it costs and how long it takes. The national
    code (`KenhThucHien`) is coarser too.
    """

    OWN_PAGES = "own_pages", _("trên trang của tỉnh")
    PORTAL = "portal", _("trên Cổng Dịch vụ công quốc gia")
    VNEID = "vneid", _("trong ứng dụng VNeID")
    COUNTER = "counter", _("tại quầy")
    POST = "post", _("qua bưu chính công ích")
    HELPER = "helper", _("qua người hỗ trợ")

    @property
    def way(self) -> str:
        """The way of filing that definitions know: "online", "counter" or "post"."""
        return str(self.value) if self in OFFICE else ONLINE

    @property
    def national(self) -> int:
        """The code of `KenhThucHien` (to verify for 2026)."""
        return {Channel.COUNTER: 1, Channel.POST: 3}.get(self, 2)


OFFICE = frozenset({Channel.COUNTER, Channel.POST})
"""Where an official enters the request."""
PARTNER = frozenset({Channel.PORTAL, Channel.VNEID})
"""Where it was filed at a partner's."""
