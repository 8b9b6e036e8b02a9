"""Rule 10, by acts: a row that an act makes names the applicant of its dossier and the body that is competent for it.

Which columns those are stands in `tests/architecture/test_personal_data.py`.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction

from duoc.dossiers import actions
from duoc.dossiers.acts import APPLICANT, DESK
from duoc.dossiers.models import (
    CoSignature,
    Dossier,
    DraftPaper,
    Extension,
    Look,
    MovedDate,
    OfDossier,
    Recounting,
    SupplementLapse,
)
from duoc.dossiers.models.of_dossier import AboutApplicant
from duoc.ground.rows import actions as rows
from duoc.people import actions as people
from duoc.people.actions import Identity, MandateKind, NewMandate
from duoc.people.models import Organisation
from duoc.people.powers import Actor
from duoc.procedures.queries import calendars
from duoc.registers import actions as registers
from duoc.registers.models import Entry, EntryParty
from tests import later, later_subjects, posting_acts, stop_acts
from tests.book_subjects import correct_line
from tests.cast import BIRTH, BIRTH_ANSWERS, EXTRACT, MONDAY, key, pdf
from tests.changed_definition import changed, reworded
from tests.late_dossiers import cause_of
from tests.ministry_subjects import all_decided_there, note, record
from tests.outside_subjects import OUTSIDE
from tests.partners.conftest import MOTHER, OF_MOTHER
from tests.stages import ITEMS, Road, by_form, fresh
from tests.stop_acts import let_go
from tests.transfer_acts import TRANSFER_ACTS, propose, send_on

pytestmark = pytest.mark.django_db
VISIT = {"day": "2026-11-23", "hour": "16:30", "place": "Ấp Cây Khô", "say": ""}
APOLOGY = {"cause": "workload", "reason": "Cuối năm nhiều hồ sơ cùng lúc."}
REASON = {"reason": "Không thuộc thẩm quyền của xã.", "legal_basis": "118/2025/NĐ-CP Điều 17"}


def tables(base: type[models.Model]) -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models() if issubclass(model, base))


@pytest.fixture
def travelled(road: Road, actor: Callable[..., Actor], monkeypatch: pytest.MonkeyPatch) -> list[Dossier]:
    """Dossiers on every road, so that each table has a row; one was filed by another than its applicant."""
    citizen, clerk, specialist = actor("citizen1"), actor("clerk1"), actor("specialist1")

    def act(name: str, who: Actor, dossier: Dossier, **given: Any) -> Dossier:
        getattr(actions, name)(actor=who, dossier_id=dossier.pk, key=key(), at=MONDAY, **given)
        return dossier

    whole = road.file()
    road.request_supplement(whole)
    missing = {"birth_notice": "Bệnh viện không cấp lại được giấy này."}
    act("supplement", citizen, whole, uploads=[], answers={}, missing=missing)
    road.supplement(whole)
    wrong = {"question": "child.hometown", "new": "Xã khác hẳn", "reason": REASON["reason"]}
    by_form(citizen, "correct_own_answer", whole, wrong, APPLICANT)
    again: dict[str, Any] = {"items": ITEMS, "legal_basis": REASON["legal_basis"], "again": REASON["reason"]}
    act("request_supplement", clerk, whole, **again)
    returned, extended, asked = road.to("returned"), road.to("accepted"), road.search()
    put_away = [posting_acts.every_turn(road), unfetched(road), in_archive(road), given_anew(road)]
    actions.look(actor=specialist, dossier=extended, what="dossier", at=MONDAY)
    road.extend(extended)
    consulted(road, asked)
    withdrawn = road.to("accepted", number="000000000102")
    by_form(citizen, "request_withdrawal", withdrawn, {}, APPLICANT)
    let_go(road, withdrawn)
    compared = road.to("accepted", **{"child.full_name": "Trần Ngọc Hà"})
    compare_with_the_last_entry(specialist, compared)
    cancelled, refused = act("cancel", citizen, road.file()), act("refuse", clerk, road.file(), **REASON)
    rests = {**REASON, "awaits": "Bản án của Tòa án", "waits_for": "other_body", "expected_on": "2026-12-15"}
    suspended, stopped = road.to("accepted", number="000000000104"), road.to("accepted", number="000000000105")
    by_form(specialist, "suspend", suspended, rests, DESK)
    stop_acts.stop(road, stopped, REASON)
    moved = road.to("accepted", number="000000000107")
    propose(road, moved, why_body=REASON["reason"])
    TRANSFER_ACTS["dossiers.send_back_transfer"](fresh(moved), road.actor("leader1"), {})
    send_on(road, moved)
    mine = [suspended, stopped, whole, returned, extended, asked, withdrawn, cancelled, refused, compared]
    made = [*mine, *put_away, for_another(actor), there(), sent_home(road), signed_on_paper(road), moved]
    made += [late_and_apologised(road), visited(road), owing(road), unanswered(road)]
    actions.note_wrong_code(actor=clerk, dossier_id=returned.pk, at=MONDAY)
    date_moved(whole)
    actions.close_tracking_days(at=MONDAY + timedelta(days=1))
    correct_line(clerk, returned)
    all_decided_there(monkeypatch)
    made.append(road.to("accepted"))
    note(road, made[-1], "done")
    record(specialist, made[-1], answers={"child.personal_number": "000000000108"})
    actions.note_death(whole.applicant_id, by=specialist.person, entry="deaths 05/2026", at=MONDAY)
    return made


def compare_with_the_last_entry(specialist: Actor, dossier: Dossier) -> None:
    like, why = Entry.objects.latest("entered_at"), REASON["reason"]
    registers.compare(actor=specialist, dossier_id=dossier.pk, like_id=like.pk, reason=why, key=key(), at=MONDAY)


def consulted(road: Road, asked: Dossier) -> None:
    """Bodies were asked: one objected, one let its time pass, one is outside the system."""
    objected(road, asked)
    let_pass(road, asked)
    question = by_form(road.actor("specialist1"), "propose_outside_question", asked, OUTSIDE, DESK)
    by_form(road.actor("leader1"), "sign_outside_letter", asked, {"question": str(question.pk)}, DESK)


def date_moved(dossier: Dossier) -> None:
    """The last day for its supplement, by a newer calendar."""
    by, later = {"calendars_id": calendars().digest}, MONDAY + timedelta(days=1)
    again = Recounting.objects.create(at=MONDAY, finished_at=MONDAY, basis="Quyết định số 12/QĐ-TTg", **by)
    moved = {"kind": MovedDate.Kind.SUPPLEMENT, "of": dossier.pk, "was": MONDAY, "until": later, "proof": [], **by}
    MovedDate.objects.create(dossier=dossier, recounting=again, at=MONDAY, **moved)


def objected(road: Road, asked: Dossier) -> None:
    specialist, opposed = road.actor("specialist1"), road.consult(asked)
    letter = {"letter_number": "12/STP-HC", "letter_date": MONDAY.date()}
    objection = {"answer": "not_agreed", "say": REASON["reason"], "key": key(), "at": MONDAY, **letter}
    actions.record_opinion(actor=specialist, consultation_id=opposed.pk, **objection)
    by_form(specialist, "answer_objection", asked, {"objection": str(opposed.pk), "reason": REASON["reason"]}, DESK)


def let_pass(road: Road, asked: Dossier) -> None:
    silent = road.consult(asked, "so-khoa-hoc-va-cong-nghe")
    actions.close_silent_consultation(consultation_id=silent.pk, at=silent.until)
    answer = {"answer": "agreed", "say": "", "key": key(), "at": MONDAY}
    letter = {"letter_number": "13/SKHCN", "letter_date": MONDAY.date()}
    actions.record_late_opinion(actor=road.actor("specialist1"), consultation_id=silent.pk, **answer, **letter)


def late_and_apologised(road: Road) -> Dossier:
    specialist, leader = road.actor("specialist1"), road.actor("leader1")
    late = road.to("accepted", number="000000000106")
    proposed = by_form(specialist, "propose_apology", late, {**APOLOGY, "new_day": "2026-12-04"}, DESK)
    by_form(leader, "sign_apology", late, {"draft": str(proposed.pk)}, DESK)
    actions.note_lateness(dossier_id=late.pk, at=MONDAY + timedelta(days=20))
    by_form(specialist, "explain_lateness", late, cause_of(late), DESK)
    return late


def in_archive(road: Road) -> Dossier:
    dossier = road.to("returned", number="000000000111")
    given = actions.Batch(2026, (str(dossier.pk),), "Lê Văn Kho", "công chức lưu trữ", "Kho xã, hộp 1")
    actions.hand_to_archive(actor=road.actor("registry1"), batch=given, key=key(), at=MONDAY)
    return dossier


def sent_home(road: Road) -> Dossier:
    dossier = road.to("done", number="000000000103")
    road.send_parcel(dossier)
    return dossier


def given_anew(road: Road) -> Dossier:
    original = later.waiting(road, number="000000000112")
    later_subjects.DONE["dossiers.hand_over_new"](
        original, road.actor("clerk1"), {"actor": road.actor("clerk1"), "key": key(), "at": MONDAY}
    )
    return original.dossier


def unfetched(road: Road) -> Dossier:
    dossier = road.to("done", number="000000000108")
    actions.remind_unclaimed(dossier_id=dossier.pk, at=MONDAY + timedelta(days=30))
    actions.note_wrong_code(actor=road.actor("clerk1"), dossier_id=dossier.pk, at=MONDAY)
    date_moved(dossier)
    return dossier


def signed_on_paper(road: Road) -> Dossier:
    dossier = road.file()
    CoSignature.objects.create(dossier=dossier, part="father", name="Trần Văn Lượm", way=CoSignature.Way.PAPER)
    Dossier.objects.filter(pk=dossier.pk).update(plan={**dossier.plan, "together": ["Trần Văn Lượm"]})
    by_form(road.actor("clerk1"), "record_co_signature", fresh(dossier), {"part": "father"}, DESK)
    return dossier


def visited(road: Road) -> Dossier:
    changed(examine={"visit": "inspection"})
    dossier = road.to("accepted")
    by_form(road.actor("specialist1"), "plan_visit", dossier, VISIT, DESK)
    return dossier


def unanswered(road: Road) -> Dossier:
    dossier = road.file()
    request = road.request_supplement(dossier)
    fields = {"at": MONDAY, "until": MONDAY, "reason": REASON["reason"], "calendars_id": calendars().digest}
    SupplementLapse.objects.create(dossier=dossier, request=request, **fields)
    return dossier


def owing(road: Road) -> Dossier:
    reworded(EXTRACT, fees=[{"for": "Phí", "amount": 50_000, "before": "examine", "article": "281/2016/TT-BTC"}])
    return road.search()


def for_another(actor: Callable[..., Actor]) -> Dossier:
    """Written, attached and filed by citizen2 on the mandate of citizen1, then sent back for supplements."""
    applicant, proxy = actor("citizen1").person, actor("citizen2").person
    assert applicant and proxy
    wanted = NewMandate(applicant, proxy, MandateKind.PROXY, "Giấy ủy quyền", MONDAY.date(), procedures=[BIRTH])
    people.grant_mandate(actor=actor("citizen1"), wanted=wanted, key=key(), at=MONDAY)
    who = actor("citizen2")
    draft = actions.begin(actor=who, code=BIRTH, at=MONDAY, applicant=applicant)
    actions.answer(actor=who, draft_id=draft.pk, answers={**BIRTH_ANSWERS, "copies": 1}, at=MONDAY)
    sent = {"code": "birth_notice", "data": pdf(), "name": "chung-sinh.pdf"}
    actions.attach(actor=who, draft_id=draft.pk, at=MONDAY, **sent)
    dossier = actions.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)
    assert dossier.applicant_id == applicant != dossier.filed_by_id
    return dossier


def there() -> Dossier:
    """Filed on the National Portal, by a mother of whom nothing was known here."""
    who = Identity(
        personal_number=MOTHER["personal_number"],
        full_name=MOTHER["full_name"],
        birth_date=date.fromisoformat(MOTHER["birth_date"]),
        sex=MOTHER["sex"],
    )
    papers = [("birth_notice", "chung-sinh.pdf", pdf())]
    code, answers = "000.00.99.G22-261123-000001", {**BIRTH_ANSWERS, **OF_MOTHER}
    return actions.take_in(actions.FiledRequest(code, "portal", MONDAY, BIRTH, who, answers, papers), at=MONDAY)[0]


def test_each_row_names_the_applicant_and_the_competent_body(travelled: list[Dossier]) -> None:
    empty = {model._meta.label for model in tables(AboutApplicant) if not model._default_manager.exists()}
    assert empty == set()
    for model in tables(AboutApplicant):
        for row in model._default_manager.all():
            assert row.party_id == row.dossier.applicant_id, row
    for model in tables(OfDossier):
        for row in model._default_manager.all():
            assert row.organisation_id == row.dossier.competent_unit_id, row


def test_so_do_a_paper_of_a_draft_and_a_party_of_an_entry(travelled: list[Dossier]) -> None:
    papers, parties = DraftPaper.objects.select_related("draft"), EntryParty.objects.select_related("entry")
    assert papers and {paper.party_id == paper.draft.applicant_id for paper in papers} == {True}
    assert parties and {party.organisation_id == party.entry.unit_id for party in parties} == {True}


def test_the_dossier_counts_and_not_what_the_caller_says(road: Road, actor: Callable[..., Actor]) -> None:
    dossier, official, other = road.file(), actor("clerk1"), actor("citizen2")
    unit = Organisation.objects.exclude(pk=dossier.competent_unit_id)[0]
    wrong: dict[str, Any] = {"party_id": other.person, "organisation": unit}
    who: dict[str, Any] = {"by_id": official.person, "post_id": official.post}
    made = Look(dossier=dossier, at=MONDAY, what="dossier", **who, **wrong)
    made.save()
    [bulk] = Look.objects.bulk_create([Look(dossier=dossier, at=MONDAY, what="dossier", **who, **wrong)])
    with transaction.atomic(), rows.batch():
        batched = rows.add(Look(dossier=dossier, at=MONDAY, what="dossier", **who, **wrong))
    for look in (made, bulk, batched):
        look.refresh_from_db()
        assert (look.party_id, look.organisation_id) == (dossier.applicant_id, dossier.competent_unit_id)


def test_a_row_that_is_saved_again_keeps_whom_it_is_about(road: Road) -> None:
    row = road.extend(road.to("accepted"))
    applicant = row.dossier.applicant_id
    row.dossier.applicant_id = row.by_id
    row.at += timedelta(minutes=1)
    row.save()
    assert Extension.objects.get(party=applicant).at == row.at
