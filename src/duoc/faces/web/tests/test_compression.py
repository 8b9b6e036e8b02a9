"""Words go compressed to whoever can read that, to nobody else; the length of a page tells nothing."""

import gzip

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from tests.cast import BIRTH

from duoc.faces.web.compression import CompressingMiddleware

pytestmark = pytest.mark.django_db


def test_pages_are_compressed_for_who_asks(province: None, client: Client) -> None:
    plain = client.get(f"/thu-tuc/{BIRTH}/")
    packed = client.get(f"/thu-tuc/{BIRTH}/", headers={"accept-encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.content).decode().count("</h1>") == 1
    assert len(packed.content) * 2 < len(plain.content)


def test_the_length_differs_by_chance(province: None, client: Client) -> None:
    lengths = {
        len(client.get(f"/thu-tuc/{BIRTH}/", headers={"accept-encoding": "gzip"}).content) for _time in range(12)
    }
    assert len(lengths) > 3


def test_no_other_site_can_have_pages_asked_for_with_our_cookie() -> None:
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert settings.CSRF_COOKIE_SAMESITE == "Lax"


@pytest.mark.parametrize(("kind", "packed"), [("application/pdf", False), ("text/csv; charset=utf-8", True)])
def test_papers_stay_as_they_are(kind: str, packed: bool) -> None:
    answer = CompressingMiddleware(lambda _request: HttpResponse(b"paper " * 400, content_type=kind))
    sent = answer(RequestFactory().get("/", headers={"accept-encoding": "gzip"}))
    assert ("Content-Encoding" in sent.headers) is packed
