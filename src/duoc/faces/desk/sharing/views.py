"""Phân công lĩnh vực: with which post of the body the dossiers of a field lie, from a day on."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import Field
from duoc.faces.design.answers import read_answers
from duoc.faces.design.formats import local
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.lists.choices import fields_decided
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField, form_fields
from duoc.ground.refusal import Refusal
from duoc.people import actions, queries
from duoc.people.actions import NewShare, ShareRefused
from duoc.people.models import FieldShare
from duoc.people.powers import Actor, Forbidden, Power

NEEDED = ("field", "post", "valid_from")


@official
def shares(request: HttpRequest) -> HttpResponse:
    """What is shared out in the body; the form shares out another field, or gives one to another post."""
    actor = _head(request)
    now = timezone.now()
    seats = queries.seats_of_body(actor, now)
    names = fields_decided(actor)
    roles = {str(one.post_id): one.post.role for one in seats}
    fields = _fields(names, {str(one.post_id): f"{one.person.full_name}, {one.post.title}" for one in seats})
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
    if request.method == "POST" and not faults:
        made = _shared(request, actor, reading.values, roles)
        if not isinstance(made, Refusal):
            messages.success(request, _("Đã phân công lĩnh vực."))
            return redirect("desk:sharing")
        faults, status = faults_of(made, "field"), status_of(made)
    context = {
        "questions": fields,
        "given": reading.values,
        "faults": faults,
        "rows": queries.shares_of(actor, now),
        "names": names,
        "today": local(now).date(),
        "key": form_key(request),
    }
    return page(request, "desk/sharing/sharing.html", context, status if request.method == "POST" else 200)


def _head(request: HttpRequest) -> Actor:
    actor = acting(request)
    if not reaches_unit(actor, Power.DOSSIER_ASSIGN):
        raise Forbidden(_("Trang này dành cho lãnh đạo đơn vị."))
    return actor


def _fields(names: Mapping[str, str], posts: Mapping[str, str]) -> list[FormField]:
    return form_fields(
        [
            Field("field", gettext_lazy("Lĩnh vực nào?"), "choice", options=dict(names)),
            Field("post", gettext_lazy("Giao cho ai?"), "choice", options=dict(posts)),
            Field("valid_from", gettext_lazy("Từ ngày"), "date"),
        ]
    )


def _shared(
    request: HttpRequest, actor: Actor, values: Mapping[str, Any], roles: Mapping[str, str]
) -> FieldShare | Refusal:
    missing = {name: _("Hãy trả lời mục này.") for name in NEEDED if not values[name]}
    if missing:
        return ShareRefused(_("Chưa phân công được lĩnh vực."), _("Hãy xem lại các mục được đánh dấu."), missing)
    day, post = date.fromisoformat(values["valid_from"]), values["post"]
    wanted = NewShare(values["field"], uuid.UUID(post), roles.get(post, ""), day)
    return attempt(lambda: actions.share_field(actor=actor, wanted=wanted, key=sent_key(request), at=timezone.now()))


@official
def end(request: HttpRequest) -> HttpResponse:
    """From today on a field lies with nobody: its dossiers wait in the queue for whoever takes them."""
    actor = _head(request)
    if request.method == "POST":
        at = timezone.now()
        wanted = NewShare(request.POST.get("field", ""), None, request.POST.get("role", ""), local(at).date())
        actions.share_field(actor=actor, wanted=wanted, key=sent_key(request), at=at)
        messages.success(request, _("Đã thôi giao lĩnh vực này."))
    return redirect("desk:sharing")
