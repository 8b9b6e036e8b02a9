"""Tất cả hồ sơ: every dossier of the unit, by state, procedure, code or name."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.desk import labels, priority
from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.choices import procedures_of
from duoc.faces.desk.lists.rows import lean, rows_of
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.desk.typed import sought
from duoc.people.powers import Forbidden, Power


@official
def dossier_list(request: HttpRequest) -> HttpResponse:
    """The unit's dossiers, newest first; the urgent cuts by due time."""
    actor = acting(request)
    if not reaches_unit(actor, Power.DOSSIER_READ):
        raise Forbidden(_("Chức danh của bạn không xử lý hồ sơ."), _("Hãy chọn chức danh khác nếu bạn giữ nhiều."))
    clock = priority.now(timezone.now())
    chosen = {name: sought(request, name) for name in ("q", "trang-thai", "thu-tuc", "loc")}
    rows = list_search.search(lean(dossiers.of_unit(actor)), chosen["q"]).filter(priority.cut(chosen["loc"], clock))
    if chosen["trang-thai"] in Dossier.State.values:
        rows = rows.filter(state=chosen["trang-thai"])
    if chosen["thu-tuc"]:
        rows = rows.filter(procedure_code=chosen["thu-tuc"])
    rows = rows.order_by("due", "id") if chosen["loc"] in priority.OF_UNIT else rows.order_by("-filed_at", "id")
    listing = list_search.cut_to_page(request, rows)
    context = {
        "rows": rows_of(listing, clock),
        "listing": listing,
        "typed": chosen["q"],
        "state": chosen["trang-thai"],
        "procedure": chosen["thu-tuc"],
        "cut": chosen["loc"],
        "cuts": [(name, priority.LISTS[name].word) for name in priority.OF_UNIT],
        "states": [(state.value, word) for state, (word, _kind) in labels.STATES.items()],
        "procedures": procedures_of(actor),
        "filtered": any(chosen.values()),
    }
    return page(request, "desk/dossiers/listing.html", context)
