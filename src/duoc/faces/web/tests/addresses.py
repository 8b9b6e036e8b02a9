"""Addresses for these tests: the style page, and views that lose the ground under their feet."""

from pathlib import Path

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from duoc.ground.series import actions as series

SERIES = ("design-test", "2026")


def database_goes_away(request: HttpRequest) -> HttpResponse:
    """Takes a number, then the server ends the connection in mid-request."""
    series.take(*SERIES)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    return HttpResponse("never reached")


def database_goes_away_at_the_end(request: HttpRequest) -> HttpResponse:
    """The connection is lost after the view has done its work, before the commit."""
    series.take(*SERIES)
    connection.connection.close()
    return HttpResponse("seemed fine")


def disk_is_full(request: HttpRequest) -> HttpResponse:
    """Takes a number, then writes to a disk without room: /dev/full refuses for real."""
    series.take(*SERIES)
    Path("/dev/full").write_bytes(b"x")
    return HttpResponse("never reached")


urlpatterns = [
    path("thiet-ke/", include("duoc.faces.gallery.urls")),
    path("mat-giua-chung/", database_goes_away),
    path("mat-luc-cuoi/", database_goes_away_at_the_end),
    path("day-dia/", disk_is_full),
]
handler403 = "duoc.faces.web.fault_pages.forbidden"
handler404 = "duoc.faces.web.fault_pages.not_found"
handler500 = "duoc.faces.web.fault_pages.server_error"
