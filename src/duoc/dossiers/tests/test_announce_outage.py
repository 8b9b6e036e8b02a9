"""Outages of the system: announced in time or noted when found, and what recovery does to the clocks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.asking import refused, story
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh

from duoc.dossiers import actions, jobs, queries
from duoc.dossiers.actions import Incomplete, NewOutage
from duoc.dossiers.models import Dossier, Outage
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.ledger.models import Entry
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import VIETNAM
from duoc.notices.models import Notice
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db
SAY = "Nâng cấp máy chủ, không nộp hồ sơ trực tuyến được."
HOUR = timedelta(hours=1)
NOBODY = "00000000-0000-4000-8000-000000000000"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}+07:00")


def planned(begins: str, hours: int = 4) -> NewOutage:
    return NewOutage(True, moment(begins), moment(begins) + hours * HOUR, SAY)


def announce(who: Actor, wanted: NewOutage, at: datetime = MONDAY, mine: str = "") -> Outage:
    return actions.announce_outage(actor=who, wanted=wanted, key=mine or key(), at=at)


def unplanned(**more: Any) -> NewOutage:
    """From ten o'clock of Monday on."""
    return NewOutage(False, MONDAY + HOUR, MONDAY + 3 * HOUR, SAY, **more)


def test_a_planned_one_is_announced_seven_working_days_before(road: Road) -> None:
    """Mon 23/11; 24/11 is a holiday: the seventh working day is Thu 3/12, and ends at 17:00."""
    admin = road.who("admin1")
    refusal = refused(Incomplete, lambda: announce(admin, planned("12-03T16:59")))
    assert list(refusal.faults) == ["begins"]
    assert "7 ngày làm việc" in refusal.faults["begins"] and "17:00, 03/12/2026" in refusal.faults["begins"]
    assert "224/2026/NĐ-CP Điều 13" in refusal.faults["begins"]
    outage = announce(admin, planned("12-03T17:00"))
    assert Entry.objects.latest("number").action == "outage.announced" and outage.planned


def test_one_that_nobody_planned_is_noted_after_the_fact(road: Road) -> None:
    admin = road.who("admin1")
    refusal = refused(Incomplete, lambda: announce(admin, unplanned(), at=MONDAY))
    assert "begins" in refusal.faults  # it has not begun yet
    outage = announce(admin, unplanned(recovered_at=MONDAY + 2 * HOUR), at=MONDAY + 5 * HOUR)
    assert outage.recovered_at == MONDAY + 2 * HOUR
    assert list(
        Entry.objects.filter(subject_id=str(outage.pk)).order_by("number").values_list("action", flat=True)
    ) == [
        "outage.noted",
        "outage.ended",
    ]


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (NewOutage(False, MONDAY, MONDAY + HOUR, "."), "say"),
        (NewOutage(False, MONDAY, MONDAY, SAY), "expected_until"),
        (NewOutage(False, MONDAY, MONDAY + HOUR, SAY, MONDAY - HOUR), "recovered_at"),
        (NewOutage(False, MONDAY, MONDAY + HOUR, SAY, MONDAY + 9 * HOUR), "recovered_at"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(road: Road, wanted: NewOutage, field: str) -> None:
    refusal = refused(Incomplete, lambda: announce(road.who("admin1"), wanted, at=MONDAY + HOUR))
    assert list(refusal.faults) == [field]


def test_only_administrators_and_once(road: Road) -> None:
    for name in ("citizen1", "clerk1", "specialist1", "leader1", "registry1"):
        refused(Forbidden, lambda name=name: announce(road.who(name), unplanned(), at=MONDAY + HOUR))
    admin, mine = road.who("admin1"), key()
    first = announce(admin, unplanned(), MONDAY + HOUR, mine)
    assert announce(admin, unplanned(), MONDAY + HOUR, mine).pk == first.pk and Outage.objects.count() == 1
    refused(NotFound, lambda: actions.end_outage(actor=admin, outage_id=NOBODY, key=key(), at=MONDAY))


def test_it_ends_once_and_is_called_off_only_before(road: Road) -> None:
    admin, outage = road.who("admin1"), announce(road.who("admin1"), planned("12-03T22:00"))
    one = {"actor": admin, "outage_id": outage.pk}
    refused(OutOfTurn, lambda: actions.end_outage(**one, key=key(), at=MONDAY + HOUR))
    refused(OutOfTurn, lambda: actions.call_off_outage(**one, key=key(), at=moment("12-03T23:00")))
    actions.end_outage(**one, key=key(), at=moment("12-04T01:00"))
    refused(OutOfTurn, lambda: actions.end_outage(**one, key=key(), at=moment("12-04T02:00")))
    other = announce(admin, planned("12-10T22:00"))
    actions.call_off_outage(actor=admin, outage_id=other.pk, key=key(), at=MONDAY + HOUR)
    refused(OutOfTurn, lambda: actions.end_outage(actor=admin, outage_id=other.pk, key=key(), at=moment("12-11T02:00")))
    assert queries.outages_now(MONDAY + 2 * HOUR) == []


@pytest.fixture
def standing(road: Road) -> Dossier:
    """Accepted on Monday at nine, due on Monday at 17:00; its clock stands in outages."""
    reworded(BIRTH, clock={"supplement": "restart", "outage": "resumes"})
    return road.to("accepted")


def test_when_it_recovers_the_clock_goes_on_and_the_applicant_is_told(road: Road, standing: Dossier) -> None:
    admin = road.who("admin1")
    outage = announce(admin, unplanned(), at=MONDAY + HOUR)
    actions.end_outage(actor=admin, outage_id=outage.pk, key=key(), at=MONDAY + 2 * HOUR)
    jobs.resume_clocks(str(outage.pk), "")
    after = fresh(standing)
    assert after.due_at and after.due_at.astimezone(VIETNAM) == moment("11-25T08:00")  # 10:00-11:00 of work
    assert queries.promises(after)[0].cause == "recovered"
    assert any("Hệ thống gián đoạn (từ 10:00 23/11/2026" in line["why"] for line in queries.promises(after)[0].proof)
    assert story(after)[-1] == "dossier.clock_recovered"
    notice = Notice.objects.get(subject_id=str(after.pk), kind="clock_recovered")
    assert "08:00, 25/11/2026" in notice.body
    jobs.resume_clocks(str(outage.pk), "")
    assert story(after).count("dossier.clock_recovered") == 1


def test_a_clock_that_the_definition_lets_run_is_not_touched(road: Road) -> None:
    dossier, admin = road.to("accepted"), road.who("admin1")
    outage = announce(admin, unplanned(recovered_at=MONDAY + 2 * HOUR), at=MONDAY + 3 * HOUR)
    jobs.resume_clocks(str(outage.pk), "")
    assert fresh(dossier).due_at == dossier.due_at and story(dossier)[-1] == "dossier.accepted"


def test_the_portal_tells_of_it_before_and_while_it_lasts(road: Road, client: Client) -> None:
    now, admin = timezone.now(), road.who("admin1")
    who = {"by_id": admin.person, "post_id": admin.post, "say": SAY}
    Outage.objects.create(planned=True, at=now, begins=now + 300 * HOUR, expected_until=now + 304 * HOUR, **who)
    assert "Hệ thống bảo trì" in client.get("/").content.decode()
    lasting = Outage.objects.create(planned=False, at=now, begins=now, expected_until=now + HOUR, **who)
    html = client.get("/").content.decode()
    assert "Hệ thống đang có sự cố" in html and SAY in html
    Outage.objects.filter(pk=lasting.pk).update(recovered_at=timezone.now())
    assert "đang có sự cố" not in client.get("/").content.decode()


def test_the_administrators_page(road: Road, signed_in: Callable[[str], Client]) -> None:
    page = "/ban/gian-doan/"
    assert signed_in("clerk1").get(page).status_code == 403
    admin = signed_in("admin1")
    assert "Báo một lần gián đoạn" in admin.get(page).content.decode()
    today = timezone.localtime(timezone.now(), VIETNAM)
    day = {"day": f"{today:%d}", "month": f"{today:%m}", "year": f"{today:%Y}"}
    sent = {f"{name}.{part}": value for name in ("begins", "expected_until") for part, value in day.items()}
    sent |= {"kind": "unplanned", "say": SAY, "begins_at": "00:00", "expected_until_at": "23:59", "key": key()}
    wrong = admin.post(page, {**sent, "key": key(), "expected_until_at": "muộn"})
    assert wrong.status_code == 422 and "như 22:30" in wrong.content.decode()
    late = admin.post(page, {**sent, "key": key(), "kind": "planned"})
    assert late.status_code == 422 and "7 ngày làm việc" in late.content.decode()
    assert admin.post(page, sent).status_code == 302
    html = admin.get(page).content.decode()
    assert "Đang gián đoạn" in html
    outage = Outage.objects.get()
    assert admin.post(f"{page}{outage.pk}/ket-thuc/", {"key": key()}).status_code == 302
    assert Outage.objects.get().recovered_at is not None


def test_who_follows_a_dossier_reads_of_an_outage_that_moves_its_date(road: Road, standing: Dossier) -> None:
    outage = announce(road.who("admin1"), unplanned(), at=MONDAY + HOUR)
    assert queries.outages_of(standing, MONDAY + 2 * HOUR) == [outage]
    assert queries.outages_of(road.search(), MONDAY + 2 * HOUR) == []
