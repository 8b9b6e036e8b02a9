"""A posting on the desk: where, since when, until when, and no button to sign before."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import NOW, pdf
from tests.stages import Road, seal_forms

from duoc.dossiers.models import Posting
from duoc.faces.desk.tests.helping import NUMBER, path, send, text
from duoc.faces.desk.tests.test_measure import MOST, counted

pytestmark = pytest.mark.django_db
DAY = {"posted_on.day": "23", "posted_on.month": "11", "posted_on.year": "2026"}
WHERE = "Trụ sở Ủy ban nhân dân xã"


def test_the_desk_says_until_when(signed_in: Any, road: Road) -> None:
    dossier, specialist = road.foundling(), signed_in("specialist1")
    assert "Chưa ghi nhận niêm yết" in text(specialist.get(path(dossier)))
    early = send(specialist, path(dossier, "trinh/"), **{"child.personal_number": NUMBER})
    assert early.status_code == 409 and "phải niêm yết trước khi trình ký" in text(early)
    form = specialist.get(path(dossier, "niem-yet/"))
    assert "7 ngày liên tục" in text(form) and 'value="23"' in form.content.decode()
    assert send(specialist, path(dossier, "niem-yet/"), place=WHERE, **DAY).status_code == 302
    page = text(specialist.get(path(dossier)))
    assert (
        "Niêm yết đến hết ngày 30/11/2026, sau đó mới được ký" in page
        and WHERE in page
        and "Ghi nhận niêm yết lại" in page
    )
    assert "Niêm yết từ 23/11/2026 đến hết ngày 30/11/2026" in text(specialist.get(path(dossier, "qua-trinh/")))
    citizen = text(signed_in("citizen1").get(f"/ho-so/{dossier.pk}/"))
    assert "đã niêm yết công khai" in citizen and "30/11/2026" in citizen


def test_the_leader_signs_when_it_is_over(signed_in: Any, road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, leader = road.foundling(), signed_in("leader1")
    road.post_publicly(dossier)
    proposal = road.propose(dossier)
    road.check(dossier)
    page = text(leader.get(path(dossier)))
    assert "Đang niêm yết đến hết ngày 30/11/2026, sau đó mới ký được" in page and "Ký số" not in page
    refused = send(leader, path(dossier, "ky/"), proposal=proposal.pk)
    assert refused.status_code == 409 and "Đang niêm yết đến hết ngày" in text(refused)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=8))
    page = text(signed_in("leader1").get(path(dossier)))
    assert "Ký số" in page and "Đã hết thời gian niêm yết" in page


def test_what_was_typed_stays_beside_what_is_wrong(signed_in: Any, road: Road) -> None:
    dossier, specialist = road.foundling(), signed_in("specialist1")
    for data, says in [
        ({"place": WHERE, **DAY, "posted_on.day": "31"}, "Không có ngày 31/11/2026"),
        ({"place": WHERE, **DAY, "posted_on.day": "24"}, "không thể ở tương lai"),
        ({"place": WHERE}, "Hãy ghi ngày đã niêm yết"),
        ({"place": "", **DAY}, "Hãy ghi nơi niêm yết"),
    ]:
        answer = send(specialist, path(dossier, "niem-yet/"), **data)
        assert answer.status_code == 422 and says in text(answer), says
        assert not data["place"] or WHERE in answer.content.decode()
    assert not Posting.objects.exists()


def test_an_ordinary_birth_is_not_posted(signed_in: Any, road: Road) -> None:
    dossier, specialist = road.to("accepted"), signed_in("specialist1")
    assert "Niêm yết công khai" not in text(specialist.get(path(dossier)))
    assert "không phải niêm yết" in text(specialist.get(path(dossier, "niem-yet/")))
    assert send(specialist, path(dossier, "niem-yet/"), place=WHERE, **DAY).status_code == 409


def test_others_post_nothing(signed_in: Any, road: Road) -> None:
    dossier = road.foundling()
    for username in ["clerk1", "leader1", "specialist2", "citizen1"]:
        assert send(signed_in(username), path(dossier, "niem-yet/"), place=WHERE, **DAY).status_code == 403
    assert signed_in("clerk1").get(path(dossier, "niem-yet/")).status_code == 302


def test_the_pages_stay_within_their_queries(signed_in: Any, road: Road) -> None:
    dossier, specialist = road.foundling(), signed_in("specialist1")
    road.post_publicly(dossier)
    assert max(counted(specialist, path(dossier, act)) for act in ("", "niem-yet/", "qua-trinh/")) <= MOST


def test_photo_minutes_and_objections_stand_before_the_signer(
    signed_in: Any, road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier, specialist = road.foundling(), signed_in("specialist1")
    photo = SimpleUploadedFile("anh.pdf", pdf("ảnh"))
    assert send(specialist, path(dossier, "niem-yet/"), place=WHERE, photo=photo, **DAY).status_code == 302
    shown = specialist.get(path(dossier, f"niem-yet/{Posting.objects.get().pk}/anh/"))
    assert shown.content.startswith(b"%PDF")
    day = {"received_on.day": "23", "received_on.month": "11", "received_on.year": "2026"}
    against = {"objector": "Phạm Văn Tám", "say": "Bé là cháu của tôi.", **day}
    assert send(specialist, path(dossier, "viec/record_posting_objection/"), **against).status_code == 302
    page = text(specialist.get(path(dossier)))
    assert "Phạm Văn Tám" in page and "chưa trình, chưa ký" in page and "Trả lời ý kiến niêm yết" in page
    objection = str(dossier.posting_objections.get().pk)
    answer = {"objection": objection, "reason": "Đã xác minh, không phải người thân."}
    assert send(specialist, path(dossier, "viec/answer_posting_objection/"), **answer).status_code == 302
    road.propose(dossier)
    road.check(dossier)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=8))
    ended = {"ended_on.day": "30", "ended_on.month": "11", "ended_on.year": "2026", "outcome": "whole"}
    minutes = {**ended, "present": "Trần Văn Bảy", "findings": "Một ý kiến, đã trả lời."}
    specialist = signed_in("specialist1")
    assert send(specialist, path(dossier, "viec/end_posting/"), **minutes).status_code == 302
    signer = text(signed_in("leader1").get(path(dossier)))
    for words in ("Phạm Văn Tám", "Đã xác minh", "đủ thời gian niêm yết", "Xem ảnh niêm yết", "In biên bản"):
        assert words in signer, words
    seal_forms()
    assert specialist.get(path(dossier, "bien-ban-niem-yet-1.pdf")).content.startswith(b"%PDF")
    citizen = signed_in("citizen1")
    assert "Biên bản kết thúc niêm yết" in text(citizen.get(f"/ho-so/{dossier.pk}/"))
    assert citizen.get(f"/ho-so/{dossier.pk}/bien-ban-niem-yet/1.pdf").content.startswith(b"%PDF")
