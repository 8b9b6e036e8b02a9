"""Tất cả hồ sơ: the unit's dossiers by state, time limit, procedure, code or name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.cast import BIRTH, NOW

from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import text

pytestmark = pytest.mark.django_db


def test_every_dossier_of_the_unit_and_none_of_another(
    signed_in: Any, filed: Callable[..., Dossier], accepted: Callable[..., Dossier]
) -> None:
    new, handled = filed(), accepted()
    page = text(signed_in("specialist1").get("/ban/ho-so/"))
    assert new.shown_code in page and handled.shown_code in page
    assert "Đơn vị chưa nhận hồ sơ nào" in text(signed_in("specialist2").get("/ban/ho-so/"))


def test_filters_narrow_the_list(signed_in: Any, filed: Any, accepted: Any) -> None:
    new, handled = filed(), accepted()
    clerk = signed_in("clerk1")
    Dossier.objects.filter(pk=handled.pk).update(due_at=NOW - timedelta(days=1))
    for query, shown, hidden in (
        ("trang-thai=filed", new, handled),
        ("trang-thai=processing", handled, new),
        ("loc=qua-han", handled, new),
        (f"q={handled.shown_code}", handled, new),
    ):
        page = text(clerk.get(f"/ban/ho-so/?{query}"))
        assert shown.shown_code in page and hidden.shown_code not in page, query
    assert new.shown_code in text(clerk.get(f"/ban/ho-so/?thu-tuc={BIRTH}"))
    assert "Không có hồ sơ nào khớp" in text(clerk.get("/ban/ho-so/?thu-tuc=9.999999"))


def test_nonsense_in_the_address_breaks_nothing(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    filed()
    for query in ["trang-thai=nonsense", "trang=abc", "trang=-1", "trang=999", "loc='; --", "q=%00"]:
        assert signed_in("clerk1").get(f"/ban/ho-so/?{query}").status_code == 200


def test_posts_without_dossiers_have_no_list(signed_in: Any) -> None:
    for username in ["admin1", "helper1"]:
        assert signed_in(username).get("/ban/ho-so/").status_code == 403
