"""What an administrator oversees, and nobody else."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import send, text
from duoc.people.models import Post

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


def test_an_administrator_records_how_a_post_signs(signed_in: Any) -> None:
    admin, post = signed_in("admin1"), Post.objects.get(organisation__code="99002", role="leader")
    head = signed_in("leader2")
    assert "chưa có chức danh nào ký thay" in text(head.get("/ban/giao-ky/"))
    office = Post.objects.create(
        organisation=post.organisation, role="leader", title="Chánh Văn phòng", valid_from=post.valid_from
    )
    form = f"/ban/quyen/{office.pk}/cach-ky/"
    assert form in admin.get("/ban/quyen/").content.decode() and "ký thừa lệnh" in text(admin.get(form))
    assert send(admin, form, signs_as="??").status_code == 422
    assert send(admin, form, signs_as="TL.").status_code == 302
    assert "TL. Chánh Văn phòng" in text(admin.get("/ban/quyen/"))
    days = {"valid_from.day": "1", "valid_from.month": "1", "valid_from.year": "2026"}
    given = send(head, "/ban/giao-ky/", post=str(office.pk), field="all", basis="Văn bản 12/UBND-VP", **days)
    assert given.status_code == 302 and "TL. Chánh Văn phòng" in text(head.get("/ban/giao-ky/"))
    again = send(admin, form, signs_as="own")
    assert again.status_code == 422 and "đang được giao ký theo cách cũ" in text(again)
    assert signed_in("leader1").get(form).status_code == 403
