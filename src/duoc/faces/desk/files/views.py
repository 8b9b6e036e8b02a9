"""Files shown beside the dossier: papers handed in, forms made from the answers, drafts."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.decisions import actions as decision_actions
from duoc.decisions import queries as decisions
from duoc.decisions.models import Content
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Paper
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.gate import official
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.ground.files import queries as files
from duoc.procedures import queries as procedures


@official
def paper(request: HttpRequest, dossier_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """A paper as it was handed in."""
    opened = open_dossier(request, dossier_id, "paper")
    attached = Paper.objects.select_related("file").filter(pk=paper_id, dossier=opened.dossier).first()
    if attached is None:
        raise dossiers.NotFound(_("Hồ sơ này không có giấy tờ đó."), _("Hãy mở lại hồ sơ."))
    return file_response(files.read(attached.file), attached.file.media_type, attached.file.name, Way.FRAMED)


@official
def made_form(request: HttpRequest, dossier_id: uuid.UUID, paper_code: str) -> HttpResponse:
    """A form printed from the applicant's answers, such as the declaration; what officials answer is no part of it."""
    opened = open_dossier(request, dossier_id, "paper")
    dossier = opened.dossier
    definition = dossiers.definition_of(dossier)
    form = definition.papers.get(paper_code)
    if form is None or not form.made_from:
        raise dossiers.NotFound(_("Hồ sơ này không có tờ khai đó."), _("Hãy mở lại hồ sơ."))
    data = dossiers.dossier_data(dossier, dossiers.plan_as_declared(dossier)) | {"paper": {"form": form.form}}
    return file_response(
        procedures.bundle(dossier.version).press(form.made_from, data), PDF, f"{form.name}.pdf", Way.FRAMED
    )


@official
def draft(request: HttpRequest, dossier_id: uuid.UUID, content_id: uuid.UUID) -> HttpResponse:
    """The text that waits for a signature: the very bytes that will be signed."""
    opened = open_dossier(request, dossier_id, "draft")
    content = Content.objects.select_related("text").filter(pk=content_id, proposal__dossier=opened.dossier).first()
    if content is None:
        raise decisions.NotFound(_("Không tìm thấy dự thảo này."), _("Hãy mở lại hồ sơ."))
    decision_actions.press_late(content, timezone.now())
    return file_response(decisions.read_content(content), PDF, f"{content.name}.pdf", Way.FRAMED)
