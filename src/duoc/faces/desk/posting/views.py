"""Recording a public posting: where, since when, its photo; the page says until when it runs."""

import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier
from duoc.faces.design.answers import Reading, read_answers
from duoc.faces.design.formats import ending
from duoc.faces.desk.dossier.opened import Opened, open_dossier
from duoc.faces.desk.dossier.page import form
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import official, sent_key
from duoc.faces.desk.typed import sent_file
from duoc.faces.web.file_response import Way, file_response
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound, Refusal
from duoc.ground.worktime.calculations import local

ACT = "dossiers.post_publicly"


@official
def posting(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """When and where it was posted."""
    opened = open_dossier(request, dossier_id)
    if request.method != "POST":
        given = {"posted_on": local(opened.at).date().isoformat()}
        return _shown(request, opened, Reading(given), []) if ACT in opened.in_turn else redirect(opened.path)
    reading = read_answers(questions(opened.dossier), request.POST)
    unread = [Fault(one.question, one.say) for one in reading.faults]
    if not unread and not reading.values["posted_on"]:
        unread = [Fault("posted_on", _("Hãy ghi ngày đã niêm yết."))]
    if unread:
        return _shown(request, opened, reading, unread, 422)
    made = attempt(
        lambda: actions.post_publicly(
            actor=opened.actor,
            dossier_id=dossier_id,
            place=reading.values["place"] or "",
            posted_on=date.fromisoformat(reading.values["posted_on"]),
            photo=sent_file(request, "photo"),
            key=sent_key(request),
            at=opened.at,
        )
    )
    if isinstance(made, Refusal):
        return _shown(request, opened, reading, faults_of(made, "place"), status_of(made))
    say = _("Đã ghi niêm yết đến %(until)s, sau đó mới ký được.") % {"until": ending(made.until)}
    if made.until <= opened.at:
        say = _("Đã ghi niêm yết đến %(until)s, nay đã hết thời gian.") % {"until": ending(made.until)}
    messages.success(request, say)
    return redirect(opened.path)


def questions(dossier: Dossier) -> list[FormField]:
    """What is recorded; a photo where the definition wants one as proof."""
    rule = queries.definition_of(dossier).posting
    with_photo = rule is not None and queries.posted.PHOTO in rule.proof
    where = _("Ví dụ: trụ sở Ủy ban nhân dân xã, nhà văn hóa ấp.")
    return [
        FormField("place", _("Niêm yết ở đâu?"), "text", where),
        FormField(
            "posted_on", _("Niêm yết từ ngày nào?"), "date", _("Ngày dán lên không tính; đếm từ ngày tiếp theo.")
        ),
        FormField("photo", _("Ảnh chụp bản niêm yết tại chỗ"), "file", _("Ảnh hoặc PDF."), required=with_photo),
    ]


@official
def photo(request: HttpRequest, dossier_id: uuid.UUID, posting_id: uuid.UUID) -> HttpResponse:
    """The photo of what was put up."""
    opened = open_dossier(request, dossier_id, "paper")
    rows = opened.dossier.postings.select_related("photo").filter(pk=posting_id)
    file = next((one.photo for one in rows), None)
    if file is None:
        raise NotFound(_("Lần niêm yết này không có ảnh."), _("Hãy mở lại hồ sơ."))
    return file_response(files.read(file), file.media_type, file.name, Way.FRAMED)


def _shown(
    request: HttpRequest, opened: Opened, reading: Reading, faults: list[Fault], status: int = 200
) -> HttpResponse:
    more = {"hindrance": opened.in_turn.get(ACT), "questions": questions(opened.dossier), "given": reading.values}
    return form(request, opened, "desk/posting/posting_form.html", faults, more, status)
