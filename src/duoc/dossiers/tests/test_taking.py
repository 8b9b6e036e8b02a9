"""Who took a result at the counter: known by an identity paper, proven by a code or a signature; never a stranger."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import refused, story
from tests.cast import MONDAY, key, pdf
from tests.stages import Road, fresh
from tests.takers import own_taker

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier, Handover, WrongCode
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.dossiers.taking import Taker, may_collect
from duoc.dossiers.typed_codes import WrongCodeTyped, collection_code, locked_until
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.notices.models import Notice
from duoc.people.powers import Forbidden
from duoc.procedures.queries import closed_rules

pytestmark = pytest.mark.django_db
PROXY = {"who": "proxy", "paper": "card", "personal_number": "000000000999", "name": "Lê Thị Bảy"}
PAPER, RECEIPT = ("ủy quyền.pdf", pdf("Giấy ủy quyền")), ("ký nhận.pdf", pdf("Giấy ký nhận"))


def give(road: Road, dossier: Dossier, taker: Taker | None, who: str = "clerk1") -> Handover:
    return actions.hand_over(
        actor=road.actor(who), dossier_id=dossier.pk, way="counter", taker=taker, key=key(), at=road.at
    )


def test_the_applicant_says_their_code_and_hears_of_it(road: Road) -> None:
    dossier = road.to("done")
    papers = "Giấy chứng sinh\nThẻ căn cước của cha"
    made = give(road, dossier, own_taker(dossier, returned_papers=papers))
    assert (made.taker, made.taken_by_id, made.proven_by) == ("applicant", dossier.applicant_id, "code")
    assert made.returned_papers == papers and made.taker_paper == "card" and made.taker_number == ""
    facts = ledger.facts(Entry.objects.latest("number"))
    assert (facts["taker"], facts["proven_by"], facts["paper"]) == ("applicant", "code", "card")
    assert "báo ngay cho" in Notice.objects.get(kind="result_taken").body


def test_a_proxy_brings_a_paper_and_signs(road: Road) -> None:
    dossier = road.to("done")
    made = give(road, dossier, Taker(**PROXY, receipt=RECEIPT, authorisation=PAPER))
    assert (made.taker, made.taken_by, made.proven_by) == ("proxy", None, "receipt")
    assert made.receipt and made.authorisation and made.receipt.person_id == str(dossier.applicant_id)
    entry = Entry.objects.latest("number").canonical
    assert PROXY["name"] not in entry and PROXY["personal_number"] not in entry


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"personal_number": "000000000999"}, "personal_number"),  # a stranger, who even knows the code
        ({"personal_number": ""}, "personal_number"),
        ({"paper": "library"}, "taker_paper"),
        ({"who": "nobody"}, "taker"),
        ({"code": "12345"}, "collection_code"),
        ({"code": ""}, "receipt"),
        ({"who": "proxy", "name": "Lê Thị Bảy"}, "authorisation"),
        ({"who": "proxy", "authorisation": PAPER}, "taker_name"),
        ({"code": "", "receipt": ("ký.pdf", b"no pdf at all")}, "receipt"),
    ],
)
def test_it_is_not_given_to_a_stranger_nor_without_proof(road: Road, change: dict[str, Any], field: str) -> None:
    dossier = road.to("done")
    refusal = refused(Incomplete, lambda: give(road, dossier, own_taker(dossier, **change)))
    assert field in refusal.faults and refusal.remedy
    assert fresh(dossier).state == "done" and not Handover.objects.exists()


def test_it_is_given_to_somebody(road: Road) -> None:
    dossier = road.to("done")
    assert "taker" in refused(Incomplete, lambda: give(road, dossier, None)).faults


def test_a_second_official_is_told_that_it_is_gone(road: Road) -> None:
    dossier = road.to("done")
    give(road, dossier, own_taker(dossier))
    refused(OutOfTurn, lambda: give(road, dossier, own_taker(dossier)))
    assert story(dossier).count("dossier.returned") == 1 and Handover.objects.count() == 1


def test_the_code_is_of_one_dossier(road: Road) -> None:
    one, other = road.to("done"), road.file()
    assert collection_code(one) == collection_code(fresh(one)) and len(collection_code(one)) == 6
    assert collection_code(one) != collection_code(other)


def test_a_wrong_code_is_counted_and_after_too_many_no_code_is_looked_at(
    road: Road, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier, clerk = road.to("done"), road.actor("clerk1")
    rule = closed_rules.wrong_code_rule(MONDAY.date())
    assert rule
    for typed in range(rule.times):
        refusal = refused(WrongCodeTyped, lambda: give(road, dossier, own_taker(dossier, code="1")))
        assert f"Còn {rule.times - 1 - typed} lần" in refusal.faults["collection_code"]
        actions.note_wrong_code(actor=clerk, dossier_id=dossier.pk, at=MONDAY + timedelta(minutes=typed))
    now = replace(road, at=MONDAY + timedelta(minutes=30))
    for code in ("1", collection_code(dossier)):
        refusal = refused(Incomplete, lambda code=code: give(now, dossier, own_taker(dossier, code=code)))
        assert not isinstance(refusal, WrongCodeTyped) and "nhập lại mã sau 10:00" in refusal.faults["collection_code"]
    assert story(dossier).count("dossier.wrong_code") == WrongCode.objects.count() == rule.times
    assert "1" not in [line for line in Entry.objects.latest("number").canonical.split('"') if line]
    citizen = signed_in("citizen1")
    with monkeypatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: now.at)
        assert "Mã đang tạm khóa" in citizen.get(f"/ho-so/{dossier.pk}/").content.decode()
    after = replace(road, at=MONDAY + timedelta(hours=rule.hours, seconds=1))
    assert locked_until(dossier, now.at) and locked_until(dossier, after.at) is None
    assert give(after, dossier, own_taker(dossier)).proven_by == "code"


def test_a_signed_receipt_proves_all_the_same(road: Road) -> None:
    dossier, clerk = road.to("done"), road.actor("clerk1")
    for _time in range(9):
        actions.note_wrong_code(actor=clerk, dossier_id=dossier.pk, at=MONDAY)
    assert give(road, dossier, own_taker(dossier, code="", receipt=RECEIPT)).proven_by == "receipt"


def test_only_the_counter_of_the_unit_notes_a_wrong_code(road: Road) -> None:
    dossier = road.to("done")
    for name in ("clerk2", "citizen1"):
        given = {"actor": road.actor(name), "dossier_id": dossier.pk, "at": MONDAY}
        refused(Forbidden, lambda given=given: actions.note_wrong_code(**given))
    assert not WrongCode.objects.exists()


def test_the_database_keeps_no_taker_without_proof(road: Road) -> None:
    dossier = road.to("done")
    official = road.actor("clerk1")
    common = {"dossier": dossier, "at": MONDAY, "by_id": official.person, "post_id": official.post, "way": "counter"}
    for wrong in (
        {"taker": "applicant", "taken_by_id": dossier.applicant_id},
        {"taker": "proxy", "taker_paper": "card", "proven_by": "code", "taker_name": "X", "taker_number": "1"},
        {"taker": "applicant", "taken_by_id": dossier.applicant_id, "taker_paper": "card", "proven_by": "receipt"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Handover.objects.create(**common, **wrong)


def test_what_goes_by_post_is_not_to_be_fetched(road: Road) -> None:
    dossier = road.to("done")
    assert may_collect(fresh(dossier))
    road.choose_post(dossier)
    assert not may_collect(fresh(dossier))
