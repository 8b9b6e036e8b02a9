"""The page of a step that is ended late asks why, and the act is not done without it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from tests import late_dossiers
from tests.cast import key
from tests.late_dossiers import CAUSE
from tests.stages import CHILD, Road, fresh

from duoc.dossiers.models import Dossier, LatenessCause
from duoc.ground.worktime.calculations import VIETNAM

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 25, 9, tzinfo=VIETNAM)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two days after what was promised."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)


def why(dossier: Dossier) -> dict[str, str]:
    assert dossier.due_at
    return late_dossiers.why_late(dossier.due_at)


def test_the_page_asks_and_the_proposal_waits_for_the_answer(
    road: Road, signed_in: Callable[..., Client], later: None
) -> None:
    dossier, client = road.to("accepted"), signed_in("specialist1")
    path = f"/ban/ho-so/{dossier.pk}/"
    page = client.get(path).content.decode()
    assert "Hồ sơ quá hạn: ghi nguyên nhân" in page and "Nhiều hồ sơ cùng lúc" in page
    sent: dict[str, Any] = {**CHILD, "hoi": "1", "signer": "", "note": ""}
    again = client.post(f"{path}trinh/", {**sent, "key": key()})
    assert again.status_code == 422 and not LatenessCause.objects.exists()
    assert 'href="#late-cause"' in again.content.decode()
    kept = client.post(f"{path}trinh/", {**sent, **why(dossier), "late-say": ".", "key": key()}).content.decode()
    assert 'value="workload" checked' in kept or 'value="workload" selected' in kept
    assert client.post(f"{path}trinh/", {**sent, **why(dossier), "key": key()}).status_code == 302
    assert (LatenessCause.objects.get().say, fresh(dossier).desk) == (CAUSE["say"], "applicant")


def test_who_signs_many_at_once_hears_that_a_late_one_is_opened(
    road: Road, signed_in: Callable[..., Client], later: None
) -> None:
    from duoc.decisions import queries as decisions

    dossier, client = road.to("checked"), signed_in("leader1")
    standing = decisions.proposal(dossier)
    assert standing
    client.post("/ban/cho-ky/ky/", {"chon": f"{dossier.pk}:{standing.pk}", "key": key()})
    page = client.get("/ban/cho-ky/ket-qua/").content.decode()
    assert "phải ghi vì sao trễ" in page and fresh(dossier).result_signed_at is None
    path = f"/ban/ho-so/{dossier.pk}/"
    assert "Hồ sơ quá hạn: ghi nguyên nhân" in client.get(path).content.decode()
    done = client.post(f"{path}ky/", {"proposal": str(standing.pk), **why(dossier), "key": key()})
    assert done.status_code == 302 and fresh(dossier).result_signed_at == LATER


def test_a_page_in_time_asks_nothing(road: Road, signed_in: Callable[..., Client], monkeypatch: Any) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: road.at)
    page = signed_in("specialist1").get(f"/ban/ho-so/{road.to('accepted').pk}/").content.decode()
    assert "late-cause" not in page


def test_the_page_of_a_dossier_shows_both_dates_who_apologised_and_how_the_term_stands(
    road: Road, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier, _name = late_dossiers.apologised(road)
    client, path = signed_in("specialist1"), f"/ban/ho-so/{dossier.pk}/"
    page = " ".join(client.get(path).content.decode().split())
    assert "Đã hẹn 17:00, 23/11/2026, hẹn lại <strong>17:00, 04/12/2026</strong>" in page
    assert "ký văn bản xin lỗi (mẫu 04) lúc" in page and "chưa trễ hạn" in page
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    assert "đã trễ hạn" in signed_in("specialist1").get(path).content.decode()
