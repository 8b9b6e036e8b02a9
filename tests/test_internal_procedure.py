"""An internal procedure between two bodies: asked from one desk, appraised by another, decided by a third, verified."""

from datetime import timedelta
from typing import Any

import pytest

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Consultation, Dossier, Draft
from duoc.dossiers.rules import Incomplete, NotHere, OutOfTurn
from duoc.faces.desk.tests.helping import path, send, text
from duoc.instruments import queries as instruments
from duoc.people.models import Organisation
from duoc.people.powers import Forbidden
from duoc.procedures import queries as procedures
from duoc.registers import actions as registers
from tests.asking import refused
from tests.cast import MONDAY, NOW, key, pdf
from tests.stages import Road, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.real_province, pytest.mark.usefixtures("morning")]
CODE = "NB.000001"
PLACE = "/ban/co-quan-de-nghi/"
PAPERS = ("overview", "design_running", "ground", "plan", "risk", "regulation")
ANSWERS = {
    "system.name": "Hệ thống thông tin giải quyết thủ tục hành chính tỉnh",
    "system.scope": "Tiếp nhận, giải quyết hồ sơ trong tỉnh.",
    "system.stage": "running",
    "level.ground": "procedures",
    "appraiser.operates": False,
    "contact.full_name": "Dương Mỹ Linh",
    "contact.phone": "0912000777",
}


def justice() -> Organisation:
    return Organisation.objects.get(code="so-tu-phap")


def begun(road: Road, who: str = "specialist3") -> Draft:
    return actions.begin(actor=road.who(who), code=CODE, at=MONDAY, applicant=justice().pk)


def filed(road: Road) -> Dossier:
    who, draft = road.who("specialist3"), begun(road)
    actions.answer(actor=who, draft_id=draft.pk, answers=ANSWERS, at=MONDAY)
    for paper in PAPERS:
        actions.attach(actor=who, draft_id=draft.pk, code=paper, data=pdf(paper), name=f"{paper}.pdf", at=MONDAY)
    return actions.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)


def accepted(road: Road) -> Dossier:
    dossier = filed(road)
    actions.accept(actor=road.who("clerk5"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    return fresh(dossier)


def appraised(road: Road, dossier: Dossier) -> Dossier:
    asked = Consultation.objects.get(dossier=dossier)
    answers = {"opinion.number": "45/TĐ", "opinion.date": "2026-11-23", "opinion.plan": True}
    given = {"answer": "agreed", "say": "", "answers": answers, "key": key(), "at": MONDAY}
    actions.record_opinion(actor=road.who("specialist6"), consultation_id=asked.pk, **given)
    return fresh(dossier)


def test_no_approval_where_the_appraisal_does_not_agree(road: Road) -> None:
    dossier = accepted(road)
    asked = Consultation.objects.get(dossier=dossier)
    given = {"answer": "not_agreed", "say": "Chưa có phương án sao lưu.", "key": key(), "at": MONDAY}
    typed = {"opinion.number": "45/TĐ", "opinion.plan": False}
    actions.record_opinion(actor=road.who("specialist6"), consultation_id=asked.pk, answers=typed, **given)
    who, values = road.who("specialist5"), {"submission.number": "12/TTr-VP"}
    grant = {"kind": "grant", "values": values, "key": key(), "at": MONDAY}
    error = refused(OutOfTurn, lambda: decisions.propose(actor=who, dossier_id=dossier.pk, **grant))
    assert "Thẩm định hồ sơ đề xuất cấp độ" in error.words
    asked.refresh_from_db()
    assert asked.answers == typed


def test_an_appraisal_is_dated_after_the_filing_but_not_in_the_future(road: Road) -> None:
    dossier, later = accepted(road), MONDAY + timedelta(days=9)
    asked = Consultation.objects.get(dossier=dossier)
    given = {"answer": "agreed", "say": "", "key": key(), "at": later}
    signed = {"opinion.number": "45/TĐ", "opinion.date": "2026-12-03", "opinion.plan": True}
    who = road.who("specialist6")
    tomorrow = refused(
        Incomplete, lambda: actions.record_opinion(actor=who, consultation_id=asked.pk, answers=signed, **given)
    )
    assert set(tomorrow.faults) == {"opinion.date"}
    actions.record_opinion(
        actor=who, consultation_id=asked.pk, **{**given, "key": key()}, answers={**signed, "opinion.date": "2026-12-02"}
    )
    grant = {"kind": "grant", "values": {"submission.number": "12/TTr-VP"}, "key": key(), "at": later}
    decisions.propose(actor=road.who("specialist5"), dossier_id=dossier.pk, **grant)
    assert fresh(dossier).step == "review"


def test_only_a_body_asks_and_from_its_own_desk(road: Road) -> None:
    body = justice().pk
    for stranger in ("citizen1", "clerk3", "specialist1"):
        refused(Forbidden, lambda stranger=stranger: begun(road, stranger))
    for citizen in ("citizen1", "specialist3"):  # an official for themselves is a citizen
        refused(NotHere, lambda it=citizen: actions.begin(actor=road.who(it), code=CODE, at=MONDAY))
    sent: dict[str, Any] = {"code": CODE, "answers": ANSWERS, "papers": (), "key": key(), "at": MONDAY}
    refused(NotHere, lambda: actions.hand_in(actor=road.who("citizen1"), **sent))
    draft = begun(road)
    assert draft.applicant_id == body and draft.helper_id is None
    assert list(dossiers.drafts_of_body(road.who("leader3"))) == [draft]
    refused(Forbidden, lambda: actions.answer(actor=road.who("specialist5"), draft_id=draft.pk, answers={}, at=MONDAY))


def test_the_public_is_not_offered_it_but_may_read_what_it_is(signed_in: Any) -> None:
    assert CODE not in {one.code for one in procedures.offered(NOW)}
    assert [one.code for one in procedures.internal(NOW)] == [CODE]
    assert CODE not in {one.code for one in procedures.search("cấp độ hệ thống thông tin", NOW)}
    citizen = signed_in("citizen1")
    page = text(citizen.get(f"/thu-tuc/{CODE}/"))
    assert "thủ tục nội bộ giữa các cơ quan" in page and "Bắt đầu" not in page
    assert citizen.post(f"/thu-tuc/{CODE}/bat-dau/").status_code == 409
    assert signed_in("clerk5").get(f"/ban/nop-tai-quay/{CODE}/").status_code == 409


def test_from_the_desk_to_the_check_page(signed_in: Any) -> None:
    specialist = signed_in("specialist3")
    assert PLACE in specialist.get("/ban/").content.decode()
    assert "Phê duyệt cấp độ 3" in text(specialist.get(PLACE))
    assert signed_in("clerk3").get(PLACE).status_code == 403
    begun = send(specialist, f"{PLACE}{CODE}/")
    draft = Draft.objects.get()
    assert begun["Location"] == f"/soan/{draft.pk}/" and draft.applicant_id == justice().pk
    assert "Tên hệ thống thông tin" in text(specialist.get(f"/soan/{draft.pk}/he-thong/"))
    left = specialist.post(f"/soan/{draft.pk}/he-thong/", {"system.name": "Hệ thống thử", "de-sau": "1"})
    assert left.status_code in (302, 422)
    listed = text(specialist.get(PLACE))
    assert "Đang soạn" in listed and "Dương Mỹ Linh" in listed


def test_who_asked_follows_it_and_others_of_the_body_do_too(road: Road, signed_in: Any) -> None:
    dossier = filed(road)
    page = signed_in("leader3").get(PLACE)
    assert f"/ho-so/{dossier.pk}/" in page.content.decode() and ANSWERS["system.name"] in text(page)
    assert signed_in("leader3").get(f"/ho-so/{dossier.pk}/").status_code == 200
    assert signed_in("specialist1").get(f"/ho-so/{dossier.pk}/").status_code == 403
    assert str(dossier.pk) not in signed_in("specialist3").get("/ho-so/").content.decode()
    assert "Sở Tư pháp" in text(signed_in("clerk5").get(path(dossier)))


@pytest.mark.usefixtures("real_paper")
def test_from_filing_to_a_verified_decision(road: Road) -> None:
    dossier = accepted(road)
    assert dossier.competent_unit.code == "ubnd-tinh" and dossier.desk == "elsewhere"
    dossier = appraised(road, dossier)
    assert (dossier.step, dossier.desk) == ("examine", "specialist")
    deputy = road.who("leader5").post
    grant = {
        "kind": "grant",
        "values": {"submission.number": "12/TTr-VP"},
        "signer_id": deputy,
        "key": key(),
        "at": MONDAY,
    }
    proposal = decisions.propose(actor=road.who("specialist5"), dossier_id=dossier.pk, **grant)
    signing = {"dossier_id": dossier.pk, "proposal_id": proposal.pk, "key": key(), "at": MONDAY}
    refused(OutOfTurn, lambda: decisions.sign(actor=road.who("leader5"), **signing))
    decisions.endorse(actor=road.who("office5"), **signing)
    road.make_signatures(dossier)
    signing = {**signing, "key": key()}
    decisions.sign(actor=road.who("leader5"), **signing)
    road.make_signatures(dossier)
    registers.issue(actor=road.who("registry5"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    road.seal(dossier)
    (decision,) = decision_queries.of_dossier(fresh(dossier))
    assert decision.symbol == "01/QĐ-UBND" and decision.state == "in_force"
    assert fresh(dossier).state == Dossier.State.DONE
    report = instruments.report_of(instruments.by_token(decision.token))
    assert report.valid and len(report.signatures) == 3


def test_news_to_the_body_is_where_its_people_look_and_counted(road: Road, signed_in: Any) -> None:
    dossier = accepted(road)
    specialist, leader = signed_in("specialist3"), signed_in("leader3")
    assert "Gửi cơ quan khác 2" in text(specialist.get("/ban/")) and "Gửi cơ quan khác 2" in text(leader.get("/ban/"))
    page = specialist.get(PLACE)
    assert "Tin cho cơ quan" in text(page) and "2 chưa đọc" in text(page)
    assert page.content.decode().count(f'href="/ho-so/{dossier.pk}/"') >= 3
    signed_in("clerk5").get(f"/ban/ho-so/{dossier.pk}/")
    assert "2 chưa đọc" in text(specialist.get(PLACE))
    specialist.get(f"/ho-so/{dossier.pk}/")
    assert "2 chưa đọc" not in text(leader.get(PLACE)) and "Gửi cơ quan khác 2" not in text(leader.get("/ban/"))
    assert signed_in("clerk3").post(f"{PLACE}da-doc/").status_code == 403
    assert signed_in("leader3").post(f"{PLACE}da-doc/")["Location"] == PLACE
