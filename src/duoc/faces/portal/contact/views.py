"""Where the units are, and when they are open. What is not known is said not to be here, never guessed."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duoc.faces.portal.contact.matching import former_names, matching
from duoc.faces.portal.gate import public
from duoc.faces.portal.page import page
from duoc.faces.web.language import language_of_reader
from duoc.ground.refusal import NotFound
from duoc.language.calculations import sort_key
from duoc.people import queries
from duoc.people.models import Organisation
from duoc.procedures import queries as procedures
from duoc.procedures.queries import opening_hours

LONGEST = 100  # characters of a name
FEW = 8  # procedures named on a unit's page; the list has all


@require_safe
@public
def listing(request: HttpRequest) -> HttpResponse:
    """All units: the province's bodies, then the communes; or those that are called so, today or before the merger."""
    today, words = timezone.localdate(), " ".join(request.GET.get("q", "").split())[:LONGEST]
    listed = list(queries.units(today))
    communes = [unit for unit in listed if unit.kind == Organisation.Kind.COMMUNE]
    communes.sort(key=lambda unit: sort_key(_short(unit)))
    bodies = [unit for unit in listed if unit.kind != Organisation.Kind.COMMUNE]
    context = {
        "bodies": sorted(bodies, key=lambda unit: unit.kind != Organisation.Kind.CENTRE),
        "communes": communes,
        "q": words,
        "matches": matching(listed, words),
        "names": sorted({name for one in communes for name in (_short(one), *former_names(one))}, key=sort_key),
        "open": opening_hours.open_at(timezone.now()),
        "week": opening_hours.week(today),
        "hours": opening_hours.in_a_line(today),
        "doubt": opening_hours.doubt(today),
    }
    return page(request, "portal/contact/contact.html", context)


def _short(unit: Organisation) -> str:
    """A commune as people call it: "Xã Đất Mũi" for "Ủy ban nhân dân xã Đất Mũi"."""
    return unit.place or unit.name


@require_safe
@public
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """One unit."""
    today = timezone.localdate()
    organisation = queries.units(today).filter(code=code).first()
    if organisation is None and (ended := Organisation.objects.filter(code=code, valid_to__lte=today).first()):
        return _come_after(ended)
    if organisation is None:
        raise NotFound(_("Không tìm thấy cơ quan này."), _("Hãy chọn trong danh sách ở trang Liên hệ."))
    agency = procedures.COMMUNE if organisation.kind == Organisation.Kind.COMMUNE else organisation.code
    receives = organisation.kind in Organisation.RECEIVING
    decided = [] if receives else list(procedures.offered(timezone.now(), agency=agency)[:FEW])
    context = {
        "agency": agency,
        "receives": receives,
        "decided": procedures.put_in_words(decided, today, language_of_reader()),
        "decided_count": procedures.deciders().get(agency, 0),
        "unit": organisation,
        "missing": _missing(organisation),
        "open": opening_hours.open_at(timezone.now()),
        "week": opening_hours.week(today),
        "hours": opening_hours.in_a_line(today),
        "doubt": opening_hours.doubt(today),
    }
    return page(request, "portal/contact/unit.html", context)


def _missing(unit: Organisation) -> str:
    """What is not known of how a unit is reached, in words."""
    words = {_("địa chỉ"): unit.address, _("số điện thoại"): unit.phone, _("thư điện tử"): unit.email}
    return ", ".join(word for word, value in words.items() if not value)


def _come_after(ended: Organisation) -> HttpResponse:
    """Leads from a body that ended to the one in its place, or to all that carry on its name."""
    heirs = {body.heir or body for body in queries.successors(ended)}
    if len(heirs) == 1:
        return redirect("portal:unit", heirs.pop().code)
    return redirect(f"{reverse('portal:contact')}?{urlencode({'q': _short(ended)})}")
