"""The archive on the desk: years, hand-over, list as page, table and paper, and where a dossier lies."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.stages import Road

from duoc.dossiers.models import ArchiveTransfer
from duoc.faces.desk.tests.helping import path, send, text
from duoc.faces.desk.tests.test_measure import MOST, counted

pytestmark = pytest.mark.django_db
TAKEN = {"taken_by": "Lê Văn Kho", "taken_as": "công chức lưu trữ", "place": "Kho xã, giá 2, hộp 15"}


def test_a_year_is_handed_over_and_found_again(signed_in: Callable[..., Any], road: Road, morning: Any) -> None:
    dossier, registry = road.to("returned"), signed_in("registry1")
    assert "Nộp lưu hồ sơ" in text(registry.get("/ban/")) and "2026 · 1 hồ sơ" in text(registry.get("/ban/nop-luu/"))
    year = "/ban/nop-luu/2026/"
    assert dossier.shown_code in text(registry.get(year))
    missing = send(registry, year, **{**TAKEN, "place": "", "ho-so": str(dossier.pk)})
    assert (
        missing.status_code == 422 and "Hãy ghi nơi lưu" in text(missing) and "Lê Văn Kho" in missing.content.decode()
    )
    none = send(registry, year, **TAKEN)
    assert none.status_code == 422 and "Chưa chọn hồ sơ nào" in text(none)
    wrong = send(registry, year, **TAKEN, **{"ho-so": "khong-phai"})
    assert wrong.status_code == 422
    done = send(registry, year, **TAKEN, **{"ho-so": str(dossier.pk)})
    made = ArchiveTransfer.objects.get()
    assert done.status_code == 302 and done["Location"] == f"/ban/nop-luu/lan/{made.pk}/"
    page = text(registry.get(done["Location"]))
    assert dossier.shown_code in page and "Kho xã, giá 2, hộp 15" in page and "chưa xác minh" in page
    table = registry.get(f"/ban/nop-luu/lan/{made.pk}/danh-muc.csv")
    assert dossier.shown_code in table.content.decode("utf-8-sig") and "attachment" in table["Content-Disposition"]
    assert registry.get(f"/ban/nop-luu/lan/{made.pk}/danh-muc.pdf").content.startswith(b"%PDF")
    index = registry.get(path(dossier, "muc-luc.csv")).content.decode("utf-8-sig")
    assert "Giấy khai sinh" in index and "Tên văn bản" in index
    clerk = signed_in("clerk1")
    assert "số 1 trong danh mục năm 2026, lần 1" in text(clerk.get(path(dossier)))
    assert "Kho xã, giá 2, hộp 15" in text(clerk.get(f"/ban/ho-so/?q={dossier.shown_code}"))
    assert "Hồ sơ đã chuyển vào lưu trữ" in text(signed_in("citizen1").get(f"/ho-so/{dossier.pk}/"))
    again = send(registry, year, **TAKEN, **{"ho-so": str(dossier.pk)})
    assert again.status_code == 409 and "đã nộp lưu ngày" in text(again)


def test_only_who_hands_over_sees_it(signed_in: Callable[..., Any], road: Road) -> None:
    for who in ("clerk1", "specialist1", "admin1"):
        for address in ("/ban/nop-luu/", "/ban/nop-luu/2026/", "/ban/nop-luu/het-han/"):
            assert signed_in(who).get(address).status_code == 403, (who, address)
    registry = signed_in("registry1")
    assert "Không có hồ sơ nào" in text(registry.get("/ban/nop-luu/het-han/"))
    assert registry.get("/ban/nop-luu/1999/").status_code == 404
    nobody = "00000000-0000-4000-8000-000000000000"
    assert registry.get(f"/ban/nop-luu/lan/{nobody}/").status_code == 404


def test_the_pages_stay_within_their_queries(signed_in: Callable[..., Any], road: Road) -> None:
    dossier, registry = road.to("returned"), signed_in("registry1")
    send(registry, "/ban/nop-luu/2026/", **TAKEN, **{"ho-so": str(dossier.pk)})
    made = ArchiveTransfer.objects.get()
    pages = ["/ban/nop-luu/", "/ban/nop-luu/2026/", f"/ban/nop-luu/lan/{made.pk}/", "/ban/nop-luu/het-han/"]
    assert max(counted(registry, one) for one in [*pages, path(dossier), "/ban/ho-so/"]) <= MOST


def test_what_cannot_go_yet_is_not_ticked_and_says_why(signed_in: Callable[..., Any], road: Road) -> None:
    ready = road.to("returned")
    waits = road.to("done", number="000000000102", **{"child.full_name": "Trần Văn Hai"})
    registry, year = signed_in("registry1"), "/ban/nop-luu/2026/"
    page = registry.get(year)
    assert f'value="{ready.pk}"' in page.content.decode() and f'value="{waits.pk}"' not in page.content.decode()
    assert "1 hồ sơ nộp lưu được" in text(page) and "Kết quả chưa ai nhận" in text(page)
    assert waits.shown_code in text(page) and counted(registry, year) <= MOST
