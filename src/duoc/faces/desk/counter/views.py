"""Filing for people at the counter, or who wrote by post: which procedure, who they are, then everybody's interview."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.actions import NAME_PAPER, SENDER_FORM, VISITOR_FORM
from duoc.dossiers.acts import ActForm
from duoc.dossiers.models import Channel, Draft
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.page import page
from duoc.faces.desk.typed import sought
from duoc.faces.web.language import language_of_reader
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import form_fields
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor, Forbidden, Power
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version

MOST_DRAFTS = 10


def only_at_counter(actor: Actor) -> None:
    """Refuses those who do not file for others at a counter."""
    if not actor.holds(Power.DOSSIER_FILE_AT_COUNTER):
        raise Forbidden(_("Trang này dành cho người tiếp nhận hồ sơ tại quầy."))


@official
def choose(request: HttpRequest) -> HttpResponse:
    """Which procedure: a search in the visitor's own words, the list of what is taken here, and what was left."""
    actor, now, typed = acting(request), timezone.now(), sought(request, "q")
    only_at_counter(actor)
    listing = list_search.cut_to_page(request, procedures.taken_at_counter(now, typed))
    drafts = list(dossiers.drafts_at_counter(actor)[:MOST_DRAFTS])
    named = [*listing.object_list, *(draft.version.procedure for draft in drafts)]
    procedures.put_in_words(named, timezone.localdate(), language_of_reader())
    return page(request, "desk/counter/choose.html", {"listing": listing, "typed": typed, "drafts": drafts})


@official
def visitor(request: HttpRequest, code: str) -> HttpResponse:
    """Who stands here, by which paper, and that they agree; then the interview begins."""

    def begin(values: Any, now: datetime) -> Draft:
        return actions.begin_at_counter(
            actor=acting(request), code=code, visitor=VISITOR_FORM.read(values, now), key=sent_key(request), at=now
        )

    return _entering(request, code, VISITOR_FORM, begin, Channel.COUNTER)


@official
def sender(request: HttpRequest, code: str) -> HttpResponse:
    """Who wrote by post, and when; then the interview begins with what the letter says."""

    def begin(values: Any, now: datetime) -> Draft:
        return actions.begin_by_post(
            actor=acting(request), code=code, sender=SENDER_FORM.read(values, now), key=sent_key(request), at=now
        )

    return _entering(request, code, SENDER_FORM, begin, Channel.POST)


def _entering(
    request: HttpRequest, code: str, form: ActForm, begin: Callable[[Any, datetime], Draft], channel: Channel
) -> HttpResponse:
    now = timezone.now()
    only_at_counter(acting(request))
    version = procedures.in_force(code, now)
    dossiers.expect_open(version, channel)
    fields = form_fields(form.fields)
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
    if request.method == "POST" and not faults:
        begun = attempt(lambda: begin(reading.values, now))
        if not isinstance(begun, Refusal):
            return redirect("portal:resume", begun.pk)
        faults, status = faults_of(begun, "personal_number"), status_of(begun)
    renamed = bool(reading.values.get(NAME_PAPER)) or any(one.question == "full_name" for one in faults)
    context = {
        "form": form,
        "name": procedures.definition(version, language_of_reader()).short_name,
        "questions": [one for one in fields if one.id != NAME_PAPER or renamed],
        "given": reading.values,
        "faults": faults,
        "key": form_key(request),
        "other": _other_channel(version, channel),
    }
    return page(request, "desk/counter/visitor.html", context, status if request.method == "POST" else 200)


def _other_channel(version: Version, channel: Channel) -> dict[str, str] | None:
    """The page for what comes by the other channel; None where the procedure does not take it."""
    code, other = version.procedure.code, Channel.COUNTER if channel == Channel.POST else Channel.POST
    if other.value not in procedures.definition(version).channels:
        return None
    if other == Channel.POST:
        return {"href": reverse("desk:counter-sender", args=[code]), "say": _("Hồ sơ đến qua bưu chính?")}
    return {"href": reverse("desk:counter-visitor", args=[code]), "say": _("Người nộp đang ở quầy?")}
