"""A dossier filed on the Portal comes in once, and what is wrong with a message is said, kept and has no effect."""

import json
import unicodedata
from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

import pytest
from django.conf import settings

from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import plan_of_dossier
from duoc.ground.ledger.models import Entry
from duoc.partners.calculations import HEADER, signature
from duoc.partners.models import RefusedMessage
from duoc.people.models import Account, Person
from tests.asking import story
from tests.bodies import EAST, NEW, WEST, carried_out, in_hand
from tests.cast import BIRTH_ANSWERS, COMMUNE, MONDAY, OTHER_COMMUNE
from tests.changed_definition import copies_in_decimals
from tests.partners.conftest import MOTHER, message
from tests.stages import ITEMS, Road

BY = MOTHER["personal_number"]
pytestmark = pytest.mark.django_db


def test_a_dossier_comes_in_under_the_code_of_the_portal(say: Callable[..., Any]) -> None:
    body = message()
    answer = say(body)
    assert answer.status_code == 201, answer.content.decode()
    dossier = Dossier.objects.get(partner_code=body["code"])
    assert answer.json()["dossier"] == str(dossier.pk)
    assert dossier.applicant.full_name == MOTHER["full_name"]
    assert not Account.objects.filter(person=dossier.applicant_id).exists()
    assert dossier.channel == "portal"
    assert Entry.objects.filter(subject_id=str(dossier.pk), action="dossier.filed").count() == 1


def test_the_same_message_again_is_the_same_dossier(say: Callable[..., Any]) -> None:
    body = message(source="vneid")
    answers = [say(body) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert len({answer.content for answer in answers}) == 1
    dossier = Dossier.objects.get(partner_code=body["code"])
    assert dossier.channel == "vneid"
    assert Person.objects.filter(personal_number=MOTHER["personal_number"]).count() == 1


def test_a_message_that_comes_late_moves_nothing_back(say: Callable[..., Any], road: Road) -> None:
    body = message()
    say(body)
    dossier = Dossier.objects.get(partner_code=body["code"])
    road.accept(dossier)
    again = say(body)
    assert again.status_code == 200 and again.json()["dossier"] == str(dossier.pk)
    assert Dossier.objects.get(pk=dossier.pk).state == Dossier.State.PROCESSING


def test_who_is_known_here_is_known_again(say: Callable[..., Any], actor: Callable[..., Any]) -> None:
    """A citizen with an account finds the dossier among their own; nothing of theirs is written over."""
    known = Person.objects.get(pk=actor("citizen1").person)
    applicant = {
        "personal_number": known.personal_number,
        "full_name": known.full_name.upper(),
        "birth_date": str(known.birth_date),
    }
    body = message(applicant=applicant, answers={**BIRTH_ANSWERS})
    assert say(body).status_code == 201
    assert Dossier.objects.get(partner_code=body["code"]).applicant_id == known.pk
    assert Person.objects.get(pk=known.pk).full_name == known.full_name


def test_an_amount_that_may_be_two_numbers_is_not_guessed(say: Callable[..., Any]) -> None:
    copies_in_decimals()
    answer = say(message(answers={**message()["answers"], "copies": "12.500"}))
    assert answer.status_code == 422
    unclear = "Không rõ 12.500 là số nào: hãy viết 12500 hoặc 12,5."
    assert {"field": "copies", "detail": unclear} in answer.json()["errors"]


WRONG: dict[str, tuple[dict[str, Any], int, str]] = {
    "another name": ({"applicant": {**MOTHER, "personal_number": "000000000002"}}, 422, "invalid"),
    "no such procedure": ({"procedure": "9.999999"}, 404, "not-found"),
    "an answer is missing": ({"answers": BIRTH_ANSWERS}, 422, "invalid"),
    "a question that is not asked": ({"answers": {**BIRTH_ANSWERS, "what": "?"}}, 422, "invalid"),
    "another version of the form": ({"form_from": "2020-01-01"}, 409, "not-now"),
    "a time that has not come": ({"filed_at": "2027-01-01T00:00:00+07:00"}, 422, "invalid"),
    "a time at the end of the calendar": ({"filed_at": "0001-01-01T00:00:00+14:00"}, 422, "invalid"),
    "a name that no record keeps": ({"applicant": {**MOTHER, "full_name": "Lê\x00Thị"}}, 422, "invalid"),
    "a phone that no record keeps": ({"applicant": {**MOTHER, "phone": "09\x00"}}, 422, "invalid"),
    "an address of two lines": ({"applicant": {**MOTHER, "email": "a@b.vn\nBcc: c@d.vn"}}, 422, "invalid"),
    "a time without zone": ({"filed_at": "2026-11-23T00:00:00"}, 422, "invalid"),
    "no such day": ({"form_from": "2026-02-30"}, 422, "invalid"),
    "no Base64": ({"papers": [{"paper": "birth_notice", "name": "a.pdf", "content": "%%%"}]}, 422, "invalid"),
    "no file": ({"papers": [{"paper": "birth_notice", "name": "a.pdf", "content": "aGVsbG8="}]}, 422, "file-refused"),
    "a field of another contract": ({"channel": 2}, 422, "invalid"),
    "no code": ({"code": "1"}, 422, "invalid"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_kept_and_has_no_effect(say: Callable[..., Any], what: str) -> None:
    changes, status, kind = WRONG[what]
    persons = Person.objects.count()
    body = message() | changes
    for _time in range(3):
        answer = say(body)
        assert (answer.status_code, answer.json()["type"]) == (status, f"urn:duoc:problem:{kind}"), answer.content
    assert not Dossier.objects.exclude(partner_code="").exists() and Person.objects.count() == persons
    kept = RefusedMessage.objects.get()
    assert (kept.kind, kept.times, len(kept.digest)) == (kind, 3, 64)
    assert Entry.objects.filter(action="partner.message_refused").count() == 1


def test_the_code_names_one_content(say: Callable[..., Any]) -> None:
    body = message()
    say(body)
    other = say({**body, "source": "vneid"})
    assert other.status_code == 422 and other.json()["type"].endswith("key-reused")
    assert Dossier.objects.get(partner_code=body["code"]).channel == "portal"


def test_the_same_content_written_otherwise_is_the_same_message(say: Callable[..., Any]) -> None:
    body = message()
    assert say(body).status_code == 201
    rewritten = json.loads(unicodedata.normalize("NFD", json.dumps(body, ensure_ascii=False)))
    assert rewritten != body
    assert say(rewritten).status_code == 200
    assert say({**body, "filed_at": MONDAY.astimezone(UTC).isoformat()}).status_code == 200


def test_a_refusal_speaks_to_a_system_of_no_pages(say: Callable[..., Any], filed_there: Callable[..., Dossier]) -> None:
    body = message()
    say(body)
    reused = say({**body, "source": "vneid"}).content.decode()
    assert "trang" not in reused and "mã mới" in reused
    path = f"/dossiers/{filed_there().partner_code}"
    say({"message": "withdraw-0001", "by": BY}, f"{path}/withdrawal")
    late = say({"message": "supplement-0001", "by": BY, "say": "Đã gửi đủ."}, f"{path}/supplement")
    assert (
        late.status_code == 409
        and "tải lại trang" not in late.content.decode()
        and "cancelled" in late.content.decode()
    )


def test_taken_back_again_under_another_message_is_taken_back(
    say: Callable[..., Any], filed_there: Callable[..., Dossier], road: Road
) -> None:
    before, after = filed_there(), filed_there()
    road.accept(after)
    for dossier in (before, after):
        path = f"/dossiers/{dossier.partner_code}/withdrawal"
        assert [say({"message": f"withdraw-000{time}", "by": BY}, path).status_code for time in (1, 2)] == [200, 200]
    assert Dossier.objects.get(pk=before.pk).state == Dossier.State.CANCELLED
    assert Dossier.objects.get(pk=after.pk).withdrawals.count() == 1


@pytest.mark.parametrize("secret", ["", "guessed", "x" * 64])
def test_only_the_portal_speaks_as_the_portal(say: Callable[..., Any], secret: str) -> None:
    """However much a stranger sends, one row and one entry of the ledger a day tell of it."""
    for _time in range(3):
        answer = say(message(), secret=secret)
        assert answer.status_code == 401, answer.content
    assert RefusedMessage.objects.get().digest == "" and RefusedMessage.objects.get().times == 3
    assert Entry.objects.filter(action="partner.message_refused").count() == 1
    assert not Dossier.objects.exclude(partner_code="").exists()


def test_a_signature_is_good_for_one_address(say: Callable[..., Any], filed_there: Callable[..., Dossier]) -> None:
    """What was signed to withdraw one dossier, or to supplement it, withdraws no other."""
    one, other = (f"/dossiers/{filed_there().partner_code}" for _time in range(2))
    body = {"message": "withdraw-0001", "by": BY}
    path = f"/api/v1/partner{one}/withdrawal"
    seen = {HEADER: signature(settings.PORTAL_SECRET, path, json.dumps(body).encode())}
    assert say(body, f"{other}/withdrawal", **seen).status_code == 401
    assert say(body, f"{one}/supplement", **seen).status_code == 401
    assert say(body, f"{one}/withdrawal", **seen).status_code == 200
    assert Dossier.objects.filter(state=Dossier.State.CANCELLED).count() == 1


@pytest.mark.parametrize(("field", "value"), [("full_name", " \u200b."), ("birth_date", "2026-11-24")])
def test_an_applicant_of_no_name_or_not_born_yet_is_refused_by_the_field(
    say: Callable[..., Any], field: str, value: str
) -> None:
    answer = say(message(applicant={**MOTHER, field: value}))
    assert answer.status_code == 422
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [f"/applicant/{field}"]
    assert not Person.objects.filter(personal_number=MOTHER["personal_number"]).exists()


def test_where_no_portal_is_connected_nobody_speaks_as_one(say: Callable[..., Any], settings: Any) -> None:
    body = message()
    settings.PORTAL_URL = ""
    assert say(body).status_code == 404
    settings.PORTAL_URL, settings.PORTAL_SECRET = "http://localhost", ""
    assert say(body, secret="").status_code == 404


def test_a_message_is_not_endless(say: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duoc.faces.exchange.call.LARGEST_MESSAGE", 1000)
    answer = say(message())
    assert answer.status_code == 413
    assert RefusedMessage.objects.get().kind == "too-large"


def test_no_json_is_no_message(say: Callable[..., Any]) -> None:
    assert say(b"{").status_code == 400
    assert RefusedMessage.objects.get().kind == "malformed"


def test_filed_before_a_merger_and_come_after_it(say: Callable[..., Any], settings: Any) -> None:
    """Filed at a minute to midnight for a commune that is another one when the message comes."""
    carried_out([COMMUNE, OTHER_COMMUNE], [NEW])
    body = message(filed_at=(MONDAY - timedelta(hours=9, minutes=1)).isoformat())
    answer = say(body)
    assert answer.status_code == 201, answer.content.decode()
    dossier = Dossier.objects.get(partner_code=body["code"])
    assert answer.json()["unit"] == dossier.competent_unit.code == NEW["code"]
    assert in_hand(dossier) == (NEW["code"], "clerk")


def test_filed_before_a_split_and_come_after_it(say: Callable[..., Any]) -> None:
    """The Portal knew one commune when it was filed; which new one decides a person says, and nothing is refused."""
    carried_out([COMMUNE], [EAST, WEST])
    body = message(filed_at=(MONDAY - timedelta(hours=9, minutes=1)).isoformat())
    answer = say(body)
    assert answer.status_code == 201, answer.content.decode()
    dossier = Dossier.objects.get(partner_code=body["code"])
    assert dossier.body_undecided and in_hand(dossier) == (EAST["code"], "succession")
    assert plan_of_dossier(dossier).complete


def test_a_supplement_is_given_there(say: Callable[..., Any], filed_there: Callable[..., Dossier], road: Road) -> None:
    dossier = filed_there()
    path = f"/dossiers/{dossier.partner_code}/supplement"
    body = {"message": "supplement-0001", "by": BY, "say": "Đã gửi đủ."}
    assert say(body, path).status_code == 409  # nothing was asked
    road.request_supplement(dossier, items=[item for item in ITEMS if item["kind"] == "answer"])
    assert [say(body, path).status_code for _time in range(2)] == [200, 200]
    assert Dossier.objects.get(pk=dossier.pk).state == Dossier.State.SUPPLEMENT  # words are no answer
    whole = {"message": "supplement-0002", "by": BY, "answers": {"child.hometown": "Xã Rạch Thử, tỉnh Bãi Thử"}}
    assert [say(whole, path).status_code for _time in range(2)] == [200, 200]
    assert Dossier.objects.get(pk=dossier.pk).state == Dossier.State.FILED
    assert story(dossier).count("dossier.supplemented_in_part") == 1
    assert story(dossier).count("dossier.supplemented") == 1


def test_a_request_is_taken_back_there(
    say: Callable[..., Any], filed_there: Callable[..., Dossier], road: Road
) -> None:
    before, after = filed_there(), filed_there()
    road.accept(after)
    for dossier in (before, after):
        path = f"/dossiers/{dossier.partner_code}/withdrawal"
        assert [say({"message": "withdraw-0001", "by": BY}, path).status_code for _time in range(2)] == [200, 200]
    assert Dossier.objects.get(pk=before.pk).state == Dossier.State.CANCELLED
    assert Dossier.objects.get(pk=after.pk).withdrawals.count() == 1


def test_an_act_before_its_filing_is_sent_again(say: Callable[..., Any]) -> None:
    body = message()
    path = f"/dossiers/{body['code']}/withdrawal"
    assert say({"message": "withdraw-0001", "by": BY}, path).status_code == 404
    say(body)
    assert say({"message": "withdraw-0001", "by": BY}, path).status_code == 200


def test_each_refused_message_is_an_entry_of_its_own(say: Callable[..., Any]) -> None:
    """Two of one kind write behind no common entry, so that two at once do not hinder each other."""
    for name in ("Một", "Hai"):
        assert say(message(answers={"what": name})).status_code == 422
    entries = Entry.objects.filter(action="partner.message_refused")
    assert len({entry.subject_id for entry in entries}) == len(entries) == 2


@pytest.mark.parametrize(("by", "status", "words"), [
    ({}, 422, "không nói ai"), ({"by": " "}, 422, "không nói ai"),
    ({"by": "000000001002"}, 403, "không phải người đã nộp"),
])  # fmt: skip
@pytest.mark.parametrize("act", ["supplement", "withdrawal"])
def test_who_did_it_there_is_known_or_it_is_refused(
    say: Callable[..., Any], filed_there: Callable[..., Dossier], road: Road, act: str, by: dict[str, str],
    status: int, words: str
) -> None:  # fmt: skip
    dossier = filed_there()
    road.request_supplement(dossier)
    before = story(dossier)
    answer = say({"message": "message-0001", **by}, f"/dossiers/{dossier.partner_code}/{act}")
    assert answer.status_code == status and words in answer.content.decode()
    assert story(dossier) == before and Dossier.objects.get(pk=dossier.pk).state == Dossier.State.SUPPLEMENT
