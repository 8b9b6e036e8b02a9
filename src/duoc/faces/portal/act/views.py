"""The page of an act that brings its own form (`dossiers.acts.ActForm`)."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duoc.dossiers.acts import APPLICANT, act_with_form, open_acts
from duoc.faces.design.answers import Unread, read_answers
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.ownership import Past, own_dossier, page_after
from duoc.faces.portal.page import page
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import form_fields
from duoc.ground.refusal import Invalid


@require_http_methods(["GET", "POST"])
@citizen
def act(request: HttpRequest, id: uuid.UUID, word: str) -> HttpResponse:
    """Shows the form, or does the act and goes back to the dossier."""
    declared, form = act_with_form(word, APPLICANT)
    dossier, actor, now = own_dossier(request, id), actor_of(request), timezone.now()
    form = form.of(dossier, now)
    fields = form_fields(form.fields)
    reading = read_answers(fields, request.POST)
    if (request.method != "POST" or reading.faults) and declared.name not in open_acts(actor, dossier, now):
        raise Past(_("Việc này bây giờ không làm được nữa."), _("Hãy mở hồ sơ để xem đang ở đâu."))
    faults, status = list(reading.faults), 422 if request.method == "POST" else 200
    if request.method == "POST" and not faults:
        try:
            given = form.read(reading.values, now)
            declared.perform(dossier.pk, given, actor=actor, key=key_of(request), at=now)
        except Invalid as refusal:
            if not refusal.faults:
                raise
            faults = [Unread(field, say) for field, say in refusal.faults.items()]
            status = status_of(refusal)
        else:
            messages.success(request, str(form.done))
            return redirect(page_after(request, dossier))
    context = {
        "dossier": dossier,
        "form": form,
        "shown": form.shown(dossier),
        "in_doubt": form.in_doubt(dossier),
        "questions": fields,
        "given": reading.values if request.method == "POST" else {**form.first_values(now), **form.initial(dossier)},
        "faults": faults,
    }
    return page(request, "portal/act/act.html", context, status=status)
