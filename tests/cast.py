"""The standing cast of all tests: a province with its catalogue, and the persons who act in it."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, Draft
from duoc.faces.web.answered_forms import PARAMETER
from duoc.law import actions as law
from duoc.people import actions as people
from duoc.people import queries as people_queries
from duoc.people.models import Account
from duoc.people.powers import Actor
from duoc.procedures import actions as procedures
from duoc.registers import actions as registers
from tests import loading
from tests.database import NAME, commits

HANOI = timezone(timedelta(hours=7))
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)  # an ordinary Monday morning; 24/11/2026 is a holiday
NOW = MONDAY + timedelta(hours=1)
TINY, REAL = "bai-thu", "ca-mau"  # a made-up province of two procedures, and the one that the catalogue is for
BIRTH, EXTRACT = "9.000001", "9.000002"
REAL_BIRTH, REAL_EXTRACT = "1.001193", "2.000635"
DECISION = "Quyết định số 125/QĐ-UBND ngày 05/11/2026"
COMMUNE, OTHER_COMMUNE = "99001", "99002"  # where the cast's first and second officials sit

BIRTH_ANSWERS: dict[str, Any] = {
    "requester.relation": "mother",
    "child.situation": "married",
    "child.full_name": "Trần Ngọc Hân",
    "child.birth_date": "2026-11-10",
    "child.sex": "female",
    "child.birth_place": "Bệnh viện Đa khoa, phường Bến Thử, tỉnh Bãi Thử",
    "birth_notice": "paper",
    "father.full_name": "Trần Văn Lượm",
    "father.personal_number": "000000000002",
    "father.birth_date": "1994-09-02",
    "father.ethnicity": "01",
    "father.nationality": "vn",
    "father.residence": COMMUNE,
    "father.address": "Ấp Cây Khô, xã Rạch Thử, tỉnh Bãi Thử",
    "marriage.place": "Xã Rạch Thử, tỉnh Bãi Thử",
    "child.ethnicity": "01",
    "child.nationality": "vn",
    "child.hometown": "Xã Rạch Thử, tỉnh Bãi Thử",
    "copies": 0,
}


@pytest.fixture
def morning(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Pages and calls come on an ordinary Monday at 10:00, so that terms, ages and counts are the same on any day."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return NOW


def key() -> str:
    """A fresh idempotency key."""
    return str(uuid.uuid4())


@cache
def pdf(text: str = "Giấy chứng sinh (thử nghiệm)") -> bytes:
    """A small, honest PDF of one page; the same text gives the same bytes, whatever the time."""
    import io

    import pikepdf

    file = pikepdf.new()
    file.add_blank_page(page_size=(300, 400))
    file.docinfo["/Title"] = text
    out = io.BytesIO()
    file.save(out, deterministic_id=True)
    return out.getvalue()


@pytest.fixture(autouse=True)
def served(request: pytest.FixtureRequest) -> None:
    """Which province the product serves: tests of the engine that ask for one get a made-up one, so that a change of a
    real definition turns none of them red. Tests of the real catalogue say `@pytest.mark.real_province`."""
    _serve(request)


def _serve(request: pytest.FixtureRequest) -> Path:
    real = request.node.get_closest_marker("real_province") or "province" not in request.fixturenames
    settings.PROVINCE = REAL if real else TINY
    folder: Path = settings.CATALOG / settings.PROVINCE
    settings.PROVINCE_NAME = (folder / "name.txt").read_text("utf-8").strip()
    return folder


def _load(folder: Path) -> None:
    people.load_organisations(folder)
    people.load_roles(settings.CATALOG / "national" / "roles.yaml")
    law.load(settings.CATALOG / "national" / "law")
    people.load_cast(folder / "demo" / "cast.yaml")
    registers.load_registers(folder / "registers")
    procedures.load_catalogue(MONDAY)


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> None:
    """A test with a province that undoes what it does, by leaving its transaction, begins it where one is loaded."""
    if fixturedef.argname == "_django_db_helper":
        undone = "province" in request.fixturenames and not commits(request)
        with request.getfixturevalue("django_db_blocker").unblock():
            loading.enter(request, _serve(request) if undone else None, _load)


@pytest.fixture
def province(db: None, served: None, request: pytest.FixtureRequest) -> None:
    """Organisations, roles, registers, the catalogue and the demo cast, as `make run` loads them."""
    if connection.settings_dict["NAME"] == NAME:
        loading.load_once(request.config, settings.CATALOG / settings.PROVINCE, _load)


@pytest.fixture
def actor(province: None) -> Callable[[str], Actor]:
    """`actor("clerk1")`: who acts when this account is signed in."""

    def make(username: str, at: datetime = MONDAY) -> Actor:
        return people_queries.actor_for(Account.objects.select_related("person").get(username=username), at)

    return make


class Browser(Client):
    """A client that goes, as browsers do, to the page with which a form was answered (`faces/web/answered_forms.py`);
    where a form that was done leads is for the test to follow."""

    def post(self, *args: Any, **kwargs: Any) -> Any:
        answer = super().post(*args, **kwargs)
        if answer.status_code == HTTPStatus.SEE_OTHER and f"{PARAMETER}=" in answer["Location"]:
            return self.get(answer["Location"])
        return answer


@pytest.fixture
def signed_in(province: None) -> Callable[[str], Client]:
    """`signed_in("clerk1")`: a browser in which this account is signed in."""

    def make(username: str) -> Client:
        client = Browser()
        client.force_login(Account.objects.get(username=username), backend="duoc.people.identity.Backend")
        return client

    return make


@pytest.fixture
def birth_draft(actor: Callable[..., Actor]) -> Callable[..., Draft]:
    """A draft of a birth registration by citizen1, answered whole, with the birth notice attached."""

    def make(username: str = "citizen1", at: datetime = MONDAY, **changes: Any) -> Draft:
        who = actor(username, at)
        draft = dossiers.begin(actor=who, code=BIRTH, at=at)
        dossiers.answer(actor=who, draft_id=draft.pk, answers={**BIRTH_ANSWERS, **changes}, at=at)
        dossiers.attach(actor=who, draft_id=draft.pk, code="birth_notice", data=pdf(), name="chung-sinh.pdf", at=at)
        return Draft.objects.get(pk=draft.pk)

    return make


@pytest.fixture
def filed(actor: Callable[..., Actor], birth_draft: Callable[..., Draft]) -> Callable[..., Dossier]:
    """A birth registration just filed by citizen1."""

    def make(username: str = "citizen1", at: datetime = MONDAY, **changes: Any) -> Dossier:
        draft = birth_draft(username, at, **changes)
        return dossiers.file(actor=actor(username, at), draft_id=draft.pk, key=key(), at=at)

    return make
