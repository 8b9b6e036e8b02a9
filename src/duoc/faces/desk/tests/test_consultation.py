"""Other bodies are asked, their answers recorded, and the leader reads them beside the draft."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import NOW, key, pdf
from tests.changed_definition import SEEN, changed
from tests.colleagues import colleague
from tests.stages import QUESTION, Road, seal_forms

from duoc.dossiers.actions import close_silent_consultation, finish_step
from duoc.dossiers.models import Consultation, OutsideQuestion
from duoc.faces.desk.tests.helping import path, send, text
from duoc.faces.desk.tests.test_measure import MOST, counted
from duoc.people.models import Organisation

pytestmark = pytest.mark.django_db
ASK, HERE = "lay-y-kien/", "/ban/co-quan-khac-hoi/"
LETTER = {
    "letter_number": "12/STP-HC",
    "letter_date.day": "23",
    "letter_date.month": "11",
    "letter_date.year": "2026",
}

LETTERS = ("sign_outside_letter", "send_outside_letter")
POLICE = {"body": "Công an tỉnh Cà Mau", "place": "Số 1, đường Thử, tỉnh Cà Mau", "question": QUESTION}


def unit(code: str = "so-tu-phap") -> Organisation:
    return Organisation.objects.get(code=code)


def test_a_body_is_asked_and_its_answer_recorded(signed_in: Any, road: Road) -> None:
    dossier, specialist = road.search(), signed_in("specialist1")
    assert f"{path(dossier)}{ASK}" in specialist.get(path(dossier)).content.decode()
    form = text(specialist.get(path(dossier, ASK)))
    assert "coi như đồng ý" in form and "2 ngày làm việc" in form and unit().name in form
    assert send(specialist, path(dossier, ASK), unit=str(unit().pk), question=QUESTION).status_code == 302
    asked = Consultation.objects.get()
    page = specialist.get(path(dossier))
    assert "Chờ trả lời" in text(page) and "hết ngày 26/11/2026" in text(page)
    hear = path(dossier, f"y-kien/{asked.pk}/")
    assert hear in page.content.decode() and QUESTION in text(specialist.get(hear))
    alone = send(specialist, hear, answer="agreed")
    assert alone.status_code == 422 and "Hãy ghi số, ký hiệu văn bản trả lời" in text(alone)
    assert send(specialist, hear, answer="not_agreed", say="Vướng hành lang đê biển.", **LETTER).status_code == 302
    page = text(specialist.get(path(dossier)))
    assert "Không đồng ý" in page and "Vướng hành lang đê biển." in page
    assert "ghi thay theo văn bản số 12/STP-HC" in page
    course = text(specialist.get(path(dossier, "qua-trinh/")))
    assert f"{unit().name}: Không đồng ý, theo văn bản số 12/STP-HC ngày 23/11/2026" in course
    reply = path(dossier, "viec/answer_objection/")
    assert "chưa trả lời ý kiến này" in page and reply in specialist.get(path(dossier)).content.decode()
    assert send(specialist, reply, objection=str(asked.pk), reason="Thửa đất nằm ngoài hành lang.").status_code == 302
    road.propose(dossier, values={})
    assert "Thửa đất nằm ngoài hành lang." in text(signed_in("leader1").get(path(dossier)))
    assert "Thửa đất nằm ngoài hành lang." in text(specialist.get(path(dossier, "qua-trinh/")))
    assert "Vướng hành lang đê biển." in text(signed_in("leader1").get(path(dossier)))
    citizen = text(signed_in("citizen1").get(f"/ho-so/{dossier.pk}/"))
    assert "hỏi ý kiến cơ quan khác" in citizen and "Vướng" not in citizen


def test_silence_is_told_as_the_definition_says(signed_in: Any, road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = road.search()
    asked = road.consult(dossier)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=5))
    page = signed_in("specialist1").get(path(dossier))
    assert "Không trả lời trong thời hạn: coi như đồng ý" in text(page)
    assert f"y-kien/{asked.pk}" not in page.content.decode()


@pytest.mark.parametrize(
    ("disagreement", "then", "unanswered"),
    [
        ({}, "“Không làm được” thì hồ sơ không được giải quyết", "câu hỏi ở trên khi đó không phải trả lời"),
        ({"disagreement": "back"}, "“Không làm được” thì hồ sơ trở lại bước trước", "không phải trả lời"),
        ({"disagreement": "goes_on"}, "“Không làm được” không dừng hồ sơ", "câu hỏi ở trên vẫn phải trả lời"),
    ],
)
def test_a_body_reads_what_happens_when_it_cannot_do_its_work(
    signed_in: Any, road: Road, disagreement: dict[str, str], then: str, unanswered: str
) -> None:
    at = {"at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "2 working_day", "silence": "none"}
    at |= {"to_verify": "Thời hạn trả lời chưa đối chiếu."}
    before = {"id": "weigh", "post": "specialist"}
    changed([{**SEEN, "step": "tax"}], added=[(1, before), (2, {"id": "tax", **at, **disagreement})])
    dossier = road.to("accepted")
    finish_step(actor=road.actor("specialist1"), dossier_id=dossier.pk, key=key(), at=NOW)
    page = text(signed_in("specialist3").get(path(dossier, f"y-kien/{Consultation.objects.get().pk}/")))
    assert then in page and unanswered in page
    assert "(đang xác minh)" in page
    assert "Thời hạn trả lời chưa đối chiếu." in page  # why, in the fold of the procedure's doubts


def test_what_is_missing_stands_at_its_field(signed_in: Any, road: Road) -> None:
    dossier, specialist = road.search(), signed_in("specialist1")
    answer = send(specialist, path(dossier, ASK), unit="", question=QUESTION)
    assert answer.status_code == 422 and "Hãy chọn một cơ quan khác" in text(answer) and QUESTION in text(answer)
    answer = send(specialist, path(dossier, ASK), unit=str(unit().pk), question="?")
    assert answer.status_code == 422 and "Hãy ghi rõ nội dung" in text(answer)
    hear = path(dossier, f"y-kien/{road.consult(dossier).pk}/")
    assert "Hãy chọn đồng ý hoặc không đồng ý" in text(send(specialist, hear, say="Được"))


def test_a_birth_registration_asks_nobody(signed_in: Any, road: Road) -> None:
    dossier, specialist = road.to("accepted"), signed_in("specialist1")
    assert ASK not in specialist.get(path(dossier)).content.decode()
    assert specialist.get(path(dossier, ASK)).status_code == 302
    assert send(specialist, path(dossier, ASK), unit=str(unit().pk), question=QUESTION).status_code == 409


def test_others_ask_and_hear_nothing(signed_in: Any, road: Road) -> None:
    dossier, other = road.search(), road.to("accepted")
    asked = road.consult(dossier)
    for username in ["clerk1", "leader1", "specialist2", "citizen1"]:
        client = signed_in(username)
        assert send(client, path(dossier, ASK), unit=str(unit().pk), question=QUESTION).status_code == 403
        assert send(client, path(dossier, f"y-kien/{asked.pk}/"), answer="agreed").status_code == 403
    specialist = signed_in("specialist1")
    assert send(specialist, path(other, f"y-kien/{asked.pk}/"), answer="agreed").status_code == 404
    assert signed_in("clerk1").get(path(dossier, f"y-kien/{asked.pk}/")).status_code == 302


def test_the_pages_stay_within_their_queries(signed_in: Any, road: Road) -> None:
    dossier, specialist = road.search(), signed_in("specialist1")
    for code in ("so-tu-phap", "so-khoa-hoc-va-cong-nghe"):
        asked = road.consult(dossier, code)
    pages = ("", ASK, f"y-kien/{asked.pk}/", "qua-trinh/")
    assert max(counted(specialist, path(dossier, page)) for page in pages) <= MOST


def test_a_refusal_says_until_when(signed_in: Any, road: Road) -> None:
    dossier, specialist = road.department_search(), signed_in("specialist3")
    assert "phải báo cho người yêu cầu chậm nhất hết ngày 26/11/2026" in text(specialist.get(path(dossier)))
    page = text(specialist.get(path(dossier, "khong-giai-quyet/")))
    assert "Phải báo cho người yêu cầu chậm nhất hết ngày 26/11/2026" in page and "chưa đáp ứng" in page
    ordinary = signed_in("specialist1").get(path(road.to("accepted"), "khong-giai-quyet/"))
    assert "Phải báo cho người yêu cầu trước" not in text(ordinary)


def test_the_body_asked_has_it_on_its_desk_and_answers(signed_in: Any, road: Road) -> None:
    dossier = road.search()
    asked, body = road.consult(dossier), signed_in("specialist3")
    listed = body.get(HERE)
    hear = path(dossier, f"y-kien/{asked.pk}/")
    assert hear in listed.content.decode() and QUESTION in text(listed) and "im lặng là đồng ý" in text(listed)
    page = text(body.get(hear))
    assert (
        QUESTION in page and "không dừng hồ sơ: cơ quan giải quyết phải trả lời" in page and "Bạn ghi thay" not in page
    )
    assert body.get(f"{hear}van-ban/").status_code == 404
    home, shown = text(body.get("/ban/")), text(body.get(path(dossier)))
    assert "1 việc cơ quan khác hỏi chờ cơ quan bạn trả lời" in home and "Không còn việc nào chờ bạn" not in home
    assert "Việc của bạn: trả lời thay cơ quan bạn" in shown and "chưa phải làm gì" not in shown
    assert "trả lời thay cơ quan bạn" not in text(signed_in("specialist1").get(path(dossier)))
    wrong = SimpleUploadedFile("trả lời.pdf", b"no document")
    assert send(body, hear, answer="agreed", say="", paper=wrong).status_code == 422
    answer = {"answer": "not_agreed", "say": "Vướng hành lang đê biển."}
    assert send(body, hear, **answer, paper=SimpleUploadedFile("trả lời.pdf", pdf())).status_code == 302
    assert f"{hear}van-ban/" in signed_in("specialist1").get(path(dossier)).content.decode()
    assert signed_in("specialist1").get(f"{hear}van-ban/").content == pdf()
    assert signed_in("specialist2").get(f"{hear}van-ban/").status_code == 403
    assert "Không cơ quan nào đang chờ" in text(body.get(HERE))
    assert "Không còn việc nào chờ bạn" in text(body.get("/ban/"))
    assert "Vướng hành lang đê biển." in text(signed_in("specialist1").get(path(dossier)))
    seen = text(signed_in("citizen1").get(f"/ho-so/{dossier.pk}/ai-da-xem/"))
    assert unit().name in seen  # the applicant reads that the body looked
    assert body.get(path(road.search())).status_code == 403
    assert max(counted(body, address) for address in (HERE, path(dossier))) <= MOST


def test_what_is_due_today_and_what_was_let_pass_is_marked(
    signed_in: Any, road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = road.search()
    asked, body = road.consult(dossier), signed_in("specialist3")
    assert "Hôm nay" not in text(body.get(HERE))
    monkeypatch.setattr("django.utils.timezone.now", lambda: asked.until - timedelta(hours=3))
    assert "Hôm nay" in text(signed_in("specialist3").get(HERE))
    close_silent_consultation(consultation_id=asked.pk, at=asked.until)
    monkeypatch.setattr("django.utils.timezone.now", lambda: asked.until + timedelta(hours=15))
    page = text(signed_in("specialist3").get(HERE))
    assert "Không cơ quan nào đang chờ" in page and "cơ quan này chưa trả lời" in page and dossier.shown_code in page
    lead = signed_in("specialist1").get(path(dossier))
    assert path(dossier, f"y-kien/{asked.pk}/") in lead.content.decode() and "Lưu câu trả lời muộn" in text(lead)


def test_an_answer_that_comes_too_late_is_refused_then_kept(
    signed_in: Any, road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = road.search()
    asked = road.consult(dossier)
    hear, answer = path(dossier, f"y-kien/{asked.pk}/"), {"answer": "not_agreed", "say": "Vướng hành lang đê biển."}
    monkeypatch.setattr("django.utils.timezone.now", lambda: asked.until + timedelta(minutes=1))
    body = signed_in("specialist3")
    refusal = send(body, hear, **answer)
    assert refusal.status_code == 409 and "Không có gì thay đổi" in text(refusal)
    assert "Vướng hành lang đê biển." in text(refusal) and 'name="muon"' in refusal.content.decode()
    assert send(body, hear, muon="1", **answer).status_code == 302
    assert body.get(hear).status_code == 302  # once
    page = text(signed_in("specialist1").get(path(dossier)))
    assert "Trả lời muộn" in page and "Không thay đổi việc giải quyết." in page and "Vướng hành lang đê biển." in page
    assert "không thay đổi việc giải quyết" in text(signed_in("citizen1").get(f"/ho-so/{dossier.pk}/"))


@pytest.mark.usefixtures("real_paper")
def test_a_letter_goes_to_a_body_outside_the_system(signed_in: Any, road: Road) -> None:
    dossier, specialist, leader = road.search(), signed_in("specialist1"), signed_in("leader1")
    acts = {word: path(dossier, f"viec/{word}/") for word in ("propose_outside_question", *LETTERS)}
    assert acts["propose_outside_question"] in specialist.get(path(dossier)).content.decode()
    assert send(specialist, acts["propose_outside_question"], **POLICE).status_code == 302
    question = OutsideQuestion.objects.get()
    assert dossier.code in text(leader.get("/ban/ho-so/?loc=hoi-y-kien")) and QUESTION in text(
        leader.get(acts[LETTERS[0]])
    )
    assert send(leader, acts[LETTERS[0]], question=str(question.pk)).status_code == 302
    assert dossier.code not in text(leader.get("/ban/ho-so/?loc=hoi-y-kien"))
    seal_forms()
    page = specialist.get(path(dossier))
    assert path(dossier, "van-ban-hoi-1.pdf") in page.content.decode() and "Chờ gửi" in text(page)
    assert counted(specialist, path(dossier)) <= MOST
    day = {"on.day": "23", "on.month": "11", "on.year": "2026"}
    assert send(specialist, acts[LETTERS[1]], question=str(question.pk), way="post", **day).status_code == 302
    seal_forms()
    letter = path(dossier, "van-ban-hoi-1.pdf")
    page = specialist.get(path(dossier))
    assert letter in page.content.decode() and POLICE["body"] in text(page) and "Bưu chính" in text(page)
    assert specialist.get(letter).content.startswith(b"%PDF")
    hear = path(dossier, f"y-kien/{Consultation.objects.get().pk}/")
    assert send(specialist, hear, answer="agreed", say="", **LETTER).status_code == 302
    assert max(counted(specialist, path(dossier, part)) for part in ("", "qua-trinh/")) <= MOST
    assert "Văn bản số 01/" in text(specialist.get(path(dossier, "qua-trinh/")))
    citizen = text(signed_in("citizen1").get(f"/ho-so/{dossier.pk}/"))
    assert POLICE["body"] in citizen and QUESTION not in citizen


def test_who_answers_stands_on_the_list_and_the_head_names_somebody(signed_in: Any, road: Road) -> None:
    dossier = road.search()
    asked = road.consult(dossier)
    hear, give = path(dossier, f"y-kien/{asked.pk}/"), path(dossier, f"y-kien/{asked.pk}/giao/")
    head, specialist = signed_in("leader3"), signed_in("specialist3")
    listed = head.get(HERE)
    assert "Chưa ai nhận" in text(listed) and give in listed.content.decode()
    assert "Nhận trả lời" in text(specialist.get(hear))
    assert send(specialist, path(dossier, f"y-kien/{asked.pk}/nhan/")).status_code == 302
    assert "Chưa ai nhận" not in text(specialist.get(HERE)) and "Ai trả lời" in text(specialist.get(hear))
    assert give not in specialist.get(HERE).content.decode()
    colleague(road, of="specialist3", username="specialist10", name="Đinh Văn Mười")
    led = signed_in("specialist10").get(hear, follow=True)
    assert "Câu hỏi này do" in text(led)
    assert "Đinh Văn Mười" in text(head.get(give))
    refused = send(head, give, to="nobody")
    assert refused.status_code == 422 and "vì sao" in text(refused)
    assert send(head, give, to="nobody", reason="Người nhận đi công tác.").status_code == 302
    assert "Chưa ai nhận" in text(head.get(HERE))


def test_what_the_other_body_typed_stands_under_its_name(signed_in: Any, road: Road) -> None:
    at = {"at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "2 working_day", "silence": "none"}
    changed([{**SEEN, "step": "tax"}], added=[(1, {"id": "tax", **at})])
    dossier = road.to("accepted")
    Consultation.objects.update(answers={SEEN["id"]: True}, answer="agreed", answered_at=NOW)
    page = signed_in("specialist1").get(path(dossier)).content.decode()
    assert "<dt></dt>" not in page and f"<dt>{SEEN['label']}</dt>" in page
