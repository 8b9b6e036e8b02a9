"""Kết quả chưa ai nhận: what lies ready at the counter and nobody came for, the oldest first."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.faces.design.formats import local
from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.web.language import language_of_reader
from duoc.people.powers import Forbidden, Power

MOST_READY = 100


@official
def listing(request: HttpRequest) -> HttpResponse:
    """Since when each is ready, how often its applicant was reminded, until when it is kept."""
    actor, now = acting(request), timezone.now()
    if not reaches_unit(actor, Power.DOSSIER_RETURN):
        raise Forbidden(_("Trang này dành cho người trả kết quả."), _("Hãy chọn chức danh khác nếu bạn giữ nhiều."))
    shown = list_search.cut_to_page(request, dossiers.unclaimed.unclaimed(actor, now))
    rule = dossiers.unclaimed.unclaimed_rule(now, language_of_reader())
    rows = [{"dossier": one, "until": dossiers.unclaimed.kept_until(one, rule) if rule else None} for one in shown]
    for row in rows:
        row["over"] = row["until"] is not None and local(row["until"]).date() < local(now).date()
    ready = dossiers.new_originals.ready_at_counter(actor)[:MOST_READY]
    context = {"rows": rows, "listing": shown, "rule": rule, "ready": ready}
    return page(request, "desk/unclaimed/listing.html", context)
