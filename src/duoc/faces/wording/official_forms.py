"""The data of the papers that the agency gives a person: filing notice and forms 01, 02, 03, rendered when opened."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from duoc.decisions.queries import base_data
from duoc.dossiers.models import Acceptance, Dossier, Refusal, SupplementRequest
from duoc.faces.wording import opening_hours
from duoc.faces.wording.term_words import term_words
from duoc.ground.documents.calculations import qr_svg
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import Plan
from duoc.people.models import Person
from duoc.procedures import queries as procedures

CHANNELS = {1: "counter", 2: "online", 3: "post"}


def filing_notice(dossier: Dossier) -> bytes:
    """Thông báo đã nộp hồ sơ: time, temporary code, an expected date marked as such."""
    return _render("filing-notice.typ", dossier, {}, {"expected": _iso(dossier.expected_at)})


def receipt(dossier: Dossier, acceptance: Acceptance, officer: Person) -> bytes:
    """Form 01: dossier code, what was handed in, the promise date, a QR code."""
    fields = {
        "accepted_at": _iso(acceptance.at),
        "due": _iso(dossier.due_at or acceptance.due_at),
        "term_text": term_words(acceptance.term),
        "return_channel": "online" if dossier.channel == Dossier.Channel.ONLINE else "counter",
    }
    fees = [{"label": fee["label"], "amount": fee["amount"]} for fee in dossier.plan.get("fees", [])]
    return _render("receipt-01.typ", dossier, {"officer": {"name": officer.full_name}, "fees": fees}, fields)


def supplement(dossier: Dossier, supplement_request: SupplementRequest, officer: Person) -> bytes:
    """Form 02: what is to be added, and why."""
    items = [
        {"text": f"{item['name']}: {item['say']}" if item.get("name") else item["say"]}
        for item in supplement_request.items
    ]
    request = {
        "items": items,
        "legal_basis": supplement_request.legal_basis,
        "reason": supplement_request.again,
        "at": _iso(supplement_request.at),
    }
    return _render("supplement-02.typ", dossier, {"request": request, "officer": {"name": officer.full_name}}, {})


def refusal(dossier: Dossier, refused: Refusal, officer: Person) -> bytes:
    """Form 03: the refusal to accept, with reason and legal basis."""
    request = {"reason": refused.reason, "legal_basis": refused.legal_basis, "at": _iso(refused.at)}
    return _render("refusal-03.typ", dossier, {"request": request, "officer": {"name": officer.full_name}}, {})


def _render(form: str, dossier: Dossier, more: dict[str, Any], fields: dict[str, Any]) -> bytes:
    url = f"{settings.PUBLIC_URL}/ho-so/{dossier.pk}/"
    data = base_data(dossier, Plan())
    data["dossier"] |= {"channel": CHANNELS.get(dossier.channel, ""), "filed_at": _iso(dossier.filed_at), **fields}
    data["unit"] |= {"opening_hours": opening_hours.in_a_line(local(timezone.now()).date())}
    data |= {"papers": _papers(dossier), "lookup_url": url, "qr_svg": qr_svg(url), **more}
    return procedures.bundle(dossier.version).press(form, data)


def _papers(dossier: Dossier) -> list[dict[str, Any]]:
    """The papers of the dossier: sent in, held already, or made from the answers."""
    counted: dict[str, int] = {}
    for code in dossier.papers.values_list("code", flat=True):
        counted[code] = counted.get(code, 0) + 1
    rows = []
    for paper in dossier.plan.get("papers", []):
        form = "held" if paper.get("held") else "form" if paper.get("made_from") else "electronic"
        if form == "electronic" and paper["id"] not in counted:
            continue
        rows.append({"name": paper["name"], "form": form, "count": counted.get(paper["id"], 1)})
    return rows


def _iso(at: datetime | None) -> str:
    """A moment as forms print it, at Vietnam's clock."""
    return local(at).isoformat() if at else ""
