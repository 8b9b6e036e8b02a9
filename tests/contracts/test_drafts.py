"""Drafts by API: the same interview as on the pages, from the first answer to the filing of exactly what was shown."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers import planning
from duoc.dossiers.models import Dossier, Draft
from tests.cast import BIRTH, BIRTH_ANSWERS, COMMUNE, key
from tests.changed_definition import copies_in_decimals
from tests.contracts.conftest import Caller
from tests.contracts.test_refusals import NOWHERE, problem

pytestmark = pytest.mark.django_db
Callers = Callable[[str], Caller]
UNCLEAR = "Không rõ 12.500 là số nào: hãy viết 12500 hoặc 12,5."
WHOLE = {**BIRTH_ANSWERS, "marriage.number": None}


def post(call: Caller, path: str, body: Any = None, word: str = "") -> Any:
    return call("POST", path, body, Idempotency_Key=word or key())


def begun(call: Caller, answers: Any = None, word: str = "") -> str:
    """The path of a new draft of a birth registration."""
    body = {"procedure": BIRTH} | ({"answers": answers} if answers else {})
    answer = post(call, "/drafts", body, word)
    assert answer.status_code == 201, answer.content.decode()
    return str(answer["Location"].removeprefix("/api/v1"))


def test_a_doubt_is_settled_by_its_token(caller: Callers) -> None:
    call = caller("citizen1")
    path = begun(call, {**WHOLE, "father.birth_date": "2015-09-02"})
    draft = call("GET", path).json()
    (doubt,) = draft["plan"]["doubts"]
    assert doubt["field"] == "father.birth_date" and "12 tuổi" in doubt["detail"]
    assert {"field": doubt["field"], "detail": doubt["detail"]} in draft["gaps"]
    settled = post(call, f"{path}/answers", {"answers": {"confirmed": [doubt["confirm"]]}}).json()
    assert settled["plan"]["doubts"] == [] and settled["position"]["stage"] == "papers"
    again = post(call, f"{path}/answers", {"answers": {"father.birth_date": "2015-09-03"}}).json()
    assert [one["field"] for one in again["plan"]["doubts"]] == ["father.birth_date"]


@pytest.mark.parametrize(("sent", "kept"), [("1.000", 1000), ("2", 2), (2, 2)])
def test_a_number_sent_as_text_is_the_number_that_it_is_on_the_pages(caller: Callers, sent: Any, kept: int) -> None:
    call = caller("citizen1")
    path = begun(call, {**WHOLE, "copies": sent})
    assert call("GET", path).json()["answers"]["copies"] == kept
    post(call, f"{path}/answers", {"answers": {"copies": sent}})
    assert call("GET", path).json()["answers"]["copies"] == kept


def test_a_decimal_of_two_meanings_is_asked_again_and_a_json_number_is_one(caller: Callers) -> None:
    copies_in_decimals()
    call = caller("citizen1")
    path = begun(call, {**WHOLE, "copies": "12.500"})
    assert {"field": "copies", "detail": UNCLEAR} in call("GET", path).json()["gaps"]
    for sent, kept in [("12,5", "12.5"), (12.5, 12.5), ("12", "12")]:
        draft = post(call, f"{path}/answers", {"answers": {"copies": sent}}).json()
        assert draft["answers"]["copies"] == kept and not [one for one in draft["gaps"] if one["field"] == "copies"]


def test_the_whole_road(caller: Callers) -> None:
    call = caller("citizen1")
    path = begun(call)
    draft = call("GET", path).json()
    assert draft["position"] == {"stage": "page", "page": "nguoi-khai"} and draft["step"]["number"] == 1
    first = {"page": "nguoi-khai", "answers": {"requester.relation": "mother"}}
    draft = post(call, f"{path}/answers", first).json()
    assert draft["position"]["page"] == "truong-hop" and draft["answers"] == first["answers"]
    draft = post(call, f"{path}/answers", {"answers": WHOLE}).json()
    assert draft["position"]["stage"] == "papers" and [gap["field"] for gap in draft["gaps"]] == ["birth_notice"]
    draft = post(call, f"{path}/papers", {"paper": "birth_notice", "attachment": call.attach()}).json()
    assert draft["position"]["stage"] == "check" and not draft["gaps"]
    check = call("GET", f"{path}/check").json()
    assert check["ready"] and check["unit"]["code"] == COMMUNE and check["expected_is_promise"] is False
    assert "Trần Ngọc Hân" in {one["shown"] for one in check["answers"]} and check["known"]
    filed = post(call, f"{path}/filing", {"digest": check["digest"]})
    assert filed.status_code == 201 and filed.json()["state"] == "filed"
    assert call("GET", filed["Location"].removeprefix("/api/v1")).json()["state"] == "filed"
    problem(call("GET", path), 404, "not-found")
    assert call("GET", "/drafts").json() == {"drafts": [], "more": False}


def test_an_address_in_parts_is_shown_and_filed_as_one_line(caller: Callers) -> None:
    call = caller("citizen1")
    form = call("GET", f"/procedures/{BIRTH}/form").json()
    asked = {one["id"]: one for page in form["pages"] for one in page["questions"]}
    assert asked["child.hometown"]["options_from"] == "area" and {COMMUNE, "92", "us"} <= set(form["lists"]["area"])
    assert asked["father.address"]["within"] == "father.residence"
    parts = {"area": "92", "line": "Xã Thới Lai"}
    path = begun(call, {**WHOLE, "child.hometown": {"line": "Xã Thới Lai"}})
    assert "child.hometown" in {gap["field"] for gap in call("GET", path).json()["gaps"]}
    post(call, f"{path}/answers", {"answers": {"child.hometown": parts}})
    post(call, f"{path}/papers", {"paper": "birth_notice", "attachment": call.attach()})
    check = call("GET", f"{path}/check").json()
    assert "Xã Thới Lai, thành phố Cần Thơ" in {one["shown"] for one in check["answers"]}
    filed = post(call, f"{path}/filing", {"digest": check["digest"]})
    assert filed.status_code == 201 and Dossier.objects.get().answers["child.hometown"] == parts


def test_what_was_not_shown_is_not_filed(caller: Callers) -> None:
    call = caller("citizen1")
    path = begun(call, WHOLE)
    post(call, f"{path}/papers", {"paper": "birth_notice", "attachment": call.attach()})
    seen = call("GET", f"{path}/check").json()["digest"]
    post(call, f"{path}/answers", {"answers": {"child.full_name": "Trần Ngọc Hà"}})
    refusal = problem(post(call, f"{path}/filing", {"digest": seen}), 409, "not-now")
    assert "đã thay đổi" in refusal["detail"] and refusal["remedy"] and not Dossier.objects.exists()
    assert post(call, f"{path}/filing").status_code == 201  # who gives no digest files what stands


def test_each_write_happens_once_per_key(caller: Callers) -> None:
    call, mine, attachment = caller("citizen1"), key(), caller("citizen1").attach()
    path = begun(call, WHOLE, mine)
    assert begun(call, WHOLE, mine) == path and Draft.objects.count() == 1
    problem(post(call, "/drafts", {"procedure": BIRTH}, mine), 422, "key-reused")
    body = {"paper": "birth_notice", "attachment": attachment}
    for _again in range(2):
        assert len(post(call, f"{path}/papers", body, mine).json()["papers"][0]["files"]) <= 1
    older = {"answers": {"copies": 1}}
    post(call, f"{path}/answers", older, mine)
    post(call, f"{path}/answers", {"answers": {"copies": 2}})
    assert post(call, f"{path}/answers", older, mine).json()["answers"]["copies"] == 2  # the old call changes nothing
    problem(post(call, f"{path}/answers", {"answers": {"copies": 3}}, mine), 422, "key-reused")
    first, again = post(call, f"{path}/filing", {}, mine), post(call, f"{path}/filing", {}, mine)
    assert first.content == again.content and Dossier.objects.count() == 1
    problem(call("POST", f"{path}/filing"), 400, "key-missing")


def test_what_is_wrong_is_named(caller: Callers) -> None:
    call = caller("citizen1")
    path = begun(call)
    refusal = problem(post(call, f"{path}/answers", {"answers": {"child.personal_number": "1"}}), 422, "invalid")
    assert refusal["errors"][0]["field"] == "child.personal_number"
    wrong = {"page": "nguoi-khai", "answers": {"requester.relation": "unheard of"}}
    problem(post(call, f"{path}/answers", wrong), 422, "invalid")
    assert call("GET", path).json()["answers"] == {}
    kept = post(call, f"{path}/answers", {"answers": wrong["answers"]}).json()
    assert {"requester.relation", False} <= {kept["plan"]["faults"][0][name] for name in ("field", "missing")}
    refusal = problem(post(call, f"{path}/filing"), 422, "invalid")
    assert "requester.relation" in {error["field"] for error in refusal["errors"]}
    refusal = problem(post(call, f"{path}/papers", {"paper": "birth_notice", "attachment": NOWHERE}), 422, "invalid")
    assert refusal["errors"][0]["field"] == "birth_notice"
    problem(post(call, "/drafts", {"procedure": "9.999999"}), 404, "not-found")


def test_a_file_and_a_draft_are_taken_away(caller: Callers) -> None:
    call = caller("citizen1")
    path = begun(call, WHOLE)
    draft = post(call, f"{path}/papers", {"paper": "birth_notice", "attachment": call.attach()}).json()
    [file] = next(one for one in draft["papers"] if one["id"] == "birth_notice")["files"]
    for _again in range(2):
        assert call("DELETE", f"{path}/papers/{file['id']}").status_code == 204
    assert call("GET", path).json()["position"]["stage"] == "papers"
    assert [one["id"] for one in call("GET", "/drafts").json()["drafts"]] == [draft["id"]]
    assert post(call, f"{path}/version").json()["position"]["stage"] == "papers"  # the version that it has
    assert call("DELETE", path).status_code == 204 and not Draft.objects.exists()
    problem(call("DELETE", path), 404, "not-found")


def test_somebody_elses_draft_stays_theirs(caller: Callers) -> None:
    path, other = begun(caller("citizen1"), WHOLE), caller("citizen2")
    for place in ("", "/check"):
        problem(other("GET", f"{path}{place}"), 403, "forbidden")
    bodies: dict[str, Any] = {"answers": {"answers": {"copies": 1}}, "version": None, "filing": None}
    bodies["papers"] = {"paper": "birth_notice", "attachment": other.attach()}
    for place, body in bodies.items():
        problem(post(other, f"{path}/{place}", body), 403, "forbidden")
    problem(other("DELETE", path), 403, "forbidden")
    problem(caller("")("GET", path), 401, "unauthenticated")
    assert Draft.objects.get().answers == WHOLE and other("GET", "/drafts").json()["drafts"] == []


def test_each_call_evaluates_once(caller: Callers, monkeypatch: pytest.MonkeyPatch) -> None:
    call, seen, plain = caller("citizen1"), [], planning.evaluate
    path, attachment = begun(call, WHOLE), call.attach()
    monkeypatch.setattr(
        planning, "evaluate", lambda *arguments, **more: seen.append(arguments) or plain(*arguments, **more)
    )
    calls: list[Callable[[], Any]] = [
        lambda: call("POST", f"/procedures/{BIRTH}/evaluation", {"answers": WHOLE}),
        lambda: call("GET", path),
        lambda: post(call, f"{path}/answers", {"answers": {"copies": 0}}),
        lambda: post(call, f"{path}/papers", {"paper": "birth_notice", "attachment": attachment}),
        lambda: call("GET", f"{path}/check"),
        lambda: post(call, f"{path}/filing"),
        lambda: call.file(),
    ]
    for number, one in enumerate(calls):
        seen.clear()
        assert one().status_code < 300, number
        assert len(seen) == 1, number
