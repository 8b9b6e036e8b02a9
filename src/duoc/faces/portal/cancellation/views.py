"""The applicant takes the request back before it is accepted."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duoc.dossiers import actions
from duoc.faces.design import answers
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.ownership import Past, own_dossier
from duoc.faces.portal.page import page


@require_http_methods(["GET", "POST"])
@citizen
def cancel(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Taking the request back before it is accepted: asked once more, then done."""
    dossier = own_dossier(request, id)
    if request.method == "POST":
        reason = answers.clean(request.POST.get("reason", ""), lines=True)[:1000]
        actions.cancel(
            actor=actor_of(request), dossier_id=dossier.pk, key=key_of(request), at=timezone.now(), reason=reason
        )
        messages.success(request, _("Đã hủy hồ sơ. Bạn có thể nộp hồ sơ mới bất cứ lúc nào."))
        return redirect("portal:dossier", dossier.pk)
    if dossier.accepted_at is not None or dossier.ended_at is not None:
        raise Past(
            _("Hồ sơ này không hủy được nữa."),
            _("Hồ sơ đã được tiếp nhận hoặc đã kết thúc. Muốn rút hồ sơ, hãy liên hệ nơi giải quyết."),
        )
    return page(request, "portal/cancellation/cancel.html", {"dossier": dossier})
