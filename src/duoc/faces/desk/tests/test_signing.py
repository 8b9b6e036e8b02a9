"""The leader reads and signs, one or many, or sends back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.cast import MONDAY, key

from duoc.decisions.models import Decision, Proposal, SendBack
from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import fresh, path, send, text
from duoc.ground.ledger.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]


def standing(dossier: Dossier) -> Proposal:
    return Proposal.objects.get(dossier=dossier, standing=True)


def test_the_page_shows_the_draft_and_what_it_rests_on(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossier, leader = submitted(), signed_in("leader1")
    answer = leader.get(path(dossier))
    page = text(answer)
    assert "Ký số" in page and "Đỗ Quốc Thịnh" in page and "000000000101" in page and "Trần Ngọc Hân" in page
    draft = path(dossier, f"du-thao/{standing(dossier).contents.get().pk}/")
    assert draft in answer.content.decode()
    assert leader.get(draft).content.startswith(b"%PDF-")


def test_signing_is_recorded_and_the_job_made(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossier, leader = submitted(), signed_in("leader1")
    answer = send(leader, path(dossier, "ky/"), proposal=standing(dossier).pk)
    assert answer.status_code == 302 and answer["Location"] == path(dossier) + "?cho=1"
    assert Decision.objects.get().state == "approved" and fresh(dossier).desk == "registry"
    page = text(leader.get(answer["Location"]))
    assert "Đã ký" in page and "Đang ký số" in page


def test_another_draft_than_the_one_read_is_not_signed(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossier = submitted()
    answer = send(signed_in("leader1"), path(dossier, "ky/"), proposal=key())
    assert answer.status_code == 409 and "Dự thảo đã được thay bằng bản khác" in text(answer)
    assert not Decision.objects.exists()


def test_a_leader_is_told_what_a_signature_waits_for(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossier, leader = submitted(), signed_in("leader1")
    asked = send(signed_in("citizen1"), f"/ho-so/{dossier.pk}/viec/request_withdrawal/", reason="Đã có ở nơi khác")
    assert asked.status_code == 302
    page = text(leader.get(path(dossier)))
    assert "Chuyên viên cần trả lời yêu cầu rút hồ sơ" in page and "Ký số" not in page
    refused = send(leader, path(dossier, "ky/"), proposal=standing(dossier).pk)
    assert refused.status_code == 409 and "Chuyên viên cần trả lời yêu cầu rút hồ sơ" in text(refused)
    assert not Decision.objects.exists()


def test_a_double_click_signs_once(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossier, leader, same = submitted(), signed_in("leader1"), key()
    proposal = standing(dossier).pk
    for _click in range(2):
        assert send(leader, path(dossier, "ky/"), key=same, proposal=proposal).status_code == 302
    assert Decision.objects.count() == 1


def test_sending_back_needs_words(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossier, leader = submitted(), signed_in("leader1")
    assert leader.get(path(dossier, "tra-lai/")).status_code == 200
    answer = send(leader, path(dossier, "tra-lai/"), reason="  ")
    assert answer.status_code == 422 and "Hãy ghi lý do" in text(answer)
    assert send(leader, path(dossier, "tra-lai/"), reason="Sai ngày sinh của mẹ").status_code == 302
    assert SendBack.objects.get().reason == "Sai ngày sinh của mẹ" and fresh(dossier).desk == "specialist"


def test_others_sign_nothing(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossier = submitted()
    for username in ["clerk1", "specialist1", "registry1"]:
        other = signed_in(username)
        proposal = standing(dossier).pk
        assert send(other, path(dossier, "ky/"), proposal=proposal).status_code == 403
        assert send(other, path(dossier, "tra-lai/"), reason="x").status_code == 403
        assert other.get("/ban/cho-ky/").status_code == 403
        assert send(other, "/ban/cho-ky/ky/", chon=f"{dossier.pk}:{proposal}").status_code == 403
        assert not Decision.objects.exists()


def test_many_are_signed_at_once_each_by_itself(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    good, other = submitted(), submitted(number="000000000102")
    gone = submitted(number="000000000103")
    leader = signed_in("leader1")
    listed = text(leader.get("/ban/cho-ky/"))
    assert good.shown_code in listed and gone.shown_code in listed
    picks = [f"{one.pk}:{standing(one).pk}" for one in (good, other, gone)]
    send(leader, path(gone, "tra-lai/"), reason="Sai họ")
    answer = send(leader, "/ban/cho-ky/ky/", chon=picks)
    assert answer.status_code == 302
    page = text(leader.get(answer["Location"]))
    assert page.count("Đã ký") >= 2 and "Chưa làm được" in page and gone.shown_code in page
    assert "Đã ký 2 trên 3 hồ sơ" in page
    again = text(leader.get(send(leader, "/ban/cho-ky/ky/", chon=picks)["Location"]))  # from a second tab
    assert "Chưa làm được hồ sơ nào" in again and "Đã ký" not in again.partition("Mã số hồ sơ")[0]
    assert Decision.objects.count() == 2 and fresh(gone).desk == "specialist"


def test_many_are_signed_in_the_order_of_the_list(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossiers = sorted((submitted(number=f"00000000010{number}") for number in range(1, 4)), key=lambda one: str(one.pk))
    for days, one in enumerate(reversed(dossiers)):
        Dossier.objects.filter(pk=one.pk).update(due_at=MONDAY + timedelta(days=300 + days))
    picks = [f"{one.pk}:{standing(one).pk}" for one in dossiers]
    send(signed_in("leader1"), "/ban/cho-ky/ky/", chon=picks)
    signed = Entry.objects.filter(action="dossier.approved").order_by("number").values_list("subject_id", flat=True)
    assert list(signed) == [str(one.pk) for one in reversed(dossiers)]


def test_signing_none_is_told(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    submitted()
    for picks in ([], ["nonsense"], ["1:2"]):
        answer = send(signed_in("leader1"), "/ban/cho-ky/ky/", chon=picks)
        assert answer.status_code == 422 and "Hãy đánh dấu ít nhất một hồ sơ" in text(answer)


def test_a_leader_of_another_unit_signs_none_of_these(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossier, other = submitted(), signed_in("leader2")
    assert dossier.shown_code not in text(other.get("/ban/cho-ky/"))
    answer = send(other, "/ban/cho-ky/ky/", chon=f"{dossier.pk}:{standing(dossier).pk}")
    assert answer.status_code == 302
    assert dossier.shown_code not in text(other.get(answer["Location"]))
    assert not Decision.objects.exists()
