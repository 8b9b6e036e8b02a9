"""Forms 01, 02 and 03 of a dossier, printed from what was recorded."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Acceptance, Dossier, Refusal
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.files.views import pdf
from duoc.faces.desk.gate import official
from duoc.faces.wording import official_forms


@xframe_options_sameorigin
@official
def receipt(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Form 01, once the dossier was accepted."""
    dossier = open_dossier(request, dossier_id).dossier
    acceptance = Acceptance.objects.select_related("by").filter(dossier=dossier).first()
    if acceptance is None:
        raise dossiers.NotFound(_("Hồ sơ chưa được tiếp nhận nên chưa có giấy tiếp nhận."), _("Hãy tiếp nhận trước."))
    data = official_forms.receipt(dossier, acceptance, acceptance.by)
    return pdf(data, _name(_("Giấy tiếp nhận"), dossier))


@xframe_options_sameorigin
@official
def supplement(request: HttpRequest, dossier_id: uuid.UUID, turn: int) -> HttpResponse:
    """Form 02, one for each request."""
    dossier = open_dossier(request, dossier_id).dossier
    supplement_request = dossier.supplement_requests.select_related("by").filter(turn=turn).first()
    if supplement_request is None:
        raise dossiers.NotFound(_("Không có lần yêu cầu bổ sung này."), _("Hãy mở lại hồ sơ."))
    data = official_forms.supplement(dossier, supplement_request, supplement_request.by)
    return pdf(data, _name(_("Phiếu yêu cầu bổ sung"), dossier))


@xframe_options_sameorigin
@official
def refusal(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Form 03."""
    dossier = open_dossier(request, dossier_id).dossier
    refused = Refusal.objects.select_related("by").filter(dossier=dossier).first()
    if refused is None:
        raise dossiers.NotFound(_("Hồ sơ này không bị từ chối tiếp nhận."), _("Hãy mở lại hồ sơ."))
    data = official_forms.refusal(dossier, refused, refused.by)
    return pdf(data, _name(_("Phiếu từ chối tiếp nhận"), dossier))


def _name(form: str, dossier: Dossier) -> str:
    return f"{form} {dossier.shown_code}.pdf"
