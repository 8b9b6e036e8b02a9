"""Every desk page in a real browser: no barrier that axe finds, nothing wider than the screen."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.decisions.models import Decision
from duoc.dossiers.models import Dossier
from duoc.faces.design.tests.browser import SIZES, barriers, chromium, show, styled
from duoc.faces.desk.tests.helping import path, send
from duoc.registers.models import Entry

pytestmark = pytest.mark.django_db
# The bar stays at the bottom of the window: what it covers is reached by scrolling, which axe does not do.
STILL = "<style>.bar { position: static !important; }</style></head>"
WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def pages(signed_in: Any, waiting: Dossier, asked: Dossier, drafted: Dossier, done: Dossier) -> dict[str, str]:
    """The HTML of every kind of page, by address."""
    clerk, specialist, leader = signed_in("clerk1"), signed_in("specialist1"), signed_in("leader1")
    registry, admin = signed_in("registry1"), signed_in("admin1")
    result, entry = Decision.objects.get(dossier=done), Entry.objects.get()
    wanted = [
        (clerk, ["/ban/", "/ban/ho-so/", "/ban/?q=khong", "/ban/chuc-danh/", path(done)]),
        (clerk, [path(waiting, act) for act in ("", "bo-sung/", "tu-choi/", "mien-phi/", "lien-he/", "ai-da-xem/")]),
        (specialist, [path(asked), path(asked, "khong-giai-quyet/"), path(asked, "them-thoi-gian/")]),
        (leader, ["/ban/cho-ky/", path(drafted), path(drafted, "tra-lai/"), f"/ban/ket-qua/{result.pk}/"]),
        (leader, [f"/ban/ket-qua/{result.pk}/thu-hoi/", f"/ban/so/births/{entry.pk}/", "/ban/so/"]),
        (registry, ["/ban/van-thu/", "/ban/van-thu/da-phat-hanh/", "/ban/so/births/", path(done, "qua-trinh/")]),
        (admin, ["/ban/", "/ban/co-quan/", "/ban/quyen/", "/ban/he-thong/"]),
        (signed_in("helper1"), ["/ban/"]),
    ]
    answers = {f"{address} {n}": client.get(address) for n, (client, some) in enumerate(wanted) for address in some}
    answers["unseen papers"] = send(clerk, path(waiting, "tiep-nhan/"))
    answers["nothing asked"] = send(clerk, path(waiting, "bo-sung/"))
    answers["no desk answer"] = send(specialist, path(asked, "trinh/"))
    return {name: answer.content.decode() for name, answer in answers.items()}


def test_no_page_has_a_barrier_or_is_too_wide(
    signed_in: Any,
    filed: Callable[..., Dossier],
    accepted: Callable[..., Dossier],
    submitted: Callable[..., Dossier],
    issued: Callable[..., Dossier],
) -> None:
    seen = pages(signed_in, filed(copies=2), accepted(), submitted(), issued(number="000000000102"))
    faults: list[str] = []
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
            faults += [f"{name}: not one main heading"] if tab.locator("h1").count() != 1 else []
    assert faults == [], "\n".join(faults)
