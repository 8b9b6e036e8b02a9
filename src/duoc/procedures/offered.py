"""Which procedures are in force, for the public and between bodies."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from duoc.ground.worktime.calculations import local
from duoc.language.calculations import BODY
from duoc.people.queries import by_alphabet
from duoc.procedures.models import Opening, PageVisits, PortalPage, Procedure, Version
from duoc.procedures.search.cache import deciding, kept


def day_of(at: datetime | date) -> date:
    """The Vietnamese day of a moment."""
    return local(at).date() if isinstance(at, datetime) else at


def current(at: datetime | date) -> QuerySet[Procedure]:
    """All procedures in force on that day."""
    day = day_of(at)
    ends_later = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    current = Version.objects.filter(ends_later, procedure=OuterRef("pk"), valid_from__lte=day)
    return Procedure.objects.filter(Exists(current))


_OPEN_ONLINE = Opening.objects.filter(procedure=OuterRef("pk"), closed_at__isnull=True, ways__contains=["online"])


def offered(
    at: datetime | date, *, field: str = "", audience: str = "", life_event: str = "", agency: str = ""
) -> QuerySet[Procedure]:
    """What the public is shown: procedures in force on that day, by name; narrowed by field, audience, life event or
    the body that decides. Internal ones are `internal`.

    `open_online` of each: whether it can be filed here from home.

    Args:
        agency: code of an organisation, or COMMUNE for what each commune decides.
    """
    procedures = current(at).exclude(audience__contains=[BODY]).annotate(open_online=Exists(_OPEN_ONLINE))
    if field:
        procedures = procedures.filter(field=field)
    if audience:
        procedures = procedures.filter(audience__contains=[audience])
    if life_event:
        listed = kept().events.get(life_event, ())
        procedures = procedures.filter(Q(life_events__contains=[life_event]) | Q(code__in=listed))
    if agency:
        procedures = procedures.filter(code__in=deciding().get(agency, frozenset()))
    return procedures.order_by("-kind", by_alphabet("short_name"), "short_name", "code")


def internal(at: datetime | date) -> QuerySet[Procedure]:
    """Internal procedures in force, by name: what public bodies may ask of one another."""
    return current(at).filter(audience__contains=[BODY]).order_by(by_alphabet("short_name"), "short_name", "code")


def not_open(at: datetime | date) -> QuerySet[Procedure]:
    """Procedures in force that cannot be filed here from home, those that people look for most first.

    `visits` of each: how often its page was read while it was not open; `failed`: the gates that its page does not
    pass, None for a definition of the province.
    """
    counted = PageVisits.objects.filter(code=OuterRef("code")).order_by().values("code").annotate(sum=Sum("count"))
    page = PortalPage.objects.filter(code=OuterRef("code"), offered_as="imported")
    return (
        offered(at)
        .filter(~Exists(_OPEN_ONLINE))
        .annotate(visits=Coalesce(Subquery(counted.values("sum")), 0), failed=Subquery(page.values("failed")))
        .order_by("-visits", by_alphabet("short_name"), "short_name", "code")
    )
