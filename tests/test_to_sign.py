"""All that waits for the head's signature is in one list with one count; what is overdue is counted alike."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from duoc.dossiers import mornings
from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import proposals_to_decide
from duoc.faces.desk import priority
from duoc.faces.desk.rail import rail
from tests.cast import MONDAY
from tests.late_dossiers import with_an_apology
from tests.stages import Road
from tests.stop_acts import with_a_stop
from tests.transfer_acts import with_a_transfer

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


def test_letters_are_listed_and_counted_with_what_waits_for_a_signature(
    road: Road, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY)
    leader = road.actor("leader1")
    stop, apology, result = with_a_stop(road), with_an_apology(road), road.to("proposed", "000000000109")
    moving = with_a_transfer(road)
    road.check(result)
    html = signed_in("leader1").get("/ban/cho-ky/").content.decode()
    assert f"/ban/ho-so/{stop.pk}/viec/stop/" in html and f"/ban/ho-so/{apology.pk}/viec/sign_apology/" in html
    assert str(result.pk) in html and f"/ban/ho-so/{moving.pk}/viec/transfer/" in html
    [entry] = [item for item in rail(leader, "/ban/cho-ky/") if item.href == "/ban/cho-ky/"]
    assert entry.count == 4


def test_the_news_of_the_head_and_the_list_count_what_is_overdue_alike(road: Road) -> None:
    """What waits to be accepted beyond the expected date is overdue in both."""
    road.to("accepted")
    road.file()
    later = MONDAY + timedelta(days=3)
    rows = Dossier.objects.annotate(due=priority.NEXT_DUE)
    listed = rows.filter(priority.cut("qua-han", priority.now(later))).count()
    [news] = [one for one in mornings.mornings(later) if one.message == mornings.UNIT]
    assert listed == 2 and news.words["late"] == "2"


@pytest.mark.parametrize(
    ("propose", "word", "form"),
    [
        (with_a_stop, "Dừng giải quyết: đã trình, chờ ký", "propose_stop"),
        (with_an_apology, "Xin lỗi và hẹn lại: đã trình, chờ ký", "propose_apology"),
        (with_a_transfer, "Chuyển đến Ủy ban nhân dân phường Bến Thử: đã đề nghị, chờ duyệt", "propose_transfer"),
    ],
)
def test_a_proposal_that_waits_is_told_with_who_and_when_and_a_new_one_takes_its_place(
    road: Road,
    signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
    propose: Callable[[Road], Dossier],
    word: str,
    form: str,
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY)
    dossier, client = propose(road), signed_in("specialist1")
    html = client.get(f"/ban/ho-so/{dossier.pk}/").content.decode()
    assert html.count(word) == 1 and "Đỗ Quốc Thịnh, " in html
    again = client.get(f"/ban/ho-so/{dossier.pk}/viec/{form}/").content.decode()
    assert "Trình lại thì bản mới thay bản đó." in again
    waiting = priority.letters_to_sign(road.actor("leader1"), priority.now(MONDAY))
    assert sum(rows.count() for rows in waiting.values()) == 1


def test_a_second_request_for_supplements_that_waits_is_told(road: Road, signed_in: SignedIn) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    road.supplement(dossier)
    road.request_supplement(dossier, "specialist1", again="Ảnh mới vẫn mất góc.")
    assert proposals_to_decide(road.actor("leader1")).count() == 1
    html = signed_in("specialist1").get(f"/ban/ho-so/{dossier.pk}/").content.decode()
    assert html.count("Yêu cầu bổ sung lần nữa: đã đề nghị, chờ duyệt") == 1
