"""How an applicant is reached: what answers say, whether news gets there, and who is asked about a draft."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.cast import BIRTH, BIRTH_ANSWERS, COMMUNE, MONDAY, key, pdf
from tests.stages import Road, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier, OfficialForm
from duoc.dossiers.papers.papers import press
from duoc.dossiers.tests.test_begin_at_counter import VISITOR
from duoc.dossiers.tests.test_serve_at_counter import serve
from duoc.ground.documents.tests.test_render import text_of
from duoc.payments import actions as payments
from duoc.payments import queries as charges
from duoc.people.actions import MandateKind, NewMandate
from duoc.people.actions.grant_mandate import enter
from duoc.people.models import Account, Person
from duoc.people.powers import Actor

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
STATED = {"requester.phone": "0900000555", "requester.address": "Ấp Kinh Mới (thử nghiệm)"}
MOTHER = {
    "mother.ethnicity": "01",
    "mother.nationality": "vn",
    "mother.residence": COMMUNE,
    "mother.address": "Ấp Kinh Mới (thử nghiệm)",
}


def walk_in(actor: Actors, **answers: Any) -> Dossier:
    """Filed at the counter for somebody who has neither account nor e-mail, and whose row knows no phone."""
    visitor = replace(VISITOR, phone="", birth_date="1996-03-04")
    draft = actions.begin_at_counter(actor=actor("clerk1"), code=BIRTH, visitor=visitor, key=key(), at=MONDAY)
    who = actor("clerk1")
    more = {**BIRTH_ANSWERS, **MOTHER, **STATED, **answers}
    actions.answer(actor=who, draft_id=draft.pk, answers=more, at=MONDAY)
    actions.attach(actor=who, draft_id=draft.pk, code="birth_notice", data=pdf(), name="chung-sinh.pdf", at=MONDAY)
    return actions.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)


def without_account(username: str, **contacts: str) -> None:
    """Nobody signs in for this person any more."""
    person = Account.objects.get(username=username).person
    Account.objects.filter(person=person).update(is_active=False)
    Person.objects.filter(pk=person.pk).update(**{"email": "", **contacts})


def test_forms_print_what_the_answers_say_where_the_record_says_nothing(actor: Actors) -> None:
    dossier = walk_in(actor)
    assert not dossier.applicant.phone
    actions.accept(actor=actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    printed = (OfficialForm.objects.get().inputs or {})["applicant"]
    assert (printed["phone"], printed["address"]) == (STATED["requester.phone"], STATED["requester.address"])
    contact = queries.contact_of(fresh(dossier))
    assert (contact["phone"], contact["address"], contact["email"]) == (printed["phone"], printed["address"], "")


def test_form_01_says_whose_matter_who_helped_what_was_scanned_and_what_is_paid(actor: Actors) -> None:
    dossier = walk_in(actor, copies=1)
    Dossier.objects.filter(pk=dossier.pk).update(title="Bé Hân, sinh 10/11/2026")
    clerk = actor("clerk1")
    charge = charges.of_subject(dossier.subject)[0]
    payments.collect_at_counter(actor=clerk, charge_id=charge.pk, key=key(), at=MONDAY)
    actions.accept(actor=clerk, dossier_id=dossier.pk, key=key(), at=MONDAY)
    form = OfficialForm.objects.get()
    inputs = form.inputs or {}
    assert inputs["dossier"]["title"] == "Bé Hân, sinh 10/11/2026"
    assert inputs["helper"]["name"] == clerk.person_name
    assert [paper["form"] for paper in inputs["papers"] if paper["name"] == "Giấy chứng sinh"] == ["scan"]
    assert [fee["state"] for fee in inputs["fees"] if fee["amount"]] == ["đã nộp"]
    page = " ".join(text_of(press(form)).split())
    for words in ("Bé Hân", "Người nhập hộ", "Bản chụp từ bản giấy", "(đã nộp)", STATED["requester.phone"]):
        assert words in page, words
    assert "...." not in page


def test_what_is_on_record_by_now_comes_first(actor: Actors) -> None:
    dossier = walk_in(actor)
    Person.objects.filter(pk=dossier.applicant_id).update(phone="0900000999")
    assert queries.contact_of(fresh(dossier))["phone"] == "0900000999"


def test_a_changed_answer_is_printed_from_then_on(actor: Actors) -> None:
    dossier = walk_in(actor)
    clerk = actor("clerk1")
    item = {"kind": "answer", "code": "requester.phone", "name": "Số điện thoại", "say": "Gọi không được."}
    asked = {"items": [item], "legal_basis": "118/2025/NĐ-CP", "key": key(), "at": MONDAY}
    actions.request_supplement(actor=clerk, dossier_id=dossier.pk, **asked)
    own = Account.objects.create(username="walk-in", person_id=dossier.applicant_id, origin="demo")
    changed = {"uploads": [], "answers": {"requester.phone": "0900000556"}, "key": key(), "at": MONDAY}
    actions.supplement(actor=actor(own.username), dossier_id=dossier.pk, **changed)
    assert queries.contact_of(fresh(dossier))["phone"] == "0900000556"


def test_the_way_to_an_applicant(road: Road) -> None:
    dossier = road.file()
    assert queries.way_to(fresh(dossier), MONDAY) is queries.Way.ONLINE
    without_account("citizen1")
    assert queries.way_to(fresh(dossier), MONDAY) is queries.Way.PHONE
    without_account("citizen1", email="thao@example.vn")
    assert queries.way_to(fresh(dossier), MONDAY) is queries.Way.ONLINE


def test_who_represents_nobody_in_this_is_not_asked_about_a_draft(road: Road, actor: Actors) -> None:
    """Consent at a counter, help and a mandate for another procedure bring no news to the applicant."""
    dossier = road.to("accepted")
    without_account("citizen1")
    serve(actor("clerk1"), dossier)
    holder = Account.objects.get(username="citizen2").person_id
    proxy = NewMandate(dossier.applicant_id, holder, MandateKind.PROXY, "Giấy ủy quyền", MONDAY.date())

    def grant(**changes: Any) -> None:
        enter(replace(proxy, **changes), actor("citizen1"), MONDAY, unit=None)

    grant(procedures=["9.000002"])
    grant(kind=MandateKind.HELPER)
    for one in (fresh(dossier), queries.dossier(actor("clerk1"), dossier.pk, MONDAY)):
        assert queries.way_to(one, MONDAY) is queries.Way.PHONE and queries.draft_check_due(one, MONDAY) is None
    road.propose(dossier)
    assert fresh(dossier).desk == "leader"
    grant(procedures=[BIRTH])
    for one in (fresh(dossier), queries.dossier(actor("clerk1"), dossier.pk, MONDAY)):
        assert queries.way_to(one, MONDAY) is queries.Way.ONLINE


def test_who_came_to_the_counter_reads_no_draft(actor: Actors) -> None:
    dossier = walk_in(actor)
    Person.objects.filter(pk=dossier.applicant_id).update(email="thao@example.vn")
    assert queries.way_to(fresh(dossier), MONDAY) is queries.Way.ONLINE
    assert queries.draft_check_due(fresh(dossier), MONDAY) is None
