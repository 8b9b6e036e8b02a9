"""At most 20 queries a page, and as many with thirty rows as with two."""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duoc.decisions.models import Content, Decision, Proposal
from duoc.dossiers.models import Dossier, Turn
from duoc.faces.desk.tests.helping import path
from duoc.registers.models import Entry, ProposedEntry

pytestmark = pytest.mark.django_db
MOST = 20


def counted(client: Client, address: str) -> int:
    client.get("/ban/chuc-danh/")  # the first page of a while notes in the session that somebody is here
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200, address
    return len(seen)


def copy_of(row: Any, **changes: Any) -> Any:
    """Another row like this one, kept."""
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row).objects.create(**{**fields, "id": uuid.uuid4(), **changes})


def many(dossier: Dossier, count: int = 30) -> Iterator[Dossier]:
    """More dossiers on the same desk."""
    for n in range(count):
        code = f"{dossier.code}-{n}" if dossier.code else None
        yield copy_of(dossier, temporary_code=f"TN-{uuid.uuid4().hex[:12]}", code=code)


def test_lists_of_dossiers(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(), signed_in("clerk1")
    pages = ["/ban/", "/ban/?q=thao", "/ban/ho-so/", "/ban/ho-so/?loc=hom-nay"]
    few = [counted(clerk, page) for page in pages]
    list(many(dossier))
    assert [counted(clerk, page) for page in pages] == few
    assert max(few) <= MOST


def test_the_leaders_list(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    leader = signed_in("leader1")
    dossier = submitted()
    assert counted(leader, "/ban/cho-ky/") <= MOST  # in a new process: it keeps what registers want of their keys
    few = counted(leader, "/ban/cho-ky/")
    proposal, entry = Proposal.objects.get(), ProposedEntry.objects.get()
    for other in many(dossier):
        more = copy_of(proposal, dossier_id=other.pk)
        copy_of(Content.objects.get(proposal=proposal), proposal_id=more.pk, token=uuid.uuid4().hex)
        ProposedEntry.objects.create(dossier_id=other.pk, draft=entry.draft)  # any of them may stand on the first page
    assert counted(leader, "/ban/cho-ky/") == few <= MOST


def test_the_registrys_lists_and_the_book(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    registry = signed_in("registry1")
    issued()
    decision, entry = Decision.objects.get(), Entry.objects.get()
    pages = ["/ban/van-thu/", "/ban/van-thu/da-phat-hanh/", "/ban/so/births/?q=han"]
    copies = [copy_decision(decision, n, state="signed") for n in (900, 901)]
    few = [counted(registry, page) for page in pages]
    copies += [copy_decision(decision, 1000 + n, state=("signed", "in_force")[n % 2]) for n in range(20)]
    for n, other in enumerate(copies):
        copy_of(entry, decision_id=other.pk, number=500 + n)
    assert [counted(registry, page) for page in pages] == few
    assert max(few) <= MOST


def copy_decision(decision: Decision, number: int, **changes: Any) -> Decision:
    return copy_of(decision, id=uuid.uuid4(), instrument_id=None, token=uuid.uuid4().hex, number=number, **changes)


@pytest.mark.parametrize(
    ("make", "username"),
    [
        ("filed", "clerk1"),
        ("accepted", "specialist1"),
        ("accepted", "clerk1"),
        ("submitted", "leader1"),
        ("signed", "registry1"),
        ("issued", "clerk1"),
        ("issued", "leader1"),
    ],
)
def test_pages_of_a_dossier(signed_in: Any, request: pytest.FixtureRequest, make: str, username: str) -> None:
    dossier: Dossier = request.getfixturevalue(make)()
    client = signed_in(username)
    pages = ["", "qua-trinh/", "lien-he/", "ai-da-xem/", "?cho=1"]
    few = {page: counted(client, path(dossier, page)) for page in pages}
    for n in range(12):
        paper = dossier.papers.get(turn=0)
        copy_of(paper, turn=n + 1)
        Turn.objects.create(
            dossier=dossier,
            step="examine",
            desk="specialist",
            unit=dossier.competent_unit,
            opened_at=dossier.filed_at,
            closed_at=dossier.filed_at,
        )
    assert {page: counted(client, path(dossier, page)) for page in pages} == few
    assert max(few.values()) <= MOST, few


def test_a_result_and_the_administrators_pages(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    issued()
    decision, entry = Decision.objects.get(), Entry.objects.get()
    leader, admin = signed_in("leader1"), signed_in("admin1")
    statements = {
        page: counted(leader, page) for page in (f"/ban/ket-qua/{decision.pk}/", f"/ban/so/births/{entry.pk}/")
    }
    statements |= {page: counted(admin, page) for page in ("/ban/", "/ban/co-quan/", "/ban/quyen/", "/ban/he-thong/")}
    assert max(statements.values()) <= MOST, statements
