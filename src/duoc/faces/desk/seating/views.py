"""In which successor of a body that was split, or will be, its seats go on: many at once."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.faces.design.formats import local
from duoc.faces.desk import labels
from duoc.faces.desk.administration.views import only_administrators
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.lists.batch import picked
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import SEATS
from duoc.faces.desk.typed import written
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal
from duoc.people import actions, queries
from duoc.people.models import Appointment, Organisation, Post, Reorganisation
from duoc.people.powers import Actor

MOST = 100
"""Seats in one go, as with dossiers; what is left is shown afterwards."""
FIELDS = {"posts": "chon", "body": "body"}


@dataclass(frozen=True)
class Line:
    """A seat: what it is, who holds it, the body it comes from, what they are writing that goes with them; `planned`:
    where it goes on from the day of a split, as far as that was said."""

    post: Post
    role: str
    holder: str
    old: str
    drafts: int
    planned: str = ""


@dataclass(frozen=True)
class Body:
    """One of the bodies among which somebody chooses."""

    code: str
    name: str


@dataclass(frozen=True)
class Kept:
    """The seats that one body keeps until they are placed, and the bodies among which somebody chooses; `plan`: the
    body is in force until a split, and the seats go on elsewhere from that day."""

    keeper: Organisation
    bodies: list[Body]
    lines: list[Line]
    plan: Reorganisation | None = None


@official
def place(request: HttpRequest) -> HttpResponse:
    """All seats that wait, by the body that keeps them; POST places what was ticked in one body."""
    actor = acting(request)
    only_administrators(actor)
    refusal = _placed(request) if request.method == "POST" else None
    if request.method == "POST" and not isinstance(refusal, Refusal):
        messages.success(request, _done(request))
        return redirect(SEATS)
    today = local(timezone.now()).date()
    faults = faults_of(refusal, "chon") if isinstance(refusal, Refusal) else []
    rows = queries.undecided_posts(today)
    context = {
        "groups": [*_by_keeper(_with_holders(rows, today)[:MOST], today), *_to_come(today)],
        "count": queries.posts_to_place(today).count(),
        "chosen": written(request, "body"),
        "ticked": request.POST.getlist("chon"),
        "faults": [Fault(FIELDS.get(one.question, one.question), one.say) for one in faults],
        "key": form_key(request),
    }
    return page(
        request, "desk/seating/place.html", context, status_of(refusal) if isinstance(refusal, Refusal) else 200
    )


def _placed(request: HttpRequest) -> list[Post] | Refusal:
    actor, posts = acting(request), [post for post, _second in picked(request)]
    body, key, plan = written(request, "body"), sent_key(request), written(request, "plan")
    if plan:
        return attempt(lambda: _planned(actor, plan, posts, body, key))
    return attempt(lambda: actions.place_posts(actor=actor, posts=posts, body=body, key=key, at=timezone.now()))


def _planned(actor: Actor, plan: str, posts: list[str], body: str, key: str) -> list[Post]:
    at = timezone.now()
    seats = actions.plan_posts(actor=actor, reorganisation=plan, posts=posts, body=body, key=key, at=at)
    return [seat.post for seat in seats]


def _done(request: HttpRequest) -> str:
    if written(request, "plan"):
        return _("Đã ghi nơi làm việc mới của các chức danh; có hiệu lực vào ngày chia, tách.")
    return _("Đã xếp các chức danh; người giữ làm việc ở cơ quan đã chọn từ hôm nay.")


def _with_holders(rows: "QuerySet[Post]", today: date) -> "QuerySet[Post]":
    held = Appointment.objects.filter(queries.in_force(today), post=OuterRef("pk")).order_by("valid_from")
    names = {"holder": held.values("person__full_name")[:1], "holder_id": held.values("person_id")[:1]}
    return rows.annotate(**{name: Subquery(value) for name, value in names.items()})


def _by_keeper(posts: Iterable[Post], today: date) -> list[Kept]:
    groups = []
    for keeper, of_it in groupby(posts, lambda post: post.organisation):
        drafts = dossiers.drafts_by_writer(keeper.pk)
        bodies = [Body(body.code, body.name) for body in queries.choosable([keeper.pk], today)]
        lines = [_line(post, drafts, post.follows.organisation.name if post.follows else "") for post in of_it]
        groups.append(Kept(keeper, bodies, lines))
    return groups


def _to_come(today: date) -> list[Kept]:
    """Bodies that a plan splits on a day to come, with all their seats."""
    plans = {code: plan for plan in queries.splits_to_come() for code in plan.plan["before"]}
    groups = []
    for body, of_it in groupby(_with_holders(queries.posts_of_a_split(today), today), lambda post: post.organisation):
        plan, drafts = plans[body.code], dossiers.drafts_by_writer(body.pk)
        names = actions.names_after(plan)
        lines = [_line(post, drafts, body.name, names) for post in of_it]
        groups.append(Kept(body, [Body(code, name) for code, name in names.items()], lines, plan))
    return groups


def _line(post: Any, drafts: Mapping[uuid.UUID, int], old: str, names: Mapping[str, str] | None = None) -> Line:
    planned = getattr(post, "planned", None) if names else None
    where = names.get(planned.body, "") if names and planned else ""
    return Line(post, labels.role(post.role), post.holder or "", old, drafts.get(post.holder_id, 0), where)
