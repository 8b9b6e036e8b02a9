"""The specialist examines: desk questions, preview, proposal, refusal on the merits."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.cast import NOW, key

from duoc.decisions import actions as decisions
from duoc.decisions.models import Proposal
from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import NUMBER, fresh, path, send, text
from duoc.people.models import Post

pytestmark = pytest.mark.django_db
FIELD = "child.personal_number"


def test_the_page_asks_what_the_procedure_asks_the_desk(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    answer = signed_in("specialist1").get(path(accepted()))
    page = text(answer)
    assert "Số định danh cá nhân của bé" in page and "người yêu cầu xem dự thảo trước, trong 1 ngày" in page
    assert f'name="{FIELD}"' in answer.content.decode() and 'formtarget="xem"' in answer.content.decode()


def test_a_proposal_goes_to_the_applicant_first(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier, specialist = accepted(), signed_in("specialist1")
    answer = send(specialist, path(dossier, "trinh/"), **{FIELD: "000 000 000 101", "note": "Đã đối chiếu"})
    assert answer.status_code == 302
    proposal = Proposal.objects.get()
    assert proposal.values == {FIELD: NUMBER} and proposal.note == "Đã đối chiếu"
    assert "Đã gửi dự thảo để người yêu cầu xem" in text(specialist.get(path(dossier)))


def test_a_missing_number_is_asked_for_and_the_rest_stays(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    answer = send(signed_in("specialist1"), path(dossier, "trinh/"), note="Đã đối chiếu sổ")
    page = answer.content.decode()
    assert answer.status_code == 422 and 'href="#child-personal_number"' in page and "Đã đối chiếu sổ" in page
    assert not Proposal.objects.exists()


def test_the_demo_button_fills_a_number_that_no_province_has(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    answer = send(signed_in("specialist1"), path(dossier, "trinh/"), thu="1")
    filled = answer.content.decode().split(f'name="{FIELD}" value="')[1][:12]
    assert answer.status_code == 200 and filled.startswith("000") and filled.isdigit()
    assert not Proposal.objects.exists()


def test_outside_the_demo_there_is_no_such_button(
    signed_in: Any, accepted: Callable[..., Dossier], settings: Any
) -> None:
    settings.DEMO = False
    dossier, specialist = accepted(), signed_in("specialist1")
    assert "thử nghiệm" not in text(specialist.get(path(dossier))).replace("(thử nghiệm)", "")
    answer = send(specialist, path(dossier, "trinh/"), thu="1")
    assert answer.status_code == 422 and f'name="{FIELD}" value="0' not in answer.content.decode()


def test_the_preview_is_a_pdf_and_keeps_nothing(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier, specialist = accepted(), signed_in("specialist1")
    for values in ({FIELD: NUMBER}, {}):
        answer = send(specialist, path(dossier, "xem-truoc/"), **values)
        assert answer.status_code == 200 and answer.content.startswith(b"%PDF-")
        assert answer["X-Frame-Options"] == "SAMEORIGIN" and answer["Cache-Control"] == "private, no-store"
    assert not Proposal.objects.exists() and fresh(dossier).desk == "specialist"


def test_what_the_leader_sent_back_stands_on_top(signed_in: Any, actor: Any, submitted: Callable[..., Dossier]) -> None:
    dossier = submitted()
    decisions.send_back(actor=actor("leader1"), dossier_id=dossier.pk, reason="Sai quê quán", key=key(), at=NOW)
    answer = signed_in("specialist1").get(path(dossier))
    assert "Dự thảo được trả lại Sai quê quán" in text(answer)
    assert f'value="{NUMBER}"' in answer.content.decode()


def test_what_the_applicant_wrote_about_the_draft_stands_on_top(
    signed_in: Any, actor: Any, accepted: Callable[..., Dossier]
) -> None:
    dossier, specialist = accepted(), signed_in("specialist1")
    send(specialist, path(dossier, "trinh/"), **{FIELD: NUMBER})
    decisions.answer_check(
        actor=actor("citizen1"), dossier_id=dossier.pk, agreed=False, say="Bé tên Hân", key=key(), at=NOW
    )
    assert "Người yêu cầu đề nghị sửa dự thảo Bé tên Hân" in text(specialist.get(path(dossier)))


def test_a_refusal_on_the_merits_needs_reason_and_basis(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier, specialist = accepted(), signed_in("specialist1")
    assert specialist.get(path(dossier, "khong-giai-quyet/")).status_code == 200
    answer = send(specialist, path(dossier, "khong-giai-quyet/"), reason="Ngắn", legal_basis="")
    assert answer.status_code == 422 and "căn cứ pháp lý" in text(answer) and "Ngắn" in text(answer)
    reason = "Sự việc đã được đăng ký ở nơi khác."
    assert (
        send(
            specialist, path(dossier, "khong-giai-quyet/"), reason=reason, legal_basis="Điều 16 Luật Hộ tịch"
        ).status_code
        == 302
    )
    assert Proposal.objects.get().kind == "decline" and fresh(dossier).desk == "leader"


def test_a_stranger_to_the_unit_is_no_signer(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    other = Post.objects.get(organisation__code="99002", role="leader")
    answer = send(signed_in("specialist1"), path(dossier, "trinh/"), signer=other.pk, **{FIELD: NUMBER})
    assert answer.status_code == 422 and not Proposal.objects.exists()


def test_others_propose_nothing(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    for username in ["clerk1", "leader1", "registry1"]:
        other = signed_in(username)
        assert send(other, path(dossier, "trinh/"), **{FIELD: NUMBER}).status_code == 403
        assert send(other, path(dossier, "xem-truoc/"), **{FIELD: NUMBER}).status_code == 403
        assert not Proposal.objects.exists()


@pytest.mark.usefixtures("real_paper")
def test_a_letter_that_no_paper_prints_is_told_at_the_desk(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    """Answers of before were not judged by the fonts."""
    dossier, specialist = accepted(), signed_in("specialist1")
    dossier.answers = {**dossier.answers, "father.full_name": "王小明"}
    dossier.save(update_fields=["answers"])
    preview = send(specialist, path(dossier, "xem-truoc/"), **{FIELD: NUMBER})
    assert preview.status_code == 422
    assert "Câu “Họ tên cha”: Giấy tờ không in được “王”" in text(preview) and "bổ sung" in text(preview)
    assert send(specialist, path(dossier, "trinh/"), **{FIELD: NUMBER}).status_code == 422
    assert not Proposal.objects.exists()


def test_a_number_known_under_another_name_is_told(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier, specialist = accepted(), signed_in("specialist1")
    assert "dưới tên khác" not in text(specialist.get(path(dossier)))
    dossier.answers = {**dossier.answers, "father.personal_number": "000000000003"}
    dossier.save(update_fields=["answers"])
    assert "dưới tên khác" in text(specialist.get(path(dossier)))
