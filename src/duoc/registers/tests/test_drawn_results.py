"""Results that rest on what was revoked or corrected: each is listed, and decided about; none is forgotten."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests import later
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.later_subjects import drawn_and_ended_itself
from tests.stages import Road, by_form, fresh

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision
from duoc.dossiers.acts import DESK
from duoc.dossiers.rules import Incomplete
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.registers import actions, jobs, queries
from duoc.registers.models import Entry, EntryChange, Review

pytestmark = pytest.mark.django_db
STAYS = "Bản sao chỉ dùng ở một nơi và đã thu lại bản giấy."


def keep(road: Road, row: Review, who: str = "leader1", word: str = "", reason: str = STAYS) -> Review:
    return actions.keep_drawn(actor=road.who(who), drawn_id=row.pk, reason=reason, key=word or key(), at=MONDAY)


def test_twelve_extracts_are_twelve_lines_and_each_is_decided(road: Road) -> None:
    decision = road.decision()
    entry = Entry.objects.get()
    for _one in range(12):
        later.extract(road, entry)
    assert queries.effects_of(decision).drawn == 12
    later.revoked(road, decision)
    leader = road.who("leader1")
    waiting = list(queries.reviews_to_decide(leader))
    assert len(waiting) == 12 and not queries.reviews_to_decide(road.who("leader2")).exists()
    keep(road, waiting[0])
    by = later.revoked(road, waiting[1].decision)
    row = Review.objects.get(pk=waiting[1].pk)
    assert row.ended_by_id == by.pk and row.decided_at
    assert queries.reviews_to_decide(leader).count() == 10


def test_nobody_hands_it_over_before_it_is_decided(road: Road) -> None:
    decision = road.decision()
    drawn = later.extract(road, Entry.objects.get())
    later.revoked(road, decision)
    assert "đang xem lại" in refused(NotNow, lambda: road.hand_over(drawn)).say
    keep(road, Review.objects.get())
    assert road.hand_over(drawn)
    assert queries.kept_after_review(Decision.objects.get(dossier=drawn)) == Review.objects.get()


def test_only_a_leader_lets_it_stay_with_a_reason_and_once(road: Road) -> None:
    decision = road.decision()
    later.extract(road, Entry.objects.get())
    later.revoked(road, decision)
    row = Review.objects.get()
    others = ["specialist1", "clerk1", "registry1", "leader2", "citizen1"]
    for name in others:
        forbidden_to(road.actor, [name], lambda _who, name=name: keep(road, row, name))
    assert set(refused(Unsound, lambda: keep(road, row, reason=".")).faults) == {"reason"}
    once_only(lambda word: keep(road, row, word=word), lambda word: keep(road, row, word=word, reason="Lý do khác hẳn"))
    assert "đã có người quyết định" in refused(NotNow, lambda: keep(road, row)).say
    assert story(row.decision.dossier)[-1] == "decision.kept"


def test_nothing_is_drawn_any_more_from_what_has_ended(road: Road) -> None:
    decision = road.decision()
    entry = Entry.objects.get()
    proposed, signed = later.extract(road, entry, "accepted"), later.extract(road, entry, "signed")
    later.revoked(road, decision)
    assert "không còn giá trị" in refused(Incomplete, lambda: road.propose(proposed, values={})).say
    assert "trả lại kết quả đã ký" in refused(NotNow, lambda: road.issue(signed)).remedy.lower()


@pytest.mark.parametrize("stage", ["accepted", "proposed", "signed"])
def test_what_cannot_be_granted_any_more_is_refused_on_the_merits(road: Road, stage: str) -> None:
    decision = road.decision()
    drawn = later.extract(road, Entry.objects.get(), stage)
    later.revoked(road, decision)
    why = {"reason": "Việc khai sinh đã bị thu hồi, không còn trong sổ.", "legal_basis": "60/2014/QH13#63"}
    if stage == "signed":
        by_form(road.who("registry1"), "return_signed", drawn, {"reason": why["reason"]}, DESK)
    if stage == "proposed":
        assert "không giải quyết hồ sơ" in refused(NotNow, lambda: road.sign(drawn)).remedy
        back = {"actor": road.who("leader1"), "dossier_id": drawn.pk, "reason": why["reason"], "at": MONDAY}
        decisions.send_back(**back, key=key())
    road.propose(drawn, kind="decline", values={}, **why)
    road.sign(drawn)
    road.make_signatures(drawn)
    road.issue(drawn)
    road.seal(drawn)
    letter = Decision.objects.get(dossier=drawn, state="in_force")
    assert letter.proposal.kind == "decline" and fresh(drawn).state == "done"


NAME = {"field": "child.full_name", "value": "Trần Ngọc Hà"}


@pytest.mark.parametrize("turn", ["revoke", "correct"])
def test_nothing_is_drawn_while_what_changes_the_entry_waits_for_its_seal(road: Road, turn: str) -> None:
    decision, entry = road.decision(), Entry.objects.get()
    stages = ("accepted", "proposed", "signed")
    accepted, proposed, signed = (later.extract(road, entry, stage) for stage in stages)
    draft = later.propose(road, decision, turn, **(NAME if turn == "correct" else {}))
    road.propose(accepted, values={})  # nobody has signed it: it may still be sent back
    later.signed(road, draft)
    new = later.extract(road, entry, "accepted")
    for act in (lambda: road.propose(new, values={}), lambda: road.sign(proposed), lambda: road.issue(signed)):
        assert "chờ văn thư phát hành" in refused(NotNow, act).say


def test_a_draft_of_before_a_correction_is_neither_signed_nor_issued(road: Road) -> None:
    decision, entry = road.decision(), Entry.objects.get()
    proposed, signed = (later.extract(road, entry, stage) for stage in ("proposed", "signed"))
    after = replace(road, at=MONDAY + timedelta(minutes=5))
    later.in_force(after, later.propose(after, decision, "correct", **NAME))
    assert "sau khi trình" in refused(NotNow, lambda: after.sign(proposed)).say
    assert "trả lại kết quả đã ký" in refused(NotNow, lambda: after.issue(signed)).remedy.lower()
    EntryChange.objects.update(at=after.at)  # the job that sealed it went by the clock
    after = replace(road, at=MONDAY + timedelta(minutes=9))
    by_form(after.who("registry1"), "return_signed", signed, {"reason": "Sổ đã sửa tên"}, DESK)
    after.propose(signed, values={})
    after.sign(signed)


def drawn_result(road: Road) -> Decision:
    """An extract in force, drawn from the entry of the one birth."""
    drawn = later.extract(road, Entry.objects.get())
    return Decision.objects.select_related("dossier").get(dossier=drawn)


def test_no_new_copy_is_numbered_once_its_source_has_ended(road: Road) -> None:
    decision = road.decision()
    draft = later.signed(road, later.propose(road, drawn_result(road), "reissue"))
    after = replace(road, at=MONDAY + timedelta(minutes=5))
    end = later.signed(after, later.propose(after, decision))
    assert "chờ văn thư phát hành" in refused(NotNow, lambda: later.issue(after, draft)).say
    later.issue(after, end)
    jobs.seal(str(end.pk))
    refusal = refused(NotNow, lambda: later.issue(after, draft))
    assert "không còn hiệu lực" in refusal.say and "trả lại kết quả đã ký" in refusal.remedy.lower()


def test_its_revocation_is_numbered_all_the_same(road: Road) -> None:
    decision = road.decision()
    end = later.signed(road, later.propose(road, drawn_result(road)))
    later.revoked(road, decision)
    assert later.issue(road, end).state == "numbered"


def test_a_new_copy_drafted_before_the_entry_was_corrected_is_not_numbered(road: Road) -> None:
    decision = road.decision()
    draft = later.signed(road, later.propose(road, drawn_result(road), "reissue"))
    after = replace(road, at=MONDAY + timedelta(minutes=5))
    later.in_force(after, later.propose(after, decision, "correct", **NAME))
    assert "sau khi trình" in refused(NotNow, lambda: later.issue(after, draft)).say


def test_a_new_copy_that_is_being_sealed_is_listed_when_its_source_ends(road: Road) -> None:
    decision = road.decision()
    draft = later.signed(road, later.propose(road, drawn_result(road), "reissue"))
    later.issue(road, draft)
    later.revoked(road, decision)
    jobs.seal(str(draft.pk))
    assert [row.decision_id for row in queries.reviews_to_decide(road.who("leader1"))] == [draft.pk]


def test_one_that_is_being_sealed_is_listed_too(road: Road) -> None:
    decision = road.decision()
    numbered = later.extract(road, Entry.objects.get(), "numbered")
    later.revoked(road, decision)
    for one in Decision.objects.filter(dossier=numbered):
        jobs.seal(str(one.pk))
    assert [row.decision.dossier_id for row in queries.reviews_to_decide(road.who("leader1"))] == [numbered.pk]


def test_what_has_ended_itself_is_neither_listed_nor_kept(road: Road) -> None:
    row = Review.objects.select_related("decision").get(decision=drawn_and_ended_itself(road)[0].decision)
    assert not queries.reviews_to_decide(road.who("leader1")).exists() and queries.review_of(row.decision) is None
    assert "không còn hiệu lực" in refused(NotNow, lambda: keep(road, row)).say


def test_the_database_wants_a_reason_or_a_decision(road: Road) -> None:
    decision = road.decision()
    later.extract(road, Entry.objects.get())
    later.revoked(road, decision)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(decided_at=MONDAY)
