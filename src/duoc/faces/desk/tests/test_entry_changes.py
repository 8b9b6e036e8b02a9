"""Writing beside an entry on its pages, stating it as of a day, and closing the book of a year."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests import later
from tests.asking import NOBODY
from tests.cast import MONDAY, key
from tests.stages import Road

from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import send, text
from duoc.registers import actions
from duoc.registers.models import BookClosing, Correction, Entry, EntryChange, Register
from duoc.registers.tests.test_correct import BASIS, DAY, NAME, REASON
from duoc.registers.tests.test_keys import LIKE

pytestmark = pytest.mark.django_db
SAYS = "Họ, chữ đệm, tên Trần Ngọc"
RIGHT = {NAME: "Trần Ngọc Hà", "reason": REASON, "legal_basis": BASIS}


@pytest.fixture
def address(issued: Callable[..., Dossier]) -> str:
    """The page of an entry in the book of births."""
    issued()
    return f"/ban/so/births/{Entry.objects.get().pk}/"


def test_a_slip_is_put_right_and_what_stood_there_is_told(signed_in: Any, address: str) -> None:
    specialist, form = signed_in("specialist1"), f"{address}sua/{NAME}/"
    assert form.removeprefix(address) in specialist.get(address).content.decode()
    assert "Đề nghị sửa: Họ, chữ đệm, tên" in text(specialist.get(form))
    refused = specialist.post(form, {**RIGHT, "key": key(), "reason": "."}, follow=True)
    assert "Hãy ghi vì sao sửa" in text(refused) and "Trần Ngọc Hà" in refused.content.decode()
    page = text(specialist.post(form, {**RIGHT, "key": key()}, follow=True))
    assert "Sổ chỉ đổi khi lãnh đạo đồng ý" in page and f"{SAYS} Hân" in page and "Chờ quyết định" in page
    assert "Quyết định đề nghị này" not in page
    waiting, leader = Correction.objects.get(), signed_in("leader1")
    decision = f"{address}de-nghi/{waiting.pk}/"
    assert "Sổ đăng ký 1" in text(leader.get("/ban/")) and decision in leader.get("/ban/so/").content.decode()
    assert "Quyết định đề nghị này" in text(leader.get(address)) and specialist.get(decision).status_code == 404
    assert "Trần Ngọc Hân → Trần Ngọc Hà" in text(leader.get(decision))
    assert "Hãy chọn đồng ý hay không" in text(leader.post(decision, {"key": key()}, follow=True))
    page = text(leader.post(decision, {"key": key(), "agreed": "yes"}, follow=True))
    assert "Đã sửa trong sổ" in page and f"{SAYS} Hà" in page and "Trần Ngọc Hân → Trần Ngọc Hà" in page
    assert "theo đề nghị của" in page and "Chờ quyết định" not in page
    assert specialist.get(f"{address}sua/khong-co/").status_code == 404


def test_who_may_not_correct_finds_no_way_and_none_by_hand(signed_in: Any, address: str) -> None:
    for username in ("leader1", "registry1", "clerk1", "specialist2"):
        browser = signed_in(username)
        assert "sửa một mục" not in text(browser.get(address))
        send(browser, f"{address}sua/{NAME}/", **RIGHT)
        send(browser, f"{address}ghi-chu/", text="Ly hôn theo bản án số 12.", legal_basis=BASIS)
    assert not Correction.objects.exists()
    assert not EntryChange.objects.exists() and Entry.objects.get().data[NAME] == "Trần Ngọc Hân"


def test_the_entry_is_stated_as_of_a_day(signed_in: Any, address: str, actor: Callable[..., Any]) -> None:
    later = MONDAY + timedelta(days=2)
    given = {"field": NAME, "value": RIGHT[NAME], "reason": REASON, "legal_basis": BASIS}
    made = actions.propose_correction(
        actor=actor("specialist1"), entry_id=Entry.objects.get().pk, key=key(), at=later, **given
    )
    actions.decide_correction(actor=actor("leader1"), correction_id=made.pk, agreed=True, key=key(), at=later)
    specialist = signed_in("specialist1")
    page_by_day = {
        days: text(specialist.get(f"{address}?ngay={MONDAY + timedelta(days=days):%Y-%m-%d}")) for days in (-1, 0, 2)
    }
    assert "sổ chưa ghi việc đó" in page_by_day[-1] and SAYS not in page_by_day[-1]
    assert f"{SAYS} Hân" in page_by_day[0] and f"{SAYS} Hà" in page_by_day[2]
    assert f"{SAYS} Hà" in text(specialist.get(f"{address}?ngay=mai"))


def test_a_note_stands_beside_the_entry(signed_in: Any, address: str) -> None:
    note = {"text": "Ly hôn theo bản án số 12, ngày 01/11/2026.", "legal_basis": ""}
    page = text(signed_in("specialist1").post(f"{address}ghi-chu/", {**note, "key": key()}, follow=True))
    assert "Đã ghi chú bên lề" in page and note["text"] in page


def test_the_leader_closes_the_book_of_last_year_once(signed_in: Any, address: str) -> None:
    leader, book, close = signed_in("leader1"), "/ban/so/births/", "/ban/so/births/khoa/"
    send(signed_in("specialist1"), close, nam="2025")
    assert "Năm 9999 chưa hết" in text(leader.post(close, {"nam": "hai", "key": key()}, follow=True))
    assert "Khóa sổ năm 2025" in text(leader.get(book)) and not BookClosing.objects.exists()
    page = text(leader.post(close, {"nam": "2025", "key": key()}, follow=True))
    assert "Đã khóa sổ năm 2025" in page and "Năm 2025: 0 việc" in page
    assert close not in leader.get(book).content.decode() and BookClosing.objects.get().year == 2025


def test_what_is_alike_is_compared_on_a_page_of_its_own(signed_in: Any, address: str, road: Road) -> None:
    Register.objects.filter(pk="births").update(keys=LIKE)
    road.to("done", number="000000000102", **{"child.full_name": "Trần Ngọc Hà", DAY: "2026-11-09"})
    other, specialist = Entry.objects.get(number=2), signed_in("specialist1")
    sent = {DAY: "2026-11-09", "reason": REASON, "legal_basis": BASIS}
    refused = specialist.post(f"{address}sua/{DAY}/", {**sent, "key": key()}, follow=True)
    assert "Cùng mẹ (việc ghi sổ số 2/2026" in text(refused) and not Correction.objects.exists()
    form = f"{address}doi-chieu/{other.pk}/"
    assert form in refused.content.decode()
    assert "Họ, chữ đệm, tên Trần Ngọc Hân Trần Ngọc Hà khác" in text(specialist.get(form))
    assert "ít nhất 10 ký tự" in text(specialist.post(form, {"key": key(), "reason": "."}, follow=True))
    assert "Nay sửa được" in text(specialist.post(form, {"key": key(), "reason": "Hai trẻ khác nhau."}, follow=True))
    assert "Đã gửi đề nghị sửa" in text(specialist.post(f"{address}sua/{DAY}/", {**sent, "key": key()}, follow=True))
    assert specialist.get(f"{address}doi-chieu/{NOBODY}/").status_code == 404
    assert signed_in("specialist2").get(form).status_code == 403


def test_what_is_unlikely_is_asked_once_more(signed_in: Any, address: str) -> None:
    specialist, form = signed_in("specialist1"), f"{address}sua/mother.birth_date/"
    sent = {"mother.birth_date": "1950-01-01", "reason": REASON, "legal_basis": BASIS}
    assert "khó xảy ra" not in text(specialist.get(form))
    page = specialist.post(form, {**sent, "key": key()}, follow=True)
    assert page.status_code == 422 and "Nội dung khó xảy ra, nhưng đúng như vậy?" in text(page)
    assert not Correction.objects.exists()
    specialist.post(form, {**sent, "sure": "true", "key": key()}, follow=True)
    assert Correction.objects.exists()


def test_an_entry_that_has_ended_says_by_which_decision_and_why(signed_in: Any, road: Road) -> None:
    by = later.revoked(road, road.decision())
    entry = Entry.objects.get()
    page = text(signed_in("specialist1").get(f"/ban/so/births/{entry.pk}/"))
    assert f"Theo quyết định thu hồi số {by.symbol}" in page
    assert later.WHY["reason"] in page and f"Căn cứ: {later.WHY['legal_basis']}" in page
