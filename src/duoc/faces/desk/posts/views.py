"""Chức danh của tôi: the posts a person holds, and the one in which they act now."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.faces.design.formats import local
from duoc.faces.desk import labels
from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.page import page
from duoc.faces.desk.power_labels import POWERS
from duoc.people.models import Appointment
from duoc.people.powers import Forbidden
from duoc.people.queries import in_force


@official
def posts(request: HttpRequest) -> HttpResponse:
    """Shows the posts; POST changes the one in which the session acts."""
    actor = acting(request)
    today = local(timezone.now()).date()
    held = list(
        Appointment.objects.filter(in_force(today), person_id=actor.person)
        .select_related("post__organisation")
        .order_by("valid_from", "id")
    )
    if request.method == "POST":
        return _change(request, {str(one.post_id): one for one in held})
    grants = sorted({(POWERS.get(grant.power, grant.power.value), grant.relation.value) for grant in actor.grants})
    context = {
        "held": held,
        "current": actor.post_id,
        "role": labels.role(actor.role),
        "grants": [text for text, relation in grants if relation != "own"],
    }
    return page(request, "desk/posts/posts.html", context)


def _change(request: HttpRequest, held: dict[str, Appointment]) -> HttpResponse:
    chosen = held.get(request.POST.get("post", ""))
    if chosen is None:
        raise Forbidden(_("Bạn không giữ chức danh này."), _("Hãy chọn một chức danh trong danh sách."))
    request.session["post"] = str(uuid.UUID(str(chosen.post_id)))
    sentence = _("Bạn đang làm việc với chức danh %(post)s, %(unit)s.")
    messages.success(request, sentence % {"post": chosen.post.title, "unit": chosen.post.organisation.name})
    return redirect("/ban/")
