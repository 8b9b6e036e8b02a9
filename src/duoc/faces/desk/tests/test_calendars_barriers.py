"""Pages of calendars, of forecasts and of news in a real browser: no barrier, nothing wider than the screen."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.cast import COMMUNE, MONDAY, key
from tests.stages import Road

from duoc.dossiers import actions, forecasting, mornings
from duoc.dossiers.actions import NewRecounting
from duoc.dossiers.tests.test_forecasting import finished
from duoc.faces.design.tests.browser import SIZES, barriers, chromium, show, styled
from duoc.faces.desk.tests.test_barriers import STILL, WIDER
from duoc.procedures import actions as procedures
from duoc.procedures.actions import NewBodyCalendar

pytestmark = pytest.mark.django_db
BASIS = "Quyết định 05/QĐ-UBND ngày 20/11/2026"


def pages(road: Road, signed_in: Any) -> dict[str, str]:
    """The HTML of each page, by address."""
    slow, admin = road.search(), road.who("admin1")
    road.to("accepted")
    for number in range(20):
        finished(slow, timedelta(days=number + 1), number)
    forecasting.count_paces(MONDAY)
    off = NewBodyCalendar(COMMUNE, "off", date(2026, 11, 25), "Nghỉ vì triều cường", BASIS)
    procedures.set_body_calendar(actor=admin, wanted=off, key=key(), at=MONDAY)
    row = actions.recount_dates(actor=admin, wanted=NewRecounting(BASIS), key=key(), at=MONDAY)
    actions.carry_out_recounting(recounting_id=row.pk, at=MONDAY)
    for news in mornings.mornings(MONDAY):
        mornings.tell_morning(news, MONDAY)
    wanted = [
        ("admin1", ["/ban/lich-lam-viec/", "/ban/lich-lam-viec/tinh-lai/"]),
        ("leader1", ["/ban/tin/", "/ban/ho-so/?loc=can-lo"]),
        ("specialist1", ["/ban/", f"/ban/ho-so/{slow.pk}/qua-trinh/"]),
        ("citizen1", [f"/ho-so/{slow.pk}/", "/thong-bao/"]),
    ]
    return {f"{name} {address}": signed_in(name).get(address).text for name, some in wanted for address in some}


def test_every_page_fits_and_has_no_barrier(road: Road, signed_in: Any) -> None:
    faults: list[str] = []
    html = pages(road, signed_in)
    with chromium() as browser:
        tab = show(browser, "", SIZES["office"])
        for name, text in html.items():
            tab.set_content(styled(text).replace("</head>", STILL), wait_until="domcontentloaded")
            for size in ("small phone", "office"):
                width, height = SIZES[size]
                tab.set_viewport_size({"width": width, "height": height})
                faults += [f"{size} {name}: wider than the screen"] if tab.evaluate(WIDER) else []
                faults += [f"{size} {name}: {barrier}" for barrier in barriers(tab)]
    assert faults == [], "\n".join(faults)
