"""Sổ đăng ký: the registers, the unit's book of one, and an entry."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.gate import acting, form_key, official
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.list_search import Plain, plain
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.desk.typed import sought
from duoc.faces.wording.form_field import FormField
from duoc.ground.worktime.calculations import VIETNAM, local
from duoc.people.powers import Actor, Forbidden, Power, check
from duoc.registers import actions as registers
from duoc.registers import queries
from duoc.registers.models import Correction, Entry, EntryChange, Register
from duoc.registers.powers import of_entry


def only_readers(actor: Actor) -> None:
    """Refuses those who may not read their unit's books."""
    if not reaches_unit(actor, Power.REGISTER_READ):
        raise Forbidden(_("Chức danh của bạn không được tra sổ đăng ký."), _("Hãy nhờ công chức xử lý tra giúp."))


@official
def books(request: HttpRequest) -> HttpResponse:
    """All registers of the province, and corrections that wait for the reader's decision."""
    actor = acting(request)
    only_readers(actor)
    decides = reaches_unit(actor, Power.REGISTER_DECIDE)
    waiting = [(one, wanted_of(one.entry, one)) for one in queries.corrections_to_decide(actor)] if decides else []
    return page(request, "desk/registers/books.html", {"registers": queries.registers(), "waiting": waiting})


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
    lines = [(entry, entry.title or entry.label, queries.volume_of(entry.number, register.volume)) for entry in listing]
    closings = list(queries.closings(actor, code))
    context = {"register": register, "lines": lines, "listing": listing, "typed": typed, "closings": closings}
    context |= {"key": form_key(request), "may_close": reaches_unit(actor, Power.REGISTER_CLOSE)}
    context["several_books"] = len(actor.units) > 1
    context["last_year"] = local(timezone.now()).year - 1
    context["closed"] = any(one.year == context["last_year"] for one in closings)
    return page(request, "desk/registers/book.html", context)


@official
def entry(request: HttpRequest, code: str, entry_id: uuid.UUID) -> HttpResponse:
    """One entry with all that it says; the look is noted on the dossier that made it."""
    actor, at = acting(request), timezone.now()
    shown = opened(actor, code, entry_id, at)
    day, moment = _day_asked(request)
    context = {
        "entry": shown,
        "register": shown.register,
        "book_path": f"/ban/so/{code}/",
        "title": shown.title or shown.label,
        "day": day,
        "day_field": _day_field(),
        "rows": _rows(shown, queries.data_on(shown, moment) if moment else shown.data),
        "not_yet": moment is not None and moment < shown.entered_at,
        "history": [(change, _changed(shown, change)) for change in queries.history(shown)],
        "awaited": [(_label(shown, name), reason) for name, reason in shown.awaited.items()],
        "from_ministry": queries.from_ministry(shown),
        "volume": queries.volume_of(shown.number, shown.register.volume),
        "may_correct": shown.in_force and reaches_unit(actor, Power.REGISTER_CORRECT),
        "lines": correctable_lines(shown),
        "ending": queries.ending_of(shown),
        "may_decide": shown.in_force and reaches_unit(actor, Power.REGISTER_DECIDE),
        "corrections": [wanted_of(shown, one) for one in queries.corrections(shown)],
    }
    return page(request, "desk/registers/entry.html", context)


def opened(actor: Actor, code: str, entry_id: uuid.UUID, at: datetime) -> Entry:
    """An entry of a book that the actor may read; the look is noted on the dossier that made it.

    Raises:
        Forbidden, NotFound.
    """
    only_readers(actor)
    shown = (
        Entry.objects.select_related("register", "unit", "decision__dossier__version", "replaced_by")
        .prefetch_related("parties", "changes")
        .filter(register_id=code, pk=entry_id)
        .first()
    )
    if shown is None:
        raise dossier_queries.NotFound(_("Sổ này không có việc đã ghi đó."), _("Hãy tìm lại trong sổ."))
    check(actor, Power.REGISTER_READ, of_entry(shown), at)
    if shown.decision is not None:
        dossiers.look(actor=actor, dossier=shown.decision.dossier, what="result", at=at)
    return shown


def _day_field() -> FormField:
    return FormField("ngay", _("Nội dung tính đến ngày"), "date")


def _day_asked(request: HttpRequest) -> tuple[str, datetime | None]:
    """The day as of which the entry is stated, and its last moment; nothing for today or what is no day."""
    text = str(read_answers([_day_field()], request.GET).values.get("ngay") or "")
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return text, None
    return text, datetime.combine(asked, time.max, VIETNAM)


def _changed(entry: Entry, change: EntryChange) -> list[dict[str, str]]:
    """What a change put in the place of what, under the register's labels."""
    was, now = (
        _worded(entry, {name: both[side] for name, both in change.fields.items() if both[side] is not None})
        for side in ("was", "is")
    )
    empty = ("", "")
    return [
        {
            "label": (now.get(name) or was.get(name) or (name, ""))[0],
            "was": was.get(name, empty)[1],
            "now": now.get(name, empty)[1],
        }
        for name in change.fields
    ]


def wanted_of(entry: Entry, correction: Correction) -> dict[str, Any]:
    """A correction in words: what stands there, what is to stand there."""
    now = _worded(entry, {correction.field: correction.value})
    was = _worded(entry, {correction.field: entry.data.get(correction.field)})
    label, value = now.get(correction.field, (_label(entry, correction.field), ""))
    return {"row": correction, "label": label, "was": was.get(correction.field, ("", ""))[1], "now": value}


@dataclass(frozen=True)
class Line:
    """What can be put right by itself: a field, or one row of a field that holds a list. `now`: what stands there."""

    field: str
    label: str
    now: str
    row: int | None = None

    @property
    def href(self) -> str:
        return f"sua/{self.field}/" if self.row is None else f"sua/{self.field}/{self.row}/"


def correctable_lines(entry: Entry) -> list[Line]:
    """All that can be put right in an entry, one by one, in the order of the register."""
    lines: list[Line] = []
    for field, (label, words) in _worded(entry, entry.data).items():
        each = queries.listed(entry, field)
        if each is None:
            lines.append(Line(field, label, words))
        else:
            lines += [Line(field, f"{label} ({row + 1})", words, row) for row, words in enumerate(each)]
    return lines


def _register(code: str) -> Register:
    register = queries.registers().filter(code=code).first()
    if register is None:
        raise dossier_queries.NotFound(_("Không có sổ đăng ký này."), _("Hãy chọn trong danh sách sổ."))
    return register


def _label(entry: Entry, field: str) -> str:
    question = queries.question_of(entry, field)
    return question.name if question is not None else field


def _worded(entry: Entry, data: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """By field its label and its words, in the order of the register."""
    return queries.worded(entry.register, queries.Sheet(queries.definition_of_entry(entry), data))


def _rows(entry: Entry, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The entry's data, each field under its label and in words."""
    return [{"field": key, "ask": label, "answer": words} for key, (label, words) in _worded(entry, data).items()]
