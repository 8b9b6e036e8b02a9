"""The province opens a procedure for filing here on a decision, and closes it again with a reason."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import Field
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.page import page
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import form_fields
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor, Forbidden, Power
from duoc.procedures import actions, queries
from duoc.procedures.models import Opening

WAYS = {"online": ("online", "counter"), "counter": ("counter",)}
BUTTONS = {"online": gettext_lazy("Mở cả trực tuyến"), "counter": gettext_lazy("Mở tại quầy")}
_EXAMPLE = gettext_lazy("Số, ký hiệu và ngày, như: Quyết định số 125/QĐ-UBND ngày 05/11/2026.")
_REASON = Field("because", gettext_lazy("Vì sao đóng? Người dân sẽ hỏi vì sao không nộp được nữa"), "text")


@official
def opening(request: HttpRequest, code: str) -> HttpResponse:
    """What keeps the procedure closed and what is left to look at, or why it would be closed; the form that does it."""
    actor, version = acting(request), queries.in_force(code, timezone.now())
    if not actor.holds(Power.PROCEDURE_PUBLISH):
        raise Forbidden(_("Chỉ người công bố thủ tục mới mở, đóng thủ tục."), _("Cần mở, hãy gửi quyết định cho họ."))
    openness = queries.openness(version)
    failed = [gate for gate, passed in queries.checked_gates(code, timezone.now()).items() if not passed]
    fields = form_fields([_REASON] if openness.ways else _to_open(failed))
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
    if request.method == "POST" and not faults:
        made = attempt(lambda: _open_or_close(actor, code, request.POST.get("act", ""), reading.values))
        if not isinstance(made, Refusal):
            messages.success(request, _("Đã đóng.") if made.closed_at else _("Đã mở."))
            return redirect("desk:procedure", code)
        faults, status = faults_of(made, fields[0].id), status_of(made)
    walls = {way: queries.opening_rules.wall(failed, ways) for way, ways in WAYS.items()}
    context = {
        "p": queries.definition(version),
        "openness": openness,
        "buttons": [(way, BUTTONS[way]) for way, gate in walls.items() if not gate],
        "walls": [queries.GATES[gate] for gate in dict.fromkeys(walls.values()) if gate],
        "questions": fields,
        "given": reading.values,
        "faults": faults,
    }
    return page(request, "desk/procedures/opening.html", context, status if request.method == "POST" else 200)


def _to_open(failed: list[str]) -> list[Field]:
    """On which decision; and, of what the program could not tell, what whoever opens it has looked at."""
    left = queries.opening_rules.to_look_at(failed)
    options = {gate: str(queries.opening_rules.TO_LOOK_AT[gate]) for gate in left}
    looked_at = Field("looked_at", gettext_lazy("Bạn đã xem những gì?"), "choices", options=options, required=False)
    basis = Field("basis", gettext_lazy("Theo quyết định nào?"), "text", hint=_EXAMPLE)
    return [looked_at, basis] if left else [basis]


def _open_or_close(actor: Actor, code: str, act: str, values: Mapping[str, Any]) -> Opening:
    now = timezone.now()
    if "because" in values:
        return actions.close_for_filing(code, because=values["because"] or "", actor=actor, at=now)
    wanted = actions.ToOpen(code, WAYS.get(act, WAYS["counter"]), looked_at=values.get("looked_at") or ())
    return actions.open_for_filing(wanted, basis=values["basis"] or "", actor=actor, at=now)
