"""One result: where it stands, what its signatures say, its file, its register entry, and its revocation."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.decisions import actions, queries
from duoc.decisions.models import Decision
from duoc.decisions.powers import of_reader
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import open_acts
from duoc.faces.desk import labels
from duoc.faces.desk.form_faults import Fault, attempt, by_field, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.page import page
from duoc.faces.desk.result.summary import shown
from duoc.faces.desk.typed import written
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.faces.web.refusals import status_of
from duoc.ground.documents.queries import Report, SignatureReport
from duoc.ground.files import queries as files
from duoc.ground.refusal import Refusal
from duoc.instruments import queries as instruments
from duoc.people.powers import Actor, Power, check
from duoc.registers import queries as registers


def _opened(request: HttpRequest, id: uuid.UUID) -> tuple[Actor, Decision, datetime]:
    """The result for the person who asks; the look is noted on its dossier."""
    actor, at = acting(request), timezone.now()
    decision = queries.by_id(id)
    check(actor, Power.DECISION_READ, of_reader(decision), at)
    dossiers.look(actor=actor, dossier=decision.dossier, what="result", at=at)
    return actor, decision, at


@official
def result(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """The result's page."""
    actor, decision, at = _opened(request, decision_id)
    return page(request, "desk/result/result.html", _context(actor, decision, at))


def _context(actor: Actor, decision: Decision, at: datetime) -> dict[str, Any]:
    actions.press_late(decision, at)
    report = instruments.report_of(decision) if decision.file is not None else None
    return {
        "decision": decision,
        "dossier_path": f"/ban/ho-so/{decision.dossier_id}/",
        "definition": dossier_queries.definition_of(decision.dossier),
        "result": shown(decision),
        "report": report,
        "seals": _seals(report) if report else [],
        "entries": list(registers.entries_of_decisions([str(decision.pk)])),
        "revocation": instruments.revocation(decision),
        "may_revoke": "decisions.revoke" in open_acts(actor, decision, at),
        "dossier_word": labels.status(decision.dossier)[0],
    }


def _seals(report: Report) -> list[dict[str, Any]]:
    """Each signature in the words of the seals part."""
    roles = {"leader": _("chữ ký của người có thẩm quyền"), "agency": _("chữ ký của cơ quan")}
    return [
        {
            "name": signature.signer_name or signature.organisation,
            "role": roles.get(signature.role, _("chữ ký của người ký trước")),
            "good": signature.sound,
            "at": signature.signed_at,
            "text": _verdict(signature),
        }
        for signature in report.signatures
    ]


def _verdict(signature: SignatureReport) -> str:
    if not signature.intact:
        return _("Nội dung đã bị thay đổi sau khi ký")
    if signature.later_changes == "other":
        return _("Có thay đổi không được phép sau chữ ký này")
    if not signature.trusted:
        return _("Chữ ký nguyên vẹn nhưng chứng thư không thuộc danh sách tin cậy")
    return _("Chữ ký còn nguyên vẹn, chứng thư tin cậy")


@official
def file(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """The issued file; before issue the signed text, and before that the text to be signed."""
    _actor, decision, _at = _opened(request, decision_id)
    stored = decision.file or decision.signed_file or decision.signed_text
    return file_response(files.read(stored), PDF, stored.name, Way.FRAMED)


@official
def revoke(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """Revokes a result in force, with reason and legal basis."""
    actor, decision, at = _opened(request, decision_id)
    context = _context(actor, decision, at)
    if request.method != "POST" and not context["may_revoke"]:
        return redirect(context["result"].href)
    faults: list[Fault] = []
    status = 200
    if request.method == "POST":
        made = attempt(
            lambda: actions.revoke(
                actor=actor,
                decision_id=decision_id,
                reason=written(request, "reason"),
                legal_basis=written(request, "legal_basis"),
                key=sent_key(request),
                at=at,
            )
        )
        if not isinstance(made, Refusal):
            messages.success(request, _("Đã thu hồi. Trang kiểm tra kết quả báo điều này từ bây giờ."))
            return redirect(context["result"].href)
        faults, status = faults_of(made, "reason"), status_of(made)
    more = {"faults": faults, "said": by_field(faults), "typed": request.POST, "key": form_key(request)}
    return page(request, "desk/result/revoke.html", context | more, status)
