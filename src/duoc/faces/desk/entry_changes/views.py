"""Writing beside an entry: a correction that is proposed and decided, a note; and closing the book of a year."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers.queries import NotFound
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.desk.registers.views import correctable_lines, opened, wanted_of
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField
from duoc.ground.refusal import Refusal
from duoc.instruments.calculations import Unsound
from duoc.language.calculations import Question
from duoc.people.powers import Power
from duoc.registers import actions, queries
from duoc.registers.models import Entry

Asked = Sequence[FormField | Question]
AGREED = "agreed"


@dataclass(frozen=True)
class Words:
    """What a form is called, its button, what it shows of a correction that waits, and what the book says `now`."""

    heading: str
    button: str
    wanted: Mapping[str, Any] | None = None
    now: str = ""


@official
def correct(request: HttpRequest, code: str, entry_id: uuid.UUID, field: str, row: int | None = None) -> HttpResponse:
    """It is proposed to put one field of an entry right, with reason and legal basis; of a list one of its rows."""
    actor, at = acting(request), timezone.now()
    entry = opened(actor, code, entry_id, at)
    question = queries.question_of(entry, field)
    line = next((one for one in correctable_lines(entry) if (one.field, one.row) == (field, row)), None)
    if question is None or (line is None and field in entry.data):
        raise NotFound(_("Sổ này không có mục ấy."), _("Hãy mở lại việc đã ghi sổ."))
    asked: Asked = [
        question,
        FormField("reason", _("Vì sao sửa?"), "long_text"),
        FormField("legal_basis", _("Căn cứ"), "text", _("Quyết định, văn bản hoặc điều luật cho phép sửa.")),
        FormField(queries.SURE, _("Nội dung khó xảy ra, nhưng đúng như vậy?"), "boolean", required=False),
    ]

    def act(given: Mapping[str, Any]) -> str:
        texts = {"reason": given["reason"] or "", "legal_basis": given["legal_basis"] or ""}
        value = given[field]
        given_with = {"field": field, "value": value, "row": row, "sure": bool(given[queries.SURE]), **texts}
        actions.propose_correction(actor=actor, entry_id=entry_id, key=sent_key(request), at=at, **given_with)
        return _("Đã gửi đề nghị sửa. Sổ chỉ đổi khi lãnh đạo đồng ý.")

    heading = _("Đề nghị sửa: %(field)s") % {"field": line.label if line is not None else question.name}
    now = line.now if line is not None else ""
    return _form(request, entry, asked, Words(heading, _("Gửi lãnh đạo quyết định"), now=now), act)


@official
def decide(request: HttpRequest, code: str, entry_id: uuid.UUID, correction_id: uuid.UUID) -> HttpResponse:
    """Whoever did not propose it agrees, or returns it with a reason."""
    actor, at = acting(request), timezone.now()
    entry = opened(actor, code, entry_id, at)
    waiting = queries.corrections_to_decide(actor).filter(pk=correction_id, entry=entry).first()
    if waiting is None or not reaches_unit(actor, Power.REGISTER_DECIDE):
        raise NotFound(_("Không có đề nghị sửa nào chờ bạn quyết định ở đây."), _("Hãy mở lại việc đã ghi sổ."))
    options = {"yes": _("Đồng ý, ghi vào sổ"), "no": _("Không đồng ý, trả lại")}
    asked: Asked = [
        FormField(AGREED, _("Bạn quyết định thế nào?"), "choice", options=options),
        FormField("words", _("Vì sao không đồng ý?"), "long_text", required=False),
    ]

    def act(given: Mapping[str, Any]) -> str:
        if given[AGREED] is None:
            raise Unsound(_("Chưa ghi được."), "", {AGREED: _("Hãy chọn đồng ý hay không.")})
        given_with = {"agreed": given[AGREED] == "yes", "words": given["words"] or ""}
        made = actions.decide_correction(
            actor=actor, correction_id=correction_id, key=sent_key(request), at=at, **given_with
        )
        if made.agreed:
            return _("Đã sửa trong sổ. Nội dung cũ còn trong lịch sử của việc ghi sổ.")
        return _("Đã trả lại đề nghị sửa. Sổ giữ nguyên.")

    words = Words(_("Quyết định đề nghị sửa"), _("Ghi quyết định"), wanted_of(entry, waiting))
    return _form(request, entry, asked, words, act)


@official
def note(request: HttpRequest, code: str, entry_id: uuid.UUID) -> HttpResponse:
    """A note beside an entry."""
    actor, at = acting(request), timezone.now()
    entry = opened(actor, code, entry_id, at)
    asked: Asked = [
        FormField("text", _("Nội dung ghi chú"), "long_text", _("Ví dụ: ly hôn theo bản án số …, ngày …")),
        FormField("legal_basis", _("Căn cứ"), "text", required=False),
    ]

    def act(given: Mapping[str, Any]) -> str:
        texts = {"text": given["text"] or "", "legal_basis": given["legal_basis"] or ""}
        actions.note(actor=actor, entry_id=entry_id, key=sent_key(request), at=at, **texts)
        return _("Đã ghi chú bên lề việc ghi sổ.")

    return _form(request, entry, asked, Words(_("Ghi chú bên lề"), _("Ghi vào sổ")), act)


def _form(
    request: HttpRequest, entry: Entry, asked: Asked, words: Words, act: Callable[[Mapping[str, Any]], str]
) -> HttpResponse:
    """The form, or what came of it."""
    path = f"/ban/so/{entry.register_id}/{entry.pk}/"
    reading = read_answers(asked, request.POST)
    faults, status, likes = [Fault(one.question, one.say) for one in reading.faults], 200, ()
    if request.method == "POST" and not faults:
        outcome = attempt(lambda: act(reading.values))
        if not isinstance(outcome, Refusal):
            messages.success(request, outcome)
            return redirect(path)
        faults, status = faults_of(outcome, asked[0].id), status_of(outcome)
        likes = getattr(outcome, "likes", ())
    unsure = reading.values.get(queries.SURE) is not None or any(one.question == queries.SURE for one in faults)
    shown = [one for one in asked if one.id != queries.SURE or unsure]
    context = {"entry": entry, "path": path, "words": words, "questions": shown, "given": reading.values}
    context |= {"faults": faults, "key": form_key(request), "likes": likes}
    return page(request, "desk/entry_changes/change.html", context, 422 if faults and status == 200 else status)


@official
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Closes the unit's book of a year."""
    if request.method == "POST":
        year = request.POST.get("nam", "")
        made = attempt(
            lambda: actions.close_book(
                actor=acting(request),
                register=code,
                year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 9999,
                key=sent_key(request),
                at=timezone.now(),
            )
        )
        if isinstance(made, Refusal):
            messages.error(request, made.words)
        else:
            messages.success(request, _("Đã khóa sổ năm %(year)s.") % {"year": made.year})
    return redirect(f"/ban/so/{code}/")
