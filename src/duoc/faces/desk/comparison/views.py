"""Comparing a request with an entry that is like it, or with another request; or an entry with another entry."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions as dossier_actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.desk.dossier.opened import Opened, open_dossier
from duoc.faces.desk.dossier.page import form
from duoc.faces.desk.form_faults import Fault, attempt, by_field, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.page import page
from duoc.faces.desk.registers.views import opened as opened_entry
from duoc.faces.desk.typed import written
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal
from duoc.registers import actions
from duoc.registers import queries as registers
from duoc.registers.models import Entry, Register


@official
def compare(request: HttpRequest, dossier_id: uuid.UUID, like_id: uuid.UUID) -> HttpResponse:
    """Both side by side, and why the other is another matter, in the official's words; then the dossier again."""
    opened = open_dossier(request, dossier_id)
    if request.method != "POST" and "registers.compare" not in opened.acts:
        return redirect(opened.path)
    register = registers.registers().filter(pk=dossiers.definition_of(opened.dossier).outcome.register).first()
    like = registers.comparable(register.pk, like_id) if register is not None else None
    if register is None or like is None:
        raise dossiers.NotFound(_("Sổ này không có việc đang còn hiệu lực đó."), _("Hãy mở lại hồ sơ."))
    done, faults, status = _written(
        request,
        lambda reason, key: actions.compare(
            actor=opened.actor, dossier_id=dossier_id, like_id=like_id, reason=reason, key=key, at=opened.at
        ),
    )
    if done:
        messages.success(request, _("Đã ghi kết quả đối chiếu. Lãnh đạo đọc lời này trước khi ký."))
        return redirect(opened.path)
    context = {**_headed(like), "lines": _lines(opened, register, like)}
    return form(request, opened, "desk/comparison/compare.html", faults, context, status)


@official
def compare_person(request: HttpRequest, dossier_id: uuid.UUID, person_id: uuid.UUID) -> HttpResponse:
    """What a dossier says of a person beside what the province knows of them, and what the papers show."""
    opened = open_dossier(request, dossier_id)
    if request.method != "POST" and "registers.compare" not in opened.acts:
        return redirect(opened.path)
    dossier = opened.dossier
    look = registers.to_look_at(dossier, dossiers.definition_of(dossier), dossiers.plan_of_dossier(dossier))
    differs = next((one for one in look.persons if one.id == str(person_id) and one.differences), None)
    if differs is None:
        raise dossiers.NotFound(_("Không còn gì khác dữ liệu của tỉnh về người này."), _("Hãy mở lại hồ sơ."))
    done, faults, status = _written(
        request,
        lambda reason, key: actions.compare(
            actor=opened.actor, dossier_id=dossier_id, like_id=person_id, reason=reason, key=key, at=opened.at
        ),
    )
    if done:
        messages.success(request, _("Đã ghi kết quả đối chiếu. Lãnh đạo đọc lời này trước khi ký."))
        return redirect(opened.path)
    return form(request, opened, "desk/comparison/compare_person.html", faults, {"differs": differs}, status)


def _lines(opened: Opened, register: Register, like: Entry | Dossier) -> list[Any]:
    """The two side by side, where the other is like this dossier as it stands; the look is noted on it."""
    dossier, definition = opened.dossier, dossiers.definition_of(opened.dossier)
    plan = dossiers.plan_of_dossier(dossier)
    look = registers.to_look_at(dossier, definition, plan)
    if str(like.pk) not in {one.id for one in look.same}:
        return []
    other = like if isinstance(like, Dossier) else like.decision.dossier if like.decision is not None else None
    if other is not None:
        dossier_actions.look(actor=opened.actor, dossier=other, what="result", at=opened.at, beside=dossier)
    return registers.side_by_side(register, registers.sheet_to_write(definition, plan), registers.sheet_of(like))


def _headed(like: Entry | Dossier) -> dict[str, Any]:
    is_entry = isinstance(like, Entry)
    unit = like.unit if isinstance(like, Entry) else like.competent_unit
    number = like.label if isinstance(like, Entry) else like.shown_code
    return {"like": like, "is_entry": is_entry, "like_unit": unit, "like_number": number}


@official
def compare_entries(request: HttpRequest, code: str, entry_id: uuid.UUID, like_id: uuid.UUID) -> HttpResponse:
    """Two entries of one register side by side, of which one is to be corrected to be like the other."""
    actor, at = acting(request), timezone.now()
    entry = opened_entry(actor, code, entry_id, at)
    like = registers.comparable(code, like_id)
    if not isinstance(like, Entry) or like == entry:
        raise dossiers.NotFound(_("Sổ này không có việc đang còn hiệu lực đó."), _("Hãy tìm lại trong sổ."))
    done, faults, status = _written(
        request,
        lambda reason, key: actions.compare_entries(
            actor=actor, entry_id=entry_id, other_id=like_id, reason=reason, key=key, at=at
        ),
    )
    path = f"/ban/so/{code}/{entry_id}/"
    if done:
        messages.success(request, _("Đã ghi kết quả đối chiếu. Nay sửa được."))
        return redirect(path)
    readable = like.unit_id in actor.units
    lines = registers.side_by_side(entry.register, registers.sheet_of(entry), registers.sheet_of(like))
    context = {**_headed(like), "entry": entry, "path": path, "lines": lines if readable else []}
    context |= {"faults": faults, "said": by_field(faults), "typed": request.POST, "key": form_key(request)}
    return page(request, "desk/comparison/compare_entries.html", context, status)


def _written(request: HttpRequest, act: Callable[[str, str], object]) -> tuple[bool, list[Fault], int]:
    """Records the reason that was sent: whether it is done, else what is wrong and with which status."""
    if request.method != "POST":
        return False, [], 200
    made = attempt(lambda: act(written(request, "reason"), sent_key(request)))
    if not isinstance(made, Refusal):
        return True, [], 200
    return False, faults_of(made, "reason"), status_of(made)
