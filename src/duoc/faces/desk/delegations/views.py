"""Giao ký: whom the head of the body lets sign for them, for what, until when, on what basis."""

import uuid
from collections.abc import Mapping
from datetime import date, timedelta
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
from duoc.faces.web.language import language_of_reader
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField, form_fields
from duoc.ground.refusal import Refusal
from duoc.people import actions, queries
from duoc.people.actions import DelegationRefused, NewDelegation
from duoc.people.models import Delegation
from duoc.people.powers import Actor, Forbidden, Power
from duoc.procedures import queries as procedures

ALL = "all"


def only_heads(actor: Actor) -> None:
    """Refuses those who delegate nothing."""
    if not actor.holds(Power.SIGNATURE_DELEGATE):
        raise Forbidden(_("Trang này dành cho người đứng đầu cơ quan."))


def _fields(actor: Actor) -> list[FormField]:
    """What is asked: the posts of the body that sign for another, and the fields in which it decides."""
    posts = queries.seats_signing_for_another(actor, timezone.now())
    seats = {str(post.pk): f"{post.signs_as} {post.title}" for post in posts}
    until = gettext_lazy("Thừa ủy quyền (TUQ.) phải có ngày kết thúc.")
    return form_fields(
        [
            Field("post", gettext_lazy("Giao cho chức danh nào"), "choice", options=seats),
            Field("field", gettext_lazy("Trong lĩnh vực nào"), "choice", options=_scopes(actor)),
            Field("valid_from", gettext_lazy("Từ ngày"), "date"),
            Field("last_day", gettext_lazy("Đến hết ngày"), "date", hint=until, required=False),
            Field("basis", gettext_lazy("Văn bản giao ký: số, ngày"), "text"),
        ]
    )


def _scopes(actor: Actor) -> dict[str, str]:
    """All fields, or one of those in which the body decides."""
    return {ALL: _("Mọi lĩnh vực"), **fields_decided(actor)}


@official
def delegations(request: HttpRequest) -> HttpResponse:
    """What was delegated in the body, newest first; the form gives another one."""
    actor = acting(request)
    only_heads(actor)
    fields = _fields(actor)
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
    if request.method == "POST" and not faults:
        made = _delegated(request, actor, reading.values)
        if not isinstance(made, Refusal):
            messages.success(request, _("Đã giao ký."))
            return redirect("desk:delegations")
        faults, status = faults_of(made, "post"), status_of(made)
    context = {
        "questions": fields,
        "given": reading.values,
        "faults": faults,
        "rows": queries.delegations_of(actor),
        "names": procedures.headings(language_of_reader()).fields,
        "today": local(timezone.now()).date(),
        "key": form_key(request),
    }
    return page(request, "desk/delegations/delegations.html", context, status if request.method == "POST" else 200)


def _delegated(request: HttpRequest, actor: Actor, values: Mapping[str, Any]) -> Delegation | Refusal:
    missing = {name: _("Hãy trả lời mục này.") for name in ("post", "field", "valid_from", "basis") if not values[name]}
    if missing:
        return DelegationRefused(_("Chưa giao ký được."), _("Hãy xem lại các mục được đánh dấu."), missing)
    last = values["last_day"]
    wanted = NewDelegation(
        uuid.UUID(values["post"]),
        values["basis"],
        date.fromisoformat(values["valid_from"]),
        date.fromisoformat(last) + timedelta(days=1) if last else None,
        fields=() if values["field"] == ALL else (values["field"],),
    )
    return attempt(lambda: actions.delegate(actor=actor, wanted=wanted, key=sent_key(request), at=timezone.now()))


@official
def end(request: HttpRequest, delegation_id: uuid.UUID) -> HttpResponse:
    """Takes a delegation back; what was signed under it stays signed."""
    actor = acting(request)
    only_heads(actor)
    if request.method == "POST":
        key = sent_key(request)
        actions.end_delegation(actor=actor, delegation_id=delegation_id, key=key, at=timezone.now())
        messages.success(request, _("Đã kết thúc việc giao ký."))
    return redirect("desk:delegations")
