"""Writing a request: question pages, kept answers, further questions, cases that do not fit, newer versions."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone
from tests.cast import BIRTH, BIRTH_ANSWERS, EXTRACT, key
from tests.changed_definition import reworded

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, Draft
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version

SignedIn = Callable[[str], Client]


def begun(client: Client, code: str = BIRTH) -> tuple[Draft, str]:
    """A fresh draft and the address of its first page."""
    client.post(f"/thu-tuc/{code}/bat-dau/", {"key": key()})
    draft = Draft.objects.get()
    return draft, f"/soan/{draft.pk}/"


def test_beginning_leads_to_the_first_question(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    answer = client.post(f"/thu-tuc/{BIRTH}/bat-dau/", {"key": key()}, follow=True)
    assert answer.redirect_chain[-1][0].endswith("/nguoi-khai/")
    html = answer.content.decode()
    assert "Bạn là ai của bé?" in html and html.count("<h1") == 1
    assert re.search(r'name="key" value="[0-9a-f-]{36}"', html)


def test_opening_the_address_begins_nothing(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    for headers in ({}, {"Sec-Purpose": "prefetch"}):
        answer = client.get(f"/thu-tuc/{BIRTH}/bat-dau/", headers=headers, follow=True)
        assert answer.redirect_chain == [(f"/thu-tuc/{BIRTH}/", 302)]
        assert "Bấm “Bắt đầu”" in answer.content.decode()
    assert not Draft.objects.exists()


def test_beginning_twice_goes_on_with_the_same_draft(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    client.post(f"/thu-tuc/{BIRTH}/bat-dau/", {"key": key()})
    client.post(f"/thu-tuc/{BIRTH}/bat-dau/", {"key": key()})
    assert Draft.objects.count() == 1
    assert client.get(f"/thu-tuc/{BIRTH}/bat-dau/")["Location"] == f"/soan/{Draft.objects.get().pk}/"
    same = key()
    client.post(f"/thu-tuc/{BIRTH}/bat-dau/", {"moi": "1", "key": same})
    client.post(f"/thu-tuc/{BIRTH}/bat-dau/", {"moi": "1", "key": same})
    assert Draft.objects.count() == 2
    assert "Soạn tiếp" in client.get(f"/thu-tuc/{BIRTH}/").content.decode()


def test_an_answer_is_kept_and_leads_on(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    draft, base = begun(client)
    answer = client.post(f"{base}nguoi-khai/", {"requester.relation": "mother", "key": key()})
    assert answer["Location"] == f"{base}truong-hop/"
    draft.refresh_from_db()
    assert draft.answers == {"requester.relation": "mother"}
    assert client.get(base)["Location"] == f"{base}truong-hop/"


def test_what_is_unlikely_is_asked_once_more_and_taken_when_confirmed(
    signed_in: SignedIn, actor: Callable[..., Actor]
) -> None:
    client = signed_in("citizen1")
    draft, base = begun(client)
    before = {name: BIRTH_ANSWERS[name] for name in ("requester.relation", "child.situation", "child.birth_date")}
    dossiers.answer(actor=actor("citizen1"), draft_id=draft.pk, answers=before, at=timezone.now())
    father = {name: BIRTH_ANSWERS[name] for name in ("father.full_name", "father.personal_number")}
    parts = ("day", "2"), ("month", "9"), ("year", "2015")
    young = {**father, **{f"father.birth_date.{part}": value for part, value in parts}}
    asked = client.post(f"{base}cha/", {**young, "key": key()})
    html = asked.content.decode()
    assert asked.status_code == 422 and "chưa đủ 12 tuổi" in html
    token = re.search(r'name="confirmed" value="([0-9a-f]{16})"', html)
    assert token is not None
    taken = client.post(f"{base}cha/", {**young, "confirmed": token[1], "key": key()})
    assert taken.status_code == 302 and "/cha/" not in taken["Location"]
    draft.refresh_from_db()
    assert draft.answers["father.birth_date"] == "2015-09-02" and draft.answers["confirmed"] == [token[1]]


def test_a_vietnamese_name_without_accents_is_asked_about(signed_in: SignedIn, actor: Callable[..., Actor]) -> None:
    client = signed_in("citizen1")
    draft, base = begun(client)
    before = {name: BIRTH_ANSWERS[name] for name in ("requester.relation", "child.situation", "child.birth_date")}
    dossiers.answer(actor=actor("citizen1"), draft_id=draft.pk, answers=before, at=timezone.now())
    asked = client.post(f"{base}ho-ten/", {"child.full_name": "nguyen thi be ba", "key": key()})
    assert asked.status_code == 422 and "“Nguyen Thi Be Ba” viết không dấu" in asked.content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    draft, base = begun(client)
    date = {"child.birth_date.day": "31", "child.birth_date.month": "2", "child.birth_date.year": "2026"}
    answer = client.post(f"{base}ngay-sinh/", {**date, "key": key()})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Không có ngày 31/2/2026" in html and 'value="31"' in html and "<title>Lỗi:" in html
    draft.refresh_from_db()
    assert draft.answers == {}


def test_a_rule_of_the_procedure_speaks_beside_its_question(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    _draft, base = begun(client)
    client.post(f"{base}nguoi-khai/", {"requester.relation": "mother"})
    answer = client.post(f"{base}truong-hop/", {"child.situation": "foundling"})
    assert answer.status_code == 422 and "không thể chọn “Bé bị bỏ rơi”" in answer.content.decode()


def test_a_further_question_is_a_page_by_itself(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    _draft, base = begun(client)
    client.post(f"{base}truong-hop/", {"child.situation": "married"})
    answer = client.post(f"{base}giay-chung-sinh/", {"birth_notice": "none"})
    assert answer["Location"] == f"{base}giay-chung-sinh/?them"
    html = client.get(answer["Location"]).content.decode()
    assert "<h1>Có ai chứng kiến" in html and 'name="birth_notice"' not in html
    unanswered = client.post(answer["Location"], {"question": "witness"}).content.decode()
    assert 'name="birth_notice"' not in unanswered and "<title>Lỗi:" in unanswered
    after = client.post(answer["Location"], {"question": "witness", "witness": "true"})
    assert not after["Location"].startswith(f"{base}giay-chung-sinh/")
    whole = client.get(f"{base}giay-chung-sinh/?them").content.decode()
    assert 'name="birth_notice"' in whole and 'name="witness"' in whole, "all of it, once it is answered"


def test_how_many_steps_there_are_is_not_told_until_it_is_known(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    _draft, base = begun(client)
    html = client.get(f"{base}nguoi-khai/").content.decode()
    steps = html[html.index('<div class="steps">') :].partition("</div>")[0]
    assert " ".join(steps.split()) == '<div class="steps"> Bước 1'


def test_what_the_province_holds_is_not_asked(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    _draft, base = begun(client)
    client.post(f"{base}nguoi-khai/", {"requester.relation": "mother"})
    client.post(f"{base}truong-hop/", {"child.situation": "married"})
    assert client.get(f"{base}me/").status_code == 302
    assert client.get(f"{base}lien-he/").status_code == 302
    assert client.get(f"{base}cha/").status_code == 200


def test_leaving_keeps_what_can_be_read(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    draft, base = begun(client)
    answer = client.post(f"{base}nguoi-khai/", {"requester.relation": "father", "later": "1"})
    assert answer["Location"] == "/ho-so/"
    draft.refresh_from_db()
    assert draft.answers == {"requester.relation": "father"}
    html = client.get("/ho-so/").content.decode()
    assert "Đang soạn" in html and f"/soan/{draft.pk}/" in html


def test_a_case_that_does_not_fit_is_told_with_the_procedure_that_does(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    _draft, base = begun(client)
    client.post(f"{base}nguoi-khai/", {"requester.relation": "mother"})
    client.post(f"{base}truong-hop/", {"child.situation": "no_father"})
    answer = client.post(f"{base}nhan-con/", {"recognition": "true"})
    assert answer["Location"] == f"{base}khong-phu-hop/"
    html = client.get(answer["Location"]).content.decode()
    assert "9.000002" in html and f"{base}nhan-con/" in html
    assert "(đang xác minh)" not in html


def test_a_reason_that_is_not_confirmed_has_the_mark(signed_in: SignedIn) -> None:
    rule = {"when": "recognition == true", "say": "Làm thủ tục khác.", "to_verify": "Chưa đối chiếu."}
    reworded(BIRTH, refuse=[rule])
    client = signed_in("citizen1")
    _draft, base = begun(client)
    client.post(f"{base}nguoi-khai/", {"requester.relation": "mother"})
    client.post(f"{base}truong-hop/", {"child.situation": "no_father"})
    client.post(f"{base}nhan-con/", {"recognition": "true"})
    assert "(đang xác minh)" in client.get(f"{base}khong-phu-hop/").content.decode()
    assert client.get(f"{base}kiem-tra/")["Location"] == f"{base}khong-phu-hop/"


def test_somebody_elses_draft_is_closed(signed_in: SignedIn) -> None:
    draft, base = begun(signed_in("citizen1"))
    other = signed_in("citizen2")
    for path in (base, f"{base}nguoi-khai/", f"{base}kiem-tra/"):
        assert other.get(path).status_code == 403
    assert other.post(f"{base}nguoi-khai/", {"requester.relation": "mother"}).status_code == 403
    draft.refresh_from_db()
    assert draft.answers == {}


def test_an_unknown_draft_is_told_in_words(signed_in: SignedIn) -> None:
    answer = signed_in("citizen1").get("/soan/00000000-0000-4000-8000-000000000000/")
    assert answer.status_code == 404 and "Không tìm thấy hồ sơ đang soạn" in answer.content.decode()


def newer_version(code: str) -> Version:
    """A version that begins today, as an import would publish it."""
    old = procedures.in_force(code, timezone.now())
    words: dict[str, Any] = {**old.definition, "valid_from": date.today().isoformat()}  # noqa: DTZ011 - a label only
    Version.objects.filter(pk=old.pk).update(valid_to=date(2026, 1, 2))
    return Version.objects.create(
        procedure=old.procedure,
        valid_from=date(2026, 1, 3),
        definition=words,
        bundle=old.bundle,
        digest="a" * 64,
        published_at=timezone.now(),
        source="test",
    )


def test_a_draft_under_an_older_version_is_taken_over_with_its_answers(
    signed_in: SignedIn, birth_draft: Callable[..., Draft], actor: Callable[..., Actor]
) -> None:
    draft, client = birth_draft(), signed_in("citizen1")
    newer = newer_version(BIRTH)
    base = f"/soan/{draft.pk}/"
    for path in (base, f"{base}kiem-tra/"):
        assert client.get(path)["Location"] == f"{base}quy-dinh-moi/"
    assert "quy định mới" in client.get(f"{base}quy-dinh-moi/").content.decode()
    assert client.post(f"{base}kiem-tra/", {"key": key()})["Location"] == f"{base}quy-dinh-moi/"
    client.post(f"{base}quy-dinh-moi/", {"key": key()})
    draft.refresh_from_db()
    assert draft.version_id == newer.pk and draft.answers["child.full_name"] == BIRTH_ANSWERS["child.full_name"]


def test_an_extract_without_an_entry_asks_where_to_look(signed_in: SignedIn) -> None:
    client = signed_in("citizen3")
    _draft, base = begun(client, EXTRACT)
    assert client.get(base)["Location"] == f"{base}tim-nguoi/"


def test_coming_from_the_check_leads_back_to_it(signed_in: SignedIn, birth_draft: Callable[..., Draft]) -> None:
    draft, client = birth_draft(**{"marriage.number": None}), signed_in("citizen1")
    base = f"/soan/{draft.pk}/"
    answer = client.post(f"{base}ho-ten/?ve=kiem-tra", {"child.full_name": "Trần Ngọc Hân Hân"})
    assert answer["Location"] == f"{base}kiem-tra/"
    assert "Trần Ngọc Hân Hân" in client.get(answer["Location"]).content.decode()


def test_a_filed_draft_is_no_longer_written(
    signed_in: SignedIn, birth_draft: Callable[..., Draft], actor: Callable[..., Actor]
) -> None:
    draft = birth_draft()
    dossiers.file(actor=actor("citizen1"), draft_id=draft.pk, key=key(), at=timezone.now())
    answer = signed_in("citizen1").get(f"/soan/{draft.pk}/ho-ten/")
    html = answer.content.decode()
    assert answer.status_code == 404 and "đã được nộp" in html and "Mã trang" not in html
    assert f'href="/ho-so/{Dossier.objects.get().pk}/"' in html
