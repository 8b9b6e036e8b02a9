"""One result: where it stands, what its signatures say, its file, its entry, and what was decided about it later."""

import uuid
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.decisions import actions, queries
from duoc.decisions.models import Decision
from duoc.decisions.powers import of_reader
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import open_acts
from duoc.faces.desk import labels
from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.page import page
from duoc.faces.desk.result.summary import cause_path, shown
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.faces.wording.under_review import why_reviewed
from duoc.ground.documents.queries import Report, SignatureReport
from duoc.ground.files import queries as files
from duoc.instruments import queries as instruments
from duoc.people.powers import Actor, Power, check
from duoc.registers import queries as registers


def opened(request: HttpRequest, id: uuid.UUID) -> tuple[Actor, Decision, datetime]:
    """The result for the person who asks; the look is noted on its dossier.

    Raises:
        Forbidden, NotFound.
    """
    actor, at = acting(request), timezone.now()
    decision = queries.by_id(id)
    check(actor, Power.DECISION_READ, of_reader(decision), at)
    dossiers.look(actor=actor, dossier=decision.dossier, what="result", at=at)
    return actor, decision, at


@official
def result(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """The result's page."""
    actor, decision, at = opened(request, decision_id)
    return page(request, "desk/result/result.html", _context(actor, decision, at))


def _context(actor: Actor, decision: Decision, at: datetime) -> dict[str, Any]:
    actions.press_late(decision, at)
    report = instruments.report_of(decision) if decision.file is not None else None
    review = registers.review_of(decision)
    acts = open_acts(actor, decision, at)
    return {
        "decision": decision,
        "dossier_path": f"/ban/ho-so/{decision.dossier_id}/",
        "definition": dossier_queries.definition_of(decision.dossier),
        "result": shown(decision, under_review=review is not None),
        "review": review,
        "why_reviewed": why_reviewed(review) if review else "",
        "review_cause": cause_path(review, actor) if review else "",
        "new_id": str(decision.replaced_by_id or ""),
        "report": report,
        "seals": _seals(report) if report else [],
        "entries": list(registers.entries_of_result(decision)),
        "revocation": instruments.revocation(decision),
        "may_reconsider": "registers.propose_later" in acts,
        "may_reissue": queries.given_once_more(decision),
        "later": [(one, *labels.later_decision(one)) for one in queries.about(decision)],
        "decides": queries.later_of(decision),
        "may_issue": "registers.issue_later" in acts,
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
    _actor, decision, _at = opened(request, decision_id)
    stored = decision.file or decision.signed_file or decision.signed_text
    return file_response(files.read(stored), PDF, stored.name, Way.FRAMED)
