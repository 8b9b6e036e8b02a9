"""Paying what a dossier costs, and the demo's page in the place of a bank's."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from duoc.dossiers.models import Dossier
from duoc.faces.design.formats import dong
from duoc.faces.portal.gate import actor_of, citizen, public, safe_next
from duoc.faces.portal.ownership import Past, own_dossier
from duoc.faces.portal.page import page
from duoc.ground.refusal import NotFound
from duoc.payments import actions, queries
from duoc.payments.models import Charge


@require_http_methods(["GET", "POST"])
@citizen
def pay(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What is owed, and the way to pay it. Beginning twice costs nothing: money counts once at the gateway."""
    dossier = own_dossier(request, id)
    charges = queries.of_subject(dossier.subject)
    due = [charge for charge in charges if charge.state == "due"]
    if request.method == "POST":
        return _begin(request, dossier, due)
    context: dict[str, Any] = {
        "dossier": dossier,
        "charges": charges,
        "due": due,
        "online": bool(due) and bool(queries.ways_to_pay(due[0])),
        "owed": sum(charge.amount for charge in due),
    }
    return page(request, "portal/payment/pay.html", context)


def _begin(request: HttpRequest, dossier: Dossier, due: list[Charge]) -> HttpResponse:
    if not due:
        raise Past(_("Hồ sơ này không còn khoản nào phải nộp."), _("Hãy mở lại hồ sơ để xem trạng thái mới nhất."))
    ways = queries.ways_to_pay(due[0])
    if not ways:
        raise Past(_("Hiện chưa nộp tiền trực tuyến được."), _("Hãy nộp tại quầy của nơi tiếp nhận hồ sơ."))
    address = actions.begin(
        actor=actor_of(request),
        charge_id=due[0].pk,
        gateway=ways[0],
        return_url=f"/ho-so/{dossier.pk}/thanh-toan/",
        at=timezone.now(),
    )
    return HttpResponseRedirect(address)


@require_http_methods(["GET", "POST"])
@never_cache
@public
def demo(request: HttpRequest) -> HttpResponse:
    """What a bank would show. It stands outside the dossier: anyone with the order's address may answer it."""
    if not settings.DEMO:
        raise NotFound(_("Trang này chỉ có trong bản trình diễn."))
    token = request.POST.get("lenh") or request.GET.get("lenh", "")
    order = queries.demo_order(token)
    if request.method == "GET":
        return page(request, "portal/payment/demo_pay.html", {"order": order.order, "token": token})
    payment, back = actions.answer_demo(token, paid="paid" in request.POST, at=timezone.now())
    if payment is not None and not payment.counts:
        say = _("Đã nhận %(amount)s, nhưng khoản này đã nộp rồi hoặc không còn phải nộp: số tiền sẽ được hoàn lại.")
        messages.warning(request, say % {"amount": dong(payment.amount)})
    elif payment is not None:
        messages.success(request, _("Đã nhận %(amount)s.") % {"amount": dong(payment.amount)})
    else:
        messages.info(request, _("Bạn chưa thanh toán. Chưa có khoản tiền nào bị trừ."))
    return HttpResponseRedirect(safe_next(request, back))
