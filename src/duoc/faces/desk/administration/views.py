"""What an administrator oversees: organisations, posts and powers, and how the system is doing."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.design.answers import read_answers
from duoc.faces.design.formats import local
from duoc.faces.desk import labels
from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.list_search import Plain, plain
from duoc.faces.desk.page import page
from duoc.faces.desk.power_labels import POWERS, RELATIONS
from duoc.faces.desk.typed import sought
from duoc.faces.web.waiting_work import stalled
from duoc.faces.wording.form_field import FormField
from duoc.notices import queries as notices
from duoc.people.models import Appointment, Organisation, Post, RoleGrant
from duoc.people.powers import Actor, Forbidden, Power
from duoc.people.queries import by_alphabet, in_force, parents_on, units

STATUSES = ("todo", "doing", "failed", "succeeded")


def only_administrators(actor: Actor) -> None:
    """Refuses those who do not manage people and organisations."""
    if not actor.holds(Power.PEOPLE_MANAGE):
        raise Forbidden(_("Trang này dành cho quản trị hệ thống."), _("Cần thay đổi gì, hãy báo quản trị của cơ quan."))


@official
def organisations(request: HttpRequest) -> HttpResponse:
    """The bodies of the province in force on a day, today as a rule, in one document space."""
    only_administrators(acting(request))
    typed, space = sought(request, "q"), sought(request, "khong-gian")
    if space not in Organisation.Space.values:
        space = Organisation.Space.GOVERNMENT.value
    asked = FormField("ngay", _("Vào ngày"), "date")
    reading = read_answers([asked], request.GET)
    day = _day(reading.values.get(asked.id))
    rows: QuerySet[Organisation] = units(day, space)
    if plain(typed):
        rows = rows.annotate(plain_name=Plain("name")).filter(plain_name__contains=plain(typed))
    listing = list_search.cut_to_page(request, rows, 50)
    above = parents_on(listing.object_list, day)
    context = {
        "listing": listing,
        "lines": [(unit, above.get(unit.pk)) for unit in listing],
        "typed": typed,
        "space": space,
        "spaces": Organisation.Space.choices,
        "questions": [asked],
        "values": reading.values if reading.faults else {asked.id: day.isoformat()},
        "faults": reading.faults,
    }
    return page(request, "desk/administration/organisations.html", context)


def _day(written: object) -> date:
    """The day that is asked about; today where none is, or none that can be read."""
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return local(timezone.now()).date()


@official
def posts(request: HttpRequest) -> HttpResponse:
    """Posts in force with who holds them, and which role holds which power."""
    only_administrators(acting(request))
    today = local(timezone.now()).date()
    holder = Appointment.objects.filter(in_force(today), post=OuterRef("pk")).order_by("valid_from")
    rows = (
        Post.objects.filter(in_force(today))
        .select_related("organisation")
        .annotate(holder=Subquery(holder.values("person__full_name")[:1]))
        .order_by(by_alphabet("organisation__name"), "role", "id")
    )
    listing = list_search.cut_to_page(request, rows, 50)
    signing = set(RoleGrant.objects.filter(in_force(today), power=Power.DECISION_SIGN).values_list("role", flat=True))
    lines = [(post, labels.role(post.role)) for post in listing]
    context = {"lines": lines, "listing": listing, "roles": _roles(), "signing": signing}
    return page(request, "desk/administration/powers.html", context)


def _roles() -> list[tuple[str, list[tuple[str, str]]]]:
    today = local(timezone.now()).date()
    held: dict[str, list[tuple[str, str]]] = {}
    for grant in RoleGrant.objects.filter(in_force(today)).order_by("role", "power"):
        words_of = str(POWERS.get(Power(grant.power), grant.power)), str(RELATIONS.get(grant.relation, grant.relation))
        held.setdefault(grant.role, []).append(words_of)
    return [(labels.role(role), grants) for role, grants in held.items()]


@official
def system(request: HttpRequest) -> HttpResponse:
    """How the installation is doing: dossiers by state, jobs, messages that did not get through."""
    only_administrators(acting(request))
    counted = dict(Dossier.objects.values_list("state").annotate(n=Count("id")).order_by())
    context: dict[str, Any] = {
        "states": [(word, counted.get(state.value, 0)) for state, (word, _kind) in labels.STATES.items()],
        "jobs": _jobs(),
        "unattended": [
            (unit, labels.role(desk), count) for unit, desk, count in dossiers.unattended(local(timezone.now()).date())
        ],
        "stalled": stalled(timezone.now()),
        "given_up": notices.given_up().count(),
        "demo": settings.DEMO,
        "at": timezone.now(),
    }
    return page(request, "desk/administration/system.html", context)


def _jobs() -> list[tuple[str, int]]:
    """Jobs of the queue by state."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1")
        counted = dict(cursor.fetchall())
    texts = {"todo": _("chờ chạy"), "doing": _("đang chạy"), "failed": _("không chạy được"), "succeeded": _("đã xong")}
    return [(texts[status], counted.get(status, 0)) for status in STATUSES]
