"""The played Portal beside the made-up province."""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from duoc.config.played_portal.portal import PlayedPortal
from duoc.config.played_portal.server import Server
from duoc.dossiers.models import Dossier
from duoc.partners import actions
from duoc.partners.calculations import HEADER, signature
from duoc.partners.models import Report
from tests.cast import BIRTH, BIRTH_ANSWERS, COMMUNE, MONDAY, pdf

MOTHER = {
    "personal_number": "000000001001",
    "full_name": "Lê Thị Cổng",
    "birth_date": "1995-03-04",
    "sex": "female",
}
OF_REQUESTER = {
    "requester.address": "Ấp Cây Khô, xã Rạch Thử, tỉnh Bãi Thử",
    "requester.phone": "0912345678",
}
OF_MOTHER = {
    **OF_REQUESTER,
    "mother.ethnicity": "01",
    "mother.nationality": "vn",
    "mother.residence": COMMUNE,
    "mother.address": "Ấp Cây Khô, xã Rạch Thử, tỉnh Bãi Thử",
}
NUMBERS = count(1)


@pytest.fixture
def portal(settings: Any) -> Iterator[PlayedPortal]:
    """The played Portal, listening."""
    played = PlayedPortal(seed=7)
    server = Server(played, settings.PORTAL_SECRET, 0)
    server.start()
    settings.PORTAL_URL = f"http://127.0.0.1:{server.port}"
    yield played
    server.stop()


def message(code: str = "", **changes: Any) -> dict[str, Any]:
    """A birth filed on the Portal by a mother of whom nothing is known here."""
    return {
        "code": code or f"000.00.99.G22-261123-{next(NUMBERS):06}",
        "source": "portal",
        "filed_at": MONDAY.isoformat(),
        "procedure": BIRTH,
        "applicant": MOTHER,
        "answers": {**BIRTH_ANSWERS, **OF_MOTHER},
        "papers": [{"paper": "birth_notice", "name": "chung-sinh.pdf", "content": base64.b64encode(pdf()).decode()}],
        **changes,
    }


@pytest.fixture
def say(province: None, morning: datetime) -> Callable[..., Any]:
    """Sends a message as the Portal does; `secret` another one than ours."""

    def send(body: Any, path: str = "/dossiers", secret: str | None = None, **headers: str) -> Any:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        address = f"/api/v1/partner{path}"
        signed = {HEADER: signature(settings.PORTAL_SECRET if secret is None else secret, address, data)}
        client = Client(raise_request_exception=False)
        return client.generic("POST", address, data, content_type="application/json", headers={**signed, **headers})

    return send


@pytest.fixture
def filed_there(portal: PlayedPortal, say: Callable[..., Any]) -> Callable[..., Dossier]:
    """A dossier that was filed on the Portal and has arrived."""

    def make(**changes: Any) -> Dossier:
        body = message(**changes)
        portal.file(body["code"], body["procedure"], body["filed_at"][:10])
        answer = say(body)
        assert answer.status_code == 201, answer.content.decode()
        return Dossier.objects.get(partner_code=body["code"])

    return make


def send_all(at: datetime) -> int:
    """The worker sends what waits, of every dossier."""
    subjects = Report.objects.order_by("created_at").values_list("subject_kind", "subject_id")
    return sum(actions.send_reports(subject, at=at) for subject in dict.fromkeys(subjects))
