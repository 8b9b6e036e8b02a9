"""What the API says in English: names, gaps and doubts of a definition, as on its pages."""

from collections.abc import Callable

import pytest

from tests.cast import BIRTH_ANSWERS, REAL_BIRTH, key
from tests.contracts.conftest import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
NAME = "Procedure for birth registration"
YOUNG = {**BIRTH_ANSWERS, "father.birth_date": "2015-09-02"}


def test_drafts_and_their_check_speak_the_language_of_the_request(caller: Callable[[str], Caller]) -> None:
    call = caller("citizen1")
    body = {"procedure": REAL_BIRTH, "answers": YOUNG}
    begun = call("POST", "/drafts", body, Idempotency_Key=key(), Accept_Language="en")
    assert begun.json()["procedure"]["name"] == NAME
    path = begun["Location"].removeprefix("/api/v1")
    read = {tongue: call("GET", f"{path}/check", Accept_Language=tongue).json() for tongue in ("vi", "en")}
    details = {tongue: {one["field"]: one["detail"] for one in read[tongue]["gaps"]} for tongue in read}
    assert "tuổi" in details["vi"]["father.birth_date"]
    assert "tuổi" not in details["en"]["father.birth_date"] and "year" in details["en"]["father.birth_date"]
    assert read["vi"]["digest"] == read["en"]["digest"]
    (line,) = call("GET", "/drafts", Accept_Language="en").json()["drafts"]
    assert line["procedure"]["name"] == NAME
    assert call("GET", "/drafts").json()["drafts"][0]["procedure"]["name"] != NAME
