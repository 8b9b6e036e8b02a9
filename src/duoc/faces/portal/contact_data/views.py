"""How the signed-in person can be reached: their own phone number and e-mail address."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duoc.faces.design.answers import Unread, read_answers
from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.portal.page import page
from duoc.ground.refusal import Invalid
from duoc.language.calculations import CONFIRMED, AnswerDoubt, Question, answer_doubts
from duoc.people import actions
from duoc.people import queries as people

PHONE, EMAIL = "applicant.phone", "applicant.email"


@require_http_methods(["GET", "POST"])
@citizen
def contact_data(request: HttpRequest) -> HttpResponse:
    """Shows both, and keeps what was changed."""
    person = people.acting_person(actor_of(request))
    if request.method != "POST":
        return _show(request, {PHONE: person.phone, EMAIL: person.email}, [])
    reading = read_answers(_questions(), request.POST)
    if reading.faults:
        return _show(request, reading.values, reading.faults)
    phone, email = (reading.values[name] or "" for name in (PHONE, EMAIL))
    given = {**reading.values, CONFIRMED: request.POST.getlist(CONFIRMED)}
    try:
        if doubts := answer_doubts(_questions(), given):
            return _show(request, reading.values, doubts)
        actions.change_contact_data(actor=actor_of(request), phone=phone, email=email, at=timezone.now())
    except Invalid as refusal:
        faults = [Unread(f"applicant.{name}", say) for name, say in refusal.faults.items()]
        return _show(request, reading.values, faults)
    messages.success(request, _saved(email))
    return redirect("portal:dossiers")


def _saved(email: str) -> str:
    """What holds from now on. Notices go to this site and by e-mail; nothing is sent to a phone."""
    if email:
        return _("Đã lưu. Tin về hồ sơ hiện trên trang này và được gửi qua thư điện tử.")
    return _("Đã lưu. Chưa có thư điện tử, nên tin về hồ sơ chỉ hiện trên trang này, mục Thông báo.")


def _questions() -> list[Question]:
    by_phone = _("Để cán bộ gọi khi cần và để bạn tra hồ sơ bằng mã. Chúng tôi không nhắn tin vào số này.")
    by_mail = _("Kết quả và yêu cầu bổ sung được báo về đây, cả với hồ sơ đang giải quyết.")
    return [
        Question(PHONE, _("Số điện thoại"), "phone", hint=by_phone, required=False),
        Question(EMAIL, _("Thư điện tử"), "email", hint=by_mail, required=False),
    ]


def _show(request: HttpRequest, values: Mapping[str, Any], faults: Sequence[Unread | AnswerDoubt]) -> HttpResponse:
    named = people.name_change_of(actor_of(request).person)
    context = {"questions": _questions(), "values": values, "faults": faults, "named": named}
    return page(request, "portal/contact_data/contact_data.html", context, status=422 if faults else 200)
