"""Sổ đăng ký: the registers, the unit's book of one, and an entry."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.faces.design.formats import day
from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.list_search import Plain, plain
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.desk.typed import sought
from duoc.language.calculations import Vocabularies
from duoc.people.powers import Actor, Forbidden, Power, check
from duoc.procedures import queries as procedures
from duoc.registers import actions as registers
from duoc.registers import queries
from duoc.registers.models import Entry, Register
from duoc.registers.powers import of_entry


def only_readers(actor: Actor) -> None:
    """Refuses those who may not read their unit's books."""
    if not reaches_unit(actor, Power.REGISTER_READ):
        raise Forbidden(_("Chức danh của bạn không được tra sổ đăng ký."), _("Hãy nhờ công chức xử lý tra giúp."))


@official
def books(request: HttpRequest) -> HttpResponse:
    """All registers of the province."""
    only_readers(acting(request))
    return page(request, "desk/registers/books.html", {"registers": queries.registers()})


@official
def book(request: HttpRequest, code: str) -> HttpResponse:
    """The unit's book: newest entries first, found by number, name or anything written in them. A search is noted."""
    actor = acting(request)
    only_readers(actor)
    register = _register(code)
    rows = queries.book(actor, code)
    typed = sought(request, "q")
    if plain(typed):
        rows = rows.annotate(plain_data=Plain("data"))
        rows = rows.filter(plain_data__contains=plain(typed)) | rows.filter(label__icontains=typed)
    listing = list_search.cut_to_page(request, rows)
    if plain(typed):
        registers.search(actor=actor, register=code, count=listing.paginator.count, at=timezone.now())
    lines = [(entry, entry.title or entry.label) for entry in listing]
    context = {"register": register, "lines": lines, "listing": listing, "typed": typed}
    return page(request, "desk/registers/book.html", context)


@official
def entry(request: HttpRequest, code: str, entry_id: uuid.UUID) -> HttpResponse:
    """One entry with all that it says; the look is noted on the dossier that made it."""
    actor, at = acting(request), timezone.now()
    only_readers(actor)
    shown = (
        Entry.objects.select_related("register", "unit", "decision__dossier", "replaced_by")
        .prefetch_related("parties")
        .filter(register_id=code, pk=entry_id)
        .first()
    )
    if shown is None:
        raise dossier_queries.NotFound(_("Sổ này không có việc đã ghi đó."), _("Hãy tìm lại trong sổ."))
    check(actor, Power.REGISTER_READ, of_entry(shown), at)
    if shown.decision is not None:
        dossiers.look(actor=actor, dossier=shown.decision.dossier, what="result", at=at)
    context = {
        "entry": shown,
        "register": shown.register,
        "book_path": f"/ban/so/{code}/",
        "title": shown.title or shown.label,
        "rows": _rows(shown),
    }
    return page(request, "desk/registers/entry.html", context)


def _register(code: str) -> Register:
    register = queries.registers().filter(code=code).first()
    if register is None:
        raise dossier_queries.NotFound(_("Không có sổ đăng ký này."), _("Hãy chọn trong danh sách sổ."))
    return register


def _rows(entry: Entry) -> list[dict[str, Any]]:
    """The entry's data under the register's own labels; what has no label stands under its key."""
    labels = entry.register.labels
    named = [key for key in labels if key in entry.data] + [key for key in entry.data if key not in labels]
    shared = procedures.vocabularies()
    return [{"ask": labels.get(key, key), "answer": _words(key, entry.data[key], shared)} for key in named]


def _words(key: str, value: Any, shared: Vocabularies) -> str:
    """Coded values in words, by the vocabularies that the questions share; of several each."""
    if isinstance(value, list):
        return "; ".join(_words(key, one, shared) for one in value)
    tables = {"ethnicity": shared.ethnicities, "nationality": shared.countries, "residence": shared.communes}
    tables["sex"] = {"male": _("Nam"), "female": _("Nữ")}
    table = tables.get(key.rsplit(".", 1)[-1], {})
    return str(table.get(value, day(value) if isinstance(value, str) else value))
