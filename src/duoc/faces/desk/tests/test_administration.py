"""What an administrator oversees, and nobody else."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import text

pytestmark = pytest.mark.django_db


def test_organisations_posts_and_state(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    filed()
    admin = signed_in("admin1")
    assert "Ủy ban nhân dân xã Rạch Thử" in text(admin.get("/ban/co-quan/?q=rach thu"))
    assert "Không có cơ quan nào khớp" in text(admin.get("/ban/co-quan/?q=khong co"))
    powers = text(admin.get("/ban/quyen/"))
    assert "Huỳnh Thị Bé Năm" in powers and "Ký kết quả, của đơn vị" in powers
    assert "Chờ tiếp nhận 1" in text(admin.get("/ban/he-thong/"))


def test_others_are_refused(signed_in: Any) -> None:
    for username in ["clerk1", "leader1", "helper1", "citizen1"]:
        client = signed_in(username)
        for page in ("co-quan/", "quyen/", "he-thong/"):
            assert client.get(f"/ban/{page}").status_code == 403
