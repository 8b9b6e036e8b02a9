"""What the API says in English: names, gaps and doubts of a definition, as on its pages."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers import actions as dossiers
from duoc.people.powers import Actor
from tests.cast import BIRTH_ANSWERS, MONDAY, REAL_BIRTH, key
from tests.contracts.conftest import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
NAME = "Procedure for birth registration"
COPY: dict[str, Any] = {
    "documents": [
        {"name": "Bằng", "issuer": "vietnam", "original": "paper", "damaged": False, "pages": 2, "copies": 1}
    ],
    "place": "32092",
}
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


def test_dossiers_name_their_procedure_in_english(
    caller: Callable[[str], Caller], actor: Callable[[str], Actor]
) -> None:
    who = actor("citizen1")
    draft = dossiers.begin(actor=who, code="2.000815", at=MONDAY)
    dossiers.answer(actor=who, draft_id=draft.pk, answers=COPY, at=MONDAY)
    dossier = dossiers.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)
    call = caller("citizen1")
    for path in ("/dossiers", f"/dossiers/{dossier.pk}"):
        read = call("GET", path, Accept_Language="en").json()
        shown = read["dossiers"][0] if "dossiers" in read else read
        assert shown["procedure"]["name"] != dossier.procedure_name and shown["procedure"]["name"].isascii()
