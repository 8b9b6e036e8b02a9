"""The author deletes a draft: asked once, then gone."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duoc.dossiers import actions
from duoc.faces.portal.drafts import home_of, own_draft
from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.portal.page import page


@require_http_methods(["GET", "POST"])
@citizen
def delete(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Asks once more; then answers and files of the draft are gone for good."""
    draft, interview = own_draft(request, draft_id)
    if request.method == "POST":
        actions.discard(actor=actor_of(request), draft_id=draft.pk, at=interview.at)
        messages.success(request, _("Đã xóa bản đang soạn, cùng câu trả lời và tệp trong đó."))
        return redirect(home_of(draft))
    context = {"draft": draft, "name": interview.definition.short_name}
    return page(request, "portal/draft_deletion/delete.html", context)
