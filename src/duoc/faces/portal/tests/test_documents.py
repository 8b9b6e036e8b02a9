"""Filing notice and forms 01 to 03: real PDFs that say what the dossier says."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import MONDAY, key
from tests.stages import seal_forms

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, OfficialForm
from duoc.people.powers import Actor

pytestmark = pytest.mark.usefixtures("real_paper")
ITEMS = [{"kind": "paper", "code": "birth_notice", "name": "Giấy chứng sinh", "say": "Ảnh mờ, hãy chụp lại."}]


@pytest.fixture
def client(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("citizen1")


def opened(client: Client, path: str) -> pikepdf.Pdf:
    answer = client.get(path)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]
    return pikepdf.open(io.BytesIO(answer.content))


def title(pdf: pikepdf.Pdf) -> str:
    return str(pdf.docinfo.get("/Title", ""))


def test_the_filing_notice(client: Client, filed: Callable[..., Dossier]) -> None:
    document = opened(client, f"/ho-so/{filed().pk}/thong-bao.pdf")
    assert title(document) == "Thông báo đã nộp hồ sơ" and len(document.pages) == 1


def test_form_01_comes_with_acceptance(
    client: Client, filed: Callable[..., Dossier], actor: Callable[..., Actor]
) -> None:
    dossier = filed(copies=1)
    path = f"/ho-so/{dossier.pk}/giay-tiep-nhan.pdf"
    assert client.get(path).status_code == 404


def test_form_01(client: Client, accepted: Callable[..., Dossier]) -> None:
    path = f"/ho-so/{accepted().pk}/giay-tiep-nhan.pdf"
    OfficialForm.objects.update(approved_at=timezone.now())  # the worker comes within minutes
    waiting = client.get(path)
    assert waiting.status_code == 409 and "đang được ký số" in waiting.content.decode()
    seal_forms()
    document = opened(client, path)
    assert title(document) == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" and len(document.pages) == 1


def test_form_02(client: Client, filed: Callable[..., Dossier], actor: Callable[..., Actor]) -> None:
    dossier = filed()
    who = actor("clerk1")
    dossiers.request_supplement(
        actor=who, dossier_id=dossier.pk, items=ITEMS, legal_basis="118/2025/NĐ-CP", key=key(), at=MONDAY
    )
    seal_forms()
    assert f"/ho-so/{dossier.pk}/bo-sung/1.pdf" in client.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert title(opened(client, f"/ho-so/{dossier.pk}/bo-sung/1.pdf")).startswith("Phiếu yêu cầu bổ sung")
    assert client.get(f"/ho-so/{dossier.pk}/bo-sung/2.pdf").status_code == 404


def test_form_03(client: Client, filed: Callable[..., Dossier], actor: Callable[..., Actor]) -> None:
    dossier = filed()
    assert client.get(f"/ho-so/{dossier.pk}/tu-choi.pdf").status_code == 404
    dossiers.refuse(
        actor=actor("clerk1"),
        dossier_id=dossier.pk,
        reason="Không thuộc xã này.",
        legal_basis="Luật Hộ tịch",
        key=key(),
        at=MONDAY,
    )
    seal_forms()
    assert title(opened(client, f"/ho-so/{dossier.pk}/tu-choi.pdf")).startswith("Phiếu từ chối")
