"""The applicant takes the request back before it is accepted."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duoc.dossiers import actions
from duoc.dossiers.acts import APPLICANT, offered, open_acts, refusal_of
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.ownership import own_dossier, page_after
from duoc.faces.portal.page import page
from duoc.faces.web import fault_pages
from duoc.faces.web.refusals import status_of
from duoc.ground.letters.calculations import mended


@require_http_methods(["GET", "POST"])
@citizen
def cancel(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Taking the request back before it is accepted: asked once more, then done."""
    dossier, actor, now = own_dossier(request, id), actor_of(request), timezone.now()
    if request.method == "POST":
        reason = mended(request.POST.get("reason", ""), lines=True)[:1000]
        actions.cancel(actor=actor, dossier_id=dossier.pk, key=key_of(request), at=now, reason=reason)
        messages.success(request, _("Đã hủy hồ sơ. Bạn có thể nộp hồ sơ mới bất cứ lúc nào."))
        return redirect(page_after(request, dossier))
    refusal = refusal_of("dossiers.cancel", actor, dossier, now)
    if refusal is not None:
        instead = offered(open_acts(actor, dossier, now) & {"dossiers.request_withdrawal"}, APPLICANT)
        links = [(reverse("portal:act", args=[dossier.pk, word]), str(form.title)) for word, form in instead]
        links.append((reverse("portal:dossier", args=[dossier.pk]), _("Mở hồ sơ")))
        return fault_pages.refused(request, refusal, links={status_of(refusal): links})
    return page(request, "portal/cancellation/cancel.html", {"dossier": dossier})
