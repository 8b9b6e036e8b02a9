"""No page of a citizen asks the database more than twelve things, with one row or with many."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import BIRTH, EXTRACT, MONDAY, key
from tests.stages import Road
from tests.transfer_acts import send_on

from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, Draft
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures

MOST = 12
FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
"""The bounds of the request's transaction carry no question."""


def asked(client: Client, path: str) -> int:
    """How many queries the page needs, once what a process keeps (definitions, calendars) is there."""
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
    assert answer.status_code == 200, path
    return sum(not (query["sql"] or "").startswith(FRAME) for query in seen.captured_queries)


@pytest.fixture
def client(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("citizen1")


def test_pages_for_everybody(client: Client) -> None:
    stranger = Client()
    for path in ("/", "/thu-tuc/", "/thu-tuc/?q=khai+sinh", f"/thu-tuc/{BIRTH}/", f"/thu-tuc/{EXTRACT}/"):
        assert asked(client, path) <= MOST and asked(stranger, path) <= MOST
    for path in ("/dang-nhap/", "/lien-he/", "/lien-he/99001/", "/kiem-tra/", "/rieng-tu/"):
        assert asked(stranger, path) <= MOST


def test_the_form(client: Client, birth_draft: Callable[..., Draft]) -> None:
    base = f"/soan/{birth_draft(**{'marriage.number': None}).pk}/"
    for page in ("ho-ten/", "cha-noi-o/", "giay-to/", "kiem-tra/"):
        assert asked(client, base + page) <= MOST, page


def test_the_form_that_draws_on_a_register(
    client: Client, issued: Callable[..., Decision], actor: Callable[..., Actor]
) -> None:
    issued()
    draft = dossiers.begin(actor=actor("citizen1"), code=EXTRACT, at=MONDAY)
    assert asked(client, f"/soan/{draft.pk}/chon/") <= MOST


def test_lists_do_not_grow(client: Client, filed: Callable[..., Dossier], actor: Callable[..., Actor]) -> None:
    filed()
    dossiers.begin(actor=actor("citizen1"), code=BIRTH, at=MONDAY)
    few = [asked(client, path) for path in ("/", "/ho-so/", "/thong-bao/")]
    for _more in range(4):
        filed()
        dossiers.begin(actor=actor("citizen1"), code=BIRTH, at=MONDAY)
    assert [asked(client, path) for path in ("/", "/ho-so/", "/thong-bao/")] == few
    assert max(few) <= MOST


def test_a_dossier_in_every_state(
    client: Client,
    filed: Callable[..., Dossier],
    accepted: Callable[..., Dossier],
    proposed: Callable[..., Dossier],
    issued: Callable[..., Decision],
    actor: Callable[..., Actor],
) -> None:
    supplemented = filed(copies=2)
    item = {"kind": "answer", "code": "child.full_name", "name": "Tên", "say": "Viết đủ."}
    who = actor("clerk1")
    dossiers.request_supplement(
        actor=who, dossier_id=supplemented.pk, items=[item], legal_basis="Luật Hộ tịch", key=key(), at=MONDAY
    )
    waiting = proposed()
    for dossier in (filed(copies=2), accepted(), supplemented, waiting, issued().dossier):
        for page in ("", "noi-dung/", "ai-da-xem/"):
            assert asked(client, f"/ho-so/{dossier.pk}/{page}") <= MOST, (dossier.state, page)
    assert asked(client, f"/ho-so/{supplemented.pk}/bo-sung/") <= MOST
    assert asked(client, f"/ho-so/{supplemented.pk}/thanh-toan/") <= MOST
    assert asked(client, f"/ho-so/{waiting.pk}/du-thao/") <= MOST


def test_looks_do_not_grow(client: Client, filed: Callable[..., Dossier], actor: Callable[..., Actor]) -> None:
    dossier = filed()
    path, who = f"/ho-so/{dossier.pk}/ai-da-xem/", actor("clerk1")
    dossiers.look(actor=who, dossier=dossier, what="dossier", at=MONDAY)
    few = asked(client, path)
    for _more in range(30):
        dossiers.look(actor=who, dossier=dossier, what="dossier", at=MONDAY)
    assert asked(client, path) == few <= MOST


def test_the_proof_for_everybody(issued: Callable[..., Decision]) -> None:
    assert asked(Client(), f"/kiem-tra/{issued().token}/") <= MOST


def test_more_procedures_ask_no_more(client: Client, province: None) -> None:
    assert procedures.offered(MONDAY).count() > 1
    assert asked(client, "/thu-tuc/?trang=1") == asked(client, "/thu-tuc/?linh-vuc=ho-tich")


def test_a_dossier_that_was_sent_on(client: Client, road: Road) -> None:
    dossier = road.to("accepted")
    send_on(road, dossier)
    assert asked(client, f"/ho-so/{dossier.pk}/") <= MOST
