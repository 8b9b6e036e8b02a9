"""Văn thư: signed results waiting for number, date and the agency's signature, and the year's issued ones."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.decisions import queries as decisions
from duoc.decisions.models import Decision
from duoc.dossiers.models import Dossier
from duoc.faces.design.formats import local
from duoc.faces.desk.dossier.desk_questions import answers_of
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import path_of, show
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.batch import Outcome, heading, keep, outcomes, picked
from duoc.faces.desk.lists.list_search import Plain, plain
from duoc.faces.desk.lists.rows import batch_lines
from duoc.faces.desk.page import page
from duoc.faces.desk.result.summary import all_shown, shown, wait_for
from duoc.faces.desk.typed import number, sought
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor, Forbidden, Power
from duoc.people.queries import full_name_of, party_paths
from duoc.registers import actions


def only_registry(actor: Actor) -> None:
    """Refuses those who may not issue."""
    if not actor.holds(Power.DECISION_ISSUE):
        raise Forbidden(_("Chức danh của bạn không phát hành văn bản."), _("Hồ sơ của bạn ở mục Việc của tôi."))


@official
def to_issue(request: HttpRequest, faults: list[Fault] | None = None) -> HttpResponse:
    """Signed results of the unit that wait for number, date and seal, the earliest signed first."""
    actor = acting(request)
    only_registry(actor)
    rows = (
        Decision.objects.select_related(
            "dossier__version__procedure", "approved_by", *party_paths("dossier__applicant")
        )
        .defer("dossier__answers", "dossier__plan", "dossier__version__definition")
        .filter(organisation__in=actor.units, state__in=["approved", "signed", "numbered"])
        .order_by("approved_at", "place")
    )
    listing = list_search.cut_to_page(request, rows)
    later = decisions.turns_of([decision.pk for decision in listing])
    context = {
        "waiting": [(shown(decision), later.get(decision.pk, "")) for decision in listing],
        "listing": listing,
        "key": form_key(request),
        "faults": faults or [],
    }
    return page(request, "desk/registry/to_issue.html", context, 422 if faults else 200)


@official
def issue_many(request: HttpRequest) -> HttpResponse:
    """Issues what was ticked, each dossier by itself."""
    actor = acting(request)
    only_registry(actor)
    picks = picked(request)
    if request.method != "POST":
        return redirect("/ban/van-thu/")
    if not picks:
        return to_issue(request, [Fault("chon", _("Hãy đánh dấu ít nhất một kết quả để phát hành."))])
    dossiers = decisions.in_order_of_signing([dossier for dossier, _second in picks])
    keep(request, "phat-hanh", [_issue(request, actor, dossier) for dossier in dossiers])
    return redirect("/ban/van-thu/ket-qua/")


def _issue(request: HttpRequest, actor: Actor, dossier: str) -> Outcome:
    try:
        with transaction.atomic():
            by: dict[str, Any] = {"actor": actor, "key": f"{sent_key(request)}-{dossier}"[:200], "at": timezone.now()}
            later = decisions.later_to_issue(dossier)
            for decision in later:
                actions.issue_later(decision_id=decision, **by)
            if not later:
                actions.issue(dossier_id=dossier, **by)
    except Dossier.DoesNotExist:
        return Outcome(dossier, False, _("Không tìm thấy hồ sơ này."))
    except Refusal as refusal:
        return Outcome(dossier, False, refusal.words)
    return Outcome(dossier, True, "")


@official
def issued_many(request: HttpRequest) -> HttpResponse:
    """What became of the results that were issued together."""
    only_registry(acting(request))
    results = outcomes(request, "phat-hanh")
    wait_for([one.dossier for one in results if one.done])
    context = {"lines": batch_lines(acting(request), results), "back": "/ban/van-thu/", "verb": _("Đã cho số, ngày")}
    context["heading"] = heading(_("Đã cho số, ngày"), results)
    return page(request, "desk/lists/batch.html", context)


@official
def issue(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Issues the results of one dossier."""
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    opened = open_dossier(request, dossier_id)
    answers, unread = answers_of(request, dossier_id)
    if unread:
        return show(request, opened, faults=unread, typed=request.POST, status=422)
    made = attempt(
        lambda: actions.issue(
            actor=opened.actor, dossier_id=dossier_id, key=sent_key(request), at=opened.at, answers=answers
        )
    )
    if isinstance(made, Refusal):
        return show(request, opened, faults=faults_of(made, "phat-hanh"), typed=request.POST, status=status_of(made))
    messages.success(request, _("Đã cho số, ngày và đóng dấu cơ quan."))
    return redirect(f"{path_of(dossier_id)}?cho=1")


@official
def issued(request: HttpRequest) -> HttpResponse:
    """The results that the unit issued in a year, by number, name or code: the book of outgoing documents."""
    actor = acting(request)
    only_registry(actor)
    this_year = local(timezone.now()).year
    year = number(sought(request, "nam")) or this_year
    rows = (
        Decision.objects.select_related("approved_by", "dossier", *party_paths("holder"))
        .defer("dossier__answers", "dossier__plan")
        .filter(organisation__in=actor.units, year=year, issued_at__isnull=False)
        .order_by("-issued_at", "-number")
    )
    typed = sought(request, "q")
    if plain(typed):
        rows = rows.annotate(plain_name=Plain(full_name_of("holder"))).filter(
            Q(symbol__icontains=typed) | Q(plain_name__contains=plain(typed)) | Q(dossier__code__icontains=typed)
        )
    listing = list_search.cut_to_page(request, rows)
    context = {
        "issued": all_shown(list(listing)),
        "listing": listing,
        "typed": typed,
        "year": year,
        "years": range(this_year, this_year - 5, -1),
    }
    return page(request, "desk/registry/issued.html", context)
