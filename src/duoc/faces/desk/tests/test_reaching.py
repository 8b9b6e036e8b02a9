"""What the desk says of the applicant: whether news got there, how to call them, who helped them at the counter."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.cast import BIRTH

from duoc.dossiers.models import Dossier
from duoc.dossiers.tests.test_contacting import STATED, walk_in, without_account
from duoc.faces.desk.tests.helping import path, send, text

pytestmark = pytest.mark.django_db
NUMBER = STATED["requester.phone"]


def test_who_reads_here_was_notified(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(), signed_in("clerk1")
    send(clerk, path(dossier, "tiep-nhan/"), **{"da-xem": "birth_notice"})
    page = text(clerk.get(path(dossier)))
    assert "Người yêu cầu đã được báo" in page and "Báo qua điện thoại" not in page


def test_nobody_is_said_to_know_what_did_not_reach_them(signed_in: Any, actor: Any) -> None:
    dossier, clerk = walk_in(actor), signed_in("clerk1")
    assert "Báo qua điện thoại" in text(clerk.get(path(dossier)))
    ticks = [paper["id"] for paper in dossier.plan["papers"]]
    send(clerk, path(dossier, "tiep-nhan/"), **{"da-xem": ticks})
    page = text(clerk.get(path(dossier)))
    assert "Người yêu cầu đã được báo" not in page and f"hãy gọi {NUMBER} để báo" in page


@pytest.mark.parametrize("phone", ["0900000001", ""])
def test_a_refusal_says_the_same(signed_in: Any, filed: Callable[..., Dossier], phone: str) -> None:
    dossier, clerk = filed(), signed_in("clerk1")
    without_account("citizen1", phone=phone)
    dossier.plan = {**dossier.plan, "applicant": {**dossier.plan["applicant"], "phone": phone}, "contacts": {}}
    dossier.save()
    send(clerk, path(dossier, "tu-choi/"), reason="Không thuộc thẩm quyền của xã.", legal_basis="118/2025/NĐ-CP")
    page = text(clerk.get(path(dossier)))
    assert "Đã từ chối tiếp nhận" in page and "đã được báo" not in page
    assert ("hãy gọi 0900000001" if phone else "hãy báo khi họ đến") in page


def test_contact_shows_what_the_answers_say(signed_in: Any, actor: Any) -> None:
    page = text(signed_in("clerk1").get(path(walk_in(actor), "lien-he/")))
    assert NUMBER in page and STATED["requester.address"] in page and "Thư điện tử chưa có" in page


def test_helper_and_checked_paper_are_named(signed_in: Any, actor: Any) -> None:
    dossier, clerk = walk_in(actor), signed_in("clerk1")
    page = text(clerk.get(path(dossier)))
    assert f"Người nhập hộ: {dossier.helper.full_name}" in page and dossier.procedure_code == BIRTH
    assert "đã đối chiếu: Thẻ căn cước" in page


def test_a_draft_goes_to_nobody_who_cannot_read_it(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    without_account("citizen1")
    page = text(signed_in("specialist1").get(path(dossier)))
    assert "người yêu cầu xem dự thảo trước" not in page and "Trình ký" in page
