"""What somebody has to decide about is decided: a result stays, or what was ordered about it was done."""

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers.queries import NotFound
from duoc.faces.desk.gate import acting, official, sent_key
from duoc.faces.desk.later_decisions.form_page import Form, answered, only_concerned
from duoc.faces.desk.rail import LATER
from duoc.faces.desk.result.summary import shown
from duoc.faces.wording.form_field import FormField
from duoc.faces.wording.under_review import why_reviewed
from duoc.people.powers import Actor
from duoc.registers import actions, queries

Act = Callable[[Actor, str, datetime], str]


@official
def keep(request: HttpRequest, drawn_id: uuid.UUID) -> HttpResponse:
    """A result that rests on what has ended stays, with a reason."""

    def act(actor: Actor, reason: str, at: datetime) -> str:
        actions.keep_drawn(actor=actor, drawn_id=drawn_id, reason=reason, key=sent_key(request), at=at)
        return _("Đã ghi: kết quả này còn nguyên giá trị.")

    asked = FormField("reason", _("Vì sao kết quả này vẫn đúng?"), "long_text")
    lead = _("Muốn thu hồi cả kết quả này thì công chức xử lý trình quyết định thu hồi từ trang kết quả.")
    form = Form(_("Giữ nguyên kết quả"), lead, _("Ghi quyết định giữ nguyên"), LATER)
    return _answer(request, drawn_id, form, asked, act)


@official
def report(request: HttpRequest, review_id: uuid.UUID) -> HttpResponse:
    """What was ordered was done, or why it cannot be."""

    def act(actor: Actor, words: str, at: datetime) -> str:
        actions.report_on_order(actor=actor, review_id=review_id, report=words, key=sent_key(request), at=at)
        return _("Đã ghi báo cáo. Người yêu cầu đọc được trong hồ sơ.")

    hint = _("Ghi đã làm gì, ngày nào, số văn bản; hoặc vì sao không làm được. Người yêu cầu đọc được.")
    asked = FormField("reason", _("Đã làm gì theo yêu cầu?"), "long_text", hint)
    lead = _("Thu hồi, đính chính xong thì việc này tự hết, không phải báo cáo.")
    return _answer(request, review_id, Form(_("Báo cáo việc đã làm"), lead, _("Ghi báo cáo"), LATER), asked, act)


def _answer(request: HttpRequest, id: uuid.UUID, form: Form, asked: FormField, act: Act) -> HttpResponse:
    actor, at = acting(request), timezone.now()
    only_concerned(actor)
    row = queries.reviews_to_decide(actor).filter(pk=id).first()
    if row is None and request.method != "POST":
        raise NotFound(_("Không có kết quả nào chờ quyết định ở đây."), _("Hãy mở lại danh sách."))
    context: dict[str, Any] = {"review": row, "why": why_reviewed(row) if row is not None else ""}
    if row is not None and row.decision is not None:
        context |= {"decision": row.decision, "result": shown(row.decision)}

    def done(given: Mapping[str, Any]) -> str:
        return act(actor, given["reason"] or "", at)

    return answered(request, [asked], form, done, context)
