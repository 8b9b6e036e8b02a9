"""Filing for somebody who stands at the counter: which procedure, who they are, then the interview for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.actions import VISITOR_FORM
from duoc.dossiers.models import Dossier
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
    actor, now = acting(request), timezone.now()
    only_at_counter(actor)
    version = procedures.in_force(code, now)
    dossiers.expect_open(version, Dossier.Channel.COUNTER)
    fields = form_fields(VISITOR_FORM.fields)
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
    if request.method == "POST" and not faults:
        begun = attempt(
            lambda: actions.begin_at_counter(
                actor=actor, code=code, visitor=VISITOR_FORM.read(reading.values, now), key=sent_key(request), at=now
            )
        )
        if not isinstance(begun, Refusal):
            return redirect("portal:resume", begun.pk)
        faults, status = faults_of(begun, "personal_number"), status_of(begun)
    context = {
        "form": VISITOR_FORM,
        "name": procedures.definition(version, language_of_reader()).short_name,
        "questions": fields,
        "given": reading.values,
        "faults": faults,
        "key": form_key(request),
    }
    return page(request, "desk/counter/visitor.html", context, status if request.method == "POST" else 200)
