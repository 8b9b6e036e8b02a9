"""What the clerk does: accept, take the fee at the counter, ask for supplements, refuse, hand the result over."""

import uuid
from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier
from duoc.faces.design.look import dong, moment
from duoc.faces.desk.bringing import brought, comes_in_person
from duoc.faces.desk.dossier import body, head, show
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.opened import Opened, open_dossier
from duoc.faces.desk.rail import page
from duoc.faces.desk.telling import Fault, by_field, faults_of, status_of
from duoc.faces.desk.typed import written
from duoc.ground.refusal import Refusal
from duoc.payments import actions as payments
from duoc.payments import queries as payment_queries
from duoc.people.powers import Forbidden


def path_of(dossier_id: uuid.UUID) -> str:
    """The working page of a dossier."""
    return f"/ban/ho-so/{dossier_id}/"


def again(request: HttpRequest, dossier_id: uuid.UUID, faults: list[Fault], status: int) -> HttpResponse:
    """The working page once more, with what is wrong and what was typed."""
    return show(request, open_dossier(request, dossier_id), faults=faults, typed=request.POST, status=status)


@official
def accept(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Accepts, once every paper on the page was ticked as seen."""
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    unseen = _unseen(request, dossier_id)
    if unseen:
        return again(request, dossier_id, unseen, 422)
    try:
        acceptance = actions.accept(
            actor=acting(request), dossier_id=dossier_id, key=sent_key(request), at=timezone.now()
        )
    except Forbidden:
        raise
    except Refusal as refusal:
        return again(request, dossier_id, faults_of(refusal, "tiep-nhan"), status_of(refusal))
    told = _("Đã tiếp nhận hồ sơ %(code)s, hẹn trả kết quả %(due)s. Người yêu cầu đã được báo.")
    messages.success(request, told % {"code": acceptance.dossier.shown_code, "due": moment(acceptance.due_at)})
    return redirect(path_of(dossier_id))


def _unseen(request: HttpRequest, dossier_id: uuid.UUID) -> list[Fault]:
    """Papers handed in that were not ticked: one click must not accept what nobody opened."""
    dossier = Dossier.objects.select_related("version").filter(pk=dossier_id).first()
    if dossier is None:
        return []
    seen = set(request.POST.getlist("da-xem"))
    shown = set(dossier.papers.values_list("code", flat=True)) | brought(dossier)
    faults = [
        Fault(f"da-xem-{paper['id']}", _("Hãy xem rồi đánh dấu: %(paper)s.") % {"paper": paper["name"]})
        for paper in dossier.plan["papers"]
        if paper["id"] in shown - seen
    ]
    if comes_in_person(dossier) and "da-den" not in request.POST:
        say = _("Hồ sơ này chỉ được gửi trước. Chờ người yêu cầu đến hoặc gửi bưu chính bản giấy, rồi đánh dấu.")
        faults.insert(0, Fault("da-den", say))
    return faults


@official
def collect(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Notes that the fee was taken in cash at the counter."""
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    charge = _charge(dossier_id, request.POST.get("khoan", ""))
    try:
        payment = payments.collect_at_counter(
            actor=acting(request), charge_id=charge, key=sent_key(request), at=timezone.now()
        )
    except Forbidden:
        raise
    except Refusal as refusal:
        return again(request, dossier_id, faults_of(refusal, "phi"), status_of(refusal))
    messages.success(request, _("Đã ghi nhận thu %(amount)s tại quầy.") % {"amount": dong(payment.amount)})
    return redirect(path_of(dossier_id))


def _charge(dossier_id: uuid.UUID, sent: str) -> uuid.UUID:
    """The charge of this dossier that was meant; one of another dossier is no charge of this one."""
    charges = payment_queries.of_subject(("dossier", str(dossier_id)))
    for charge in charges:
        if str(charge.pk) == sent:
            return charge.pk
    return uuid.UUID(int=0)


@official
def waive(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Notes that the applicant need not pay, with reason and article."""
    opened = open_dossier(request, dossier_id)
    if not opened.acts.collect:
        return _closed(opened)
    charges = [one for one in payment_queries.of_subject(opened.dossier.subject) if one.state == "due"]
    faults: list[Fault] = []
    if request.method == "POST":
        faults = [
            Fault(name, say)
            for name, say in (("reason", _("Hãy ghi lý do miễn.")), ("legal_basis", _("Hãy ghi căn cứ pháp lý.")))
            if not written(request, name)
        ]
        if not faults and charges:
            for charge in charges:
                payments.waive(
                    actor=opened.actor,
                    charge_id=charge.pk,
                    reason=written(request, "reason"),
                    article=written(request, "legal_basis"),
                    key=f"{sent_key(request)}:{charge.pk}",
                    at=timezone.now(),
                )
            messages.success(request, _("Đã ghi nhận miễn phí, lệ phí."))
        if not faults:
            return redirect(opened.path)
    return form(request, opened, "desk/waive.html", faults, {"charges": charges})


@official
def hand_over(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Notes how the result reached the applicant."""
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    way, note = written(request, "way"), written(request, "note")
    if not way:
        return again(request, dossier_id, [Fault("way", _("Hãy chọn cách trả kết quả."))], 422)
    try:
        actions.hand_over(
            actor=acting(request),
            dossier_id=dossier_id,
            way=way,
            note=note,
            key=sent_key(request),
            at=timezone.now(),
        )
    except Forbidden:
        raise
    except Refusal as refusal:
        return again(request, dossier_id, faults_of(refusal, "way"), status_of(refusal))
    messages.success(request, _("Đã ghi nhận trả kết quả cho người yêu cầu."))
    return redirect(path_of(dossier_id))


@official
def refuse(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Refuses to accept, with reason and legal basis (form 03)."""
    opened = open_dossier(request, dossier_id)
    if request.method != "POST":
        return form(request, opened, "desk/refuse.html", []) if opened.acts.refuse else _closed(opened)
    try:
        actions.refuse(
            actor=opened.actor,
            dossier_id=dossier_id,
            reason=written(request, "reason"),
            legal_basis=written(request, "legal_basis"),
            key=sent_key(request),
            at=opened.at,
        )
    except Forbidden:
        raise
    except Refusal as refusal:
        return form(request, opened, "desk/refuse.html", faults_of(refusal, "reason"), status=status_of(refusal))
    messages.success(request, _("Đã từ chối tiếp nhận. Người yêu cầu đã được báo lý do."))
    return redirect(opened.path)


def form(
    request: HttpRequest,
    opened: Opened,
    template: str,
    faults: list[Fault],
    more: Mapping[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page with one form about a dossier, with what is wrong and what was typed."""
    context = {
        **head(opened),
        **body(opened),
        "faults": faults,
        "said": by_field(faults),
        "typed": request.POST,
        "key": form_key(request),
        **(more or {}),
    }
    return page(request, template, context, 422 if faults and status == 200 else status)


def _closed(opened: Opened) -> HttpResponse:
    """The act is not open here and now: the working page says where the dossier is."""
    return redirect(opened.path)
