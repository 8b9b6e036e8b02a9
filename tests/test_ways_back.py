"""A page that refuses links what its words name: each address with something captured, asked for what is not there."""

import html
import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern

from duoc.faces.desk import urls as desk
from duoc.faces.portal import urls as portal
from tests.stages import Road

pytestmark = pytest.mark.django_db
CAPTURED = re.compile(r"<(\w+):\w+>")
# Words of a refusal → the address that they speak of.
NAMED = {
    r"mở lại hồ sơ|trang hồ sơ của bạn|[Ii]n hồ sơ": "{dossier}",
    r"mục Hồ sơ của tôi|danh sách hồ sơ của bạn": "/ho-so/",
    r"trang Liên hệ|Trung tâm Phục vụ|nơi tiếp nhận": "/lien-he/",
    r"trang đăng nhập": "/dang-nhap/",
    r"trang [Kk]iểm tra": "/kiem-tra/",
    r"[Tt]ìm theo tên|[Tt]ìm thủ tục": "/thu-tuc/",
}
VALUES: dict[str, Any] = {
    "uuid": uuid.UUID(int=7),
    "slug": "khong-co",
    "int": 9,
    "str": "khong-co",
    "procedure": "9.999999",
}


def asked(patterns: list[URLPattern], prefix: str, own: dict[str, str]) -> Iterator[str]:
    """Addresses of the patterns with something captured: things that are not there, of a dossier that is."""
    for one in patterns:
        route = str(one.pattern)
        if "<" in route:
            yield prefix + CAPTURED.sub(lambda match: own.get(match[0], str(VALUES[match[1]])), route)
            yield prefix + CAPTURED.sub(lambda match: str(VALUES[match[1]]), route)


def check(client: Client, path: str, dossier: str) -> str:
    """What is wrong with the answer; "" where nothing is refused or all that is named is linked."""
    answer = client.get(path)
    page = answer.text.partition("<h1")[2].partition("</main>")[0] if answer.status_code == 404 else ""
    words, links = html.unescape(re.sub(r"<[^>]+>", " ", page)), re.findall(r'href="([^"]+)"', page)
    targets = [target.format(dossier=dossier) for pattern, target in NAMED.items() if re.search(pattern, words)]
    missing = [one for one in targets if one not in links and (one != dossier or path.startswith(dossier))]
    if page and not set(links) - {"/", "/ban/"}:
        missing.append("anything but the way home")
    return f"{path}: {' '.join(words.split())} {missing}" if missing else ""


def test_every_refusing_page_of_the_portal_links_what_it_names(signed_in: Callable[[str], Client], road: Road) -> None:
    filed = road.search()
    dossier, own = f"/ho-so/{filed.pk}/", {"<uuid:id>": str(filed.pk)}
    paths = list(asked(portal.urlpatterns, "/", own))
    citizen = signed_in("citizen1")
    wrong = [fault for path in paths if "<" not in path and (fault := check(citizen, path, dossier))]
    assert not wrong, "\n".join(wrong)


def test_a_missing_part_of_a_dossier_links_the_dossier(signed_in: Callable[[str], Client], road: Road) -> None:
    citizen, dossier = signed_in("citizen1"), f"/ho-so/{road.search().pk}/"
    for part in ("tu-choi.pdf", "xin-loi.pdf", "bien-ban/1.pdf", "ket-qua.pdf", "viec/khong-co/"):
        page = citizen.get(f"{dossier}{part}")
        assert page.status_code == 404 and f'href="{dossier}"' in page.text, part


def test_a_dossier_that_is_not_there_is_not_linked(signed_in: Callable[[str], Client]) -> None:
    gone = f"/ho-so/{uuid.UUID(int=7)}/"
    page = signed_in("citizen1").get(f"{gone}tu-choi.pdf")
    assert f'href="{gone}"' not in page.text and 'href="/ho-so/"' in page.text


def test_every_refusing_page_of_the_desk_links_what_it_names(signed_in: Callable[[str], Client], road: Road) -> None:
    filed = road.search()
    dossier, own = f"/ban/ho-so/{filed.pk}/", {"<uuid:dossier_id>": str(filed.pk)}
    paths = [path for path in asked(desk.urlpatterns, "/ban/", own) if str(filed.pk) in path]
    official = signed_in("specialist1")
    wrong = [fault for path in paths if (fault := check(official, path, dossier))]
    assert not wrong, "\n".join(wrong)
