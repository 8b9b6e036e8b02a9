"""The tracking book at the desk: closed days as page, PDF and table; form 06 beside the course of a dossier."""

from datetime import timedelta
from typing import Any

import pytest
from tests.cast import MONDAY
from tests.stages import Road

from duoc.dossiers import actions
from duoc.dossiers.models import TrackingLine
from duoc.faces.desk.tests.helping import path, text

pytestmark = pytest.mark.django_db
BOOK = "/ban/so-theo-doi/"
NIGHT = MONDAY + timedelta(days=1)


def test_a_closed_day_as_page_and_table(road: Road, signed_in: Any) -> None:
    dossier = road.to("returned")
    actions.close_tracking_days(at=NIGHT)
    clerk = signed_in("clerk1")
    assert BOOK in clerk.get("/ban/ho-so/").content.decode()
    assert "23/11/2026" in text(clerk.get(BOOK))
    shown = text(clerk.get(f"{BOOK}2026-11-23/"))
    for words in (dossier.code, "Tiếp nhận", "Trả kết quả", "Nguyễn Thị Thảo"):
        assert words in shown, words
    table = clerk.get(f"{BOOK}2026-11-23.csv")
    rows = table.content.decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + TrackingLine.objects.count() and dossier.code in rows[1]
    assert clerk.get(f"{BOOK}2026-11-23.pdf").content.startswith(b"%PDF")


def test_a_cell_is_never_a_formula(road: Road, signed_in: Any) -> None:
    road.to("accepted")
    actions.close_tracking_days(at=NIGHT)
    for line in TrackingLine.objects.all():
        line.data["title"] = "=1+1"
        line.save()
    assert ",'=1+1," in signed_in("clerk1").get(f"{BOOK}2026-11-23.csv").content.decode()


@pytest.mark.parametrize("on", ["2026-11-22", "2026-13-45", "hom-nay"])
def test_a_day_without_a_page_says_so(road: Road, signed_in: Any, on: str) -> None:
    road.to("accepted")
    actions.close_tracking_days(at=NIGHT)
    answer = signed_in("clerk1").get(f"{BOOK}{on}/")
    assert answer.status_code == 404 and "chưa khóa" in text(answer)


def test_another_unit_reads_its_own_book_alone(road: Road, signed_in: Any) -> None:
    road.to("accepted")
    actions.close_tracking_days(at=NIGHT)
    assert signed_in("clerk2").get(f"{BOOK}2026-11-23/").status_code == 404
    assert signed_in("citizen1").get(BOOK).status_code in (302, 403)


def test_the_control_sheet_is_had_once_the_dossier_ended(road: Road, signed_in: Any) -> None:
    running, clerk = road.to("accepted"), signed_in("clerk1")
    assert clerk.get(path(running, "phieu-kiem-soat.pdf")).status_code == 409
    assert "đã chốt" not in text(clerk.get(path(running, "qua-trinh/")))
    ended = road.to("returned", number="000000000109")
    assert "Phiếu kiểm soát đã chốt (PDF)" in text(clerk.get(path(ended, "qua-trinh/")))
    assert clerk.get(path(ended, "phieu-kiem-soat.pdf")).content.startswith(b"%PDF")
