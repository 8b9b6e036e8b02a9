"""The page of a linked group: what it bundles, where it is filed as one, and each part that can be done here."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duoc.faces.portal.gate import public
from duoc.faces.portal.page import page
from duoc.faces.portal.procedures import linked
from duoc.faces.web.language import language_of_reader
from duoc.ground.refusal import NotFound
from duoc.procedures import queries


@require_safe
@public
def group(request: HttpRequest, id: str) -> HttpResponse:
    """One linked group, honest about what cannot be filed here."""
    linked_group = queries.linked_group(id)
    if linked_group is None:
        raise NotFound(_("Không tìm thấy nhóm thủ tục này."), _("Hãy tìm theo tên việc bạn cần làm."))
    [shown] = linked.shown(queries.spoken([linked_group], language_of_reader()), timezone.now())
    return page(request, "portal/groups/group.html", {"g": shown.group, "parts": shown.parts})
