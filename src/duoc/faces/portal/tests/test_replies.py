"""The applicant's turns: supplement, draft check, cancelling."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.cast import BIRTH, MONDAY, key, pdf
from tests.changed_definition import reworded
from tests.stages import Road, by_form, fresh

from duoc.decisions.models import DraftCheck, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries
from duoc.dossiers.acts import APPLICANT
from duoc.dossiers.models import Dossier, MissingPaper, Supplement
from duoc.ground.worktime.calculations import ending
from duoc.people.powers import Actor

ITEMS = [
    {"kind": "paper", "code": "birth_notice", "name": "Giấy chứng sinh", "say": "Ảnh mờ, hãy chụp lại."},
    {"kind": "answer", "code": "child.full_name", "name": "Họ tên của bé", "say": "Viết đủ chữ đệm."},
]


@pytest.fixture
def client(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("citizen1")


@pytest.fixture
def asked(filed: Callable[..., Dossier], actor: Callable[..., Actor]) -> Dossier:
    """A dossier for which clerk1 asked a paper and an answer."""
    dossier = filed()
    who = actor("clerk1")
    dossiers.request_supplement(
        actor=who, dossier_id=dossier.pk, items=ITEMS, legal_basis="118/2025/NĐ-CP", key=key(), at=MONDAY
    )
    return dossier


def paper(data: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile("moi.pdf", data or pdf("mới"), "application/pdf")


def test_what_is_asked_is_shown_where_it_is_answered(client: Client, asked: Dossier) -> None:
    assert f"/ho-so/{asked.pk}/bo-sung/" in client.get(f"/ho-so/{asked.pk}/").content.decode()
    html = client.get(f"/ho-so/{asked.pk}/bo-sung/").content.decode()
    assert "Ảnh mờ, hãy chụp lại." in html and 'name="birth_notice"' in html
    assert 'name="child.full_name"' in html and "Trần Ngọc Hân" in html
    assert "Chưa xác định được hạn chót" in html and "có thể bị từ chối" in html  # it promises no waiting without end


def test_the_last_moment_for_it_is_said_on_both_pages(client: Client, road: Road) -> None:
    reworded(BIRTH, clock={"supplement": "restart", "stop_after": "10 working_day", "article": "118/2025/NĐ-CP"})
    dossier = road.file()
    road.request_supplement(dossier, at=timezone.now())
    until = queries.supplement_until(fresh(dossier), dossier.supplement_requests.get())
    assert until
    assert f"Gửi chậm nhất {ending(until)}." in client.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert f"Hạn chót: {ending(until)}." in client.get(f"/ho-so/{dossier.pk}/bo-sung/").content.decode()


def test_after_the_last_moment_nothing_is_asked_for_any_more(
    signed_in: Callable[[str], Client], road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also before the office opens and notes what follows."""
    reworded(BIRTH, clock={"supplement": "restart", "stop_after": "1 working_day", "article": "118/2025/NĐ-CP"})
    dossier = road.file()
    road.request_supplement(dossier, at=MONDAY)
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY + timedelta(days=3))
    client = signed_in("citizen1")
    own = client.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "Hạn bổ sung đã hết" in own and "Đang chờ bạn bổ sung" not in own and '/bo-sung/"' not in own
    answer = client.get(f"/ho-so/{dossier.pk}/bo-sung/")
    assert answer.status_code == 409 and "Đã hết hạn bổ sung" in answer.content.decode()


def test_a_supplement_is_sent_once(client: Client, asked: Dossier) -> None:
    path, same = f"/ho-so/{asked.pk}/bo-sung/", key()
    for _again in range(2):
        sent = {"birth_notice": paper(), "child.full_name": "Trần Thị Ngọc Hân", "key": same}
        assert client.post(path, sent)["Location"] == f"/ho-so/{asked.pk}/"
    asked.refresh_from_db()
    assert asked.state == "filed" and asked.answers["child.full_name"] == "Trần Thị Ngọc Hân"
    assert Supplement.objects.count() == 1 and asked.papers.filter(turn=1).count() == 1


def test_a_missing_file_is_told_and_the_words_stay(client: Client, asked: Dossier) -> None:
    path = f"/ho-so/{asked.pk}/bo-sung/"
    assert client.post(path, {"child.full_name": "Trần Thị Ngọc Hân", "key": key()}).url == path
    html = client.get(path).content.decode()
    assert "Giấy chứng sinh" in html and "Còn thiếu." in html
    assert "Trần Thị Ngọc Hân" in html and Supplement.objects.count() == 0


def test_a_word_stands_for_no_paper_and_a_reason_waits_for_the_desk(client: Client, asked: Dossier) -> None:
    path, why = f"/ho-so/{asked.pk}/bo-sung/", "Trạm y tế không còn bản gốc."
    sent = {"child.full_name": "Trần Ngọc Hân", "say": why, "key": key()}
    assert client.post(path, sent).url == path  # what came is kept, and the page says what still lacks
    assert "Còn thiếu." in client.get(path).content.decode() and not Supplement.objects.exists()
    sent = {"missing": "birth_notice", "why-birth_notice": why, "child.full_name": "Trần Ngọc Hân", "key": key()}
    assert client.post(path, sent).url == path
    assert MissingPaper.objects.get().reason == why and "chờ cơ quan trả lời" in client.get(path).content.decode()


def test_a_bad_file_or_answer_keeps_everything_as_it_was(client: Client, asked: Dossier) -> None:
    path = f"/ho-so/{asked.pk}/bo-sung/"
    sent = {"birth_notice": paper(b"MZ no pdf"), "child.full_name": "Trần Ngọc Hân", "say": "lời nhắn", "key": key()}
    answer = client.post(path, sent)
    assert answer.status_code == 422 and "moi.pdf" in answer.content.decode() and "lời nhắn" in answer.content.decode()
    answer = client.post(path, {"birth_notice": paper(), "child.full_name": "", "key": key()})
    assert answer.status_code == 422
    asked.refresh_from_db()
    assert asked.state == "supplement" and asked.papers.filter(turn=1).count() == 0


def test_nothing_asked_nothing_to_add(client: Client, filed: Callable[..., Dossier]) -> None:
    answer = client.get(f"/ho-so/{filed().pk}/bo-sung/")
    assert answer.status_code == 409 and "không còn chờ bổ sung" in answer.content.decode()


def test_the_draft_is_read_before_it_is_signed(client: Client, proposed: Callable[..., Dossier]) -> None:
    dossier = proposed()
    assert f"/ho-so/{dossier.pk}/du-thao/" in client.get(f"/ho-so/{dossier.pk}/").content.decode()
    html = client.get(f"/ho-so/{dossier.pk}/du-thao/").content.decode()
    assert "Trần Ngọc Hân" in html and "coi như đồng ý" in html and "000000000101" in html
    content = Proposal.objects.get(dossier=dossier, standing=True).contents.get()
    answer = client.get(f"/ho-so/{dossier.pk}/du-thao/{content.pk}.pdf")
    assert answer.content.startswith(b"%PDF") and answer["Content-Disposition"].startswith("inline")


def test_what_the_desk_answered_is_read_in_words(client: Client, proposed: Callable[..., Dossier]) -> None:
    dossier = proposed()
    standing = Proposal.objects.get(dossier=dossier, standing=True)
    Proposal.objects.filter(pk=standing.pk).update(values={**standing.values, "verification": "none"})
    html = client.get(f"/ho-so/{dossier.pk}/du-thao/").content.decode()
    assert "Không phải hỏi nơi khác" in html and ">none<" not in html.replace(" ", "").replace("\n", "")
    assert html.index("Trần Ngọc Hân") < html.index("Không phải hỏi nơi khác"), "the names are read first"


def test_agreeing_sends_it_to_the_leader(client: Client, proposed: Callable[..., Dossier]) -> None:
    dossier = proposed()
    assert client.post(f"/ho-so/{dossier.pk}/du-thao/", {"agreed": "yes", "key": key()}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.desk == "leader" and DraftCheck.objects.get().agreed is True
    assert client.get(f"/ho-so/{dossier.pk}/du-thao/").status_code == 409


def test_saying_what_is_wrong_sends_it_back(client: Client, proposed: Callable[..., Dossier]) -> None:
    dossier = proposed()
    path = f"/ho-so/{dossier.pk}/du-thao/"
    answer = client.post(path, {"agreed": "no", "say": "  ", "key": key()})
    assert answer.status_code == 422 and "Hãy ghi chỗ cần sửa" in answer.content.decode()
    assert client.post(path, {"key": key()}).status_code == 422
    assert client.post(path, {"agreed": "no", "say": "Sai ngày sinh của mẹ", "key": key()}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.desk == "specialist" and DraftCheck.objects.get().say == "Sai ngày sinh của mẹ"


def test_cancelling_asks_once_more_and_then_ends_it(client: Client, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    path = f"/ho-so/{dossier.pk}/huy/"
    assert "Bạn muốn hủy hồ sơ này?" in client.get(path).content.decode()
    dossier.refresh_from_db()
    assert dossier.state == "filed"
    html = client.post(path, {"reason": "Nộp nhầm", "key": key()}, follow=True).content.decode()
    assert "Bạn đã hủy" in html and "Đã hủy hồ sơ" in html
    assert client.get(path).status_code == 409


def test_an_accepted_dossier_is_not_cancelled(client: Client, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    answer = client.post(f"/ho-so/{dossier.pk}/huy/", {"key": key()})
    assert answer.status_code == 409 and "đã được tiếp nhận" in answer.content.decode()


def test_who_can_no_longer_cancel_is_led_to_the_withdrawal(
    client: Client, accepted: Callable[..., Dossier], actor: Callable[..., Actor]
) -> None:
    dossier, withdrawing = accepted(), "/viec/request_withdrawal/"
    answer = client.get(f"/ho-so/{dossier.pk}/huy/")
    assert answer.status_code == 409 and f"/ho-so/{dossier.pk}{withdrawing}" in answer.content.decode()
    by_form(actor("citizen1"), "request_withdrawal", dossier, {}, APPLICANT)
    again = client.get(f"/ho-so/{dossier.pk}/huy/")
    assert again.status_code == 409 and withdrawing not in again.content.decode()


def test_others_cannot_reply(asked: Dossier, signed_in: Callable[[str], Client]) -> None:
    for who in ("citizen2", "clerk1"):
        other = signed_in(who)
        assert other.post(f"/ho-so/{asked.pk}/huy/", {"key": key()}).status_code in (403, 404)
        assert other.post(f"/ho-so/{asked.pk}/bo-sung/", {"say": "x", "key": key()}).status_code in (403, 404)
    asked.refresh_from_db()
    assert asked.state == "supplement"
