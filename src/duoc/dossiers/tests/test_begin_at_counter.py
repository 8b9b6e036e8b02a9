"""Filing for somebody who stands at the counter: who may, for whom, with which consent; one person for one number."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused
from tests.bodies import EAST, LATER, NEW, WEST, carried_out, in_hand, staffed
from tests.cast import BIRTH, BIRTH_ANSWERS, COMMUNE, DECISION, EXTRACT, MONDAY, NOW, OTHER_COMMUNE, key, pdf
from tests.rivals import at_once
from tests.stages import SEARCH, by_form

from duoc.dossiers import actions, queries
from duoc.dossiers.actions import Visitor
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Dossier, Draft
from duoc.dossiers.rules import Incomplete, NotHere
from duoc.notices.models import Notice
from duoc.payments import actions as payments
from duoc.payments import queries as charges
from duoc.people import actions as people
from duoc.people.actions.enter_person import OtherPerson
from duoc.people.models import Account, Mandate, Person, TypedCorrection
from duoc.people.powers import Actor, Forbidden
from duoc.procedures import actions as procedures

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
VISITOR = Visitor("000000000777", "Lý Văn Tám", "1950-03-04", "card", "0900000777")
KNOWN = Visitor("000000000001", "Nguyễn Thị Thảo", "1996-04-12", "card")


def begun(who: Actor, visitor: Visitor = VISITOR, at: Any = MONDAY, word: str = "") -> Draft:
    return actions.begin_at_counter(actor=who, code=BIRTH, visitor=visitor, key=word or key(), at=at)


def filed_at_counter(actor: Actors, username: str, at: Any = MONDAY, visitor: Visitor = KNOWN) -> Dossier:
    draft = begun(actor(username, at), visitor, at)
    who = actor(username, at)  # the next request: the consent is among the mandates now
    actions.answer(actor=who, draft_id=draft.pk, answers=BIRTH_ANSWERS, at=at)
    actions.attach(actor=who, draft_id=draft.pk, code="birth_notice", data=pdf(), name="chung-sinh.pdf", at=at)
    return actions.file(actor=who, draft_id=draft.pk, key=key(), at=at)


def test_somebody_without_an_account_is_entered_and_helped(actor: Actors) -> None:
    clerk = actor("clerk1")
    draft = begun(clerk)
    person = Person.objects.get(personal_number=VISITOR.personal_number)
    assert not Account.objects.filter(person=person).exists()
    assert (draft.applicant_id, draft.person_id, draft.helper_id) == (person.pk, clerk.person_id, clerk.person_id)
    assert (draft.place_of_help_id, draft.channel) == (clerk.organisation_id, Dossier.Channel.COUNTER)
    consent = Mandate.objects.get(pk=draft.on_mandate_id)
    assert (consent.kind, consent.procedures) == ("helper", [BIRTH])
    assert (consent.valid_from, consent.valid_to) == (MONDAY.date(), MONDAY.date() + timedelta(days=1))
    assert consent.organisation_id == clerk.organisation_id and "Thẻ căn cước" in consent.proof


def test_only_who_receives_and_never_for_themselves(actor: Actors) -> None:
    forbidden_to(actor, ["citizen1", "helper1", "specialist1", "leader1", "admin1"], begun)
    clerk = Person.objects.get(pk=actor("clerk1").person_id)
    clerk.birth_date = MONDAY.date().replace(year=1990)
    clerk.save()
    own = Visitor("000000000021", clerk.full_name, clerk.birth_date.isoformat(), "card")
    refused(Forbidden, lambda: begun(actor("clerk1"), own))


def test_once_per_key(actor: Actors) -> None:
    clerk, other = actor("clerk1"), replace(VISITOR, phone="")
    once_only(lambda word: begun(clerk, word=word), lambda word: begun(clerk, other, word=word))


def test_one_name_is_known_however_it_is_written(actor: Actors) -> None:
    draft = begun(actor("clerk1"), replace(VISITOR, full_name="Lý Thị Hòa"))
    assert begun(actor("clerk1"), replace(VISITOR, full_name="LÝ THỊ HOÀ")) == draft


@pytest.mark.parametrize("wrong", [{"full_name": "Trần Thị Khác"}, {"birth_date": "1996-04-13"}])
def test_a_number_of_somebody_else_is_refused_in_words(actor: Actors, wrong: dict[str, str]) -> None:
    before = Person.objects.count()
    refusal = refused(OtherPerson, lambda: begun(actor("clerk1"), replace(KNOWN, **wrong)))
    assert set(refusal.faults) == set(wrong)
    assert Person.objects.count() == before and not Draft.objects.exists()


def test_a_birth_date_to_come_is_refused(actor: Actors) -> None:
    refusal = refused(Incomplete, lambda: begun(actor("clerk1"), replace(VISITOR, birth_date="2026-11-24")))
    assert set(refusal.faults) == {"birth_date"}


def test_the_person_with_an_account_owns_what_was_filed_for_them(actor: Actors) -> None:
    dossier = filed_at_counter(actor, "clerk1")
    assert list(queries.of_person(actor("citizen1"))) == [dossier]
    assert dossier.channel == Dossier.Channel.COUNTER and dossier.helper_id == dossier.filed_by_id
    assert not queries.of_person(actor("clerk1")).exists()


def test_what_is_known_of_the_clerk_opens_no_status(actor: Actors) -> None:
    dossier = filed_at_counter(actor, "clerk1")
    clerk = Person.objects.get(pk=dossier.filed_by_id)
    clerk.phone = "0912000021"
    clerk.save()
    for known in (clerk.phone, str(clerk.personal_number)):
        assert actions.look_up_status(code=dossier.shown_code, known=known, address="a", at=NOW) is None
    assert actions.look_up_status(code=dossier.shown_code, known=KNOWN.personal_number, address="a", at=NOW) == dossier


def test_consent_ends_with_the_day_and_is_given_again(actor: Actors) -> None:
    draft, later = begun(actor("clerk1")), MONDAY + timedelta(days=2)
    assert not queries.drafts_of(actor("clerk1")).exists()
    assert list(queries.drafts_at_counter(actor("clerk1"))) == [draft]
    who = actor("clerk1", later)
    refused(Forbidden, lambda: actions.answer(actor=who, draft_id=draft.pk, answers={}, at=later))
    assert not queries.drafts_at_counter(who).exists()
    assert begun(who, at=later) == draft
    assert list(queries.drafts_at_counter(actor("clerk1", later))) == [draft]


def test_each_way_is_opened_by_itself(actor: Actors) -> None:
    def opened_for(way: str) -> None:
        procedures.close_for_filing(BIRTH, because="Thử.", actor=actor("admin1"), at=NOW)
        procedures.open_for_filing(procedures.ToOpen(BIRTH, [way]), basis=DECISION, actor=actor("admin1"), at=NOW)

    opened_for("online")
    refused(NotHere, lambda: begun(actor("clerk1"), at=NOW))
    opened_for("counter")
    refused(NotHere, lambda: actions.begin(actor=actor("citizen1"), code=BIRTH, at=NOW))
    assert begun(actor("clerk1"), at=NOW)


def test_one_unit_receives_for_another_and_hands_on(actor: Actors) -> None:
    dossier = filed_at_counter(actor, "clerk2")
    assert (dossier.place_of_help.code, dossier.receiving_unit.code) == (OTHER_COMMUNE, OTHER_COMMUNE)
    assert dossier.competent_unit.code == COMMUNE
    assert list(queries.desk(actor("clerk2"))) == [dossier] and not queries.desk(actor("clerk1")).exists()
    assert "dossiers.accept" not in open_acts(actor("clerk1"), dossier, MONDAY)
    acceptance = actions.accept(actor=actor("clerk2"), dossier_id=dossier.pk, key=key(), at=NOW)
    dossier.refresh_from_db()
    assert (dossier.accepted_at, dossier.handed_on_at) == (NOW, NOW)
    assert dossier.code and dossier.code.split("-")[0] == dossier.receiving_unit.dossier_prefix
    events = [event for _at, event, _facts in queries.timeline(dossier)]
    assert events == ["dossier.filed", "dossier.accepted"]
    assert list(queries.desk(actor("specialist1"))) == [dossier] and not queries.desk(actor("specialist2")).exists()
    spoken = Notice.objects.filter(subject_id=str(dossier.pk)).order_by("created_at")
    assert [notice.organisation for notice in spoken] == [dossier.receiving_unit] * 2
    assert all("phường Bến Thử" in notice.body for notice in spoken)
    form = queries.official_form(dossier, "receipt_01")
    assert form.inputs["unit"]["name"] == dossier.receiving_unit.name and acceptance.due_at == dossier.due_at


def test_what_is_owed_at_the_counter_stays_there_when_the_other_unit_ends(actor: Actors) -> None:
    draft = actions.begin_at_counter(actor=actor("clerk2"), code=EXTRACT, visitor=KNOWN, key=key(), at=MONDAY)
    clerk = actor("clerk2")
    actions.answer(actor=clerk, draft_id=draft.pk, answers={**SEARCH, "copies": 1}, at=MONDAY)
    dossier = actions.file(actor=clerk, draft_id=draft.pk, key=key(), at=MONDAY)
    assert dossier.crosses
    carried_out([COMMUNE], [NEW])
    (charge,) = charges.of_subject(dossier.subject)
    assert charge.organisation.code == OTHER_COMMUNE
    assert payments.collect_at_counter(actor=clerk, charge_id=charge.pk, key=key(), at=LATER)


def test_where_only_the_counter_is_split_nobody_chooses_who_decides(actor: Actors) -> None:
    dossier = filed_at_counter(actor, "clerk2")
    assert not carried_out([OTHER_COMMUNE], [EAST, WEST]).undecided["dossiers"]
    dossier.refresh_from_db()
    assert in_hand(dossier) == (EAST["code"], "clerk") and not dossier.body_undecided
    _at, event, facts = list(queries.timeline(dossier))[-1]
    assert event == "dossier.transferred" and facts["decided"]


def test_the_counter_goes_on_when_it_was_chosen_who_decides(actor: Actors) -> None:
    dossier = filed_at_counter(actor, "clerk2")
    assert carried_out([COMMUNE], [EAST, WEST]).undecided["dossiers"] == 1
    dossier.refresh_from_db()
    assert in_hand(dossier) == (EAST["code"], "succession")
    staffed(WEST["code"])
    by_form(actor("leader1", LATER), "choose_body", dossier, {"body": WEST["code"]}, "desk")
    dossier.refresh_from_db()
    assert in_hand(dossier) == (OTHER_COMMUNE, "clerk") and dossier.competent_unit.code == WEST["code"]


def test_who_took_it_in_at_the_counter_may_say_who_decides(actor: Actors) -> None:
    """The work of the same day does not wait for a leader: who stands there says where they live."""
    dossier = filed_at_counter(actor, "clerk2")
    carried_out([COMMUNE], [EAST, WEST])
    dossier.refresh_from_db()
    clerk = actor("clerk2", LATER)
    assert dossier in queries.undecided(clerk)
    staffed(WEST["code"])
    by_form(clerk, "choose_body", dossier, {"body": WEST["code"]}, "desk")
    dossier.refresh_from_db()
    assert dossier.competent_unit.code == WEST["code"] and dossier not in queries.undecided(clerk)


def test_after_15_it_reaches_the_other_unit_on_the_next_working_day(actor: Actors) -> None:
    dossier, late = filed_at_counter(actor, "clerk2"), MONDAY.replace(hour=15, minute=1)
    foreseen = queries.promise(dossier, late).due
    acceptance = actions.accept(actor=actor("clerk2"), dossier_id=dossier.pk, key=key(), at=late)
    dossier.refresh_from_db()
    wednesday = MONDAY.replace(day=25, hour=7)  # the 24th is a holiday
    assert (dossier.accepted_at, dossier.handed_on_at) == (late, wednesday)
    assert acceptance.due_at == foreseen and acceptance.proof[0]["article"] == "118/2025/NĐ-CP#18"
    own = filed_at_counter(actor, "clerk1")
    actions.accept(actor=actor("clerk1"), dossier_id=own.pk, key=key(), at=late)
    own.refresh_from_db()
    assert (own.accepted_at, own.handed_on_at) == (late, None)


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_the_same_moment_make_one_person(actor: Actors) -> None:
    clerks = [actor("clerk1"), actor("clerk2")]
    drafts = at_once(*(lambda who=who: begun(who) for who in clerks))
    assert all(isinstance(draft, Draft) for draft in drafts), drafts
    assert Person.objects.filter(personal_number=VISITOR.personal_number).count() == 1
    assert len({draft.applicant_id for draft in drafts}) == 1 and uuid.UUID(str(drafts[0].pk)) != drafts[1].pk


SLIP = "Lần trước gõ nhầm ngày và tháng, đã xem thẻ căn cước."


@pytest.mark.parametrize("right", [{"birth_date": "1996-12-04"}, {"full_name": "Nguyễn Thị Thạo"}])
def test_what_only_a_counter_had_typed_is_put_right_with_the_paper_in_sight(
    actor: Actors, right: dict[str, str]
) -> None:
    """The open dossier and the draft say it from then on; what was typed before is kept."""
    dossier = filed_at_counter(actor, "clerk1")
    Account.objects.filter(person=dossier.applicant_id).update(person=actor("citizen2").person)
    Person.objects.filter(pk=dossier.applicant_id).update(only_typed=True)
    now = replace(KNOWN, **right)
    refusal = refused(OtherPerson, lambda: begun(actor("clerk1"), now))
    assert refusal.slip and "ghi lý do sửa" in refusal.remedy
    draft = begun(actor("clerk1"), replace(now, slip=SLIP))
    row = TypedCorrection.objects.get()
    assert (row.was["birth_date"], row.was["full_name"], row.reason) == ("1996-04-12", "Nguyễn Thị Thảo", SLIP)
    assert draft.applicant.person.birth_date.isoformat() == now.birth_date
    dossier.refresh_from_db()
    assert dossier.plan["applicant"]["birth_date"] == now.birth_date
    assert dossier.plan["applicant"]["full_name"] == now.full_name
    [notice] = Notice.objects.filter(kind="corrected_at_counter")
    assert "Nguyễn" not in notice.title + notice.body
    assert begun(actor("clerk2"), now).applicant_id == draft.applicant_id


def test_a_reason_does_not_open_somebody_elses_number(actor: Actors) -> None:
    """Where name and birth date both differ, the number was mistyped; who has an account is known for sure."""
    begun(actor("clerk1"))
    other = replace(VISITOR, full_name="Trần Thị Khác", birth_date="1990-04-03", slip=SLIP)
    assert not refused(OtherPerson, lambda: begun(actor("clerk1"), other)).slip
    known = replace(KNOWN, birth_date="1996-12-04", slip=SLIP)
    refusal = refused(OtherPerson, lambda: begun(actor("clerk1"), known))
    assert not refusal.slip and "công an xã, phường" in refusal.remedy
    assert not TypedCorrection.objects.exists()


def test_who_was_vouched_for_since_is_no_slip_of_a_counter(actor: Actors) -> None:
    begun(actor("clerk1"))
    wrong = people.Identity(VISITOR.personal_number, VISITOR.full_name, date(1950, 4, 3))
    person, corrected = people.enter_vouched(wrong, origin="demo", source="portal", actor="partner:x", at=MONDAY)
    assert corrected and person.birth_date == date(1950, 4, 3) and TypedCorrection.objects.get().by is None
    refusal = refused(OtherPerson, lambda: begun(actor("clerk1"), replace(VISITOR, slip=SLIP)))
    assert not refusal.slip
