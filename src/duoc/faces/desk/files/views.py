"""Files shown beside the dossier: papers handed in, forms made from the answers, drafts."""

import uuid
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from duoc.decisions import queries as decisions
from duoc.decisions.models import Content
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Paper
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.gate import official
from duoc.ground.files import queries as files
from duoc.procedures import queries as procedures

GUARD = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def file_response(data: bytes, name: str, media_type: str) -> HttpResponse:
    """The bytes to look at, framed by our own pages only, kept by no cache, guessed by no browser."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = GUARD
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def pdf(data: bytes, name: str) -> HttpResponse:
    """A PDF to look at."""
    return file_response(data, name, "application/pdf")


@xframe_options_sameorigin
@official
def paper(request: HttpRequest, dossier_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """A paper as it was handed in."""
    opened = open_dossier(request, dossier_id, "paper")
    attached = Paper.objects.select_related("file").filter(pk=paper_id, dossier=opened.dossier).first()
    if attached is None:
        raise dossiers.NotFound(_("Hồ sơ này không có giấy tờ đó."), _("Hãy mở lại hồ sơ."))
    return file_response(files.read(attached.file), attached.file.name, attached.file.media_type)


@xframe_options_sameorigin
@official
def made_form(request: HttpRequest, dossier_id: uuid.UUID, paper_code: str) -> HttpResponse:
    """A form printed from the answers, such as the declaration."""
    opened = open_dossier(request, dossier_id, "paper")
    dossier = opened.dossier
    definition = dossiers.definition_of(dossier)
    form = definition.papers.get(paper_code)
    if form is None or not form.made_from:
        raise dossiers.NotFound(_("Hồ sơ này không có tờ khai đó."), _("Hãy mở lại hồ sơ."))
    data = dossiers.dossier_data(dossier, dossiers.plan_of_dossier(dossier))
    return pdf(procedures.bundle(dossier.version).press(form.made_from, data), f"{form.name}.pdf")


@xframe_options_sameorigin
@official
def draft(request: HttpRequest, dossier_id: uuid.UUID, content_id: uuid.UUID) -> HttpResponse:
    """The text that waits for a signature: the very bytes that will be signed."""
    opened = open_dossier(request, dossier_id, "draft")
    content = Content.objects.select_related("text").filter(pk=content_id, proposal__dossier=opened.dossier).first()
    if content is None:
        raise decisions.NotFound(_("Không tìm thấy dự thảo này."), _("Hãy mở lại hồ sơ."))
    return pdf(decisions.read_content(content), f"{content.name}.pdf")
