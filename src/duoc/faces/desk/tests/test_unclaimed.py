"""The counter's list of results that nobody fetched."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.cast import NOW

from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import text

pytestmark = pytest.mark.django_db
LIST = "/ban/chua-ai-nhan/"


def test_it_is_counted_whole_and_shown_to_who_hands_over(
    signed_in: Any, issued: Callable[..., Dossier], morning: Any
) -> None:
    dossier, clerk = issued(), signed_in("clerk1")
    assert "Không có kết quả nào chờ lâu" in text(clerk.get(LIST))
    Dossier.objects.update(ended_at=NOW - timedelta(days=400))
    page = text(clerk.get(LIST))
    assert dossier.shown_code in page and "1 hồ sơ" in page and "hết thời gian giữ" in page and "0 lần" in page
    assert "Chưa ai nhận 1" in text(clerk.get("/ban/"))
    assert signed_in("specialist1").get(LIST).status_code == 403
