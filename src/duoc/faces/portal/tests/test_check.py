"""The last look and filing: once, whole, and with a way back to every answer."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.cast import MONDAY, key

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, Draft, DraftPaper
from duoc.payments.models import Charge
from duoc.people.powers import Actor

WHOLE = {"marriage.number": None}


@pytest.fixture
def client(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("citizen1")


@pytest.fixture
def whole(birth_draft: Callable[..., Draft]) -> Callable[..., tuple[Draft, str]]:
    """A draft ready to file, and the address of its check page."""

    def make(**changes: Any) -> tuple[Draft, str]:
        draft = birth_draft(**{**WHOLE, **changes})
        return draft, f"/soan/{draft.pk}/kiem-tra/"

    return make


def test_everything_is_shown_with_its_source_and_its_way_to_change(client: Client, whole: Any) -> None:
    draft, path = whole()
    html = client.get(path).content.decode()
    assert "Trần Ngọc Hân" in html and f"/soan/{draft.pk}/ho-ten/?ve=kiem-tra" in html
    assert "Nguyễn Thị Thảo" in html and "Thông tin định danh" in html  # held, not asked
    assert "chung-sinh.pdf" in html and "Ủy ban nhân dân xã Rạch Thử" in html
    assert "Tôi cam đoan" in html and "Dự kiến có kết quả" in html and "Không mất tiền" in html
    assert html.count("Nộp hồ sơ</button>") + html.count("Nộp hồ sơ <svg") == 1


def test_answers_stand_under_the_name_of_the_person_whom_they_are_about(client: Client, whole: Any) -> None:
    _draft, path = whole()
    html = client.get(path).content.decode()
    sheets = [part.split("</section>")[0] for part in html.split('<section class="sheet">')[1:]]
    child = [part for part in sheets if "Trần Ngọc Hân" in part.split("</h2>")[0]]
    assert len(child) == 1 and child[0].count("<dt>") > 1, "one sheet for the child, with all that is about it"


def test_filing_leads_to_the_temporary_code(client: Client, whole: Any) -> None:
    _draft, path = whole()
    answer = client.post(path, {"key": key()}, follow=True)
    dossier = Dossier.objects.get()
    assert answer.redirect_chain[-1][0] == f"/ho-so/{dossier.pk}/da-nop/"
    html = answer.content.decode()
    assert dossier.temporary_code in html and "chưa phải ngày hẹn" in html
    assert f"/ho-so/{dossier.pk}/thong-bao.pdf" in html and "Nộp tiền" not in html


def test_a_double_click_files_once(client: Client, whole: Any) -> None:
    _draft, path = whole()
    same = key()
    first, second = client.post(path, {"key": same}), client.post(path, {"key": same})
    assert first["Location"] == second["Location"] and Dossier.objects.count() == 1


def test_filing_again_with_another_form_is_told(client: Client, whole: Any) -> None:
    _draft, path = whole()
    client.post(path, {"key": key()})
    answer = client.post(path, {"key": key()})
    where = f"/ho-so/{Dossier.objects.get().pk}/"
    assert answer.status_code == 409 and "đã được nộp" in answer.content.decode()
    assert f'href="{where}"' in answer.content.decode() and client.get(path)["Location"] == where


def test_a_stranger_learns_nothing_of_what_a_draft_became(
    client: Client, whole: Any, signed_in: Callable[[str], Client]
) -> None:
    _draft, path = whole()
    client.post(path, {"key": key()})
    answer = signed_in("citizen2").get(path)
    assert answer.status_code == 403 and str(Dossier.objects.get().pk) not in answer.content.decode()


def test_the_key_of_another_act_is_refused(client: Client, whole: Any) -> None:
    (_one, first), (_two, second) = whole(), whole()
    same = key()
    client.post(first, {"key": same})
    answer = client.post(second, {"key": same})
    assert answer.status_code == 422 and "nội dung khác" in answer.content.decode()
    assert Dossier.objects.count() == 1


def test_a_form_without_its_key_is_refused(client: Client, whole: Any) -> None:
    _draft, path = whole()
    assert client.post(path).status_code == 400
    assert Dossier.objects.count() == 0


def test_a_missing_paper_stops_the_filing(client: Client, whole: Any) -> None:
    draft, path = whole()
    DraftPaper.objects.all().delete()
    html = client.get(path).content.decode()
    assert "Hồ sơ chưa đủ để nộp" in html and "Nộp hồ sơ <svg" not in html
    answer = client.post(path, {"key": key()})
    assert (
        answer.status_code == 422 and f"/soan/{draft.pk}/giay-to/?ve=kiem-tra#birth_notice" in answer.content.decode()
    )
    assert Dossier.objects.count() == 0


def test_a_wrong_answer_stops_the_filing(client: Client, whole: Any, actor: Callable[..., Actor]) -> None:
    draft, path = whole()
    dossiers.answer(actor=actor("citizen1"), draft_id=draft.pk, answers={"father.birth_date": "2026-11-20"}, at=MONDAY)
    answer = client.post(path, {"key": key()})
    assert answer.status_code == 422 and "Cha, mẹ phải sinh trước con" in answer.content.decode()


def test_what_costs_is_shown_before_and_asked_after(client: Client, whole: Any) -> None:
    _draft, path = whole(copies=2)
    assert "16.000\u00a0đồng" in client.get(path).content.decode()
    html = client.post(path, {"key": key()}, follow=True).content.decode()
    assert "Nộp tiền" in html and Charge.objects.get().amount == 16_000


def test_what_another_tab_changed_is_not_filed_unseen(client: Client, whole: Any, actor: Callable[..., Actor]) -> None:
    draft, path = whole()
    seen = re.search(r'name="digest" value="([0-9a-f]{64})"', client.get(path).content.decode())
    assert seen
    changed = {"child.full_name": "Trần Ngọc Hà"}
    dossiers.answer(actor=actor("citizen1"), draft_id=draft.pk, answers=changed, at=MONDAY)
    answer = client.post(path, {"key": key(), "digest": seen[1]})
    html = answer.content.decode()
    assert answer.status_code == 409 and "Hồ sơ đã thay đổi sau khi bạn xem lại" in html and "Trần Ngọc Hà" in html
    assert Dossier.objects.count() == 0
    now = re.search(r'name="digest" value="([0-9a-f]{64})"', html)
    assert now and now[1] != seen[1]
    assert client.post(path, {"key": key(), "digest": now[1]}).status_code == 302
    assert Dossier.objects.get().answers["child.full_name"] == "Trần Ngọc Hà"


def test_nobody_files_for_another(whole: Any, signed_in: Callable[[str], Client]) -> None:
    _draft, path = whole()
    other = signed_in("citizen2")
    assert other.get(path).status_code == 403 and other.post(path, {"key": key()}).status_code == 403


def test_the_confirmation_runs_our_script_and_the_check_page_none(client: Client, whole: Any) -> None:
    _draft, path = whole()
    before, after = client.get(path), client.post(path, {"key": key()}, follow=True)
    assert "script-src" not in before["Content-Security-Policy"] and b"<script" not in before.content
    assert after["Content-Security-Policy"].endswith("script-src 'self'")
    assert f'data-copy="{Dossier.objects.get().temporary_code}"' in after.content.decode()
