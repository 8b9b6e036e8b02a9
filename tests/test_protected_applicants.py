"""A denouncer's name is nowhere but on the pages of those who have the denunciation in hand: every page, every role."""

from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.converters import StringConverter, UUIDConverter
from django.urls.resolvers import URLPattern, URLResolver

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Content, Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, Draft, Paper
from duoc.people import actions as people
from duoc.people.models import Account
from duoc.registers import actions as registers
from tests.cast import MONDAY, key, pdf
from tests.stages import Road, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]

CODE = "TC.000001"
NAME, NUMBER, PHONE = "Nguyễn Thị Thảo", "000000000001", "0900000001"
DENUNCIATION = {
    "denounced.place": "commune",
    "denounced.commune": "32092",
    "denounced.full_name": "Phạm Văn Ất",
    "denounced.position": "Công chức địa chính",
    "dossier": "other",
    "facts": "Đòi 5 triệu đồng mới nhận hồ sơ đất.",
    "proof": "Có ghi âm.",
}
FOUND = {
    "severity": "ordinary",
    "subject": "Đòi tiền khi nhận hồ sơ đất.",
    "explanation": "Thừa nhận có nhận tiền.",
    "finding": "Có nhận 5 triệu đồng ngoài quy định.",
    "conclusion": "right",
    "measures": "Trả lại tiền, xem xét kỷ luật.",
}
DENOUNCED = ("clerk1", "specialist1", "leader1", "registry1")
HANDLING = ("clerk5", "specialist5", "leader5", "head5", "registry5", "office5")
OTHERS = ("citizen2", "helper1", "clerk3", "leader3", "specialist6", "admin1")
SIGNERS = ("leader5", "head5")
ASIDE = ("dang-nhap", "demo/as", "dang-xuat", "thiet-ke", "thu-tuc", "soan/", "health", "partner")
"""Who signs in is chosen there from the whole cast; or a page is of no dossier: of procedures, and of drafts, which their
writer alone opens."""


def denounce(road: Road) -> Dossier:
    return road.request(CODE, DENUNCIATION, "evidence")


def by(road: Road, name: str, dossier: Dossier, minutes: int) -> dict[str, Any]:
    at = MONDAY + timedelta(minutes=minutes)
    return {"actor": road.actor(name, at), "dossier_id": dossier.pk, "key": key(), "at": at}


def accept(road: Road, dossier: Dossier) -> None:
    dossiers.accept(**by(road, "clerk5", dossier, 20))


def propose(road: Road, dossier: Dossier) -> None:
    signer = road.actor("head5").post
    decisions.propose(kind="grant", values=FOUND, signer_id=signer, **by(road, "specialist5", dossier, 40))


def sign(road: Road, dossier: Dossier) -> None:
    proposal = decision_queries.proposal(dossier)
    assert proposal
    decisions.sign(proposal_id=proposal.pk, **by(road, "head5", dossier, 60))
    road.make_signatures(dossier)


def issue(road: Road, dossier: Dossier) -> None:
    registers.issue(**by(road, "registry5", dossier, 80))
    road.seal(dossier)


STAGES = [
    ("filed", (), "clerk5"),
    ("examined", (accept,), "specialist5"),
    ("to sign", (accept, propose), "head5"),
    ("to issue", (accept, propose, sign), "registry5"),
    ("done", (accept, propose, sign, issue), "clerk5"),
]


def places(patterns: Any, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from places(one.url_patterns, route)
        else:
            yield route, one


def addresses(dossier: Dossier) -> list[str]:
    """Every address of the product that can be asked, of this dossier wherever an address names something."""
    known = {
        "dossier_id": dossier.pk,
        "id": dossier.pk,
        "draft_id": Draft.objects.get().pk,
        "paper_id": getattr(Paper.objects.first(), "pk", dossier.pk),
        "content_id": getattr(Content.objects.first(), "pk", dossier.pk),
        "decision_id": getattr(Decision.objects.first(), "pk", dossier.pk),
        "token": getattr(Content.objects.first(), "token", "x"),
        "paper_code": "denunciation",
        "code": CODE,
        "on": MONDAY.date().isoformat(),
        "turn": 1,
        "word": "stop",
    }
    made = []
    for route, _pattern in places(get_resolver().url_patterns):
        if any(part in route for part in ASIDE):
            continue
        made.append(f"/{filled(route, known)}")
    return sorted(set(made))


def filled(route: str, known: dict[str, Any]) -> str:
    import re

    return re.sub(r"<(?:\w+:)?(\w+)>", lambda one: str(known.get(one[1], known["id"])), route.lstrip("^").rstrip("$"))


def shown(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, **headers)  # type: ignore[arg-type]
    body = b"".join(answer) if answer.streaming else answer.content
    return unescape(body.decode("utf-8", "replace")) + answer.headers.get("Location", "")


@pytest.mark.parametrize(("stage", "acts", "holder"), STAGES, ids=[stage for stage, *_rest in STAGES])
def test_no_page_tells_anybody_else(road: Road, signed_in: Any, stage: str, acts: Any, holder: str) -> None:
    dossier = denounce(road)
    for act in acts:
        act(road, fresh(dossier))
    own = f"/ban/ho-so/{dossier.pk}/"
    listed = addresses(dossier)
    leaks = []
    import time, collections

    spent = collections.Counter()
    for name in (*DENOUNCED, *HANDLING, *OTHERS):
        client, reads = signed_in(name), name == holder or name in SIGNERS
        for address in listed:
            t = time.perf_counter()
            words = shown(client, address)
            spent[address] += time.perf_counter() - t
            told = any(word in words for word in (NAME, NUMBER, PHONE))
            if told and not (reads and address.startswith(own)):
                leaks.append((name, address))
    print(spent.most_common(25), sum(spent.values()), len(listed))
    assert leaks == []
    assert NAME in shown(signed_in(holder), own)
