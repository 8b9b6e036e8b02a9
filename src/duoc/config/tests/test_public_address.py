"""Behind a proxy that ends TLS: the public host is known, cookies are for TLS only, forms from there are taken."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings as live
from django.test import Client

from duoc.config import environment

PUBLIC = "https://dichvucong.example.vn"
ASK = """
import json
from duoc.config import settings as s
print(json.dumps([s.ALLOWED_HOSTS[-1], s.CSRF_TRUSTED_ORIGINS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE]))
"""


def test_the_public_address_is_known_everywhere() -> None:
    given = os.environ | {"DUOC_PUBLIC_URL": f"{PUBLIC}/", "DUOC_VAR": str(live.VAR)}
    finished = subprocess.run([sys.executable, "-c", ASK], env=given, capture_output=True, text=True, check=True)
    assert json.loads(finished.stdout) == ["dichvucong.example.vn", [PUBLIC], True, True]


@pytest.mark.parametrize("given", ["dichvucong.example.vn", "https://", "ftp://example.vn", "https://example.vn/cong"])
def test_what_is_no_address_is_refused_at_start(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("DUOC_PUBLIC_URL", given)
    with pytest.raises(environment.UnusableSetting, match="DUOC_PUBLIC_URL"):
        environment.address("DUOC_PUBLIC_URL", "http://localhost:8000")


@pytest.mark.django_db
@pytest.mark.parametrize(("origin", "status"), [(PUBLIC, 302), ("https://elsewhere.example", 403)])
def test_a_form_is_taken_from_there_and_from_nowhere_else(settings: Any, origin: str, status: int) -> None:
    settings.ALLOWED_HOSTS = ["dichvucong.example.vn"]
    settings.CSRF_TRUSTED_ORIGINS = [PUBLIC]
    browser = Client(enforce_csrf_checks=True, headers={"host": "dichvucong.example.vn"})
    browser.get("/dang-nhap/")
    form = {"language": "en", "csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    assert browser.post("/ngon-ngu/", form, headers={"origin": origin}).status_code == status
