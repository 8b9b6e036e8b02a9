"""Forms 01, 02 and 03 of a dossier, printed from what was recorded."""

import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from duoc.decisions import queries as decisions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Acceptance, Dossier
from duoc.faces.desk import words
from duoc.faces.desk.gate import official
from duoc.faces.desk.opened import open_dossier
from duoc.faces.desk.serving import pdf
from duoc.ground.documents.actions import render
from duoc.ground.documents.reckon import qr_svg

FORMS = Path("national") / "forms"
CHANNELS = {1: "counter", 2: "online", 3: "post"}


@xframe_options_sameorigin
@official
def receipt(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Form 01, once the dossier was accepted."""
    dossier = open_dossier(request, dossier_id, "giấy tiếp nhận").dossier
    acceptance = Acceptance.objects.select_related("by").filter(dossier=dossier).first()
    if acceptance is None:
        raise dossiers.NotFound(_("Hồ sơ chưa được tiếp nhận nên chưa có giấy tiếp nhận."), _("Hãy tiếp nhận trước."))
    data = _data(dossier)
    data["dossier"] |= {
        "accepted_at": acceptance.at.isoformat(),
        "due": acceptance.due_at.isoformat(),
        "term_text": words.term(acceptance.term),
    }
    data["officer"] = {"name": acceptance.by.full_name}
    return _printed("receipt-01.typ", data, _("Giấy tiếp nhận"))


@xframe_options_sameorigin
@official
def supplement(request: HttpRequest, dossier_id: uuid.UUID, turn: int) -> HttpResponse:
    """Form 02, one for each request."""
    dossier = open_dossier(request, dossier_id, "phiếu yêu cầu bổ sung").dossier
    asked = dossier.supplement_requests.select_related("by").filter(turn=turn).first()
    if asked is None:
        raise dossiers.NotFound(_("Không có lần yêu cầu bổ sung này."), _("Hãy mở lại hồ sơ."))
    data = _data(dossier)
    data["request"] = {
        "at": asked.at.isoformat(),
        "items": [{"text": f"{item['name']}: {item['say']}"} for item in asked.items],
        "legal_basis": asked.legal_basis,
    }
    data["officer"] = {"name": asked.by.full_name}
    return _printed("supplement-02.typ", data, _("Phiếu yêu cầu bổ sung"))


@xframe_options_sameorigin
@official
def refusal(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Form 03."""
    dossier = open_dossier(request, dossier_id, "phiếu từ chối tiếp nhận").dossier
    found = getattr(dossier, "refusal", None)
    if found is None:
        raise dossiers.NotFound(_("Hồ sơ này không bị từ chối tiếp nhận."), _("Hãy mở lại hồ sơ."))
    data = _data(dossier)
    data["request"] = {"at": found.at.isoformat(), "reason": found.reason, "legal_basis": found.legal_basis}
    data["officer"] = {"name": found.by.full_name}
    return _printed("refusal-03.typ", data, _("Phiếu từ chối tiếp nhận"))


def _data(dossier: Dossier) -> dict[str, Any]:
    """What all forms of a dossier print."""
    data = decisions.base_data(dossier, dossiers.plan_of_dossier(dossier))
    address = f"{settings.PUBLIC_URL}/ho-so/{dossier.pk}/"
    data["dossier"] |= {"channel": CHANNELS.get(dossier.channel, "")}
    data["fees"] = dossier.plan["fees"]
    data["papers"] = _papers(dossier)
    return data | {"lookup_url": address, "qr_svg": qr_svg(address)}


def _papers(dossier: Dossier) -> list[dict[str, Any]]:
    """The papers asked, in the form in which each came: held already, made from answers, or as a file."""
    given = set(dossier.papers.values_list("code", flat=True))
    printed = []
    for paper in dossier.plan["papers"]:
        form = "held" if paper["held"] else "form" if paper["made_from"] else "electronic"
        if form != "electronic" or paper["id"] in given:
            printed.append({"name": paper["name"], "form": form, "count": 1})
    return printed


def _printed(template: str, data: dict[str, Any], name: str) -> HttpResponse:
    code = data["dossier"]["code"] or data["dossier"]["temporary_code"]
    return pdf(render(settings.CATALOG / FORMS / template, data, root=settings.CATALOG), f"{name} {code}.pdf")
