"""The forms that acts made: 01 to 05 of a dossier, as they were sealed."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.gate import official
from duoc.faces.web.file_response import PDF, Way, file_response


@official
def receipt(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Form 01, once the dossier was accepted."""
    return _form(request, dossier_id, "receipt_01", _("Giấy tiếp nhận"))


@official
def supplement(request: HttpRequest, dossier_id: uuid.UUID, turn: int) -> HttpResponse:
    """Form 02, one for each request."""
    return _form(request, dossier_id, "supplement_02", _("Phiếu yêu cầu bổ sung"), min(turn, 999))


@official
def refusal(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Form 03."""
    return _form(request, dossier_id, "refusal_03", _("Phiếu từ chối tiếp nhận"))


@official
def apology(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Form 04."""
    return _form(request, dossier_id, "apology_04", _("Văn bản xin lỗi và đề nghị gia hạn"))


@official
def stop_notice(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Form 05."""
    return _form(request, dossier_id, "stop_05", _("Thông báo dừng giải quyết hồ sơ"))


@official
def minutes(request: HttpRequest, dossier_id: uuid.UUID, turn: int) -> HttpResponse:
    """The minutes of an inspection or a meeting."""
    return _form(request, dossier_id, "minutes", _("Biên bản"), min(turn, 999))


@official
def opinion_letter(request: HttpRequest, dossier_id: uuid.UUID, turn: int) -> HttpResponse:
    """A letter that asks a body outside this system."""
    return _form(request, dossier_id, "opinion_letter", _("Văn bản lấy ý kiến"), min(turn, 999))


@official
def posting_minutes(request: HttpRequest, dossier_id: uuid.UUID, turn: int) -> HttpResponse:
    """The minutes of a posting's end."""
    return _form(request, dossier_id, "posting_minutes", _("Biên bản kết thúc niêm yết"), min(turn, 999))


def _form(request: HttpRequest, dossier_id: uuid.UUID, form: str, name: str, turn: int = 0) -> HttpResponse:
    opened = open_dossier(request, dossier_id)
    original = actions.read_form(dossiers.official_form(opened.dossier, form, turn), timezone.now())
    return file_response(original, PDF, f"{name} {opened.dossier.shown_code}.pdf", Way.FRAMED)
