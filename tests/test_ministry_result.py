"""What a ministry's system decides makes no result of ours: its result is the ministry's paper, recorded as it is."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from duoc.decisions.models import Decision, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Dossier, MinistryResult
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.notices.models import Notice
from duoc.registers.models import Entry, EntryKey, Register
from tests import later
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key, pdf
from tests.ministry_subjects import decided_there, note, of_the_ministry, record, recorded_there
from tests.stages import CHILD_NUMBER, Road, fresh

pytestmark = pytest.mark.django_db
UNIQUE = {"unique": {"number": {"fields": ["child.personal_number"], "say": "Số này đã ghi cho trẻ khác"}}}
WHY = {"reason": "Hệ thống của Bộ đã từ chối.", "legal_basis": "60/2014/QH13#16"}


@pytest.mark.parametrize("status", ["", "entered", "processing", "supplement", "done", "refused"])
def test_nothing_is_ever_proposed_or_signed_here(road: Road, status: str) -> None:
    dossier = of_the_ministry(road)
    if status:
        note(road, dossier, status)
    assert "giấy của Bộ" in refused(NotNow, lambda: road.propose(dossier)).say
    refused(NotNow, lambda: road.propose(dossier, kind="decline", values={}, **WHY))
    assert "decisions.propose" not in open_acts(road.who("specialist1"), fresh(dossier), MONDAY)
    assert not Proposal.objects.exists()


def test_its_paper_is_the_result_and_the_book_copies_it(road: Road) -> None:
    dossier = decided_there(road)
    row = record(road.who("specialist1"), dossier)
    assert (row.number, row.names, row.file) == ("41.H8.001", ["Giấy khai sinh"], None)
    dossier = fresh(dossier)
    assert (dossier.state, dossier.step, dossier.desk) == ("done", "return", "clerk") and not Decision.objects.exists()
    entry = Entry.objects.get()
    assert (entry.label, entry.decision, entry.in_force) == ("41.H8.001", None, True)
    assert "Hệ thống thử của Bộ" in entry.source and entry.data["child.personal_number"] == CHILD_NUMBER
    assert row.entry == entry.pk
    assert story(dossier)[-2:] == ["register.entered", "dossier.ministry_result"]
    assert "41.H8.001" in Notice.objects.get(kind="ministry_result").body
    assert road.hand_over(dossier) and fresh(dossier).state == "returned"


def test_a_refusal_of_the_ministry_is_recorded_and_enters_nothing(road: Road) -> None:
    dossier = decided_there(road, "refused")
    row = record(road.who("specialist1"), dossier, granted=False, answers={})
    assert not row.granted and fresh(dossier).state == "done" and not Entry.objects.exists()
    assert "không giải quyết" in Notice.objects.get(kind="ministry_refused").body


def test_what_is_recorded_is_what_was_noted_there(road: Road) -> None:
    dossier, who = of_the_ministry(road), road.who("specialist1")
    refused(NotNow, lambda: record(who, dossier))
    note(road, dossier, "refused")
    refused(NotNow, lambda: record(who, dossier))
    note(road, dossier, "done")
    refused(NotNow, lambda: record(who, dossier, granted=False))
    assert record(who, dossier).granted


def test_the_paper_itself_is_kept(road: Road) -> None:
    row = record(road.who("specialist1"), decided_there(road), file=(pdf(), "giay.pdf"))
    assert row.file is not None and files.read(row.file).startswith(b"%PDF-") and row.file_at == MONDAY


def add(who: Any, dossier: Dossier, data: bytes = b"", word: str = "") -> MinistryResult:
    given = {"data": data or pdf("giay"), "name": "giay.pdf", "key": word or key(), "at": MONDAY}
    return dossiers.add_ministry_paper(actor=who, dossier_id=dossier.pk, **given)


def test_a_paper_that_comes_later_is_added_and_the_applicant_is_told(road: Road) -> None:
    dossier, registry = recorded_there(road), road.who("registry1")
    paper, other = pdf("giay"), pdf("khác")
    row = once_only(lambda word: add(registry, dossier, paper, word), lambda word: add(registry, dossier, other, word))
    assert row.file is not None and files.read(row.file).startswith(b"%PDF-") and row.file_at == MONDAY
    assert story(dossier)[-1] == "dossier.ministry_paper_added" and fresh(dossier).state == "done"
    assert Notice.objects.filter(party=dossier.applicant_id, kind="ministry_paper").count() == 1
    assert "đã có tệp" in refused(NotNow, lambda: add(registry, dossier)).words


def test_a_paper_is_added_after_the_hand_over_too(road: Road) -> None:
    dossier = recorded_there(road)
    road.hand_over(dossier)
    assert add(road.who("registry1"), fresh(dossier)).file_at == MONDAY


def test_no_paper_is_added_before_its_number_nor_to_what_is_decided_here(road: Road) -> None:
    dossier, registry = decided_there(road), road.who("registry1")
    refused(NotNow, lambda: add(registry, dossier))
    others = ["citizen1", "clerk1", "specialist1", "leader1", "registry2"]
    recorded = record(road.who("specialist1"), dossier).dossier
    forbidden_to(road.actor, others, lambda who: add(who, recorded))
    given = {"data": b"", "name": "", "key": key(), "at": MONDAY}
    empty = refused(Incomplete, lambda: dossiers.add_ministry_paper(actor=registry, dossier_id=dossier.pk, **given))
    assert set(empty.faults) == {"ministry_paper"}


def test_once_per_key_and_once_at_all(road: Road) -> None:
    dossier, who = decided_there(road), road.who("specialist1")
    once_only(lambda word: record(who, dossier, word), lambda word: record(who, dossier, word, number="khác"))
    refused(OutOfTurn, lambda: record(who, dossier))
    with pytest.raises(IntegrityError), transaction.atomic():
        MinistryResult.objects.update(number="")


def test_who_may(road: Road) -> None:
    dossier = decided_there(road)
    others = ["citizen1", "clerk1", "leader1", "registry1", "specialist2"]
    forbidden_to(road.actor, others, lambda who: record(who, dossier))


def test_what_is_decided_here_is_recorded_by_nobody(road: Road) -> None:
    dossier = road.to("accepted")
    refused(OutOfTurn, lambda: record(road.who("specialist1"), dossier))


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"number": " "}, "number"),
        ({"number": "1" * 61}, "number"),
        ({"issued_on": None}, "issued_on"),
        ({"issued_on": MONDAY.date() + timedelta(days=1)}, "issued_on"),
        ({"answers": {}}, "child.personal_number"),
    ],
)
def test_bad_input_is_told_at_its_field(road: Road, given: dict[str, Any], place: str) -> None:
    dossier = decided_there(road)
    assert place in refused(Incomplete, lambda: record(road.who("specialist1"), dossier, **given)).faults
    assert fresh(dossier).state == "processing" and not MinistryResult.objects.exists()


def test_what_stands_in_the_book_already_is_not_copied_twice(road: Road) -> None:
    Register.objects.filter(pk="births").update(keys=UNIQUE)
    dossier, again = decided_there(road), road.to("accepted", **{"child.full_name": "Trần Ngọc Hà"})
    note(road, again, "done")
    record(road.who("specialist1"), dossier)
    assert EntryKey.objects.filter(entry=Entry.objects.get(), holds=True).exists()
    refused(Unsound, lambda: record(road.who("specialist1"), again, number="41.H8.002"))
    assert Entry.objects.count() == 1 and fresh(again).state == "processing"


def test_nothing_later_is_proposed_about_it_here(road: Road) -> None:
    """Our results are revoked and corrected here; the ministry's paper is the ministry's to change."""
    dossier = decided_there(road)
    record(road.who("specialist1"), dossier)
    assert not [one for one in open_acts(road.who("specialist1"), fresh(dossier), MONDAY) if "later" in one]
    refused(Exception, lambda: later.propose(road, Decision(pk=dossier.pk)))


def test_the_page_of_the_desk_and_of_the_applicant(road: Road, signed_in: Any) -> None:
    dossier = decided_there(road)
    desk, address = signed_in("specialist1"), f"/ban/ho-so/{dossier.pk}/"
    page = desk.get(address).content.decode()
    assert "Ghi kết quả của Bộ" in page and "Trình lãnh đạo" not in page
    sent = {"key": key(), "hoi": "1", "number": "41.H8.001", "issued_on.day": "23", "issued_on.month": "11",
            "issued_on.year": "2026", "granted": "yes", "child.personal_number": CHILD_NUMBER}  # fmt: skip
    wrong = desk.post(f"{address}ket-qua-cua-bo/", {**sent, "number": ""})
    assert wrong.status_code == 422 and "Hãy ghi số giấy của Bộ" in wrong.content.decode()
    answer = desk.post(f"{address}ket-qua-cua-bo/", sent)
    assert answer.status_code == 302, answer.content.decode()
    assert Dossier.objects.get().state == "done" and MinistryResult.objects.get().number == "41.H8.001"
    mine = signed_in("citizen1").get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "41.H8.001" in mine and "Hệ thống thử của Bộ" in mine and "23/11/2026" in mine
    assert "41.H8.001" in signed_in("clerk1").get(address).content.decode()


def test_the_registry_adds_the_paper_on_the_page_and_who_hands_over_sees_it(road: Road, signed_in: Any) -> None:
    dossier = recorded_there(road)
    address, registry, clerk = f"/ban/ho-so/{dossier.pk}/", signed_in("registry1"), signed_in("clerk1")
    assert "Thêm tệp giấy của Bộ" in registry.get(address).content.decode()
    page = clerk.get(address).content.decode()
    assert "Chưa có tệp giấy của Bộ" in page and "Thêm tệp giấy của Bộ" not in page
    missing = registry.post(f"{address}giay-cua-bo/them/", {"key": key()})
    assert missing.status_code == 422 and "Hãy chọn tệp giấy của Bộ" in missing.content.decode()
    sent = {"key": key(), "ministry_paper": SimpleUploadedFile("giay.pdf", pdf("giay"), "application/pdf")}
    assert registry.post(f"{address}giay-cua-bo/them/", sent).status_code == 302
    assert f"{address}giay-cua-bo/" in clerk.get(address).content.decode()
    assert "Mở giấy của Bộ" in signed_in("citizen1").get(f"/ho-so/{dossier.pk}/").content.decode()
