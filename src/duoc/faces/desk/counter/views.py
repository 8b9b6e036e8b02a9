"""Filing for people at the counter, or who wrote by post: which procedure, who they are, then everybody's interview."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.actions import NAME_PAPER, PRINCIPAL, SENDER_FORM, SLIP, VISITOR_FORM, WhoseMatter
from duoc.dossiers.acts import ActForm
from duoc.dossiers.models import Channel, Draft
from duoc.dossiers.queries import Principal
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.desk.typed import sought, written
from duoc.faces.web.language import language_of_reader
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField, form_fields
from duoc.ground.refusal import Refusal
from duoc.people.actions import OtherPerson
from duoc.people.powers import Actor, Forbidden, Power
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version

MOST_DRAFTS = 10
Entered = TypeVar("Entered", actions.Visitor, actions.Sender)


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
            actor=acting(request),
            code=code,
            visitor=_whose(request, VISITOR_FORM.read(values, now)),
            key=sent_key(request),
            at=now,
        )

    return _entering(request, code, VISITOR_FORM, begin, Channel.COUNTER)


@official
def sender(request: HttpRequest, code: str) -> HttpResponse:
    """Who wrote by post, and when; then the interview begins with what the letter says."""

    def begin(values: Any, now: datetime) -> Draft:
        return actions.begin_by_post(
            actor=acting(request),
            code=code,
            sender=_whose(request, SENDER_FORM.read(values, now)),
            key=sent_key(request),
            at=now,
        )

    return _entering(request, code, SENDER_FORM, begin, Channel.POST)


def _entering(
    request: HttpRequest, code: str, form: ActForm, begin: Callable[[Any, datetime], Draft], channel: Channel
) -> HttpResponse:
    now = timezone.now()
    only_at_counter(acting(request))
    version = procedures.in_force(code, now)
    dossiers.expect_open(version, channel)
    fields = [_as_asked(one, version) for one in form_fields(form.fields)]
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
    whose: list[FormField] = []
    remedy = ""
    hidden = {NAME_PAPER, SLIP} - {name for name in (NAME_PAPER, SLIP) if reading.values.get(name)}
    if request.method == "POST" and not faults:
        begun = attempt(lambda: begin(reading.values, now))
        if not isinstance(begun, Refusal):
            return redirect("portal:resume", begun.pk)
        faults, status = faults_of(begun, "personal_number"), status_of(begun)
        if isinstance(begun, WhoseMatter):
            whose = [_for_whom(begun)]
        if isinstance(begun, OtherPerson):
            hidden -= {SLIP} if begun.slip else {NAME_PAPER} if "full_name" in begun.faults else set()
            remedy = begun.remedy
    context = {
        "form": form,
        "name": procedures.definition(version, language_of_reader()).short_name,
        "questions": [*whose, *(one for one in fields if one.id not in hidden)],
        "given": reading.values if request.method == "POST" else form.first_values(now),
        "faults": faults,
        "remedy": remedy,
        "key": form_key(request),
        "records": reaches_unit(acting(request), Power.MANDATE_GRANT),
        "other": _other_channel(version, channel),
    }
    return page(request, "desk/counter/visitor.html", context, status if request.method == "POST" else 200)


def _as_asked(field: FormField, version: Version) -> FormField:
    """A telephone number is called optional only where the procedure does not ask for one later."""
    asked = procedures.definition(version).questions.values()
    if field.id != "phone" or not any(one.type == "phone" and one.required for one in asked):
        return field
    return replace(field, required=True, hint=_("Chưa ghi ở đây thì phần khai sẽ hỏi."))


def _whose(request: HttpRequest, person: Entered) -> Entered:
    """Who stands here, with the party that was chosen for them, where the page asked for one."""
    return replace(person, principal=written(request, PRINCIPAL))


def _for_whom(asked: WhoseMatter) -> FormField:
    """The question of who may file for others; theirs is the first answer."""
    others = {str(one.id): _representing(one) for one in asked.principals}
    options = {str(asked.own): _("Cho chính mình"), **others}
    return FormField(PRINCIPAL, _("Nộp hồ sơ này cho ai?"), "choice", options=options)


def _representing(one: Principal) -> str:
    return _("%(name)s; người này là %(capacity)s") % {"name": one.party.full_name, "capacity": one.capacity}


def _other_channel(version: Version, channel: Channel) -> dict[str, str] | None:
    """The page for what comes by the other channel; None where the procedure does not take it."""
    code, other = version.procedure.code, Channel.COUNTER if channel == Channel.POST else Channel.POST
    if other.value not in procedures.definition(version).channels:
        return None
    if other == Channel.POST:
        return {"href": reverse("desk:counter-sender", args=[code]), "say": _("Hồ sơ đến qua bưu chính?")}
    return {"href": reverse("desk:counter-visitor", args=[code]), "say": _("Người nộp đang ở quầy?")}
