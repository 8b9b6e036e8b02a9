"""What becomes of a posting: its photo, its end with minutes, torn down and put up again, objections and answers."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.dossiers import actions, queries
from duoc.dossiers.actions.answer_posting_objection import Given
from duoc.dossiers.acts import DESK, act_with_form
from duoc.dossiers.models import Dossier, OfficialForm, Posting, PostingEnd, PostingObjection
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import VIETNAM, local
from duoc.notices.models import Notice
from duoc.people.powers import Actor
from tests.asking import forbidden_to, refused, story
from tests.cast import BIRTH, MONDAY, key, pdf
from tests.changed_definition import reworded
from tests.late_dossiers import why_late_now
from tests.later import words_of
from tests.stages import CHILD, Road, by_form, fresh, seal_forms

pytestmark = pytest.mark.django_db
RULE = {"when": 'child.situation == "foundling"', "for": "7 day", "say": "Niêm yết 7 ngày."}
ENDED = {"outcome": "whole", "ended_on": "2026-11-30", "present": "Trần Văn Bảy", "findings": "Không ai có ý kiến."}
AGAINST = {"objector": "Phạm Văn Tám", "contact": "Ấp 4", "received_on": "2026-11-25", "say": "Bé là cháu của tôi."}
OVER = datetime(2026, 12, 1, tzinfo=VIETNAM)
"""24:00 on the last day (Civil Code Art. 148)."""
PHOTO = ("niêm yết.pdf", pdf("ảnh niêm yết"))


def do(word: str, who: Actor, dossier: Dossier, values: Mapping[str, Any], at: datetime) -> Any:
    act, form = act_with_form(word, DESK)
    return act.perform(dossier.pk, form.read(values, at), actor=who, key=key(), at=at)


def end(road: Road, dossier: Dossier, at: datetime = OVER, **changes: Any) -> PostingEnd:
    done: PostingEnd = do("end_posting", road.actor("specialist1"), dossier, {**ENDED, **changes}, at)
    return done


def object_to(road: Road, dossier: Dossier, at: datetime = MONDAY + timedelta(days=3), **changes: Any) -> Any:
    return do("record_posting_objection", road.actor("specialist1"), dossier, {**AGAINST, **changes}, at)


def proposed(road: Road) -> Dossier:
    dossier = road.foundling()
    road.post_publicly(dossier)
    propose(road, dossier)
    road.check(dossier)
    return fresh(dossier)


def propose(road: Road, dossier: Dossier) -> Any:
    return road.propose(dossier, values={**CHILD, **why_late_now(fresh(dossier), MONDAY)})


def sign(road: Road, dossier: Dossier, at: datetime = OVER) -> Any:
    standing = decision_queries.proposal(dossier)
    assert standing
    fields = {"dossier_id": dossier.pk, "proposal_id": standing.pk, "key": key(), "at": at}
    fields |= {"answers": why_late_now(fresh(dossier), at)}
    return decisions.sign(actor=road.actor("leader1"), **fields)


def test_a_posting_that_ends_on_a_day_off_ends_on_the_next_working_day(road: Road) -> None:
    """Civil Code 2015 Art. 148.5: the seventh day is Saturday the 28th, so it runs to the end of Monday the 30th."""
    dossier = road.foundling()
    made = road.post_publicly(dossier, posted_on=date(2026, 11, 21))
    assert f"{local(made.until):%d/%m/%Y %H:%M}" == "01/12/2026 00:00"
    saturday = next(line for line in made.proof if line["day"] == "2026-11-28")
    assert "148" in str(made.proof), made.proof
    early = refused(Incomplete, lambda: end(road, dossier, at=OVER - timedelta(days=2), ended_on="2026-11-28"))
    assert "30/11/2026" in early.faults["ended_on"] and saturday


def test_the_definition_may_want_a_photo(road: Road) -> None:
    reworded(BIRTH, posting={**RULE, "proof": ["photo"]})
    dossier = road.foundling()
    assert "photo" in refused(Incomplete, lambda: road.post_publicly(dossier)).faults
    broken = ("ảnh.jpg", b"no picture")
    assert "photo" in refused(Incomplete, lambda: road.post_publicly(dossier, photo=broken)).faults
    made = road.post_publicly(dossier, photo=PHOTO)
    assert made.photo and made.photo.person_id == str(dossier.applicant_id)


def test_a_posting_that_must_be_over_before_the_filing(road: Road) -> None:
    reworded(BIRTH, posting={**RULE, "before_filing": True})
    dossier = road.foundling()
    late = refused(Incomplete, lambda: road.post_publicly(dossier, posted_on=date(2026, 11, 17)))
    assert "phải xong trước khi nộp" in late.faults["posted_on"] and not Posting.objects.exists()
    assert road.post_publicly(dossier, posted_on=date(2026, 11, 13)).until < dossier.filed_at


def test_nothing_is_signed_before_the_minutes_that_the_definition_wants(road: Road) -> None:
    reworded(BIRTH, posting={**RULE, "proof": ["minutes"]})
    dossier = proposed(road)
    assert "biên bản" in refused(OutOfTurn, lambda: sign(road, dossier)).say
    end(road, dossier)
    sign(road, dossier)
    assert fresh(dossier).desk == "registry"


def test_the_minutes_are_a_sealed_paper_and_the_applicant_hears(road: Road) -> None:
    dossier = road.foundling()
    road.post_publicly(dossier)
    object_to(road, dossier)
    made = end(road, dossier)
    assert (made.turn, made.outcome, made.posting.dossier_id) == (1, "whole", dossier.pk)
    form = OfficialForm.objects.get(form="posting_minutes", turn=1)
    assert form.inputs["posting"]["objections"] == [{"objector": AGAINST["objector"], "say": AGAINST["say"]}]
    assert "Biên bản có trong hồ sơ" in Notice.objects.get(kind="posting_ended").body
    assert form.inputs["posting"]["outcome"] == "đủ thời gian niêm yết"
    assert story(dossier)[-1] == "dossier.posting_ended"
    refused(OutOfTurn, lambda: end(road, dossier))  # once


@pytest.mark.usefixtures("real_paper")
def test_the_minutes_say_what_was_found(road: Road) -> None:
    dossier = road.foundling()
    road.post_publicly(dossier)
    object_to(road, dossier)
    end(road, dossier)
    seal_forms()
    file = OfficialForm.objects.get(form="posting_minutes").file
    assert file is not None
    words = words_of(file)
    for text in ("BIÊN BẢN", "Trần Văn Bảy", "Không ai có ý kiến", AGAINST["say"], "hết ngày 30 tháng 11 năm 2026"):
        assert text in words, text


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({}, OVER - timedelta(minutes=1)),
        ({"ended_on": "2026-11-29"}, OVER),
        ({"ended_on": "2026-12-02"}, OVER),
        ({"outcome": "torn_down", "ended_on": "2026-11-22"}, OVER),
    ],
)
def test_it_ends_on_no_day_on_which_it_cannot_have_ended(road: Road, change: dict[str, str], at: datetime) -> None:
    dossier = road.foundling()
    road.post_publicly(dossier)
    assert "ended_on" in refused(Incomplete, lambda: end(road, dossier, at, **change)).faults


def test_torn_down_it_is_put_up_again_and_counted_anew(road: Road) -> None:
    dossier = road.foundling()
    road.post_publicly(dossier)
    thursday = MONDAY + timedelta(days=3)
    end(road, dossier, thursday, outcome="torn_down", ended_on="2026-11-26")
    assert "bị gỡ" in refused(OutOfTurn, lambda: propose(road, dossier)).say
    again = actions.post_publicly(
        actor=road.actor("specialist1"), dossier_id=dossier.pk, place="Nhà văn hóa ấp", posted_on=thursday.date(),
        key=key(), at=thursday,
    )  # fmt: skip
    assert queries.posted.last_posting(dossier) == again and local(again.until) == datetime(2026, 12, 4, tzinfo=VIETNAM)
    assert propose(road, dossier).standing
    assert end(road, dossier, again.until, ended_on="2026-12-03").turn == 2


def test_an_objection_bars_the_result_until_it_is_answered(road: Road) -> None:
    dossier, specialist = road.foundling(), road.actor("specialist1")
    road.post_publicly(dossier)
    made = object_to(road, dossier)
    assert (made.objector, made.received_on) == (AGAINST["objector"], date(2026, 11, 25))
    assert AGAINST["objector"] not in Entry.objects.latest("number").canonical
    assert AGAINST["objector"] not in Notice.objects.get(kind="posting_objected").body
    assert "chưa được trả lời" in refused(OutOfTurn, lambda: propose(road, dossier)).say
    short = {"objection": str(made.pk), "reason": "ok"}
    refused(Incomplete, lambda: by_form(specialist, "answer_posting_objection", dossier, short, DESK))
    reason = {"objection": str(made.pk), "reason": "Đã xác minh, không phải người thân của bé."}
    by_form(specialist, "answer_posting_objection", dossier, reason, DESK)
    again, fields = Given(str(made.pk), reason["reason"]), {"actor": specialist, "key": key(), "at": MONDAY}
    refused(OutOfTurn, lambda: actions.ANSWER_POSTING_OBJECTION.perform(dossier.pk, again, **fields))
    assert propose(road, dossier).standing


def test_an_objection_that_comes_after_the_proposal_stops_the_signature(road: Road) -> None:
    dossier = proposed(road)
    object_to(road, dossier)
    assert "chưa được trả lời" in refused(OutOfTurn, lambda: sign(road, dossier)).say
    marked = decision_queries.to_sign(road.actor("leader1"))
    assert [bool(one.was_objected) for one in marked] == [True]


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-27"])
def test_an_objection_comes_while_it_is_posted(road: Road, day: str) -> None:
    dossier = road.foundling()
    road.post_publicly(dossier)
    late = refused(Incomplete, lambda: object_to(road, dossier, received_on=day))
    assert "khiếu nại" in late.remedy and "received_on" in late.faults and not PostingObjection.objects.exists()


def test_who_may_not(road: Road) -> None:
    dossier = road.foundling()
    road.post_publicly(dossier)
    others = ["citizen1", "clerk1", "leader1", "registry1", "specialist2", "admin1"]
    forbidden_to(road.actor, others, lambda who: do("end_posting", who, dossier, ENDED, OVER))
    forbidden_to(
        road.actor,
        others,
        lambda who: do("record_posting_objection", who, dossier, AGAINST, MONDAY + timedelta(days=3)),
    )


def test_its_days_are_nobodys(road: Road) -> None:
    dossier = road.foundling()
    road.post_publicly(dossier)
    shares = {
        share.whose: share.time for share in queries.whose_days.account(fresh(dossier), OVER + timedelta(days=1)).shares
    }
    assert "public" in shares and "office" in shares
    assert "4 ngày" in shares["public"], shares  # Monday 23 to 30 without Tuesday, a holiday, and the weekend


def test_the_database_keeps_whole_minutes_and_objections(road: Road) -> None:
    dossier, who = road.foundling(), road.actor("specialist1")
    posting = road.post_publicly(dossier)
    common = {"dossier": dossier, "posting": posting, "at": MONDAY, "by_id": who.person, "post_id": who.post}
    empty = {"turn": 1, "outcome": "whole", "ended_on": MONDAY.date(), "present": "", "findings": ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        PostingEnd.objects.create(**common, **empty)
    with pytest.raises(IntegrityError), transaction.atomic():
        PostingObjection.objects.create(**common, received_on=MONDAY.date(), objector="", say="x")
