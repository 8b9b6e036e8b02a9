"""A reader of English: the words of a procedure in English, what is filed and kept the same as in Vietnamese."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import BIRTH, BIRTH_ANSWERS, key

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier, Draft
from duoc.procedures import queries as procedures

WHOLE = {"marriage.number": None}
SignedIn = Callable[[str], Client]
PROVISIONAL = "Provisional translation; the Vietnamese text is binding."
ONLY_VIETNAMESE = "The text of this procedure is in Vietnamese only."


@pytest.fixture
def english(signed_in: SignedIn) -> Client:
    client = signed_in("citizen1")
    client.cookies["django_language"] = "en"
    return client


def test_the_page_of_a_procedure_speaks_english_and_says_so_once(english: Client) -> None:
    html = english.get(f"/thu-tuc/{BIRTH}/").content.decode()
    assert "Birth registration" in html and "Charge for birth registration" in html
    assert "The parents are registered as married" in html and "Written confirmation of the birth by a witness" in html
    assert html.count(PROVISIONAL) == 1 and ONLY_VIETNAMESE not in html


def test_vietnamese_pages_speak_of_no_translation(signed_in: SignedIn) -> None:
    html = signed_in("citizen1").get(f"/thu-tuc/{BIRTH}/").content.decode()
    assert PROVISIONAL not in html and "Bản dịch tạm" not in html and "Birth registration" not in html


def test_lists_and_headings_are_in_english_as_far_as_they_are_translated(english: Client) -> None:
    html = english.get("/thu-tuc/").content.decode()
    assert "Birth registration" in html and "Civil status" in html and "Copies of the birth certificate" in html
    assert "Having a child" in english.get("/").content.decode()
    english.post(f"/thu-tuc/{BIRTH}/bat-dau/", {"key": key()})
    assert "Birth registration" in english.get("/ho-so/").content.decode()


def test_questions_and_what_is_wrong_with_answers_are_in_english(english: Client) -> None:
    english.post(f"/thu-tuc/{BIRTH}/bat-dau/", {"key": key()})
    base = f"/soan/{Draft.objects.get().pk}/"
    html = english.get(f"{base}nguoi-khai/").content.decode()
    assert "What are you to the baby?" in html and "Mother of the baby" in html and html.count(PROVISIONAL) == 1
    english.post(f"{base}nguoi-khai/", {"requester.relation": "mother", "key": key()})
    wrong = english.post(f"{base}truong-hop/", {"child.situation": "foundling", "key": key()})
    html = english.get(wrong["Location"]).content.decode() if "Location" in wrong else wrong.content.decode()
    assert "so you cannot choose “The baby was abandoned”" in html


def test_what_is_checked_and_filed_is_the_same_in_both_languages(
    english: Client, birth_draft: Callable[..., Draft]
) -> None:
    draft = birth_draft(**WHOLE)
    interview = dossiers.interview_of(draft, timezone.now())
    assert interview.read_in("en").digest == interview.digest
    assert interview.read_in("en").plan.values == interview.plan.values
    answer = english.get(f"/soan/{draft.pk}/kiem-tra/")
    assert answer.status_code == 200, answer["Location"]
    html = answer.content.decode()
    assert interview.digest in html and "Birth registration" in html
    assert "parents are registered as married" in html and html.count(PROVISIONAL) == 1
    english.post(f"/soan/{draft.pk}/kiem-tra/", {"key": key(), "digest": interview.digest})
    dossier = Dossier.objects.get()
    assert dossier.answers["requester.relation"] == BIRTH_ANSWERS["requester.relation"]
    assert "Tờ khai" in str(dossier.plan["papers"]) and "Declaration" not in str(dossier.plan)
    html = english.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "Birth registration" in html


def test_a_version_without_translation_says_that_it_is_vietnamese(
    english: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = procedures.in_force(BIRTH, timezone.now())
    vietnamese = procedures.definition(version)
    monkeypatch.setattr("duoc.procedures.compiled._translated", lambda *_args: vietnamese)
    html = english.get(f"/thu-tuc/{BIRTH}/").content.decode()
    assert html.count(ONLY_VIETNAMESE) == 1 and PROVISIONAL not in html


@pytest.mark.real_province
def test_the_guide_and_a_linked_group_are_in_english(english: Client) -> None:
    page = english.get("/chon-thu-tuc/marriage/").content.decode()
    assert "What do you need?" in page and "A certificate of single status" in page
    assert "Giấy xác nhận" not in page
    page = english.get("/thu-tuc/lien-thong/khai-sinh/").content.decode()
    assert "When a child is born" in page and "Identity card for a child" in page


@pytest.mark.real_province
def test_answers_and_gaps_of_the_search_are_in_english(english: Client) -> None:
    page = english.get("/thu-tuc/", {"q": "bank loan"}).content.decode()
    assert "This is for a bank and no administrative procedure." in page
