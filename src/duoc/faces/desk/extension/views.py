"""More time for a reason that the definition names; the new date is shown before it is promised."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.queries import ExtraOffer, term_words
from duoc.faces.design.formats import moment
from duoc.faces.desk.dossier.notified import notified
from duoc.faces.desk.dossier.opened import Opened, open_dossier
from duoc.faces.desk.dossier.page import form
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import official, sent_key
from duoc.faces.desk.typed import written
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField
from duoc.ground.refusal import Refusal

PAGE = "desk/extension/extend.html"
ACT = "dossiers.extend"


@official
def extend(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Moves the promise date on; the applicant is notified at once."""
    opened = open_dossier(request, dossier_id)
    if request.method != "POST":
        return _shown(request, opened, []) if ACT in opened.in_turn else redirect(opened.path)
    made = attempt(
        lambda: actions.extend(
            actor=opened.actor,
            dossier_id=dossier_id,
            extra=written(request, "extra"),
            reason=written(request, "reason"),
            key=sent_key(request),
            at=opened.at,
        )
    )
    if isinstance(made, Refusal):
        return _shown(request, opened, faults_of(made, "extra"), status_of(made))
    sentence = _("Đã thêm %(term)s. Ngày hẹn mới: %(due)s.")
    words = {"term": term_words(made.add), "due": moment(made.promise.due_at)}
    messages.success(request, f"{sentence % words} {notified(opened.dossier, opened.at)}")
    return redirect(opened.path)


def _shown(request: HttpRequest, opened: Opened, faults: list[Fault], status: int = 200) -> HttpResponse:
    offers = dossiers.offers(opened.dossier, opened.at) if ACT in opened.acts else []
    typed = {"extra": written(request, "extra"), "reason": written(request, "reason")}
    if len(offers) == 1:
        typed["extra"] = offers[0].extra.id
    hindrance = opened.in_turn.get(ACT)
    more = {"offers": offers, "hindrance": hindrance, "questions": _questions(offers), "given": typed}
    return form(request, opened, PAGE, faults, more, status)


def _questions(offers: list[ExtraOffer]) -> list[FormField]:
    options = {
        offer.extra.id: _("%(say)s Thêm %(term)s, ngày hẹn mới %(due)s.")
        % {"say": offer.extra.say, "term": term_words(offer.extra.add), "due": moment(offer.deadline.due)}
        for offer in offers
    }
    hint = _("Chỉ những lý do mà thủ tục cho phép, mỗi lý do một lần.")
    return [
        FormField("extra", _("Vì sao cần thêm thời gian?"), "choice", hint, options=options),
        FormField("reason", _("Lý do cụ thể trong hồ sơ này"), "long_text", _("Người yêu cầu đọc được lý do này.")),
    ]
