"""A group in a request: its items as a list, one item a page, and taking one away."""

import re
import secrets
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Draft
from duoc.dossiers.queries import Interview, JudgedItem, Position, Stage
from duoc.faces.design import answers
from duoc.faces.portal.drafts import BACK, address, ahead, from_check, own_draft, way_back
from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.portal.page import page
from duoc.faces.portal.seen import SEEN, saved_meanwhile, seen_of
from duoc.language.calculations import CONFIRMED, ITEM_ID_PATTERN, AnswerDoubt, Item, Question, short, shown

NEW = "moi"
"""`?moi`: the address is of an item that is to be added."""
SAY_THEMSELVES = ("person_name", "text", "choice", "country", "commune", "ethnicity", "address")
"""Types of which the answer alone says enough in a line; of the others the name stands before it."""
DETAILS = 3
"""How many answers a line of the list shows beside the name."""


def listing(request: HttpRequest, draft: Draft, interview: Interview, page_id: str, question: Question) -> HttpResponse:
    """The items of a group, each with its ways to change it; going on says what is still missing of them."""
    if request.method == "POST":
        return _go_on(request, draft, interview, page_id, question)
    wrong = [fault for fault in interview.faults([question]) if not fault.missing and not fault.item]
    return _list(request, draft, interview, page_id, question, wrong)


def _go_on(request: HttpRequest, draft: Draft, interview: Interview, page_id: str, question: Question) -> HttpResponse:
    values: dict[str, Any] = {} if interview.answers.get(question.id) is not None else {question.id: []}
    if confirmed := request.POST.getlist(CONFIRMED):
        values[CONFIRMED] = confirmed
    after = interview.answered(values) if values else interview
    if faults := after.faults([question]):
        return _list(request, draft, after, page_id, question, faults, status=422)
    if values:
        kept = {id: after.answers[id] for id in values}
        actions.answer(actor=actor_of(request), draft_id=draft.pk, answers=kept, at=interview.at)
    checking = from_check(request)
    return HttpResponseRedirect(address(draft, after.after(page_id, checking=checking), checking=checking))


def _list(
    request: HttpRequest,
    draft: Draft,
    interview: Interview,
    page_id: str,
    question: Question,
    faults: Sequence[Any],
    *,
    status: int = 200,
) -> HttpResponse:
    base, back = _base(draft, page_id), f"?{BACK}" if from_check(request) else ""
    items = interview.plan.groups.get(question.id, ())
    open_ones = {fault.item for fault in interview.faults([question]) if fault.item}
    asked = interview.plan.page(page_id)
    whole = [fault for fault in faults if not fault.item]
    context = {
        **_common(draft, interview, page_id),
        "asked": asked,
        "group": question.group,
        "rows": [_row(item, question, base, back, item.id in open_ones) for item in items],
        "computed": [{"ask": one.name, "answer": one.shown} for one in interview.plan.computed.get(page_id, ())],
        "faults": whole,
        "doubts": [fault for fault in whole if isinstance(fault, AnswerDoubt)],
        "open_items": [_open(item, base, back) for item in items if item.id in open_ones] if status != 200 else [],
        "most": int(question.max or 0),
        "lacks": len(items) < (question.min or 0),
        "full": len(items) >= (question.max or 0),
        "add": _new_address(request, draft, page_id),
        "back": way_back(request, draft, interview, page_id),
    }
    return page(request, "portal/items/items.html", context, status=status)


def _common(draft: Draft, interview: Interview, page_id: str) -> dict[str, Any]:
    return {
        "draft": draft,
        "name": interview.definition.short_name,
        "language": interview.definition.language,
        "steps": interview.step(Position(Stage.PAGE, page_id)),
    }


def _base(draft: Draft, page_id: str) -> str:
    return address(draft, Position(Stage.PAGE, page_id))


def _new_address(request: HttpRequest, draft: Draft, page_id: str) -> str:
    back = f"&{BACK}" if from_check(request) else ""
    return f"{_base(draft, page_id)}{secrets.token_hex(4)}/?{NEW}{back}"


def _row(item: Item, question: Question, base: str, back: str, open_: bool) -> dict[str, Any]:
    words = [(part, shown(part, item.values.get(short(part.id)))) for part in item.questions]
    named = [text if part.type in SAY_THEMSELVES else f"{part.name}: {text}" for part, text in words if text]
    details = [text for text in named if text != item.title][:DETAILS]
    return {
        "title": item.title,
        "details": " · ".join([*details, *(f"{one.name}: {one.shown}" for one in item.computed)]),
        "open": open_,
        "href": f"{base}{item.id}/{back}",
        "remove": f"{base}{item.id}/xoa/{back}",
    }


def _open(item: Item, base: str, back: str) -> dict[str, str]:
    say = _("%(item)s: còn chỗ chưa trả lời hoặc chưa đúng.") % {"item": item.title}
    return {"href": f"{base}{item.id}/{back}", "say": say}


@require_http_methods(["GET", "POST"])
@citizen
def item(request: HttpRequest, draft_id: uuid.UUID, page_id: str, item_id: str) -> HttpResponse:
    """One item: what is asked of it. What was kept is shown again; a new one is empty."""
    draft, interview = own_draft(request, draft_id)
    question = dossiers.group_asked(interview, page_id)
    if question is None or not re.fullmatch(ITEM_ID_PATTERN, item_id):
        return ahead(draft, interview)
    held = dossiers.judged_item(interview, question, item_id, {})
    if held.new and NEW not in request.GET:
        messages.info(request, _("Mục này đã bị xóa. Cần thì bạn thêm lại."))
        return HttpResponseRedirect(_list_address(request, draft, page_id))
    if request.method == "POST":
        return _kept(request, draft, interview, page_id, question, held)
    wrong = [fault for fault in held.faults if not fault.missing]
    values = held.values if not held.new else _suggested(held.item)
    return _show(request, draft, interview, page_id, held, values, wrong, seen=seen_of(_kept_of(held)))


def _kept_of(held: JudgedItem) -> Mapping[str, Any]:
    return {} if held.new else held.values


def _suggested(item: Item) -> dict[str, Any]:
    return {part.id: part.default for part in item.questions if part.default is not None}


def _list_address(request: HttpRequest, draft: Draft, page_id: str) -> str:
    return address(draft, Position(Stage.PAGE, page_id), checking=from_check(request))


def _kept(
    request: HttpRequest, draft: Draft, interview: Interview, page_id: str, question: Question, held: JudgedItem
) -> HttpResponse:
    """Keeps what was sent when it is right; what it raises further is asked on the same page."""
    named = set(request.POST.getlist("question"))
    parts = [part for part in (question.group.questions if question.group else ()) if part.id in named]
    reading = answers.read_answers(parts, request.POST)
    unread = {fault.question for fault in reading.faults}
    readable = {id: value for id, value in reading.values.items() if id not in unread}
    if confirmed := request.POST.getlist(CONFIRMED):
        readable[CONFIRMED] = confirmed
    item_id, seen = held.item.id, "" if held.new else request.POST.get(SEEN, "")
    after = dossiers.judged_item(interview, question, item_id, readable)
    wrong = [fault for fault in after.faults if fault.question in named - unread]
    if faults := [*reading.faults, *wrong]:
        values = {**after.values, **reading.values}
        return _show(request, draft, interview, page_id, after, values, faults, seen=seen, status=422)
    put = {part.id: part for part in (*held.item.questions, *after.item.questions)}.values()
    if (saved := saved_meanwhile(put, _kept_of(held), after.values, request.POST)) is not None:
        seen = seen_of(_kept_of(held))
        return _show(request, draft, interview, page_id, after, after.values, (), seen=seen, saved=saved, status=422)
    actions.answer_item(
        actor=actor_of(request),
        draft_id=draft.pk,
        group=question.id,
        item=item_id,
        answers=readable,
        new=NEW in request.GET,
        at=interview.at,
    )
    if after.faults:  # its answers raised further questions
        return HttpResponseRedirect(f"{_base(draft, page_id)}{item_id}/{f'?{BACK}' if from_check(request) else ''}")
    return HttpResponseRedirect(_list_address(request, draft, page_id))


def _show(
    request: HttpRequest,
    draft: Draft,
    interview: Interview,
    page_id: str,
    judged: JudgedItem,
    values: Mapping[str, Any],
    faults: Sequence[Any],
    *,
    seen: str,
    saved: Sequence[Mapping[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        **_common(draft, interview, page_id),
        "seen": seen,
        "saved": saved,
        "another": _new_address(request, draft, page_id) if saved is not None and NEW in request.GET else "",
        "title": judged.item.title,
        "questions": judged.item.questions,
        "values": values,
        "faults": faults,
        "computed": [{"ask": one.name, "answer": one.shown} for one in judged.item.computed],
        "back": _list_address(request, draft, page_id),
    }
    return page(request, "portal/items/item.html", context, status=status)


@require_http_methods(["GET", "POST"])
@citizen
def remove(request: HttpRequest, draft_id: uuid.UUID, page_id: str, item_id: str) -> HttpResponse:
    """Asks once more, and says which files go with it. Doing it twice does it once, so it needs no key."""
    draft, interview = own_draft(request, draft_id)
    question = dossiers.group_asked(interview, page_id)
    if question is None:
        return ahead(draft, interview)
    place = _list_address(request, draft, page_id)
    if request.method == "POST":
        actions.remove_item(
            actor=actor_of(request), draft_id=draft.pk, group=question.id, item=item_id, at=interview.at
        )
        messages.success(request, _("Đã xóa."))
        return HttpResponseRedirect(place)
    one = next((item for item in interview.plan.groups.get(question.id, ()) if item.id == item_id), None)
    if one is None:
        return HttpResponseRedirect(place)
    papers = {f"{paper.id}.{item_id}": paper.name for paper in interview.definition.papers.values() if paper.each}
    files = [attached.file.name for attached in interview.files if attached.code in papers]
    context = {**_common(draft, interview, page_id), "title": one.title, "files": files, "back": place}
    return page(request, "portal/items/remove.html", context)
