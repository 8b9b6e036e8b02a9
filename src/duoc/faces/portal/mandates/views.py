"""Who acts for the signed-in person and whom they represent, and for whom they act; authorising somebody, ending it."""

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duoc.dossiers import actions as dossiers
from duoc.faces.design.answers import Unread, read_answers
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.page import page
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import Refusal
from duoc.language.calculations import Question, answer_faults
from duoc.people import actions as people_actions
from duoc.people import queries as people
from duoc.people.actions import MandateKind, NewMandate
from duoc.people.models import Mandate
from duoc.people.powers import Actor
from duoc.procedures.models import Procedure

CODE = re.compile(r"[0-9][.][0-9]{6}")
GIVEN = (MandateKind.PROXY, MandateKind.HELPER)
PRINCIPAL, SCOPE = "principal", "scope"


@require_safe
@citizen
def listing(request: HttpRequest) -> HttpResponse:
    """Mandates in force: those that the person or whom they represent gave, and those that they hold."""
    actor, now = actor_of(request), timezone.now()
    held = people.mandates_around(actor, now)
    context = {
        "given": [_row(one, actor) for one in held if one.holder_id != actor.person],
        "held": [_row(one, actor) for one in held if one.holder_id == actor.person],
    }
    return page(request, "portal/mandates/mandates.html", context)


def _row(mandate: Mandate, actor: Actor) -> dict[str, Any]:
    return {
        "mandate": mandate,
        "scope": _("Mọi việc") if mandate.everything else ", ".join([*mandate.procedures, *mandate.fields]),
        "can_end": mandate.kind in GIVEN
        and (mandate.holder_id == actor.person or mandate.principal_id in actor.parties),
    }


@require_http_methods(["GET", "POST"])
@citizen
def grant(request: HttpRequest) -> HttpResponse:
    """Authorises somebody who is known here, for all or for some procedures, until a day or until it is ended."""
    actor, now = actor_of(request), timezone.now()
    questions = _questions(actor)
    if request.method != "POST":
        return _show(request, questions, {SCOPE: "procedures", PRINCIPAL: str(actor.person)}, [])
    reading = read_answers(questions, request.POST)
    values = {PRINCIPAL: str(actor.person), **reading.values}
    faults = [*reading.faults, *_faults(questions, values, timezone.localdate(now))]
    if faults:
        return _show(request, questions, values, faults)
    try:
        wanted = _wanted(values, timezone.localdate(now))
        people_actions.grant_mandate(actor=actor, wanted=wanted, key=key_of(request), at=now)
    except Refusal as refusal:
        return _show(request, questions, values, [Unread("holder.personal_number", refusal.say)])
    messages.success(request, _("Đã ủy quyền. Người ấy làm thay được ngay."))
    return redirect("portal:mandates")


def _wanted(values: Mapping[str, Any], today: date) -> NewMandate:
    holder = people.person_named(str(values["holder.personal_number"]), str(values["holder.full_name"]))
    codes = CODE.findall(str(values.get("codes") or "")) if values[SCOPE] == "procedures" else []
    until = date.fromisoformat(str(values["until"])) if values.get("until") else None
    with translation.override(settings.LANGUAGE_CODE):  # the proof is kept as a record, in the State's language
        proof = _("Ủy quyền bằng tài khoản của bên ủy quyền")
    principal = uuid.UUID(str(values[PRINCIPAL]))
    return NewMandate(principal, holder.pk, MandateKind.PROXY, proof, today, until, procedures=codes)


def _faults(questions: Sequence[Question], values: Mapping[str, Any], today: date) -> list[Unread]:
    faults = [Unread(id, say) for id, say in answer_faults(questions, values, today).items()]
    codes = set(CODE.findall(str(values.get("codes") or "")))
    if values.get(SCOPE) == "procedures" and not codes:
        faults.append(Unread("codes", _("Hãy ghi mã thủ tục, ví dụ 1.001193.")))
    elif unknown := codes - set(Procedure.objects.filter(code__in=codes).values_list("code", flat=True)):
        faults.append(Unread("codes", _("Không có thủ tục mã %(code)s.") % {"code": min(unknown)}))
    return faults


def _questions(actor: Actor) -> list[Question]:
    own = {str(actor.person): actor.person_name}
    own |= {str(one.principal_id): one.principal.full_name for one in people.represented_by_law(actor)}
    scopes = {"procedures": _("Một vài thủ tục"), "all": _("Mọi thủ tục")}
    asked = [Question(PRINCIPAL, _("Ai ủy quyền?"), "choice", options=own)] if len(own) > 1 else []
    until = _("Bỏ trống thì kéo dài đến khi bạn chấm dứt.")
    return [
        *asked,
        Question("holder.full_name", _("Họ tên người được ủy quyền"), "person_name"),
        Question("holder.personal_number", _("Số định danh của người được ủy quyền"), "personal_number"),
        Question(SCOPE, _("Được làm thay việc gì?"), "choice", options=scopes),
        Question(
            "codes",
            _("Mã các thủ tục"),
            "text",
            hint=_("Mã có ở trang của thủ tục, cách nhau bằng dấu phẩy. Ủy quyền mọi thủ tục thì bỏ trống."),
            required=False,
        ),
        Question("until", _("Đến trước ngày"), "date", hint=until, required=False, future=True),
    ]


def _show(
    request: HttpRequest, questions: Sequence[Question], values: Mapping[str, Any], faults: Sequence[Any]
) -> HttpResponse:
    context = {"questions": questions, "values": values, "faults": faults}
    return page(request, "portal/mandates/grant.html", context, status=422 if faults else 200)


@require_http_methods(["GET", "POST"])
@citizen
def end(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Ends a mandate after one question."""
    actor, now = actor_of(request), timezone.now()
    if request.method == "POST":
        reason = mended(request.POST.get("reason", ""), lines=True)[:1000]
        dossiers.end_mandate(actor=actor, mandate_id=id, key=key_of(request), at=now, reason=reason)
        messages.success(request, _("Đã chấm dứt. Hồ sơ đang giải quyết vẫn tiếp tục."))
        return redirect("portal:mandates")
    mandate = people.mandate_around(actor, id, now)
    return page(request, "portal/mandates/end.html", {"mandate": mandate, "held": mandate.holder_id == actor.person})
