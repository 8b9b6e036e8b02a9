"""Closed dossiers go to the archive: with their list, by whom and to whom; nothing of them changes afterwards."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from duoc.dossiers import actions, archiving, queries, unclaimed
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import ArchivedDossier, ArchiveTransfer, Dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.files import queries as files
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.refusal import NotNow
from duoc.payments import queries as payments
from duoc.payments.actions import collect_at_counter
from duoc.people.models import Organisation
from duoc.procedures.closed_rules import Retention
from duoc.procedures.queries import closed_rules
from duoc.registers.models import Review
from tests import later
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.complaints import complaint
from tests.stages import Road, fresh

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=40)
BOX = "Kho lưu trữ xã, giá 2, hộp 15"


def batch(*dossiers: Dossier, **changes: Any) -> actions.Batch:
    ids = tuple(str(one.pk) for one in dossiers)
    return replace(actions.Batch(2026, ids, "Lê Văn Kho", "công chức lưu trữ", BOX), **changes)


def hand(
    road: Road, *dossiers: Dossier, who: str = "registry1", word: str = "", at: datetime = LATER, **more: Any
) -> ArchiveTransfer:
    return actions.hand_to_archive(actor=road.actor(who), batch=batch(*dossiers, **more), key=word or key(), at=at)


def test_it_stays_while_a_complaint_about_it_is_under_way(road: Road) -> None:
    other, second = road.to("returned"), road.file()
    first = complaint(road, str(other.pk))
    assert "chưa xong" in refused(NotNow, lambda: hand(road, other)).say
    assert "chưa xong" in str(archiving.not_over([other], LATER)[other.pk].say)
    withdraw = {"actor": road.actor("citizen1"), "at": MONDAY}
    actions.cancel(dossier_id=first.pk, key=key(), **withdraw)
    Dossier.objects.filter(pk=second.pk).update(about=first)  # as a second complaint names the first one
    assert "chưa xong" in refused(NotNow, lambda: hand(road, other)).say
    actions.cancel(dossier_id=second.pk, key=key(), **withdraw)
    assert hand(road, other)


def test_it_is_listed_handed_over_and_told(road: Road) -> None:
    one, other = road.to("returned"), road.file()
    actions.cancel(actor=road.actor("citizen1"), dossier_id=other.pk, key=key(), at=MONDAY)
    registry = road.actor("registry1")
    assert archiving.years_to_archive(registry) == [(2026, 1)]  # what was taken back before acceptance is nobody's
    assert list(archiving.of_year(registry, 2026)) == [one] and list(archiving.of_year(registry, 2025)) == []
    made = hand(road, one)
    assert (made.year, made.turn, made.count, made.taken_by) == (2026, 1, 1, "Lê Văn Kho")
    kept = ArchivedDossier.objects.get()
    assert fresh(one).archived_at == LATER and kept.place == 1 and kept.kept_until is None
    names = [document["name"] for document in kept.documents]
    assert "Giấy khai sinh" in names and any("Giấy tiếp nhận" in name for name in names)
    assert story(one)[-1] == "dossier.archived"
    entry = Entry.objects.get(action="archive_transfer.made")
    assert ledger.facts(entry)["digest"] == made.digest and ledger.verify().holds
    assert archiving.years_to_archive(registry) == []
    assert archiving.places([one.pk]) == {one.pk: BOX}


def test_a_refused_one_goes_too_under_its_temporary_code(road: Road) -> None:
    dossier, why = road.file(), {"reason": "Sai nơi nộp hồ sơ", "legal_basis": "118/2025/NĐ-CP"}
    actions.refuse(actor=road.actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY, **why)
    made = hand(road, dossier, road.to("returned"))
    assert dossier.temporary_code in [line["code"] for line in actions.archive_list(made)] and made.count == 2


def test_nothing_of_it_changes_afterwards(road: Road) -> None:
    dossier = road.to("returned")
    hand(road, dossier)
    for who in ("citizen1", "clerk1", "specialist1", "leader1", "registry1"):
        assert not open_acts(road.actor(who), fresh(dossier), LATER)
    refusal = refused(NotNow, lambda: hand(road, dossier))  # twice
    assert "đã nộp lưu ngày 02/01/2027" in refusal.say and ArchiveTransfer.objects.count() == 1
    for change in ({"title": "Khác"}, {"state": "done"}, {"archived_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Dossier.objects.filter(pk=dossier.pk).update(**change)


def test_a_result_of_it_is_still_revoked_by_a_decision_of_its_own(road: Road) -> None:
    decision = road.decision("returned")
    hand(road, decision.dossier)
    later.revoked(road, decision)
    decision.refresh_from_db()
    assert decision.state == "revoked" and ledger.verify().holds


@pytest.mark.parametrize("stage", ["filed", "accepted", "checked", "numbered"])
def test_an_open_dossier_stays(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    assert "còn đang giải quyết" in refused(NotNow, lambda: hand(road, dossier)).say
    assert fresh(dossier).archived_at is None and not ArchiveTransfer.objects.exists()


def test_a_result_that_nobody_fetched_is_kept_first(road: Road) -> None:
    dossier = road.to("done")
    assert "còn giữ ở quầy đến 23/11/2027" in refused(NotNow, lambda: hand(road, dossier)).say
    rule = unclaimed.unclaimed_rule(MONDAY)
    assert rule
    hand(road, dossier, at=MONDAY + timedelta(days=rule.kept))
    assert fresh(dossier).state == "done" and fresh(dossier).desk == ""
    refused(OutOfTurn, lambda: road.hand_over(fresh(dossier)))
    assert actions.remind_unclaimed(dossier_id=dossier.pk, at=MONDAY + timedelta(days=500)) is None


def test_what_waits_for_something_stays(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = road.decision("returned")
    draft = later.propose(road, decision)
    assert "đang được xem xét" in refused(NotNow, lambda: hand(road, decision.dossier)).say
    ended_by = later.in_force(road, draft)
    Review.objects.create(
        dossier=ended_by.dossier, decision=ended_by, cause_id=ended_by.pk, at=MONDAY
    )  # of the two, the one in force
    assert "chưa ai quyết định" in refused(NotNow, lambda: hand(road, decision.dossier)).say
    Review.objects.all().delete()
    with monkeypatch.context() as patch:
        patch.setattr(payments, "waiting_for_refund", lambda _kind, ids: frozenset(ids))
        assert "chờ hoàn" in refused(NotNow, lambda: hand(road, decision.dossier)).say
    hand(road, decision.dossier)


def test_money_that_goes_back_is_waited_for(road: Road) -> None:
    dossier = road.file(copies=2)
    for charge in payments.of_subject(dossier.subject):
        collect_at_counter(actor=road.actor("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY)
    actions.cancel(actor=road.actor("citizen1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    other = road.file(number="000000000109")
    ids = [str(one.pk) for one in (dossier, other)]
    assert payments.waiting_for_refund("dossier", ids) == {str(dossier.pk)}


def test_all_go_or_none_and_the_reasons_are_named(road: Road) -> None:
    one, open_one = road.to("returned"), road.to("accepted", number="000000000110")
    refusal = refused(NotNow, lambda: hand(road, one, open_one))
    assert open_one.shown_code in refusal.say and one.shown_code not in refusal.say
    assert fresh(one).archived_at is None
    assert "không kết thúc trong năm 2025" in refused(NotNow, lambda: hand(road, one, year=2025)).say


@pytest.mark.parametrize(
    ("change", "field"), [({"taken_by": ""}, "taken_by"), ({"taken_as": " "}, "taken_as"), ({"place": "kho"}, "place")]
)
def test_somebody_takes_them_and_they_lie_somewhere(road: Road, change: dict[str, str], field: str) -> None:
    dossier = road.to("returned")
    assert field in refused(Incomplete, lambda: hand(road, dossier, **change)).faults


def test_none_and_too_many(road: Road) -> None:
    assert "dossiers" in refused(Incomplete, lambda: hand(road)).faults
    many = tuple(f"00000000-0000-4000-8000-{number:012}" for number in range(actions.MOST_ARCHIVED + 1))
    assert "dossiers" in refused(Incomplete, lambda: hand(road, dossiers=many)).faults


def test_who_may_not(road: Road) -> None:
    dossier = road.to("returned")
    others = ["citizen1", "helper1", "clerk1", "specialist1", "leader2", "registry2", "admin1"]
    given = batch(dossier)
    forbidden_to(road.actor, others, lambda who: actions.hand_to_archive(actor=who, batch=given, key=key(), at=LATER))


def test_it_happens_once_per_key(road: Road) -> None:
    dossier = road.to("returned")
    once_only(
        lambda word: hand(road, dossier, word=word), lambda word: hand(road, dossier, word=word, place="Kho khác")
    )
    assert ArchiveTransfer.objects.count() == 1


def test_the_term_of_retention_is_data_and_what_is_over_is_only_listed(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    ten = Retention(10, permanent=False, article="", to_verify="Thử.")
    monkeypatch.setattr(closed_rules, "retention", lambda _procedure, _on: ten)
    dossier, registry = road.to("returned"), road.actor("registry1")
    hand(road, dossier)
    kept = archiving.archived(fresh(dossier))
    assert kept and kept.kept_until and kept.kept_until.isoformat() == "2036-12-31" and kept.retention_words == "10 năm"
    assert list(archiving.may_be_destroyed(registry, LATER)) == []
    assert list(archiving.may_be_destroyed(registry, LATER.replace(year=2037))) == [kept]
    assert archiving.retention_words({"permanent": True}) == "vĩnh viễn"
    assert archiving.retention_words({"years": None}) == "chưa xác minh"


def test_what_should_be_there_by_now_is_counted(road: Road) -> None:
    road.to("returned")
    registry = road.actor("registry1")
    assert archiving.overdue(registry, LATER) == 0
    assert archiving.overdue(registry, MONDAY + timedelta(days=366)) == 1


@pytest.mark.usefixtures("real_paper")
def test_the_list_is_a_paper_whose_bytes_stay(road: Road) -> None:
    dossier = road.to("returned")
    made = hand(road, dossier)
    first = actions.read_transfer(transfer_id=made.pk, at=LATER)
    assert actions.read_transfer(transfer_id=made.pk, at=LATER + timedelta(days=1)) == first
    made.refresh_from_db()
    assert made.file is not None and files.read(made.file) == first
    words = later.words_of(made.file)
    for text in ("DANH MỤC HỒ SƠ NỘP LƯU", dossier.shown_code, "Lê Văn Kho", "hộp 15", "chưa xác minh"):
        assert text in words, text


def test_the_database_archives_only_what_is_over(road: Road) -> None:
    dossier = road.to("accepted")
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).update(archived_at=LATER)
    unit = Organisation.objects.get(pk=dossier.competent_unit_id)
    who = road.actor("registry1")
    common = {"organisation": unit, "year": 2026, "turn": 1, "at": LATER, "by_id": who.person, "post_id": who.post}
    with pytest.raises(IntegrityError), transaction.atomic():
        ArchiveTransfer.objects.create(**common, count=1, unit={}, template="x", bundle="y", place="")
    assert queries.archiving.archived(dossier) is None
