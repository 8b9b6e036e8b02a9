"""Where does my dossier stand? Asked by a code and a second thing, without an account; answered with state and dates.

The one box for every code is here too: a procedure's code, the code of a document, or that of a dossier.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import Awaited, Waits
from duoc.faces.design.answers import Unread
from duoc.faces.portal import labels
from duoc.faces.portal.dossier import timeline
from duoc.faces.portal.follow import pasted_code
from duoc.faces.portal.gate import public
from duoc.faces.portal.page import page
from duoc.faces.web.client_address import client_address
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField

SALT = "duoc.faces.portal.follow"
MISSED = "khong-khop"
SHOWN_FOR = 30 * 60  # seconds in which an answer can be opened again without asking anew


@require_http_methods(["GET", "POST"])
@never_cache
@public
def follow(request: HttpRequest) -> HttpResponse:
    """The box for every code; for a dossier, the second thing that its applicant knows."""
    if request.method == "POST":
        return _looked_up(request)
    typed = request.GET.get("ma", "")
    pasted = pasted_code.read(typed)
    if pasted.kind == "procedure":
        return redirect("portal:procedure", pasted.code)
    if pasted.kind == "document":
        return redirect("portal:verify", pasted.code)
    faults = []
    if typed.strip() and not pasted.kind:
        faults = [Unread("ma", _("Không nhận ra mã nào. Hãy chép lại đủ từng chữ trên giấy."))]
    elif MISSED in request.GET and pasted.kind:
        faults = [Unread("biet", _("Không có hồ sơ nào khớp cả mã lẫn điều bạn biết. Hãy xem lại cả hai."))]
    context = {
        "code": pasted.code,
        "questions": _questions(asks_second=bool(pasted.code)),
        "values": {"ma": pasted.code or typed[:200]},
        "faults": faults,
    }
    return page(request, "portal/follow/follow.html", context, status=422 if faults else 200)


def _questions(*, asks_second: bool) -> list[FormField]:
    hint = _("Ví dụ TN-261123-AB2C-D3EF, hay mã của Cổng Dịch vụ công. Dán cả câu hay đường dẫn cũng được.")
    code = FormField("ma", _("Mã trên giấy của bạn"), "text", hint)
    if not asks_second:
        return [code]
    hint = _(
        "Số điện thoại, 4 số cuối của số định danh, hoặc ngày sinh của người nộp hay người có hồ sơ. Người cùng ký thì "
        "dùng 4 số cuối của số định danh."
    )
    return [code, FormField("biet", _("Một điều bạn biết về hồ sơ này"), "text", hint)]


def _looked_up(request: HttpRequest) -> HttpResponse:
    """Always leads on, so that Back does not send again and the count of tries stays."""
    pasted = pasted_code.read(request.POST.get("ma", ""))
    query = QueryDict(mutable=True)
    query["ma"] = pasted.code or request.POST.get("ma", "")[:200]
    if pasted.kind == "dossier":
        try:
            dossier = actions.look_up_status(
                code=pasted.code,
                known=request.POST.get("biet", "")[:40],
                address=client_address(request),
                at=timezone.now(),
            )
        except actions.TooOften as refusal:
            context = {"refusal": refusal, "code": pasted.code}
            return page(request, "portal/follow/too_often.html", context, status=status_of(refusal))
        if dossier is not None:
            return redirect("portal:followed", signing.dumps(str(dossier.pk), salt=SALT))
        query[MISSED] = "1"
    return HttpResponseRedirect(f"/theo-doi/?{query.urlencode()}")


@require_safe
@never_cache
@public
def followed(request: HttpRequest, mark: str) -> HttpResponse:
    """State, dates and the next step of a dossier, and whom to ask; no name, no answer, no amount, not even what it is
    about."""
    try:
        id = uuid.UUID(signing.loads(mark, salt=SALT, max_age=SHOWN_FOR))
    except signing.BadSignature:
        return redirect("portal:follow")
    dossier = Dossier.objects.select_related("version", "receiving_unit").defer("version__definition").get(pk=id)
    awaited = [_for_a_stranger(one) for one in dossiers.applicant_awaited(dossier)]
    status = labels.status(dossier, timezone.now(), dossiers.awaiting.headline(dossier, awaited))
    context: dict[str, Any] = {
        "dossier": dossier,
        "status": status,
        "next": labels.next_step(dossier, status, awaited),
        "dates": _dates(dossier, awaited),
    }
    return page(request, "portal/follow/followed.html", context)


def _for_a_stranger(awaited: Awaited) -> Awaited:
    """What is awaited, for whoever knows the code: not whose signature, nor how much is owed."""
    words = {Waits.SIGNATURES: _("ký giấy tại quầy"), Waits.PAYMENT: _("nộp tiền")}
    return replace(awaited, words=words.get(awaited.kind, awaited.words), who="")


def _dates(dossier: Dossier, awaited: Sequence[Awaited]) -> list[dict[str, Any]]:
    """What has happened when, and what is expected when."""
    request = dossiers.supplementing.open_request(dossier)
    past = {
        _("Nộp lúc"): dossier.filed_at,
        _("Tiếp nhận lúc"): dossier.accepted_at,
        _("Yêu cầu bổ sung lúc"): request.at if request else None,
        _("Kết thúc lúc"): dossier.ended_at,
    }
    return [*({"title": title, "at": at} for title, at in past.items() if at), *timeline.ahead(dossier, awaited)]
