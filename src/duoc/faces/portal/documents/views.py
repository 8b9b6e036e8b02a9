"""PDFs of a dossier: the papers that acts made, and the signed results as they were issued."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duoc.decisions import actions as decision_actions
from duoc.decisions import queries as decisions
from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import payment_awaited
from duoc.dossiers.models import Dossier, MinistryResult
from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound


def _open(request: HttpRequest, id: uuid.UUID, what: str) -> Dossier:
    actor, now = actor_of(request), timezone.now()
    dossier = dossiers.dossier(actor, id, now)
    actions.look(actor=actor, dossier=dossier, what=what, at=now)
    return dossier


def _pdf(data: bytes, name: str, dossier: Dossier) -> HttpResponse:
    return file_response(data, PDF, f"{name} {dossier.shown_code}.pdf", Way.OPENED)


def _form(request: HttpRequest, id: uuid.UUID, form: str, name: str, turn: int = 0) -> HttpResponse:
    """A form that the agency gave, as it was sealed."""
    dossier = _open(request, id, "dossier")
    return _pdf(actions.read_form(dossiers.official_form(dossier, form, turn), timezone.now()), name, dossier)


@require_safe
@citizen
def filing_notice(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Thông báo đã nộp hồ sơ."""
    dossier = _open(request, id, "dossier")
    data = actions.read_notice(dossiers.filing_notice(dossier), timezone.now())
    return _pdf(data, _("Thông báo đã nộp hồ sơ"), dossier)


@require_safe
@citizen
def receipt(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Form 01."""
    return _form(request, id, "receipt_01", _("Giấy tiếp nhận và hẹn trả kết quả"))


@require_safe
@citizen
def supplement(request: HttpRequest, id: uuid.UUID, turn: int) -> HttpResponse:
    """Form 02 of one turn."""
    return _form(request, id, "supplement_02", _("Phiếu yêu cầu bổ sung"), min(turn, 999))


@require_safe
@citizen
def refusal(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Form 03."""
    return _form(request, id, "refusal_03", _("Phiếu từ chối tiếp nhận"))


@require_safe
@citizen
def apology(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Form 04."""
    return _form(request, id, "apology_04", _("Văn bản xin lỗi và đề nghị gia hạn"))


@require_safe
@citizen
def stop_notice(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Form 05."""
    return _form(request, id, "stop_05", _("Thông báo dừng giải quyết hồ sơ"))


@require_safe
@citizen
def minutes(request: HttpRequest, id: uuid.UUID, turn: int) -> HttpResponse:
    """The minutes of an inspection or a meeting."""
    return _form(request, id, "minutes", _("Biên bản"), min(turn, 999))


@require_safe
@citizen
def posting_minutes(request: HttpRequest, id: uuid.UUID, turn: int) -> HttpResponse:
    """The minutes of a posting's end."""
    return _form(request, id, "posting_minutes", _("Biên bản kết thúc niêm yết"), min(turn, 999))


@require_safe
@citizen
def first_result(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The result; the first when there are several."""
    dossier = _open(request, id, "result")
    issued = [decision for decision in decisions.of_dossier(dossier) if decision.issued_at is not None]
    if not issued:
        raise NotFound(_("Hồ sơ này chưa có kết quả."), _("Bạn sẽ nhận được thông báo ngay khi có kết quả."))
    return redirect("portal:result", dossier.pk, issued[0].pk)


@require_safe
@citizen
def result(request: HttpRequest, id: uuid.UUID, decision_id: uuid.UUID) -> HttpResponse:
    """One signed result, byte for byte as issued."""
    dossier = _open(request, id, "result")
    one = next((decision for decision in decisions.of_dossier(dossier) if decision.pk == decision_id), None)
    if one is None:
        raise NotFound(_("Hồ sơ này không có văn bản đó."), _("Hãy mở lại hồ sơ và chọn trong danh sách."))
    decision_actions.press_late(one, timezone.now())
    data = decisions.read_result(actor_of(request), one, timezone.now())
    return file_response(data, PDF, f"{one.name} {one.symbol.replace('/', '-')}.pdf", Way.OPENED)


@require_safe
@citizen
def ministry_paper(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The paper of the ministry that decided the dossier, as it came; once what is due at the hand-over is paid."""
    dossier = _open(request, id, "result")
    row = MinistryResult.objects.select_related("file").filter(dossier=dossier).first()
    if row is None or row.file is None:
        raise NotFound(_("Chưa có tệp giấy của Bộ."), _("Hãy mở lại hồ sơ; số và ngày của giấy ghi ở đó."))
    if (refusal := payment_awaited(dossier, actor_of(request), timezone.now())) is not None:
        raise refusal
    return file_response(files.read(row.file), row.file.media_type, row.file.name, Way.OPENED)
