"""Asking the applicant for supplements: every paper and every answer on one page, so that it is done in one go."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from duoc.dossiers import actions, queries
from duoc.dossiers.models import SupplementProposal
from duoc.faces.desk.dossier.notified import notified
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import body, head
from duoc.faces.desk.form_faults import Fault, attempt, by_field, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.page import page
from duoc.faces.desk.typed import written
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal

LONGEST = 2000


@dataclass(frozen=True)
class Line:
    """A paper or an answer about which something can be asked. `name` is the field, `say` what was typed in it."""

    kind: str
    code: str
    name: str
    label: str
    shown: str
    say: str


@official
def ask(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Form 02. A second request needs a reason, since the index counts the dossier as overdue."""
    opened = open_dossier(request, dossier_id)
    if (
        request.method != "POST"
        and "dossiers.request_supplement" not in opened.acts
        and "dossiers.propose_supplement" not in opened.acts
    ):
        return redirect(opened.path)
    contents = body(opened)
    lines = _lines(request, contents)
    faults: list[Fault] = []
    status = 200
    if request.method == "POST":
        made = attempt(
            lambda: actions.request_supplement(
                actor=opened.actor,
                dossier_id=dossier_id,
                items=[
                    {"kind": line.kind, "code": line.code, "name": line.label, "say": line.say}
                    for line in lines
                    if line.say
                ]
                + _outside(request),
                legal_basis=written(request, "legal_basis"),
                again=written(request, "again"),
                key=sent_key(request),
                at=opened.at,
            )
        )
        if not isinstance(made, Refusal):
            if isinstance(made, SupplementProposal):
                messages.success(request, _("Đã đề nghị. Người đứng đầu duyệt thì người yêu cầu mới nhận phiếu."))
                return redirect(opened.path)
            say = _("Đã lập phiếu yêu cầu bổ sung.")
            messages.success(request, f"{say} {notified(opened.dossier, opened.at)}")
            return redirect(opened.path)
        faults, status = faults_of(made, "asked"), status_of(made)
    context = {
        **head(opened),
        **contents,
        "lines": lines,
        "faults": faults,
        "said": by_field(faults),
        "typed": request.POST,
        "other": {"name": written(request, "other-name"), "say": written(request, "other-say")},
        "key": form_key(request),
    }
    return page(request, "desk/supplement/ask.html", context, status)


@official
def to_approve(request: HttpRequest) -> HttpResponse:
    """The further requests for supplements that wait for the head of the unit, oldest first."""
    return page(request, "desk/supplement/to_approve.html", {"rows": queries.proposals_to_decide(acting(request))})


def _lines(request: HttpRequest, contents: dict[str, Any]) -> list[Line]:
    papers = [
        _line(request, "paper", paper.id, paper.name, _("%(n)s tệp") % {"n": len(paper.files)})
        for paper in contents["papers"]
        if not paper.held and not paper.made
    ]
    answers = [
        _line(request, "held" if row.source else "answer", row.id, row.ask, row.answer) for row in contents["rows"]
    ]
    return papers + answers


def _outside(request: HttpRequest) -> list[dict[str, str]]:
    """A paper outside the procedure's list, where one is named."""
    name, say = written(request, "other-name")[:500], written(request, "other-say")[:LONGEST]
    return [{"kind": "other", "code": "other-1", "name": name, "say": say or name}] if name else []


def _line(request: HttpRequest, kind: str, code: str, label: str, shown: str) -> Line:
    name = f"{kind}:{code}"
    return Line(kind, code, name, label, shown, written(request, name)[:LONGEST])
