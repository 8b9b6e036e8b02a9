"""Which successor of an ended body decides: many dossiers at once, each by the act of its own page."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.actions import CHOOSE_BODY
from duoc.dossiers.acts import DESK, act_with_form
from duoc.faces.design.formats import local
from duoc.faces.desk import priority
from duoc.faces.desk.form_faults import Fault
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.batch import Outcome, keep, outcomes, picked
from duoc.faces.desk.lists.rows import batch_lines, lean, rows_of
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import SUCCESSION
from duoc.faces.desk.typed import written
from duoc.ground.refusal import Refusal
from duoc.people import queries as people
from duoc.people.powers import Actor, Forbidden, Power

FEW = 50
"""Dossiers of which a step waits, named on the page; the rest follows as they are decided."""


def only_choosers(actor: Actor) -> None:
    """Refuses those who may not say which body decides."""
    if not actor.holds(Power.DOSSIER_CHOOSE_BODY):
        raise Forbidden(_("Chức danh của bạn không xác định cơ quan kế thừa."), _("Hãy mở mục Việc của tôi."))


@official
def choose(request: HttpRequest) -> HttpResponse:
    """All that waits for this, the most urgent first, with boxes; POST hands what was ticked to one body."""
    actor, now = acting(request), timezone.now()
    only_choosers(actor)
    faults = _faults(request) if request.method == "POST" else []
    if request.method == "POST" and not faults:
        results = [_choose(request, actor, dossier) for dossier, _second in picked(request)]
        return _chosen(request, results)
    listing = list_search.cut_to_page(request, lean(dossiers.undecided_bodies(actor)))
    context = {
        "steps": dossiers.undecided_steps(actor)[:FEW],
        "waiting": dossiers.undecided(actor).count(),
        "rows": rows_of(listing, priority.now(now)),
        "listing": listing,
        "bodies": people.choosable(dossiers.undecided_bodies(actor).values("competent_unit"), local(now).date()),
        "chosen": written(request, "body"),
        "faults": faults,
        "key": form_key(request),
    }
    return page(request, "desk/succession/choose.html", context, 422 if faults else 200)


def _faults(request: HttpRequest) -> list[Fault]:
    faults = [] if picked(request) else [Fault("chon", _("Hãy đánh dấu ít nhất một hồ sơ."))]
    return faults if written(request, "body") else [*faults, Fault("body", _("Hãy chọn cơ quan nhận."))]


def _choose(request: HttpRequest, actor: Actor, dossier: str) -> Outcome:
    """One of them, by itself: one that cannot go keeps none of the others back."""
    _act, form = act_with_form(CHOOSE_BODY.word, DESK)
    now = timezone.now()
    try:
        with transaction.atomic():
            form = form.of(dossiers.dossier(actor, dossier, now), now)
            given = form.read({"body": written(request, "body")}, now)
            CHOOSE_BODY.perform(dossier, given, actor=actor, key=f"{sent_key(request)}-{dossier}"[:200], at=now)
    except Refusal as refusal:
        return Outcome(dossier, False, refusal.words)
    return Outcome(dossier, True, "")


def _chosen(request: HttpRequest, results: list[Outcome]) -> HttpResponse:
    """Those that went are no longer this body's to see; what could not go is shown, each with its reason."""
    keep(request, "co-quan", [one for one in results if not one.done])
    if gone := sum(one.done for one in results):
        messages.success(request, _("Đã chuyển %(n)d hồ sơ sang bàn của cơ quan đã chọn.") % {"n": gone})
    return redirect(SUCCESSION if gone == len(results) else "desk:not-chosen")


@official
def not_chosen(request: HttpRequest) -> HttpResponse:
    """Those of the latest batch that could not go."""
    actor = acting(request)
    only_choosers(actor)
    lines = batch_lines(actor, outcomes(request, "co-quan"))
    context = {"lines": lines, "back": SUCCESSION, "verb": _("Chưa chuyển được")}
    return page(request, "desk/lists/batch.html", context)
