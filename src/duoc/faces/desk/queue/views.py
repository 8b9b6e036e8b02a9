"""Việc của tôi: what lies on this person's desk, the most urgent first, and how the unit stands today."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.desk import priority
from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.choices import procedures_of
from duoc.faces.desk.lists.hand_filters import HANDS, ROOM
from duoc.faces.desk.lists.rows import lean, rows_of
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.desk.typed import sought
from duoc.faces.web.demonstration import filling
from duoc.faces.web.waiting_work import stalled
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Cut:
    """A quick filter with how many dossiers it would show."""

    name: str
    text: str
    count: int
    current: bool


@official
def home(request: HttpRequest) -> HttpResponse:
    """The first page of every official; helpers and administrators, who have no dossiers, get their own."""
    actor = acting(request)
    if not reaches_unit(actor, Power.DOSSIER_READ):
        return page(
            request, "desk/queue/admin.html" if actor.holds(Power.PEOPLE_MANAGE) else "desk/queue/helper.html", {}
        )
    clock = priority.now(timezone.now())
    chosen = sought(request, "loc")
    typed, procedure = sought(request, "q"), sought(request, "thu-tuc")
    queue = list_search.search(_queue(actor, chosen, clock), typed)
    if procedure:
        queue = queue.filter(procedure_code=procedure)
    listing = list_search.cut_to_page(request, queue)
    counts, gives = _counts(actor, clock), reaches_unit(actor, Power.DOSSIER_RETURN)
    context = {
        "rows": rows_of(listing, clock),
        "listing": listing,
        "cuts": _cuts(counts, chosen),
        "unit": {name.removeprefix("unit_"): count for name, count in counts.items() if name.startswith("unit_")},
        "procedures": procedures_of(actor),
        "typed": typed,
        "procedure": procedure,
        "filtered": bool(chosen or typed or procedure),
        "today": clock.at,
        "filling": filling(),
        "stalled": stalled(clock.at),
        "ready": dossiers.new_originals.ready_at_counter(actor).count() if gives else 0,
        "asked": dossiers.asked_of(actor).count() if reaches_unit(actor, Power.DOSSIER_EXAMINE) else 0,
    }
    return page(request, "desk/queue/queue.html", context)


def _queue(actor: Actor, chosen: str, clock: priority.Now) -> "QuerySet[Dossier]":
    """What the person may work on; what colleagues have in hand, waits for applicants or is with the post is shown for
    the unit."""
    rows = dossiers.of_unit(actor) if chosen in (ROOM, *priority.ON_NO_DESK) else dossiers.desk(actor)
    condition = HANDS[chosen].of(actor) if chosen in HANDS else priority.cut(chosen, clock)
    return lean(rows).filter(condition).order_by("due", "filed_at", "id")


def _counts(actor: Actor, clock: priority.Now) -> dict[str, int]:
    mine = dossiers.on_desk(actor)
    wanted = {"all": mine}
    for name in priority.FILTERS:
        cut = priority.cut(name, clock)
        wanted[name] = cut if name in priority.ON_NO_DESK else mine & cut
    for name, hand in HANDS.items():
        wanted[name] = hand.of(actor)
    for name in priority.OF_UNIT:
        wanted["unit_" + name.replace("-", "_")] = priority.cut(name, clock)
    rows = dossiers.of_unit(actor).order_by().annotate(due=priority.NEXT_DUE)
    counts: dict[str, int] = rows.aggregate(
        **{name.replace("-", "_"): Count("id", filter=condition) for name, condition in wanted.items()}
    )
    if actor.settles_for:  # what waits in a sister body is no dossier of the unit, and is on this list
        own = Q(competent_unit__in=actor.units) | Q(receiving_unit__in=actor.units)
        kept = dossiers.undecided_bodies(actor).exclude(own).count()
        counts["all"] += kept
        counts["co_quan"] += kept
    return counts


def _cuts(counts: dict[str, int], chosen: str) -> list[Cut]:
    """The filters worth a click: all, waiting, and those that would show something."""
    offered = [("", _("Tất cả"), counts["all"])]
    if counts["cua_phong"] > counts["chua_ai_nhan"] or counts["cua_toi"] or chosen in HANDS:  # some is somebody's
        offered += [(name, str(one.word), counts[name.replace("-", "_")]) for name, one in HANDS.items()]
    offered += [(name, str(one.word), counts[name.replace("-", "_")]) for name, one in priority.FILTERS.items()]
    return [
        Cut(name, text, count, name == chosen) for name, text, count in offered if count or not name or name == chosen
    ]
