"""What an administrator, leaders and officials see of a split, in a real browser: no barrier, nothing too wide."""

from typing import Any

import pytest
from tests.bodies import EAST, WEST, carried_out
from tests.cast import COMMUNE, NOW
from tests.changed_definition import changed
from tests.second_leader import STEP, second_leader
from tests.stages import Road

from duoc.faces.design.tests.browser import SIZES, barriers, chromium, show, styled
from duoc.faces.desk.tests.helping import path
from duoc.faces.desk.tests.test_barriers import STILL, WIDER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def pages(road: Road, signed_in: Any) -> dict[str, str]:
    """The HTML of each page, by its name."""
    changed(added=[(2, STEP)])
    second_leader(road)
    drafted = road.to("checked")
    first = signed_in("leader9")
    seen = {name: first.get(at) for name, at in (("to sign", "/ban/cho-ky/"), ("endorse", path(drafted)))}
    road.file()
    carried_out([COMMUNE], [EAST, WEST], at=NOW)
    admin = signed_in("admin1")
    seen |= {"administrator": admin.get("/ban/"), "seats": admin.get("/ban/xep-chuc-danh/")}
    seen["no seat chosen"] = admin.post("/ban/xep-chuc-danh/", {"key": "k" * 32})
    seen["bodies"] = signed_in("leader1").get("/ban/xac-dinh-co-quan/")
    return {name: answer.content.decode() for name, answer in seen.items()}


def test_no_page_of_a_split_has_a_barrier_or_is_too_wide(road: Road, signed_in: Any) -> None:
    faults: list[str] = []
    seen = pages(road, signed_in)
    with chromium() as browser:
        tab = show(browser, "", SIZES["office"])
        for name, html in seen.items():
            still = styled(html.replace(' src="/ban/', ' data-src="/ban/')).replace("</head>", STILL)
            tab.set_content(still, wait_until="domcontentloaded")
            for size in ("small phone", "office"):
                width, height = SIZES[size]
                tab.set_viewport_size({"width": width, "height": height})
                faults += [f"{size} {name}: wider than the screen"] if tab.evaluate(WIDER) else []
                faults += [f"{size} {name}: {barrier}" for barrier in barriers(tab)]
    assert faults == [], "\n".join(faults)
