"""The clerk reads and accepts: every paper ticked, fees settled, the promise shown before it is made."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.cast import key

from duoc.dossiers.models import Acceptance, Dossier
from duoc.faces.desk.tests.helping import fresh, path, send, text
from duoc.payments.models import Charge

pytestmark = pytest.mark.django_db


def test_the_page_shows_answers_papers_and_the_promise(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    page = text(signed_in("clerk1").get(path(filed())))
    for words in ("Trần Ngọc Hân", "10/11/2026", "Giấy chứng sinh", "chung-sinh.pdf", "Tờ khai đăng ký khai sinh"):
        assert words in page
    assert "Thứ Hai, 23/11/2026 , 17:00" in page and "Vì sao có ngày này" in page
    assert "Tiếp nhận hồ sơ" in page and "Từ chối tiếp nhận" in page


def test_accepting_starts_the_clock(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(), signed_in("clerk1")
    answer = send(clerk, path(dossier, "tiep-nhan/"), **{"da-xem": "birth_notice"})
    assert answer.status_code == 302 and answer["Location"] == path(dossier)
    dossier = fresh(dossier)
    assert dossier.state == "processing" and dossier.desk == "specialist"
    assert f"Đã tiếp nhận hồ sơ {dossier.code}, hẹn trả kết quả 17:00, 23/11/2026" in text(clerk.get(path(dossier)))


def test_a_paper_nobody_opened_is_not_accepted(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    answer = send(signed_in("clerk1"), path(dossier, "tiep-nhan/"))
    assert answer.status_code == 422 and "Hãy xem rồi đánh dấu: Giấy chứng sinh" in text(answer)
    assert 'href="#da-xem-birth_notice"' in answer.content.decode()
    assert fresh(dossier).state == "filed"


def test_an_unpaid_fee_holds_it_back(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(copies=2), signed_in("clerk1")
    refused = send(clerk, path(dossier, "tiep-nhan/"), **{"da-xem": "birth_notice"})
    assert refused.status_code == 409 and "còn khoản phí, lệ phí chưa thu" in text(refused)
    assert "checked" in refused.content.decode()
    charge = Charge.objects.get()
    answer = send(clerk, path(dossier, "da-thu/"), khoan=charge.pk)
    assert answer.status_code == 302
    assert send(clerk, path(dossier, "tiep-nhan/"), **{"da-xem": "birth_notice"}).status_code == 302
    assert fresh(dossier).state == "processing"


def test_a_double_click_accepts_once(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk, same = filed(), signed_in("clerk1"), key()
    for _click in range(2):
        assert send(clerk, path(dossier, "tiep-nhan/"), key=same, **{"da-xem": "birth_notice"}).status_code == 302
    assert Acceptance.objects.count() == 1


def test_somebody_else_was_faster(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    answer = send(signed_in("clerk1"), path(accepted(), "tiep-nhan/"), **{"da-xem": "birth_notice"})
    assert answer.status_code == 409 and "đã chuyển sang bước khác" in text(answer)


def test_only_a_clerk_accepts(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    for username in ["specialist1", "leader1", "registry1"]:
        other = signed_in(username)
        assert "Tiếp nhận hồ sơ" not in text(other.get(path(dossier)))
        assert send(other, path(dossier, "tiep-nhan/"), **{"da-xem": "birth_notice"}).status_code == 403
        assert fresh(dossier).state == "filed"


def test_a_form_without_key_is_refused(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    answer = send(signed_in("clerk1"), path(dossier, "tiep-nhan/"), key="", **{"da-xem": "birth_notice"})
    assert answer.status_code == 400 and fresh(dossier).state == "filed"


def test_a_request_that_came_twice_is_seen_before_it_is_accepted(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    first, second = filed(), filed()
    clerk = signed_in("clerk1")
    page = text(clerk.get(path(second)))
    assert "Có thể là chính hồ sơ này, nộp hai lần" in page and first.shown_code in page
    other = filed(**{"child.full_name": "Trần Ngọc Hà"})
    assert "khác 1 câu trả lời" in text(clerk.get(path(other)))
