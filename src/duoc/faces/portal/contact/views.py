"""Where the units are, and when they are open. What is not known is said to be in verification, never guessed."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duoc.faces.portal.gate import public
from duoc.faces.portal.page import page
from duoc.ground.refusal import NotFound
from duoc.people import queries
from duoc.people.models import Organisation
from duoc.procedures import queries as procedures
from duoc.procedures.queries import opening_hours

FEW = 8  # procedures named on a unit's page; the list has all


@require_safe
@public
def listing(request: HttpRequest) -> HttpResponse:
    """All units: the province's bodies, then the communes."""
    today = timezone.localdate()
    listed = list(queries.units(today))
    communes = [unit for unit in listed if unit.kind == Organisation.Kind.COMMUNE]
    bodies = [unit for unit in listed if unit.kind != Organisation.Kind.COMMUNE]
    context = {
        "bodies": sorted(bodies, key=lambda unit: unit.kind != Organisation.Kind.CENTRE),
        "communes": communes,
        "week": opening_hours.week(today),
        "hours": opening_hours.in_a_line(today),
        "doubt": opening_hours.doubt(today),
    }
    return page(request, "portal/contact/contact.html", context)


@require_safe
@public
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """One unit."""
    today = timezone.localdate()
    organisation = queries.units(today).filter(code=code).first()
    if organisation is None:
        raise NotFound(_("Không tìm thấy cơ quan này."), _("Hãy chọn trong danh sách ở trang Liên hệ."))
    agency = procedures.COMMUNE if organisation.kind == Organisation.Kind.COMMUNE else organisation.code
    decided = procedures.offered(timezone.now(), agency=agency)
    context = {
        "agency": agency,
        "decided": decided[:FEW],
        "decided_count": procedures.deciders().get(agency, 0),
        "unit": organisation,
        "week": opening_hours.week(today),
        "hours": opening_hours.in_a_line(today),
        "doubt": opening_hours.doubt(today),
    }
    return page(request, "portal/contact/unit.html", context)
