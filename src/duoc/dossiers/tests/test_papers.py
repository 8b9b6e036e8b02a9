"""Papers that the agency gives: frozen with the act, made once, kept; forms under the agency's seal."""

import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import translation
from tests.asking import refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

from duoc.dossiers import actions, jobs, queries
from duoc.dossiers.models import Dossier, FilingNotice, OfficialForm
from duoc.dossiers.papers import papers, printing
from duoc.ground.documents.actions import DocumentFault, render
from duoc.ground.files import queries as files
from duoc.ground.files.models import StoredFile
from duoc.ground.ledger.models import Entry
from duoc.ground.refusal import NotFound, NotNow
from duoc.instruments import actions as instruments
from duoc.instruments import queries as verification
from duoc.people.models import Organisation, Person
from duoc.people.powers import Power

pytestmark = pytest.mark.django_db
REFUSAL = {"reason": "Không thuộc thẩm quyền giải quyết", "legal_basis": "Luật Hộ tịch"}
Given = Callable[[Road], OfficialForm]


def sealed(dossier: Dossier, form: str, turn: int = 0) -> OfficialForm:
    """The form once the worker has come to it."""
    jobs.seal_form(str(queries.official_form(dossier, form, turn).pk))
    return queries.official_form(dossier, form, turn)


def receipt(road: Road) -> OfficialForm:
    return sealed(road.to("accepted"), "receipt_01")


def request(road: Road) -> OfficialForm:
    dossier = road.file()
    road.request_supplement(dossier)
    return sealed(dossier, "supplement_02", turn=1)


def refusal(road: Road) -> OfficialForm:
    dossier = road.file()
    actions.refuse(actor=road.actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY, **REFUSAL)
    return sealed(dossier, "refusal_03")


def words_of(value: Any) -> set[str]:
    """Every text in it without a digit: what is neither a code nor an address nor a time."""
    if isinstance(value, Mapping):
        return set().union(*(words_of(part) for part in value.values()))
    if isinstance(value, list):
        return set().union(*(words_of(part) for part in value))
    return {value} if isinstance(value, str) and not re.search(r"\d", value) else set()


every_form = pytest.mark.parametrize("given", [receipt, request, refusal])


def judged_by_poppler(folder: Path, pdf: bytes) -> str:
    """What a second validator says of the file."""
    place = folder / "form.pdf"
    place.write_bytes(pdf)
    out = subprocess.run(["pdfsig", "-nocert", str(place)], capture_output=True, check=False)
    return out.stdout.decode(errors="replace")


def test_each_act_makes_its_paper(road: Road) -> None:
    dossier = road.file()
    assert queries.filing_notice(dossier).inputs["dossier"]["expected"]
    road.request_supplement(dossier)
    asked = sealed(dossier, "supplement_02", turn=1)
    assert asked.inputs and asked.inputs["request"]["items"]
    road.supplement(dossier)
    road.accept(dossier)
    accepted = sealed(dossier, "receipt_01")
    assert accepted.inputs and accepted.inputs["dossier"]["code"] == fresh(dossier).code
    refused_form = refusal(road)
    assert refused_form.inputs and refused_form.inputs["request"]["reason"] == REFUSAL["reason"]


@every_form
def test_it_is_given_by_who_acted_without_a_signature(road: Road, given: Given) -> None:
    form = given(road)
    assert (form.state, form.seal_alone) == ("in_force", True)
    assert form.approved_by_id == road.who("clerk1").person and form.signer_post_id == road.who("clerk1").post
    assert form.issued_at == form.approved_at == MONDAY and form.text is None and form.signed_file is None
    assert (form.holder, form.organisation) == (form.dossier.applicant, form.dossier.receiving_unit)


@every_form
@pytest.mark.usefixtures("real_paper")
def test_its_original_is_sealed_for_two_validators(road: Road, given: Given, tmp_path: Path) -> None:
    form = given(road)
    original = actions.read_form(form)
    told_by_poppler = judged_by_poppler(tmp_path, original)
    assert told_by_poppler.count("Signature Validation: Signature is Valid.") == 1
    assert "Total document signed" in told_by_poppler
    finding = verification.examine_file(original)
    assert finding.instrument and finding.instrument.pk == form.pk
    assert finding.report.valid and [one.role for one in finding.report.signatures] == ["agency"]
    assert verification.by_token(form.token).pk == form.pk


@every_form
@pytest.mark.usefixtures("real_paper")
def test_a_changed_byte_makes_it_invalid(road: Road, given: Given, tmp_path: Path) -> None:
    original = actions.read_form(given(road))
    for place in range(100, len(original), len(original) // 12):
        changed = bytearray(original)
        changed[place] ^= 0x01
        finding = verification.examine_file(bytes(changed))
        assert not finding.report.valid or finding.instrument is None, place
    changed = bytearray(original)
    changed[len(original) // 3] ^= 0x01
    assert "Signature is Valid" not in judged_by_poppler(tmp_path, bytes(changed))
    assert verification.examine_file(bytes(changed)).report.altered


@pytest.mark.usefixtures("real_paper")
def test_nothing_may_be_added_after_the_seal(road: Road) -> None:
    form = receipt(road)
    with pytest.raises(DocumentFault):
        instruments.seal_alone(form, actions.read_form(form))


def test_its_act_tells_of_it_and_its_issue_is_a_story_of_its_own(road: Road) -> None:
    form = receipt(road)
    assert [what for what in story(form.dossier) if what.startswith("instrument")] == []
    [issued] = Entry.objects.filter(subject_kind="instrument", subject_id=str(form.pk))
    assert issued.action == "instrument.issued" and issued.actor == "system:worker"
    assert form.file and form.file.sha256 not in issued.canonical


def test_it_says_for_ever_what_it_said(road: Road) -> None:
    """Later facts change neither its inputs nor its bytes: a newer date, another name of the applicant."""
    form = receipt(road)
    before = actions.read_form(form)
    road.extend(fresh(form.dossier))
    Person.objects.filter(pk=form.dossier.applicant_id).update(full_name="Tên Khác")
    later = sealed(form.dossier, "receipt_01")
    assert later.inputs == form.inputs
    assert actions.read_form(later) == before


@every_form
def test_it_is_vietnamese_whoever_acts(road: Road, given: Given) -> None:
    with translation.override("en"):
        english = words_of(given(road).inputs)
    assert english == words_of(given(road).inputs)


def test_so_is_an_answer_that_a_document_prints(road: Road) -> None:
    dossier = road.to("accepted")
    yes_or_no = queries.definition_of(dossier).questions["witness"]
    plan = replace(queries.plan_of_dossier(dossier), desk=(yes_or_no,), values={yes_or_no.id: True})
    with translation.override("en"):
        assert printing.shown_answers(plan) == {yes_or_no.id: "Có"}


@pytest.mark.usefixtures("real_paper")
def test_what_changes_before_the_seal_is_not_in_it(road: Road) -> None:
    """The worker presses it later than the act: by then unit, applicant and date may be others."""
    dossier = road.to("accepted")
    unit, applicant = dossier.receiving_unit.name, dossier.plan["applicant"]["full_name"]
    first = dossier.due_at
    Organisation.objects.filter(pk=dossier.receiving_unit_id).update(name="Cơ quan khác")
    Person.objects.filter(pk=dossier.applicant_id).update(full_name="Tên Khác")
    road.extend(fresh(dossier))
    assert fresh(dossier).due_at != first
    pdf = actions.read_form(sealed(dossier, "receipt_01"))
    words = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert unit in words and applicant in words and f"ngày {first:%d}" in words
    assert "Cơ quan khác" not in words and "Tên Khác" not in words


def test_it_is_sealed_once(road: Road) -> None:
    dossier = road.to("accepted")
    form = queries.official_form(dossier, "receipt_01")
    refused(NotNow, lambda: actions.read_form(form))
    refused(NotFound, lambda: verification.by_token(form.token))
    first = instruments.seal_alone(form, papers.press(form))
    actions.issue_form(form_id=form.pk, pdf=first)
    again = actions.issue_form(form_id=form.pk, pdf=first + b"%")
    assert again.file and files.read(again.file) == first
    jobs.seal_form(str(form.pk))
    assert actions.read_form(queries.official_form(dossier, "receipt_01")) == first
    assert StoredFile.objects.filter(name=again.file.name).count() == 1


def test_a_filing_notice_is_made_once_by_whoever_comes_first(road: Road) -> None:
    dossier = road.file()
    notice = queries.filing_notice(dossier)
    assert notice.file is None
    first = actions.read_notice(notice, MONDAY)
    again = actions.press_notice(notice_id=notice.pk, pdf=papers.press(notice) + b"%", at=MONDAY)
    assert again.file and files.read(again.file) == first
    jobs.press_notice(str(notice.pk))
    assert actions.read_notice(queries.filing_notice(dossier), MONDAY + timedelta(days=400)) == first


def test_an_act_makes_its_paper_once(road: Road) -> None:
    dossier = road.to("accepted")
    notice, form = queries.filing_notice(dossier), queries.official_form(dossier, "receipt_01")
    notice.pk = None
    for again in (
        lambda: notice.save(force_insert=True),
        lambda: papers.draft_form(ANOTHER_RECEIPT, dossier, dossier, road.who("clerk1"), MONDAY),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            again()
    assert OfficialForm.objects.get().pk == form.pk and FilingNotice.objects.count() == 1


ANOTHER_RECEIPT = papers.PaperForm(
    "receipt_01", "receipt-01.typ", "Giấy tiếp nhận", lambda _dossier, _row: {}, frozenset({Power.DOSSIER_ACCEPT})
)


@pytest.mark.parametrize("broken", ["number = 1", "inputs = NULL", "approved_by_id = NULL", "seal_alone = false"])
def test_the_database_holds_what_a_seal_alone_means(road: Road, broken: str) -> None:
    form = receipt(road)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE instruments_instrument SET {broken} WHERE id = %s", [form.pk])  # noqa: S608 - written above


def test_there_is_none_where_no_act_made_one(road: Road) -> None:
    refused(NotFound, lambda: queries.official_form(road.file(), "receipt_01"))


def test_a_form_has_no_dots_where_a_phone_is_not_known_and_its_code_stands_alone() -> None:
    data = {
        "dossier": {"code": "WTYK-261123-0001"},
        "unit": {"name": "Ủy ban nhân dân xã Hồ Thị Kỷ", "place": "Xã Hồ Thị Kỷ"},
        "applicant": {"full_name": "Nguyễn Thị Thảo", "address": "Ấp 4"},
        "procedure": {"name": "Thủ tục đăng ký khai sinh"},
        "request": {"at": "2026-11-23T09:00", "legal_basis": "118/2025/NĐ-CP", "items": [{"name": "A", "say": "B"}]},
    }
    pdf = render(settings.CATALOG / "national/forms/supplement-02.typ", data, root=settings.CATALOG)
    words = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    assert "…" not in words and "điện thoại ./." not in words
    assert not any("WTYK" in line and "Hồ Thị Kỷ" in line for line in words.splitlines())
    assert any("Xã Hồ Thị Kỷ, ngày 23 tháng 11 năm 2026" in line for line in words.splitlines())


@pytest.mark.usefixtures("real_paper")
def test_form_01_tells_the_appointment_and_the_end_of_the_term_apart(road: Road, tmp_path: Path) -> None:
    """A term in days ends at 24:00 (Civil Code 2015 Art. 148); people are asked to come while the office is open."""
    dossier = road.search()
    form = sealed(dossier, "receipt_01")
    place = tmp_path / "form.pdf"
    place.write_bytes(actions.read_form(form))
    out = subprocess.run(["pdftotext", "-layout", str(place), "-"], capture_output=True, check=True)
    words = " ".join(out.stdout.decode().split())
    day = f"ngày {dossier.due_at:%d} tháng {dossier.due_at:%m} năm {dossier.due_at:%Y}"
    assert f"Thời gian hẹn trả kết quả: 17 giờ 00 phút, {day}" in words
    assert f"Hết thời hạn giải quyết: 24 giờ {day} (Điều 148 Bộ luật Dân sự)" in words
    assert "last_day" not in queries.official_form(road.to("accepted"), "receipt_01").inputs["dossier"]
