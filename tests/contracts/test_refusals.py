"""How the API says no: the right number, RFC 9457, both languages, nothing changed."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from duoc.faces import portal
from duoc.faces.exchange import contract
from duoc.ground.files.tests.samples import HEIC
from tests.cast import BIRTH, BIRTH_ANSWERS, key
from tests.contracts.conftest import Caller
from tests.contracts.snapshot import standing, tables

pytestmark = pytest.mark.django_db
FILING = {"procedure": BIRTH, "answers": BIRTH_ANSWERS}
NOWHERE = "00000000-0000-4000-8000-000000000000"


def problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    assert answer["Content-Type"] == "application/problem+json", answer.content
    refusal: dict[str, Any] = answer.json()
    assert (answer.status_code, refusal["type"]) == (status, f"urn:duoc:problem:{code}"), refusal
    assert refusal["status"] == status and set(refusal["titles"]) == {"vi", "en"}
    return refusal


def test_a_token_is_needed_and_must_hold(caller: Callable[[str], Caller]) -> None:
    none, citizen = caller(""), caller("citizen1")
    answer = none("GET", "/dossiers")
    problem(answer, 401, "unauthenticated")
    assert answer["WWW-Authenticate"] == 'Bearer realm="duoc"'
    for word in ("Bearer duoc_wrong", "Basic YTpi", "Bearer", "", "Bearer \u00ff"):
        answer = none("GET", f"/procedures/{BIRTH}", Authorization=word)
        problem(answer, 401, "unauthenticated")
        assert 'error="invalid_token"' in answer["WWW-Authenticate"]
    assert citizen("GET", "/dossiers").status_code == 200
    assert citizen("DELETE", "/token").status_code == 204
    problem(citizen("GET", "/dossiers"), 401, "unauthenticated")


def test_a_session_counts_for_nothing(signed_in: Callable[[str], Any]) -> None:
    assert signed_in("citizen1").get("/api/v1/dossiers").status_code == 401


def test_the_language_is_chosen_and_both_titles_are_there(caller: Callable[[str], Caller]) -> None:
    call = caller("")
    for asked, title in ((None, "Không tìm thấy"), ("en-GB,vi;q=0.4", "Not found"), ("fr, vi", "Không tìm thấy")):
        headers = {"Accept_Language": asked} if asked else {}
        refusal = problem(call("GET", "/procedures/9.999999", **headers), 404, "not-found")
        assert refusal["title"] == title and refusal["titles"] == {"vi": "Không tìm thấy", "en": "Not found"}


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "code"),
    [
        ("GET", "/nothing/here", None, {}, 404, "not-found"),
        ("GET", f"/dossiers/{NOWHERE}", None, {}, 404, "not-found"),
        ("GET", "/dossiers/1", None, {}, 404, "not-found"),
        ("GET", "/procedures/%00", None, {}, 404, "not-found"),
        ("PUT", "/dossiers", None, {}, 405, "method-not-allowed"),
        ("TRACE", "/dossiers", None, {}, 405, "method-not-allowed"),
        ("GET", "/dossiers", None, {"Accept": "text/html"}, 406, "not-acceptable"),
        ("GET", "/dossiers?limit=0", None, {}, 422, "invalid"),
        ("GET", "/dossiers?limit=x", None, {}, 422, "invalid"),
        ("POST", "/dossiers", FILING, {}, 400, "key-missing"),
        ("POST", "/dossiers", FILING, {"Idempotency_Key": "short"}, 400, "key-missing"),
        ("POST", "/dossiers", b"{", {"Idempotency_Key": "12345678"}, 400, "malformed"),
        ("POST", "/dossiers", b'{"a": NaN}', {"Idempotency_Key": "12345678"}, 400, "malformed"),
        ("POST", "/dossiers", b'"\\ud800"', {"Idempotency_Key": "12345678"}, 400, "malformed"),
        ("POST", "/dossiers", b"\xff\xfe", {"Idempotency_Key": "12345678"}, 400, "malformed"),
        ("POST", "/dossiers", b"[" * 100_000, {"Idempotency_Key": "12345678"}, 400, "malformed"),
        ("POST", "/dossiers", b" " * 1_000_001, {"Idempotency_Key": "12345678"}, 413, "too-large"),
        ("POST", "/dossiers", {"procedure": BIRTH}, {"Idempotency_Key": "12345678"}, 422, "invalid"),
        ("POST", "/dossiers", FILING, {"Idempotency_Key": "12345678"}, 422, "invalid"),
        ("POST", "/verifications", {}, {}, 415, "unsupported-media-type"),
    ],
)
def test_each_refusal_has_its_number(
    caller: Callable[[str], Caller],
    method: str,
    path: str,
    body: Any,
    headers: dict[str, str],
    status: int,
    code: str,
) -> None:
    call, names = caller("citizen1"), tables()
    before = standing(names)
    problem(call(method, path, body, **headers), status, code)
    assert standing(names) == before


def test_faults_are_named_one_by_one(caller: Callable[[str], Caller]) -> None:
    call = caller("citizen1")
    wrong = {**BIRTH_ANSWERS, "child.birth_date": "2026-02-30", "child.sex": None}
    refusal = problem(
        call("POST", "/dossiers", {"procedure": BIRTH, "answers": wrong}, Idempotency_Key=key()), 422, "invalid"
    )
    assert {"child.birth_date", "child.sex", "birth_notice"} <= {error["field"] for error in refusal["errors"]}
    refusal = problem(
        call("POST", "/dossiers", {"procedure": BIRTH, "answers": {"x": {}}}, Idempotency_Key=key()), 422, "invalid"
    )
    assert refusal["errors"][0]["pointer"] == "/answers/x"


def test_answers_of_the_desk_are_not_taken_from_outside(caller: Callable[[str], Caller]) -> None:
    answer = caller("citizen1").file(**{"child.personal_number": "000000000101"})
    refusal = problem(answer, 422, "invalid")
    assert refusal["errors"][0]["field"] == "child.personal_number"


def test_somebody_elses_things_stay_theirs(caller: Callable[[str], Caller]) -> None:
    mine, other = caller("citizen1"), caller("citizen2")
    attachment = mine.attach()
    refusal = problem(other.file(attachment=attachment), 422, "invalid")
    assert "birth_notice" in {error["field"] for error in refusal["errors"]}
    path = f"/dossiers/{mine.file(attachment=attachment).json()['id']}"
    for place in ("", "/notice", "/notice.pdf", "/contents", "/looks", "/payment", "/results", "/supplement"):
        problem(other("GET", f"{path}{place}"), 403, "forbidden")
    problem(other("POST", f"{path}/cancellation", {}, Idempotency_Key=key()), 403, "forbidden")


@pytest.mark.parametrize("body", [b'{"procedure": "1.001193", "procedure": "9.000001"}', b'{"a": [{"b": 1, "b": 1}]}'])
def test_a_key_that_stands_twice_is_not_dropped_unsaid(body: bytes, caller: Callable[[str], Caller]) -> None:
    problem(caller("citizen1")("POST", "/drafts", body, Idempotency_Key=key()), 400, "malformed")


@pytest.mark.parametrize(
    "kind", ["image/heic", "image/heif", "image/jpg", "image/webp", "application/octet-stream", "image/jpeg"]
)
def test_a_photo_is_taken_under_each_of_its_names(kind: str, caller: Callable[[str], Caller]) -> None:
    answer = caller("citizen1")("POST", "/attachments?name=IMG_1.HEIC", HEIC, kind=kind, Idempotency_Key=key())
    assert (answer.status_code, answer.json()["media_type"], answer.json()["name"]) == (201, "image/jpeg", "IMG_1.jpg")


def test_all_ways_in_take_the_same_kinds_of_file() -> None:
    body = contract.document()["paths"]["/attachments"]["post"]["requestBody"]["content"]
    for place in ("papers/block.html", "supplement/supplement.html"):
        [accepted] = re.findall(r'accept="([^"]+)"', (Path(portal.__file__).parent / place).read_text())
        assert set(accepted.split(",")) <= set(body)
        assert {kind for kind in body if kind.startswith("image/")} - {"image/jpg"} <= set(accepted.split(","))


def test_a_harmful_file_is_refused_in_words(caller: Callable[[str], Caller]) -> None:
    answer = caller("citizen1")(
        "POST", "/attachments?name=a.pdf", b"MZ\x90\x00" * 40, kind="application/pdf", Idempotency_Key=key()
    )
    assert problem(answer, 422, "file-refused")["remedy"]


@pytest.mark.django_db(transaction=True)
def test_a_lost_database_is_told_to_machines_too(caller: Callable[[str], Caller], monkeypatch: Any) -> None:
    call = caller("citizen1")
    connections["default"].close()
    monkeypatch.setitem(connections["default"].settings_dict, "PORT", "1")
    answer = call("GET", "/dossiers")
    monkeypatch.undo()
    problem(answer, 503, "out-of-service")
    assert answer["Retry-After"] == "30"
