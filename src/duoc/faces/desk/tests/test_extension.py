"""More time: the page says until when before it is promised; afterwards everybody sees why."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.cast import key

from duoc.dossiers.models import Dossier, Extension
from duoc.faces.desk.tests.helping import fresh, path, send, text
from duoc.faces.desk.tests.test_measure import MOST, counted

pytestmark = pytest.mark.django_db
PAGE = "them-thoi-gian/"
REASON = "Chờ xã nơi cha từng cư trú trả lời."


def test_the_new_date_is_shown_then_promised(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier, specialist = accepted(), signed_in("specialist1")
    assert f"{path(dossier)}{PAGE}" in specialist.get(path(dossier)).content.decode()
    page = specialist.get(path(dossier, PAGE))
    assert "ngày hẹn mới 17:00, 27/11/2026" in text(page) and "Ngày Văn hóa Việt Nam" in text(page)
    assert not Extension.objects.exists()
    assert send(specialist, path(dossier, PAGE), extra="verify", reason=REASON).status_code == 302
    after = text(specialist.get(path(dossier)))
    assert "Đã thêm 3 ngày làm việc" in after and "17:00, 27/11/2026" in after
    # Offered no more, and the finding waits in the form of the proposal.
    page = specialist.get(path(dossier)).content.decode()
    assert f"{path(dossier)}{PAGE}" not in page
    assert 'value="elsewhere" checked' in page
    assert "Không có lý do nào" in text(specialist.get(path(dossier, PAGE)))


def test_the_course_keeps_every_promise_with_its_proof(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier, specialist = accepted(), signed_in("specialist1")
    send(specialist, path(dossier, PAGE), extra="verify", reason=REASON)
    course = text(specialist.get(path(dossier, "qua-trinh/")))
    newest, older = course.index("Thêm 3 ngày làm việc. Lý do"), course.index("Trước đó hẹn 17:00, 23/11/2026")
    assert newest < older and REASON in course and "Thêm thời gian giải quyết" in course


def test_the_applicant_reads_why(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    send(signed_in("specialist1"), path(dossier, PAGE), extra="verify", reason=REASON)
    page = text(signed_in("citizen1").get(f"/ho-so/{dossier.pk}/"))
    assert "cần thêm thời gian" in page and REASON in page and "Ngày hẹn trước đó: 17:00, 23/11/2026" in page


def test_what_is_missing_stands_at_its_field(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    answer = send(signed_in("specialist1"), path(dossier, PAGE), extra="verify", reason="Lâu")
    assert answer.status_code == 422 and "ít nhất 10 ký tự" in text(answer) and ">Lâu<" in answer.content.decode()
    assert fresh(dossier).due_at == dossier.due_at


def test_a_double_click_is_one_extension(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier, specialist, same = accepted(), signed_in("specialist1"), key()
    for _time in (1, 2):
        fields = {"extra": "verify", "reason": REASON, "key": same}
        assert send(specialist, path(dossier, PAGE), **fields).status_code == 302
    assert Extension.objects.count() == 1


def test_others_extend_nothing(signed_in: Any, accepted: Callable[..., Dossier], filed: Callable[..., Dossier]) -> None:
    dossier = accepted()
    for username in ["clerk1", "leader1", "specialist2", "citizen1"]:
        assert send(signed_in(username), path(dossier, PAGE), extra="verify", reason=REASON).status_code == 403
    assert signed_in("clerk1").get(path(dossier, PAGE)).status_code == 302
    assert send(signed_in("specialist1"), path(filed(), PAGE), extra="verify", reason=REASON).status_code == 409
    assert not Extension.objects.exists()


def test_the_pages_stay_within_their_queries(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier, specialist = accepted(), signed_in("specialist1")
    assert counted(specialist, path(dossier, PAGE)) <= MOST
    send(specialist, path(dossier, PAGE), extra="verify", reason=REASON)
    assert max(counted(specialist, path(dossier, act)) for act in ("", "qua-trinh/")) <= MOST
