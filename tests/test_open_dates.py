"""While somebody is waited for, no firm date is told anywhere; the last day of a supplement is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from duoc.dossiers import whose_days
from duoc.dossiers.acts import reporting
from duoc.dossiers.clocks.formulas import formulas
from duoc.dossiers.models import Dossier
from duoc.faces.exchange.dossiers import serialize
from duoc.faces.portal.dossier import timeline
from duoc.ground.worktime.calculations import ending, moment
from duoc.procedures.queries import calendars
from tests.cast import BIRTH, MONDAY
from tests.changed_definition import reworded
from tests.stages import Road, fresh

pytestmark = pytest.mark.django_db
ANEW = "tính lại khi có đủ những gì đang chờ"
SignedIn = Callable[[str], Client]


@pytest.fixture
def asked(road: Road) -> Dossier:
    """Accepted, then asked for supplements, to be answered within two working days."""
    reworded(BIRTH, clock={"supplement": "restart", "stop_after": "2 working_day"})
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    return fresh(dossier)


def test_no_firm_date_while_the_applicant_is_waited_for(asked: Dossier) -> None:
    assert asked.due_at and asked.appointment is None
    assert [line.get("text") for line in timeline.ahead(asked)] == [ANEW]
    assert serialize.line(asked)["due_at"] is None and reporting.standing(asked)["due_at"] is None
    account = whose_days.account(asked, MONDAY)
    assert (account.appointment, account.last_day) == (None, None)


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("citizen1", "/ho-so/{id}/"),
        ("citizen1", "/ho-so/"),
        ("specialist1", "/ban/ho-so/{id}/"),
    ],
)
def test_no_page_tells_it(signed_in: SignedIn, asked: Dossier, who: str, page: str) -> None:
    assert asked.due_at
    html = signed_in(who).get(page.format(id=asked.pk)).content.decode()
    above_the_fold, _fold, _older = html.partition("Ngày đã hẹn trước đó, nay tính lại")
    before_the_story = above_the_fold.partition("Đã tiếp nhận")[0]
    assert asked.shown_code in html and moment(asked.due_at) not in before_the_story


def test_the_desk_reads_the_last_day_of_the_supplement(signed_in: SignedIn, asked: Dossier) -> None:
    until = asked.supplement_requests.get().until
    assert until
    client = signed_in("specialist1")
    html = client.get(f"/ban/ho-so/{asked.pk}/").content.decode()
    assert ANEW in html and "hạn bổ sung" in html and ending(until) in html
    assert ANEW in client.get(f"/ban/ho-so/{asked.pk}/qua-trinh/").content.decode()
    listed = client.get("/ban/ho-so/?loc=cho").content.decode()
    assert asked.shown_code in listed and "hạn bổ sung" in listed and ending(until) in listed


def test_answered_before_the_acceptance_the_expected_date_is_counted_from_the_answer(road: Road) -> None:
    dossier = road.file()
    expected = dossier.expected
    assert expected
    road.request_supplement(dossier)
    assert fresh(dossier).expected is None
    road.supplement(dossier, at=MONDAY + timedelta(days=2))
    answered: Any = fresh(dossier).expected
    assert answered - expected == timedelta(days=2)
    assert answered == by_formula(fresh(dossier))


def by_formula(dossier: Dossier) -> Any:
    """What its formula says of the same moments."""
    return formulas(dossier)[1].again(lambda at: at, calendars()).due
