"""How the holder of a post signs: recorded by an administrator."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.faces.design.answers import read_answers
from duoc.faces.desk.administration.views import only_administrators
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.page import page
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField
from duoc.ground.refusal import NotFound, Refusal
from duoc.people import actions
from duoc.people.models import Delegation, Post

FIELD, OWN_NAME = "signs_as", "own"


def _question() -> FormField:
    mode = Delegation.Mode
    options = {
        OWN_NAME: _("Tên mình: người đứng đầu, hoặc ký theo chức danh của mình"),
        mode.DEPUTY.value: _("KT. – ký thay: cấp phó của người đứng đầu"),
        mode.BY_ORDER.value: _("TL. – ký thừa lệnh: người đứng đầu giao cho cấp dưới"),
        mode.MANDATED.value: _("TUQ. – ký thừa ủy quyền: có văn bản và ngày kết thúc"),
    }
    return FormField(FIELD, _("Chức danh này ký thế nào?"), "choice", options=options)


@official
def record(request: HttpRequest, post_id: uuid.UUID) -> HttpResponse:
    """Shows how the post signs, and records another way."""
    actor = acting(request)
    only_administrators(actor)
    post = Post.objects.select_related("organisation").filter(pk=post_id).first()
    if post is None:
        raise NotFound(_("Không tìm thấy chức danh này."), _("Hãy tải lại danh sách chức danh."))
    questions, faults, status = [_question()], list[Fault](), 200
    given = {FIELD: post.signs_as or OWN_NAME}
    if request.method == "POST":
        reading = read_answers(questions, request.POST)
        given, chosen = dict(reading.values), str(reading.values.get(FIELD) or "")
        way = "" if chosen == OWN_NAME else chosen or "?"
        made = attempt(
            lambda: actions.record_signing(
                actor=actor, post_id=post_id, signs_as=way, key=sent_key(request), at=timezone.now()
            )
        )
        if not isinstance(made, Refusal):
            messages.success(request, _("Đã ghi cách ký của chức danh."))
            return redirect("desk:powers")
        faults, status = faults_of(made, FIELD), status_of(made)
    context = {"post": post, "questions": questions, "given": given, "faults": faults, "key": form_key(request)}
    return page(request, "desk/signing_ways/record.html", context, status)
