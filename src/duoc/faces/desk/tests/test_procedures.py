"""Definitions for functional staff, what is only accepted when somebody came, and the copy sheet of a ministry."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation
from tests.cast import MONDAY, key

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.desk.procedures.sources import Sources
from duoc.faces.desk.tests.helping import fresh, path, send, text
from duoc.payments.models import Charge
from duoc.people.powers import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
COPY: dict[str, Any] = {
    "documents": [
        {
            "name": "Bằng tốt nghiệp",
            "issuer": "vietnam",
            "original": "paper",
            "damaged": False,
            "pages": 2,
            "copies": 1,
        }
    ],
    "place": "32092",
}
SHOP: dict[str, Any] = {
    "hkd.name": "Tạp hóa Sáu Phạm",
    "hkd.code": "096170000021",
    "hkd.commune": "32092",
    "hkd.address": "Ấp Cây Khô",
    "changes": ["tax"],
    "tax_change": "Số điện thoại mới",
    "registered_at": "seat",
    "changed_on": "2026-11-20",
    "group": False,
    "requester.relation": "owner",
}


def filed_one(actor: Callable[..., Actor], code: str, answers: dict[str, Any]) -> Dossier:
    who = actor("citizen1")
    draft = dossiers.begin(actor=who, code=code, at=MONDAY)
    dossiers.answer(actor=who, draft_id=draft.pk, answers=answers, at=MONDAY)
    return dossiers.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)


def test_a_definition_with_its_faults_cases_and_versions(signed_in: Any) -> None:
    page = text(signed_in("admin1").get("/ban/thu-tuc/1.013225/"))
    for words in ("procedure:", "Thử trả lời", "Máy kiểm tra nói gì", "tình huống ra đúng", "khác bản", "Bản từ"):
        assert words in page


def test_faults_are_kept_in_the_language_of_each_reader(tmp_path: Path) -> None:
    text_of = (settings.CATALOG / "ca-mau" / "procedures" / "2.000635" / "definition.yaml").read_text("utf-8")
    (tmp_path / "definition.yaml").write_text(
        text_of.replace("copies * parameter.civil_status_copy", "copy * 8000"), "utf-8"
    )
    sources = Sources(settings.CATALOG, tmp_path)
    for language, why in (("vi", "Điều kiện này không bao giờ đúng."), ("en", "This condition is never true.")):
        with translation.override(language):
            assert why in {finding.why for finding in sources.findings()}


def test_answers_are_tried_and_nothing_is_kept(signed_in: Any) -> None:
    page = text(signed_in("specialist1").get("/ban/thu-tuc/1.003650/", {"thu": "1", "origin": "new"}))
    assert "Ra thế nào" in page and "Tàu đóng mới" in page and "3 ngày làm việc" in page
    assert not Dossier.objects.exists()


def test_the_list_is_searched(signed_in: Any) -> None:
    page = text(signed_in("admin1").get("/ban/thu-tuc/", {"q": "khai sinh", "loai": "tailored"}))
    assert "1.001193" in page and "1.003650" not in page


@pytest.mark.parametrize("address", ["/ban/thu-tuc/", "/ban/thu-tuc/1.001193/"])
def test_others_are_refused(signed_in: Any, address: str) -> None:
    assert signed_in("clerk1").get(address).status_code == 403


def test_what_was_sent_ahead_is_accepted_when_the_person_came(signed_in: Any, actor: Callable[..., Actor]) -> None:
    dossier, clerk = filed_one(actor, "2.000815", COPY), signed_in("clerk1")
    assert "Gửi trước trực tuyến, chưa phải đã nộp" in text(clerk.get(path(dossier)))
    for charge in Charge.objects.all():
        send(clerk, path(dossier, "da-thu/"), khoan=str(charge.pk))
    refused = send(clerk, path(dossier, "tiep-nhan/"), **{"da-xem": "original.1"})
    assert refused.status_code == 422 and "chỉ được gửi trước" in text(refused)
    unseen = send(clerk, path(dossier, "tiep-nhan/"), **{"da-den": "1"})
    assert unseen.status_code == 422 and fresh(dossier).state == "filed"
    done = send(clerk, path(dossier, "tiep-nhan/"), **{"da-den": "1", "da-xem": "original.1"})
    assert done.status_code == 302 and fresh(dossier).state == "processing"


def test_a_ministry_s_dossier_is_copied_and_mirrored(signed_in: Any, actor: Callable[..., Actor]) -> None:
    dossier = filed_one(actor, "2.000720", SHOP)
    dossiers.accept(
        actor=actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY, fee=0, fee_basis="Thông tư 85/2019/TT-BTC"
    )
    specialist, sheet = signed_in("specialist1"), path(dossier, "phieu-chep/")
    assert "Tạp hóa Sáu Phạm" in text(specialist.get(sheet))
    empty = send(specialist, sheet, number="", status="nonsense")
    assert empty.status_code == 422 and "Hãy chọn trạng thái" in text(empty)
    assert send(specialist, sheet, number="HKD-1", status="processing").status_code == 302
    assert "HKD-1: Đang xử lý" in text(specialist.get(path(dossier, "qua-trinh/")))
    assert "Mã hồ sơ bên Bộ: HKD-1" in text(signed_in("citizen1").get(f"/ho-so/{dossier.pk}/"))
