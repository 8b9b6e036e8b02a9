"""Vietnamese by default, English for who chose it; a phone set to English by its maker changes nothing."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from duoc.faces.web.language import LanguageMiddleware


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language())


@pytest.mark.parametrize(("cookie", "spoken"), [("", "vi"), ("en", "en"), ("vi", "vi"), ("xx", "vi"), ("../en", "vi")])
def test_the_chosen_language_is_spoken(cookie: str, spoken: str) -> None:
    request = RequestFactory().get("/", headers={"accept-language": "en-US,en;q=0.9"})
    request.COOKIES["django_language"] = cookie
    response = LanguageMiddleware(answer)(request)
    assert response.content.decode() == spoken
    assert response["Content-Language"] == spoken
