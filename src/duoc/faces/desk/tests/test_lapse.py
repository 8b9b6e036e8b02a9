"""After silence the page says that a refusal is due, and its form begins with what the system drafted."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from tests.cast import BIRTH, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier, SupplementLapse

pytestmark = pytest.mark.django_db
RULE = {"supplement": "pause", "stop_after": "2 working_day", "unanswered": "refuse", "refuse_within": "1 working_day"}
SOURCE = "Trang thủ tục 9.000001: trình tự thử nghiệm"


def lapsed(road: Road, stage: str) -> Dossier:
    reworded(BIRTH, clock={**RULE, "article": SOURCE})
    dossier = road.to(stage)
    request = road.request_supplement(dossier, "specialist1" if stage == "accepted" else "clerk1")
    with transaction.atomic():
        actions.expire_supplement(request_id=request.pk, at=request.at + timedelta(days=4))
    return fresh(dossier)


@pytest.mark.parametrize(
    ("stage", "who", "form"), [("filed", "clerk1", "tu-choi/"), ("accepted", "specialist1", "khong-giai-quyet/")]
)
def test_the_refusal_is_drafted(
    road: Road, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, stage: str, who: str, form: str
) -> None:
    dossier = lapsed(road, stage)
    row = SupplementLapse.objects.get()
    assert row.refuse_by
    monkeypatch.setattr("django.utils.timezone.now", lambda: row.at)
    client, path = signed_in(who), f"/ban/ho-so/{dossier.pk}/"
    page = client.get(path).content.decode()
    assert "Người yêu cầu không bổ sung: phải từ chối" in page and f'href="{path}{form}"' in page
    shown = client.get(f"{path}{form}").content.decode()
    assert row.reason in shown and row.legal_basis in shown
    assert "118/2025/NĐ-CP" in row.legal_basis  # the article of the clock is a page, and no text
    sent = {"reason": row.reason, "legal_basis": row.legal_basis, "signer": "", "note": "", "key": key()}
    assert client.post(f"{path}{form}", sent).status_code == 302
    assert (fresh(dossier).state, fresh(dossier).desk) in {("refused", ""), ("processing", "leader")}
