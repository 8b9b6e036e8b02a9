"""When the database or the disk is gone, people get one calm page. These tests have no database and need none."""

import errno

import psycopg
import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from duoc.faces.web import fault_pages
from duoc.faces.web.outage import OutageMiddleware
from duoc.ground.refusal import Refusal

LOST = OperationalError("server closed the connection unexpectedly")


def caused(outer: Exception, cause: Exception) -> Exception:
    outer.__cause__ = cause
    return outer


@pytest.mark.parametrize(
    "error",
    [
        LOST,
        InterfaceError("connection already closed"),
        psycopg.OperationalError("connection refused"),
        OSError(errno.ENOSPC, "No space left on device"),
        caused(RuntimeError("while storing"), OSError(errno.ENOSPC, "full")),
    ],
)
def test_an_outage_is_the_page_in_vietnamese(error: Exception) -> None:
    middleware = OutageMiddleware(lambda request: HttpResponse())
    response = middleware.process_exception(RequestFactory().get("/ho-so/"), error)
    assert response is not None
    body = response.content.decode()
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "Không có gì bị mất" in body
    assert "Traceback" not in body
    assert str(error) not in body


@pytest.mark.parametrize(
    "error", [ValueError("bug"), OSError(errno.ENOENT, "no file"), caused(Refusal("Người khác đang xử lý."), LOST)]
)
def test_what_is_no_outage_is_left_to_others(error: Exception) -> None:
    middleware = OutageMiddleware(lambda request: HttpResponse())
    assert middleware.process_exception(RequestFactory().get("/"), error) is None


def test_a_database_lost_outside_the_view_is_a_503_too() -> None:
    try:
        raise LOST
    except OperationalError:
        assert fault_pages.server_error(RequestFactory().get("/")).status_code == 503
    assert fault_pages.server_error(RequestFactory().get("/")).status_code == 500


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (fault_pages.bad_request, 400),
        (fault_pages.forbidden, 403),
        (fault_pages.csrf_refused, 403),
        (fault_pages.not_found, 404),
        (fault_pages.server_error, 500),
        (fault_pages.out_of_service, 503),
    ],
)
def test_each_fault_page_says_what_and_what_next(view: object, status: int) -> None:
    response = view(RequestFactory().get("/"))
    body = response.content.decode()
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    assert body.count("<h1>") == 1
    assert body.count('class="button') >= 1


def test_a_form_without_its_mark_leads_back_to_its_page_and_to_signing_in() -> None:
    page = "/soan/1/ho-ten/"
    own, foreign = f"http://testserver{page}?loi=1", "http://elsewhere.example/x/"
    for request in (
        RequestFactory().post(page),
        RequestFactory().post("/soan/1/xoa/", headers={"referer": own}),
        RequestFactory().post(page, headers={"referer": foreign}),
    ):
        body = fault_pages.csrf_refused(request).content.decode()
        assert f'href="{page}"' in body and f'href="/dang-nhap/?next={page}"' in body and "elsewhere" not in body
    assert "next=" not in fault_pages.csrf_refused(RequestFactory().post("/dang-nhap/")).content.decode()


def test_a_refusals_own_words_are_the_page() -> None:
    request: HttpRequest = RequestFactory().post("/")
    body = fault_pages.refused(request, Refusal("Hồ sơ đã được tiếp nhận.", "Hãy rút hồ sơ.")).content.decode()
    assert "<h1>Hồ sơ đã được tiếp nhận.</h1>" in body
    assert "Hãy rút hồ sơ." in body


@override_settings(STORAGES={"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}})
def test_pages_stand_without_their_style_sheet(tmp_path: object) -> None:
    with override_settings(STATIC_ROOT=str(tmp_path)):
        assert fault_pages.out_of_service(RequestFactory().get("/")).status_code == 503
