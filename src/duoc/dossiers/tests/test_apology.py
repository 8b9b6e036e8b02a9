"""The apology with a new date (form 04): drafted in time by itself, filled in, signed once before due."""

import subprocess
from datetime import datetime, timedelta

import pytest
from tests.asking import forbidden_to, refused, story
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, by_form, fresh, seal_forms
from tests.stop_acts import stop

from duoc.dossiers import actions, apologising, queries, watching
from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.clocks import due_dates, promising
from duoc.dossiers.lateness import is_late
from duoc.dossiers.models import Apology, ApologyDraft, ControlSheet, Dossier, OfficialForm, Promise
from duoc.dossiers.papers.control_sheet import press_sheet
from duoc.dossiers.rules import Changed, Incomplete, OutOfTurn
from duoc.dossiers.submitting import submitted
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import VIETNAM, local
from duoc.instruments import queries as instruments
from duoc.notices.models import Notice
from duoc.procedures.models import Version

pytestmark = pytest.mark.django_db
REASON = "Phải hỏi lại Ủy ban nhân dân xã nơi cha cư trú trước đây."
ASKED = {"cause": "inspection", "reason": REASON, "new_day": "2026-12-04"}
NEW = datetime(2026, 12, 4, 17, tzinfo=VIETNAM)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.fixture
def dossier(road: Road) -> Dossier:
    """Three working days from Monday 23/11; 24/11 is a holiday: due on Friday 27/11 at 17:00."""
    now = Version.objects.filter(procedure__code=BIRTH).latest("valid_from").definition
    reworded(BIRTH, variants={name: {**one, "term": "3 working_day"} for name, one in now["variants"].items()})
    accepted = road.to("accepted")
    assert accepted.due_at == moment("2026-11-27T17:00")
    return accepted


def propose(road: Road, dossier: Dossier, at: datetime = MONDAY, **changes: str) -> ApologyDraft:
    made = actions.PROPOSE_APOLOGY.form
    assert made
    given = made.of(dossier, at).read({**ASKED, **changes}, at)
    act = actions.PROPOSE_APOLOGY
    return act.perform(dossier.pk, given, actor=road.actor("specialist1"), key=key(), at=at)


def sign(road: Road, dossier: Dossier, draft: ApologyDraft | None = None, at: datetime = MONDAY) -> Apology:
    from duoc.dossiers.actions.sign_apology import Given

    waiting = draft or apologising.to_sign(fresh(dossier))
    given = Given(str(waiting.pk) if waiting else "")
    return actions.SIGN_APOLOGY.perform(dossier.pk, given, actor=road.actor("leader1"), key=key(), at=at)


def test_it_is_drafted_by_itself_in_time_by_the_rule_of_the_term(dossier: Dossier) -> None:
    """Two working days before: Wednesday 25/11, to be sent by Thursday 26/11."""
    early, begins = moment("2026-11-25T16:59"), moment("2026-11-25T17:00")
    assert apologising.drafted_from(dossier) == begins and watching.apologies_to_draft(early) == []
    assert actions.draft_apology(dossier_id=dossier.pk, at=early) is None
    assert watching.apologies_to_draft(begins) == [dossier.pk]
    row = actions.draft_apology(dossier_id=dossier.pk, at=begins)
    assert row and (row.by_id, row.reason, row.sent_by) == (None, "", moment("2026-11-26T17:00"))
    assert actions.draft_apology(dossier_id=dossier.pk, at=begins + timedelta(hours=1)) is None
    assert watching.apologies_to_draft(begins) == [] and story(dossier)[-1] == "dossier.apology_drafted"


@pytest.mark.parametrize(
    ("term", "draft", "sent_by"),
    [
        ("same_day", "2 hour", ""),
        ("8 hour", "2 hour", ""),
        ("2 working_day", "4 hour", ""),
        ("1 month", "2 working_day", "1 day"),
    ],
)
def test_short_terms_have_their_own_rule(dossier: Dossier, term: str, draft: str, sent_by: str) -> None:
    dossier.plan["term"] = term
    known = apologising.rule(dossier)
    assert known and (known.draft, known.sent_by, known.times) == (draft, sent_by, 1) and known.to_verify


def test_signed_it_is_a_promise_with_proof_and_everybody_is_told(road: Road, dossier: Dossier) -> None:
    propose(road, dossier)
    assert fresh(dossier).due_at == dossier.due_at  # a proposal moves nothing
    row = sign(road, dossier)
    after = fresh(dossier)
    assert (after.due_at, row.due_at, row.new_due_at) == (NEW, dossier.due_at, NEW)
    assert (row.promise.cause, row.promise.due_at) == (Promise.Cause.APOLOGISED, NEW)
    assert "Xin lỗi" in row.promise.proof[-1]["why"] and len(row.promise.proof) > 3
    assert [one.cause for one in queries.promises(after)] == ["apologised", "accepted"]
    assert story(dossier)[-2:] == ["dossier.apology_proposed", "dossier.apologised"]
    entry = Entry.objects.latest("number")
    facts = ledger.facts(entry)
    assert (facts["was"], facts["due"]) == ("2026-11-27T17:00:00+07:00", "2026-12-04T17:00:00+07:00")
    assert facts["in_rule"] is True and REASON not in entry.canonical
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="apology")
    assert notice.party_id == dossier.applicant_id and "17:00, 04/12/2026" in notice.body
    assert ledger.verify().holds


def test_a_second_one_is_refused_with_why(road: Road, dossier: Dossier) -> None:
    sign(road, dossier, propose(road, dossier))
    for act in (lambda: propose(road, dossier, new_day="2026-12-11"), lambda: sign(road, dossier)):
        refusal = refused(OutOfTurn, act)
        assert "04/12/2026" in refusal.say and "Số lần" in refusal.remedy
    assert Apology.objects.count() == 1 and fresh(dossier).due_at == NEW


def test_the_last_minute_to_propose_counts_and_the_next_does_not(road: Road, dossier: Dossier) -> None:
    """The term ends at 24:00 of Friday; later than the rule wants, and the ledger says so."""
    last = moment("2026-11-28T00:00")
    refusal = refused(OutOfTurn, lambda: propose(road, dossier, last + timedelta(minutes=1)))
    assert "quá hạn" in refusal.say and fresh(dossier).due_at == dossier.due_at
    draft = propose(road, dossier, last)
    row = sign(road, dossier, draft, last)
    assert row.new_due_at == NEW and ledger.facts(Entry.objects.latest("number"))["in_rule"] is False


def test_what_was_proposed_in_time_is_signed_late_and_the_lateness_stays(road: Road, dossier: Dossier) -> None:
    draft, late = propose(road, dossier), moment("2026-11-30T09:00")
    assert Dossier.objects.get(watching.apology_waits(late)) == dossier
    assert next(one.word for one in submitted(dossier, late)).endswith("chờ ký")
    sign(road, dossier, draft, late)
    after = fresh(dossier)
    assert (after.due_at, after.legal_due_at) == (NEW, dossier.due_at) and is_late(after, late)
    assert after.latenesses.get().due_at == dossier.due_at
    assert story(dossier)[-2:] == ["dossier.late", "dossier.apologised"]
    assert ledger.facts(Entry.objects.latest("number"))["in_rule"] is False


def test_a_proposal_whose_date_is_past_waits_for_nobody(road: Road, dossier: Dossier) -> None:
    draft, past = propose(road, dossier), NEW
    assert "04/12/2026" in refused(OutOfTurn, lambda: sign(road, dossier, draft, past)).say
    assert not Dossier.objects.filter(watching.apology_waits(past)).exists()
    assert [one.word for one in submitted(dossier, past)] == ["Xin lỗi và hẹn lại: chưa ký, ngày đề nghị đã qua"]


def test_what_is_late_cannot_be_proposed_for_by_a_clock_set_backwards(road: Road, dossier: Dossier) -> None:
    late = actions.note_lateness(dossier_id=dossier.pk, at=moment("2026-11-28T08:00"))
    assert late
    assert "quá hạn" in refused(OutOfTurn, lambda: propose(road, dossier)).say


def test_the_new_date_is_a_working_day_after_the_old_one(road: Road, dossier: Dossier) -> None:
    for day, words in (("2026-11-27", "27/11/2026"), ("2026-12-05", "nghỉ"), ("", "")):
        fault = refused(Incomplete, lambda day=day: propose(road, dossier, new_day=day))
        assert words in fault.faults["new_day"]
    assert "10 ký tự" in refused(Incomplete, lambda: propose(road, dossier, reason="Bận.")).faults["reason"]
    assert "cause" in refused(Incomplete, lambda: propose(road, dossier, cause="moon")).faults


def test_who_proposes_and_who_signs(road: Road, dossier: Dossier) -> None:
    forbidden_to(
        road.actor,
        ["citizen1", "clerk1", "leader1"],
        lambda one: by_form(one, "propose_apology", fresh(dossier), ASKED, DESK),
    )
    assert "dossiers.sign_apology" not in open_acts(road.actor("leader1"), fresh(dossier), MONDAY)
    draft = propose(road, dossier)
    assert "dossiers.sign_apology" in open_acts(road.actor("leader1"), fresh(dossier), MONDAY)
    forbidden_to(
        road.actor,
        ["citizen1", "specialist1", "registry1"],
        lambda one: by_form(one, "sign_apology", fresh(dossier), {"draft": str(draft.pk)}, DESK),
    )


def test_another_proposal_comes_while_the_head_reads(road: Road, dossier: Dossier) -> None:
    """Two officials at once: the head signs what was read, or nothing."""
    first = propose(road, dossier)
    second = propose(road, dossier, new_day="2026-12-07")
    refused(Changed, lambda: sign(road, dossier, first))
    assert sign(road, dossier, second).new_due_at == moment("2026-12-07T17:00")


def test_a_later_count_keeps_the_date_named(road: Road, dossier: Dossier) -> None:
    sign(road, dossier, propose(road, dossier))
    assert promising.computed(fresh(dossier), MONDAY).due == NEW
    road.extend(fresh(dossier))
    assert fresh(dossier).due_at >= NEW
    assert due_dates.before(NEW, "1 day") == NEW - timedelta(days=1)


@pytest.mark.usefixtures("real_paper")
def test_form_04_is_frozen_and_sealed_and_says_both_dates(road: Road, dossier: Dossier) -> None:
    sign(road, dossier, propose(road, dossier))
    form = queries.official_form(dossier, "apology_04")
    asked = form.inputs["request"]
    assert (asked["was_due"], asked["new_due"]) == (local(dossier.due_at).isoformat(), local(NEW).isoformat())
    assert asked["reason"] == REASON and form.inputs["signer"]["name"]
    assert form.organisation_id == dossier.competent_unit_id
    seal_forms()
    words = words_of(actions.read_form(fresh_form(form)))
    assert "Nơi nhận: như trên; lưu: hồ sơ điện tử." in words
    report = instruments.report_of(fresh_form(form))
    assert report.valid and [one.role for one in report.signatures] == ["leader", "agency"]
    assert str(report.signatures[0].signer_name).startswith(form.inputs["signer"]["name"])


@pytest.mark.usefixtures("real_paper")
def test_form_06_of_a_stopped_dossier_says_promise_and_apology(road: Road, dossier: Dossier) -> None:
    sign(road, dossier, propose(road, dossier))
    stop(road, dossier)
    sheet = ControlSheet.objects.get(dossier=dossier)
    [apology] = sheet.inputs["apologies"]
    assert (apology["new_due"], apology["reason"]) == (local(NEW).isoformat(), REASON)
    words = words_of(press_sheet(sheet))
    assert "Hẹn trả" in words and "Xin lỗi và hẹn lại" in words and REASON in words


def words_of(pdf: bytes) -> str:
    out = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return " ".join(out.decode().split())


def fresh_form(form: OfficialForm) -> OfficialForm:
    return OfficialForm.objects.select_related("file").get(pk=form.pk)
