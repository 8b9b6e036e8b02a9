"""Papers that the agency gives: filing notices, forms as they were sealed, results as they were issued."""

import uuid

from django.http import HttpResponse
from django.utils import timezone

from duoc.decisions import actions as decision_actions
from duoc.decisions import queries as decisions
from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import NotFound
from duoc.faces.exchange.call import Call
from duoc.faces.exchange.dossiers import serialize as dossier_json
from duoc.faces.exchange.opened_dossier import DRAFT, RESULT, read_dossier
from duoc.faces.exchange.response import given
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.faces.web.problems import Words
from duoc.registers import queries as registers


def _none() -> NotFound:
    return NotFound(str(Words("Hồ sơ này không có văn bản đó.", "The dossier has no such paper.")))


def notice(call: Call, id: uuid.UUID) -> HttpResponse:
    """The filing notice, as data or as PDF."""
    if call.wants == PDF:
        return notice_pdf(call, id)
    response = given(dossier_json.notice(read_dossier(call, id)))
    response["Vary"] = "Accept"
    return response


def notice_pdf(call: Call, id: uuid.UUID) -> HttpResponse:
    """The filing notice as PDF."""
    dossier = read_dossier(call, id)
    data = actions.read_notice(queries.filing_notice(dossier), call.at)
    return file_response(data, PDF, f"thong-bao-{dossier.temporary_code}.pdf", Way.SAVED)


def receipt_pdf(call: Call, id: uuid.UUID) -> HttpResponse:
    """Form 01."""
    dossier = read_dossier(call, id)
    return _form(dossier, "receipt_01", f"giay-tiep-nhan-{dossier.shown_code}")


def supplement_pdf(call: Call, id: uuid.UUID, turn: int) -> HttpResponse:
    """Form 02 of one turn."""
    dossier = read_dossier(call, id)
    return _form(dossier, "supplement_02", f"yeu-cau-bo-sung-{dossier.shown_code}", min(turn, 999))


def refusal_pdf(call: Call, id: uuid.UUID) -> HttpResponse:
    """Form 03."""
    dossier = read_dossier(call, id)
    return _form(dossier, "refusal_03", f"tu-choi-tiep-nhan-{dossier.shown_code}")


def apology_pdf(call: Call, id: uuid.UUID) -> HttpResponse:
    """Form 04."""
    dossier = read_dossier(call, id)
    return _form(dossier, "apology_04", f"xin-loi-{dossier.shown_code}")


def stop_pdf(call: Call, id: uuid.UUID) -> HttpResponse:
    """Form 05."""
    dossier = read_dossier(call, id)
    return _form(dossier, "stop_05", f"dung-giai-quyet-{dossier.shown_code}")


def _form(dossier: Dossier, form: str, name: str, turn: int = 0) -> HttpResponse:
    """A form of the dossier as it was sealed."""
    original = actions.read_form(queries.official_form(dossier, form, turn), timezone.now())
    return file_response(original, PDF, f"{name}.pdf", Way.SAVED)


def draft_pdf(call: Call, id: uuid.UUID, content: uuid.UUID) -> HttpResponse:
    """The draft of a result, as it would be signed, while its applicant is asked about it."""
    proposal = decisions.proposal(read_dossier(call, id, DRAFT))
    check = decisions.draft_check(proposal) if proposal else None
    draft = proposal.contents.select_related("text").filter(pk=content).first() if proposal and check else None
    if draft is None:
        raise _none()
    decision_actions.press_late(draft, call.at)
    return file_response(decisions.read_content(draft), PDF, "du-thao.pdf", Way.SAVED)


def results(call: Call, id: uuid.UUID) -> HttpResponse:
    """The issued results."""
    dossier = read_dossier(call, id, RESULT)
    issued = [one for one in decisions.of_dossier(dossier) if one.issued_at is not None]
    reviewed = registers.reviews_of(issued)
    return given({"results": [dossier_json.result(one, under_review=one.pk in reviewed) for one in issued]})


def result_pdf(call: Call, id: uuid.UUID, result: uuid.UUID) -> HttpResponse:
    """One signed result, byte for byte as issued."""
    dossier = read_dossier(call, id, RESULT)
    decision = next((one for one in decisions.of_dossier(dossier) if one.pk == result), None)
    if decision is None:
        raise _none()
    decision_actions.press_late(decision, call.at)
    data = decisions.read_result(call.actor, decision, call.at)
    return file_response(data, PDF, f"ket-qua-{decision.symbol.replace('/', '-')}.pdf", Way.SAVED)
