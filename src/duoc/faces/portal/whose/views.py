"""For whom a request is begun: oneself, or a party that one represents."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duoc.dossiers import queries as dossiers
from duoc.dossiers.queries import Principal
from duoc.faces.design.answers import Unread
from duoc.faces.design.formats import day
from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.portal.page import page
from duoc.faces.web.language import language_of_reader
from duoc.language.calculations import Definition, Question
from duoc.procedures import queries as procedures

WHOSE = "cho"
"""The field that names the party; the person's own id for themselves."""
MISSING = "thieu"
"""Sent along by the page that asks: nothing was chosen there."""


@require_safe
@citizen
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Asks for whom; nobody is asked who can only file for themselves. `moi` asks for another draft beside the open
    ones."""
    now, actor = timezone.now(), actor_of(request)
    version = procedures.in_force(code, now)
    dossiers.expect_open(version)
    definition = procedures.definition(version, language_of_reader())
    principals = dossiers.may_file_for(actor, definition)
    if not principals:
        return redirect("portal:procedure", code)
    options = {str(actor.person): _for_oneself(definition)} | {str(one.id): _words(one) for one in principals}
    question = Question(WHOSE, _("Bạn nộp hồ sơ này cho ai?"), "choice", options=options)
    missing = [Unread(WHOSE, _("Bạn chưa chọn nộp cho ai."))] if MISSING in request.GET else []
    context = {
        "p": definition,
        "questions": [question],
        "faults": missing,
        "another": "moi" in request.GET,
        "missing": MISSING,
    }
    return page(request, "portal/whose/choose.html", context, status=422 if missing else 200)


def _for_oneself(definition: Definition) -> str:
    persons = {"citizen", "foreigner", "household"}
    if persons.isdisjoint(definition.audience):
        return _("Cho một tổ chức khác: tôi tự khai tên và giấy tờ của tổ chức")
    if not persons.issuperset(definition.audience):
        return _("Cho tôi, gia đình tôi, hoặc một tổ chức khác mà tôi tự khai")
    return _("Cho tôi hoặc gia đình tôi")


def _words(principal: Principal) -> str:
    """A party with the capacity in which one files for it, and until when."""
    values = {"name": principal.party.full_name, "capacity": principal.capacity}
    if principal.until is None:
        return _("%(name)s; bạn là %(capacity)s") % values
    return _("%(name)s; bạn là %(capacity)s, trước ngày %(day)s") % {**values, "day": day(principal.until)}
