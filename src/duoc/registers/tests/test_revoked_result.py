"""A result is revoked by a decision of its own: at one moment document, entry, hand-over and verification say it."""

import pytest
from tests import later
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, by_form, fresh
from tests.stop_acts import let_go
from tests.takers import own_taker

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import APPLICANT
from duoc.ground.refusal import NotFound, NotNow
from duoc.instruments import queries as instruments
from duoc.instruments.calculations import Unsound
from duoc.instruments.models import Revocation
from duoc.notices.models import Notice
from duoc.registers import actions, jobs
from duoc.registers.models import Entry, EntryKey

pytestmark = pytest.mark.django_db


def test_nothing_changes_before_it_is_issued(road: Road) -> None:
    decision = road.decision()
    draft = later.signed(road, later.propose(road, decision))
    decision.refresh_from_db()
    assert decision.state == "in_force" and Entry.objects.get().in_force
    assert not Revocation.objects.exists() and draft.name.startswith("Quyết định thu hồi Giấy khai sinh")


@pytest.mark.parametrize("stage", ["done", "returned"])
def test_all_places_say_it_at_the_same_moment(road: Road, stage: str) -> None:
    decision = road.decision(stage)
    entry = Entry.objects.get()
    by = later.revoked(road, decision)
    decision.refresh_from_db()
    assert (decision.state, by.state, by.symbol) == ("revoked", "in_force", "01/QĐ-UBND")
    assert by.dossier_id == decision.dossier_id and by.approved_by_id and by.file_id
    row = Revocation.objects.get()
    assert row.decided_by_id == by.pk and (row.reason, row.legal_basis) == tuple(later.WHY.values())
    held = dossier_queries.holdings().entry("births", str(entry.pk))
    assert held is not None and not held.valid
    assert instruments.by_token(decision.token).state == "revoked"
    assert not EntryKey.objects.filter(entry=entry, holds=True).exists()
    acts = story(decision.dossier)
    road_of_it = ["decision.later_proposed", "decision.later_signed", "decision.signed", "decision.later_numbered"]
    assert acts[-7:] == [*road_of_it, "decision.issued", "decision.revoked", "register.ended"]
    notice = Notice.objects.filter(kind="result_revoked").get()
    assert decision.symbol in notice.body and by.symbol in notice.body


@pytest.mark.usefixtures("real_paper")
def test_it_is_a_document_with_both_signatures_that_says_why(road: Road) -> None:
    by = later.revoked(road, road.decision())
    report = instruments.report_of(by)
    assert by.file is not None
    words = later.words_of(by.file)
    assert later.WHY["reason"] in words and by.symbol in words and "hết hiệu lực cùng ngày" in words
    assert "có hiệu lực kể từ ngày ban hành" in words and "kể từ ngày ký" not in words  # as the system goes by
    assert f"Căn cứ {later.WHY['legal_basis']}" in words
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ RẠCH THỬ" in words and "Căn cứ Luật Tổ chức chính quyền địa phương;" in words
    assert report.valid and [one.role for one in report.signatures] == ["leader", "agency"]


def test_who_may(road: Road) -> None:
    decision = road.decision()
    others = ["citizen1", "clerk1", "registry1", "leader1", "specialist2", "admin1"]
    for name in others:
        forbidden_to(road.actor, [name], lambda _who, name=name: later.propose(road, decision, who=name))
    draft = later.propose(road, decision)
    for name in ["specialist1", "clerk1", "registry1", "leader2", "citizen1"]:
        forbidden_to(road.actor, [name], lambda _who, name=name: later.sign(road, draft, name))
    later.signed(road, draft)
    for name in ["specialist1", "leader1", "registry2"]:
        forbidden_to(road.actor, [name], lambda _who, name=name: later.issue(road, draft, name))


@pytest.mark.parametrize(("gap", "text"), [("reason", "."), ("reason", " "), ("legal_basis", " ")])
def test_reason_and_basis_are_needed(road: Road, gap: str, text: str) -> None:
    decision = road.decision()
    assert set(refused(Unsound, lambda: later.propose(road, decision, **{gap: text})).faults) == {gap}


@pytest.mark.parametrize("stage", ["approved", "signed", "numbered"])
def test_only_what_is_in_force(road: Road, stage: str) -> None:
    decision = road.decision(stage)
    refused(NotNow, lambda: later.propose(road, decision))


def test_one_thing_at_a_time(road: Road) -> None:
    decision = road.decision()
    first = later.propose(road, decision)
    assert "đang chờ" in refused(NotNow, lambda: later.propose(road, decision, "reissue")).say
    reason = "Chưa đủ chứng cứ để thu hồi"
    back = {"actor": road.who("leader1"), "later_id": first.pk, "reason": reason, "at": MONDAY}
    refused(Unsound, lambda: decisions.send_back_later(**{**back, "reason": "."}, key=key()))
    assert not decisions.send_back_later(**back, key=key()).standing
    refused(NotNow, lambda: later.sign(road, first))
    refused(NotNow, lambda: decisions.send_back_later(**back, key=key()))
    later.revoked(road, decision)
    refused(NotNow, lambda: later.propose(road, decision))
    assert Revocation.objects.count() == 1 and LaterDecision.objects.count() == 2


def test_what_revoked_is_not_revoked_itself(road: Road) -> None:
    by = later.revoked(road, road.decision())
    assert "quyết định thu hồi" in refused(NotNow, lambda: later.propose(road, by)).say


def test_each_act_happens_once_per_key(road: Road) -> None:
    decision = road.decision()
    draft = once_only(
        lambda word: later.propose(road, decision, key=word),
        lambda word: later.propose(road, decision, key=word, reason="Một lý do hoàn toàn khác"),
    )
    word = key()
    assert later.sign(road, draft, word=word).pk == later.sign(road, draft, word=word).pk
    assert story(decision.dossier).count("decision.later_signed") == 1


def test_there_is_no_such_result(road: Road) -> None:
    more = {"turn": "revoke", "key": key(), "at": MONDAY, **later.WHY}
    specialist, leader = road.who("specialist1"), road.who("leader1")
    refused(NotFound, lambda: actions.propose_later(actor=specialist, decision_id=NOBODY, **more))
    refused(NotFound, lambda: decisions.sign_later(actor=leader, later_id=NOBODY, key=key(), at=MONDAY))
    refused(
        NotFound, lambda: actions.keep_drawn(actor=leader, drawn_id=NOBODY, reason="Vẫn đúng cả", key=key(), at=MONDAY)
    )


def test_a_signed_revocation_stops_the_hand_over_and_a_stale_page_hands_nothing_over(road: Road) -> None:
    decision = road.decision()
    clerk = road.who("clerk1")
    give = {"actor": clerk, "dossier_id": decision.dossier_id, "way": "counter", "at": MONDAY}
    give["taker"] = own_taker(decision.dossier)
    draft = later.signed(road, later.propose(road, decision))
    assert "đang được thu hồi" in refused(NotNow, lambda: dossiers.hand_over(**give, key=key())).say
    later.issue(road, draft)
    jobs.seal(str(draft.pk))
    seen = [str(decision.pk)]
    assert "Đừng trao bản cũ" in refused(NotNow, lambda: dossiers.hand_over(**give, results=seen, key=key())).remedy
    dossiers.hand_over(**give, results=[str(draft.pk)], key=key())
    assert fresh(decision.dossier).state == "returned"


def test_it_is_revoked_while_the_post_has_it(road: Road) -> None:
    decision = road.decision()
    road.send_parcel(fresh(decision.dossier))
    later.revoked(road, decision)
    decision.refresh_from_db()
    assert decision.state == "revoked"


def test_a_dossier_that_was_withdrawn_has_nothing_to_decide_about(road: Road) -> None:
    dossier = road.to("accepted")
    by_form(road.who("citizen1"), "request_withdrawal", dossier, {"reason": ""}, APPLICANT)
    let_go(road, dossier)
    for act in (road.propose, road.issue):
        refused(NotNow, lambda act=act: act(dossier))
    assert not Decision.objects.exists()
