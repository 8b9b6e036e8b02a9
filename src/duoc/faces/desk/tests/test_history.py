"""The course of a dossier, what the applicant was told, the printed forms, the papers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import MONDAY, key
from tests.stages import Road, seal_forms

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier, OfficialForm
from duoc.dossiers.tests.test_return_by_post import NUMBER, choose
from duoc.faces.desk.tests.helping import path, send, text
from duoc.registers import actions as registers

pytestmark = pytest.mark.django_db


def test_the_course_tells_every_act_and_every_desk(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    page = text(signed_in("clerk1").get(path(issued(), "qua-trinh/")))
    for words in (
        "Nộp hồ sơ",
        "Tiếp nhận hồ sơ, hẹn ngày trả",
        "Đồng ý với dự thảo",
        "Cho số, ngày",
        "Số 1/2026",
        "Thẩm tra và ghi sổ",
        "Đỗ Quốc Thịnh",
        "không tính cho cơ quan",
        "Vì sao có ngày hẹn",
    ):
        assert words in page, words
    assert "Việc khác đã ghi nhật ký" not in page


def test_the_course_names_who_acted_and_the_number_of_a_parcel(signed_in: Any, road: Road) -> None:
    dossier = road.to("signed")
    registry = road.actor("registry1")
    registers.issue(actor=registry, dossier_id=dossier.pk, key=key(), at=MONDAY + timedelta(minutes=1))
    road.seal(dossier)
    choose(road, dossier)
    sent = {"dossier_id": dossier.pk, "number": NUMBER, "key": key(), "at": MONDAY}
    parcel_sent_by = road.actor("clerk1")
    actions.send_parcel(actor=parcel_sent_by, **sent)
    page = text(signed_in("clerk1").get(path(dossier, "qua-trinh/")))
    course = page[page.index("Diễn biến") :]
    assert f"{NUMBER} · {parcel_sent_by.person_name}" in course and registry.person_name in course
    assert f"Đóng dấu, phát hành Văn thư {registry.person_name}" in page


def test_contact_shows_what_was_told_and_whether_it_got_through(
    signed_in: Any, accepted: Callable[..., Dossier]
) -> None:
    page = text(signed_in("clerk1").get(path(accepted(), "lien-he/")))
    assert "0900000001" in page and "Đã tiếp nhận hồ sơ" in page and "chưa đọc" in page


def test_papers_open_in_our_own_frame_only(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    answer = signed_in("clerk1").get(path(dossier, f"giay-to/{dossier.papers.get().pk}/"))
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    assert answer["X-Frame-Options"] == "SAMEORIGIN" and answer["X-Content-Type-Options"] == "nosniff"
    assert "inline" in answer["Content-Disposition"]


def test_a_paper_of_another_dossier_is_not_found(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    one, two = filed(), filed()
    answer = signed_in("clerk1").get(path(one, f"giay-to/{two.papers.get().pk}/"))
    assert answer.status_code == 404


def test_forms_are_printed(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    send(signed_in("specialist1"), path(dossier, "bo-sung/"), **{"paper:birth_notice": "Ảnh mờ"})
    OfficialForm.objects.update(approved_at=timezone.now())  # the worker comes within minutes
    assert signed_in("clerk1").get(path(dossier, "giay-tiep-nhan.pdf")).status_code == 409  # not sealed yet
    seal_forms()
    for form in ["to-khai/declaration/", "giay-tiep-nhan.pdf", "phieu-bo-sung-1.pdf"]:
        answer = signed_in("clerk1").get(path(dossier, form))
        assert answer.status_code == 200 and answer.content.startswith(b"%PDF-")


def test_a_form_that_does_not_exist_yet_is_a_clear_page(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    for form in [
        "to-khai/none/",
        "to-khai/birth_notice/",
        "giay-tiep-nhan.pdf",
        "phieu-bo-sung-1.pdf",
        "phieu-tu-choi.pdf",
    ]:
        assert signed_in("clerk1").get(path(filed(), form)).status_code == 404
