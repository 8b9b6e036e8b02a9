"""What a citizen and a tracker do by API, on the real road."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers import actions as dossiers
from duoc.people.powers import Actor
from tests.cast import BIRTH, BIRTH_ANSWERS, key
from tests.contracts.conftest import Caller
from tests.stages import seal_forms

pytestmark = pytest.mark.django_db


def test_a_stranger_reads_procedures(caller: Callable[[str], Caller]) -> None:
    call = caller("")
    procedures = call("GET", "/procedures?q=khai%20sinh").json()["procedures"]
    assert procedures[0]["code"] == BIRTH
    answer = call("GET", f"/procedures/{BIRTH}")
    assert answer.status_code == 200 and answer.json()["code"] == BIRTH
    again = call("GET", f"/procedures/{BIRTH}", If_None_Match=answer["ETag"])
    assert again.status_code == 304 and again.content == b""
    form = call("GET", f"/procedures/{BIRTH}/form").json()
    assert form["schema"]["properties"]["child.birth_date"]["format"] == "date"
    assert "99001" in form["lists"]["commune"]


def test_what_follows_from_answers(caller: Callable[[str], Caller]) -> None:
    answers = {"requester.relation": "mother"}
    stranger = caller("")("POST", f"/procedures/{BIRTH}/evaluation", {"answers": answers}).json()
    mother = caller("citizen1")("POST", f"/procedures/{BIRTH}/evaluation", {"answers": answers}).json()
    assert not stranger["known"] and "requester.full_name" in {one["question"] for one in mother["known"]}
    assert not mother["complete"] and mother["next"]
    whole = caller("citizen1")("POST", f"/procedures/{BIRTH}/evaluation", {"answers": BIRTH_ANSWERS}).json()
    assert whole["complete"] and whole["term"] == "same_day" and whole["competent"]["commune"] == "99001"


def test_a_dossier_is_filed_followed_and_cancelled(caller: Callable[[str], Caller]) -> None:
    call = caller("citizen1")
    answer = call.file()
    assert answer.status_code == 201, answer.content.decode()
    filed = answer.json()
    assert filed["state"] == "filed" and filed["expected_is_promise"] is False
    path = answer["Location"].removeprefix("/api/v1")
    dossier = call("GET", path).json()
    assert dossier["national_status"]["code"] == 1 and dossier["promise"] is None
    assert [one["event"] for one in dossier["timeline"]] == ["dossier.filed"]
    assert [one["id"] for one in call("GET", "/dossiers").json()["dossiers"]] == [filed["id"]]
    assert call("GET", f"{path}/notice").json()["temporary_code"] == filed["temporary_code"]
    pdf = call("GET", f"{path}/notice", Accept="application/pdf")
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")
    contents = call("GET", f"{path}/contents").json()
    assert contents["papers"][0]["paper"] == "birth_notice"
    assert call("GET", "/notices").json()["notices"][0]["kind"] == "filed"
    assert call("GET", f"{path}/receipt.pdf").status_code == 404
    done = call("POST", f"{path}/cancellation", {"reason": "Nộp nhầm"}, Idempotency_Key=key())
    assert done.status_code == 201, done.content.decode()
    assert call("GET", path).json()["state"] == "cancelled"


def test_acceptance_brings_the_promise_with_its_proof(
    caller: Callable[[str], Caller], actor: Callable[..., Actor]
) -> None:
    from django.utils import timezone

    call, now = caller("citizen1"), timezone.now()
    path = f"/dossiers/{call.file().json()['id']}"
    dossiers.accept(actor=actor("clerk1", now), dossier_id=path.split("/")[-1], key=key(), at=now)
    dossier = call("GET", path).json()
    assert dossier["code"] and dossier["promise"]["due_at"] == dossier["due_at"] and dossier["promise"]["proof"]
    waiting = call("GET", f"{path}/receipt.pdf")
    assert (waiting.status_code, waiting.json()["type"]) == (409, "urn:duoc:problem:not-now")
    seal_forms()
    original = call("GET", f"{path}/receipt.pdf").content
    assert original.startswith(b"%PDF")
    checked = caller("")("POST", "/verifications", original, kind="application/pdf").json()["result"]
    assert (checked["name"], checked["state"]) == ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "in_force")
    assert (checked["number"], checked["signer"], checked["holder"]) == ("", "", "N. T. T.")
    fields = {"extra": "verify", "reason": "Hỏi nơi cha từng cư trú.", "key": key(), "at": now}
    dossiers.extend(actor=actor("specialist1", now), dossier_id=path.split("/")[-1], **fields)
    moved = call("GET", path).json()["promise"]
    assert moved["promised_first"] == dossier["promise"]["due_at"] < moved["due_at"]
    assert moved["proof"][-1]["day"] == moved["due_at"][:10] and len(moved["proof"]) > len(dossier["promise"]["proof"])
    refused = call("POST", f"{path}/cancellation", {}, Idempotency_Key=key())
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:duoc:problem:not-now")


def test_a_supplement_is_asked_and_answered(caller: Callable[[str], Caller], actor: Callable[..., Actor]) -> None:
    from django.utils import timezone

    call, now = caller("citizen1"), timezone.now()
    path = f"/dossiers/{call.file().json()['id']}"
    items = [{"kind": "paper", "code": "birth_notice", "name": "Giấy chứng sinh", "say": "Ảnh mờ, xin gửi lại."}]
    assert call("GET", f"{path}/supplement").status_code == 404
    dossiers.request_supplement(
        actor=actor("clerk1", now), dossier_id=path.split("/")[-1], items=items, legal_basis="", key=key(), at=now
    )
    assert call("GET", f"{path}/supplement").json()["items"][0]["code"] == "birth_notice"
    seal_forms()
    assert call("GET", f"{path}/supplements/1.pdf").content.startswith(b"%PDF")
    wrong = call("POST", f"{path}/supplement", {"answers": {"child.full_name": "A"}}, Idempotency_Key=key())
    assert wrong.status_code == 422
    body = {"papers": [{"paper": "birth_notice", "attachment": call.attach()}], "say": "Đã chụp lại."}
    once = key()
    first = call("POST", f"{path}/supplement", body, Idempotency_Key=once)
    assert first.status_code == 201, first.content.decode()
    assert call("POST", f"{path}/supplement", body, Idempotency_Key=once).json() == first.json()
    assert call("GET", path).json()["state"] == "filed"


def test_fees_are_told_and_paid_elsewhere(caller: Callable[[str], Caller]) -> None:
    call = caller("citizen1")
    path = f"/dossiers/{call.file().json()['id']}"
    charges: dict[str, Any] = call("GET", f"{path}/payment").json()
    if charges["owed"]:
        answer = call("POST", f"{path}/payment")
        assert answer.status_code == 201 and answer.json()["address"].startswith("http")
    else:
        assert call("POST", f"{path}/payment").status_code == 409
