"""Every citizen page through axe (WCAG 2.2 AA) in a real browser at three sizes; none is wider than its screen."""

from collections.abc import Callable

from django.test import Client
from tests.cast import BIRTH, EXTRACT, MONDAY, key

from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, Draft
from duoc.faces.design.tests import browser as screen
from duoc.people.powers import Actor

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def look(pages: dict[str, str]) -> list[str]:
    """What is wrong on these pages: barriers, and content wider than the screen."""
    faults = []
    with screen.chromium() as browser:
        tab = screen.show(browser, "", screen.SIZES["phone"])
        for name, html in pages.items():
            screen.turn(tab, html, screen.SIZES["phone"])
            for size, (width, height) in screen.SIZES.items():
                tab.set_viewport_size({"width": width, "height": height})
                if tab.evaluate(WIDER) > 0:
                    faults.append(f"{name} at {size}: wider than the screen")
            tab.evaluate("for (const more of document.querySelectorAll('main details')) more.open = true")
            faults += [f"{name}: {barrier}" for barrier in screen.barriers(tab)]
            if tab.locator("h1").count() != 1:
                faults.append(f"{name}: not one main heading")
    return faults


def read(client: Client, *paths: str, status: int = 200) -> dict[str, str]:
    pages = {}
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == status, path
        pages[path] = answer.content.decode()
    return pages


def test_public_pages(client: Client, province: None) -> None:
    paths = ["/", "/thu-tuc/", "/thu-tuc/?q=zzz", f"/thu-tuc/{BIRTH}/", f"/thu-tuc/{EXTRACT}/", "/dang-nhap/"]
    pages = read(client, *paths, "/lien-he/", "/lien-he/99001/", "/rieng-tu/", "/kiem-tra/")
    pages["fault"] = client.post("/kiem-tra/").content.decode()
    assert look(pages) == []


def test_the_form(signed_in: Callable[[str], Client], birth_draft: Callable[..., Draft]) -> None:
    client, base = signed_in("citizen1"), f"/soan/{birth_draft(**{'marriage.number': None}).pk}/"
    pages = read(client, *(base + page for page in ("truong-hop/", "ngay-sinh/", "cha/", "giay-to/", "kiem-tra/")))
    pages["faults"] = client.post(f"{base}cha/", {"father.full_name": "x"}).content.decode()
    pages["procedure"] = client.get(f"/thu-tuc/{BIRTH}/").content.decode()
    assert look(pages) == []


def test_a_dossier_and_its_turns(
    signed_in: Callable[[str], Client],
    filed: Callable[..., Dossier],
    proposed: Callable[..., Dossier],
    accepted: Callable[..., Dossier],
    issued: Callable[..., Decision],
    actor: Callable[..., Actor],
) -> None:
    client, asked, waiting, decision = signed_in("citizen1"), filed(copies=2), proposed(), issued()
    underway = accepted()
    items = [{"kind": "paper", "code": "birth_notice", "name": "Giấy chứng sinh", "say": "Ảnh mờ."}]
    dossiers.request_supplement(
        actor=actor("clerk1"), dossier_id=asked.pk, items=items, legal_basis="Luật Hộ tịch", key=key(), at=MONDAY
    )
    base = f"/ho-so/{asked.pk}/"
    pages = read(client, base, *(base + page for page in ("bo-sung/", "huy/", "thanh-toan/", "da-nop/", "noi-dung/")))
    pages |= read(client, f"/ho-so/{underway.pk}/", f"/ho-so/{underway.pk}/viec/request_withdrawal/")
    pages |= read(client, "/ho-so/", "/thong-bao/", f"/ho-so/{waiting.pk}/", f"/ho-so/{waiting.pk}/du-thao/")
    pages |= read(client, f"/ho-so/{decision.dossier_id}/", f"/kiem-tra/{decision.token}/", f"{base}ai-da-xem/")
    pages["faults"] = client.post(f"{base}bo-sung/", {"key": key()}).content.decode()
    assert look(pages) == []
