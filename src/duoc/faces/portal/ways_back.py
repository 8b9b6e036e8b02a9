"""Where a page that refuses leads: to the thing that its words speak of, and to the part of the site around it."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import queries as dossiers
from duoc.ground.refusal import Refusal

Link = tuple[str, str]

# Beginning of an address → where what lies under it is found again. A code or an address that leads nowhere is looked
# up in the list it would stand in; who finds no procedure asks the Centre.
_LISTS = (
    ("/soan/", "portal:dossiers", gettext_lazy("Hồ sơ của tôi")),
    ("/cung-ky/", "portal:dossiers", gettext_lazy("Hồ sơ của tôi")),
    ("/ho-so/", "portal:dossiers", gettext_lazy("Hồ sơ của tôi")),
    ("/dai-dien/", "portal:mandates", gettext_lazy("Người đại diện")),
    ("/thong-bao/", "portal:notices", gettext_lazy("Thông báo")),
    ("/kiem-tra/", "portal:verify-file", gettext_lazy("Kiểm tra kết quả")),
    ("/theo-doi/", "portal:follow", gettext_lazy("Theo dõi hồ sơ bằng mã")),
    ("/lien-he/", "portal:contact", gettext_lazy("Danh sách nơi liên hệ")),
    ("/thu-tuc/", "portal:contact", gettext_lazy("Liên hệ nơi tiếp nhận hồ sơ")),
    ("/demo/", "portal:sign-in", gettext_lazy("Đăng nhập")),
)


def when_missing(request: HttpRequest, captured: Mapping[str, Any]) -> list[Link]:
    """After "there is no such thing": the dossier, where it is only a part of it that is missing; the list."""
    links = [*_filed(request, captured), *_dossier(request, captured)]
    lists = [(reverse(name), str(words)) for start, name, words in _LISTS if request.path.startswith(start)]
    return [*links, *lists, (reverse("portal:procedures"), _("Tìm thủ tục"))]


def when_not_now(request: HttpRequest, captured: Mapping[str, Any]) -> list[Link]:
    """After any other no: the thing that the address names."""
    if filed := _filed(request, captured):
        return filed
    if request.path.startswith("/ho-so/") and "id" in captured:
        return [(reverse("portal:dossier", args=[captured["id"]]), _("Mở hồ sơ"))]
    if request.path.startswith("/soan/"):
        return [(reverse("portal:dossiers"), _("Hồ sơ của tôi"))]
    if request.path.startswith("/thu-tuc/") and "code" in captured:
        return [(reverse("portal:procedure", args=[captured["code"]]), _("Xem thủ tục"))]
    return []


def _filed(request: HttpRequest, captured: Mapping[str, Any]) -> list[Link]:
    """The dossier that the reader's own draft became; nothing for any other page or reader."""
    actor = getattr(request, "actor", None)
    if actor is None or "draft_id" not in captured:
        return []
    try:
        dossier = dossiers.filed_from(dossiers.draft(actor, captured["draft_id"], timezone.now()))
    except Refusal:
        return []
    return [(reverse("portal:dossier", args=[dossier.pk]), _("Mở hồ sơ đã nộp"))] if dossier else []


def _dossier(request: HttpRequest, captured: Mapping[str, Any]) -> list[Link]:
    """The page of the dossier that the address names, where the reader may open it: an official's own at the desk."""
    actor, id = getattr(request, "actor", None), captured.get("id")
    if actor is None or not isinstance(id, uuid.UUID) or not request.path.startswith("/ho-so/"):
        return []
    try:
        dossier = dossiers.dossier(actor, id, timezone.now())
    except Refusal:
        return []
    own = dossiers.is_own(actor, dossier) or dossiers.is_served(actor, dossier)
    address = reverse("portal:dossier" if own else "desk:dossier", args=[id])
    return [(address, _("Mở hồ sơ"))] if address != request.path else []
