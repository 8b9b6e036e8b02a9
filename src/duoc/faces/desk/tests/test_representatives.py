"""Who represents somebody by law, at the desk: recorded on proof, listed, ended, and used by whom it names."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import MONDAY, key, pdf
from tests.stages import Road

from duoc.faces.desk.tests.helping import send, text
from duoc.people.models import Business, Mandate, Person

pytestmark = pytest.mark.django_db
HERE = "/ban/dai-dien/"
DAY = {"valid_from.day": "23", "valid_from.month": "11", "valid_from.year": "2026"}


def born(part: str, day: date) -> dict[str, str]:
    return {f"{part}.birth_date.{name}": str(getattr(day, name)) for name in ("day", "month", "year")}


def child(**changes: str) -> dict[str, str]:
    mother = Person.objects.get(personal_number="000000000001")
    return {
        "principal.personal_number": "000000000777",
        "principal.full_name": "Trần Gia Bảo",
        **born("principal", date(2020, 2, 29)),
        "holder.personal_number": "000000000001",
        "holder.full_name": mother.full_name,
        **born("holder", mother.birth_date),
        **DAY,
        "proof": "Giấy khai sinh số 12/2020",
        **changes,
    }


def test_a_mother_is_recorded_for_her_child_until_it_comes_of_age(road: Road, signed_in: Any, actor: Any) -> None:
    clerk = signed_in("clerk1")
    assert "Cha, mẹ đại diện cho con" in text(clerk.get(HERE)) and "Người con" not in text(clerk.get(HERE))
    assert "Số định danh của người con" in text(clerk.get(f"{HERE}ghi/cha-me/"))
    page = text(clerk.post(f"{HERE}ghi/cha-me/", {"key": key(), **child()}, follow=True))
    assert "Đã ghi người đại diện" in page and "Trần Gia Bảo" in page and "Giấy khai sinh số 12/2020" in page
    mandate = Mandate.objects.get(kind="parent")
    assert (mandate.valid_from, mandate.valid_to) == (MONDAY.date(), date(2038, 3, 1))
    assert mandate.organisation_id == actor("clerk1").organisation_id
    assert mandate.principal_id in {one.party for one in actor("citizen1").mandates}
    assert Person.objects.get(personal_number="000000000777").full_name == "Trần Gia Bảo"
    ended = clerk.post(f"{HERE}{mandate.pk}/ket-thuc/", {"key": key(), "reason": ""}, follow=True)
    assert "Hãy ghi vì sao chấm dứt" in text(ended)
    clerk.post(f"{HERE}{mandate.pk}/ket-thuc/", {"key": key(), "reason": "Tòa án hạn chế quyền."}, follow=True)
    mandate.refresh_from_db()
    assert mandate.ended_at is not None and mandate.end_reason == "Tòa án hạn chế quyền."
    assert "Trần Gia Bảo" not in text(clerk.get(HERE))


@pytest.mark.parametrize(
    ("changes", "say"),
    [
        ({"principal.birth_date.year": "2001", "principal.birth_date.day": "1"}, "đã đủ 18 tuổi"),
        ({"holder.full_name": "Người Khác Hẳn"}, "người có họ tên khác"),
        ({"proof": ""}, "Chưa nhập: Căn cứ"),
        ({"codes": "9.999999"}, "Không có thủ tục mã 9.999999"),
        ({"codes": "hết"}, "Hãy ghi mã thủ tục"),
        ({"principal.personal_number": "000000000001"}, "họ tên khác"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(road: Road, signed_in: Any, changes: dict[str, str], say: str) -> None:
    before = Mandate.objects.count()
    page = signed_in("clerk1").post(f"{HERE}ghi/cha-me/", {"key": key(), **child(**changes)}, follow=True)
    assert say in text(page) and Mandate.objects.count() == before
    assert not Person.objects.filter(personal_number="000000000777").exists()


def test_an_organisation_is_entered_with_whoever_represents_it(road: Road, signed_in: Any, actor: Any) -> None:
    organisation = {"principal.number": "2000 123456", "principal.full_name": "Công ty Tôm Xanh"}
    holder = {name: value for name, value in child().items() if name.startswith(("holder", "valid", "proof"))}
    given = {**organisation, "principal.form": "enterprise", **holder, "codes": "9.000001"}
    signed_in("clerk1").post(f"{HERE}ghi/phap-luat/", {"key": key(), **given})
    firm = Business.objects.get(number="2000123456")
    mandate = Mandate.objects.get(principal_id=firm.pk)
    assert (mandate.kind, mandate.everything, mandate.procedures) == ("legal_representative", False, ["9.000001"])
    other = {**given, "principal.full_name": "Công ty Cua Đỏ"}
    page = text(signed_in("clerk1").post(f"{HERE}ghi/phap-luat/", {"key": key(), **other}, follow=True))
    assert "đã ghi cho tổ chức có tên khác" in page
    assert firm.name == "Công ty Tôm Xanh" and Mandate.objects.filter(principal_id=firm.pk).count() == 1


def test_who_records_none_finds_no_page(road: Road, signed_in: Any) -> None:
    for username in ("specialist1", "leader1", "registry1"):
        browser = signed_in(username)
        assert HERE not in browser.get("/ban/").content.decode()
        assert browser.get(HERE).status_code == 403
        assert send(browser, f"{HERE}ghi/cha-me/", **child()).status_code == 403
    signed_in("clerk1").post(f"{HERE}ghi/cha-me/", {"key": key(), **child()})
    mandate = Mandate.objects.get(kind="parent")
    assert signed_in("clerk2").get(f"{HERE}{mandate.pk}/ket-thuc/").status_code == 404
    assert signed_in("clerk1").get(f"{HERE}ghi/cha-nuoi/").status_code == 404


def test_the_paper_that_shows_it_is_kept(road: Road, signed_in: Any) -> None:
    photo = SimpleUploadedFile("khai-sinh.pdf", pdf(), "application/pdf")
    signed_in("clerk1").post(f"{HERE}ghi/cha-me/", {"key": key(), **child(), "proof_file": photo})
    mandate = Mandate.objects.get(kind="parent")
    assert mandate.proof_file is not None
    answer = signed_in("clerk1").get(f"{HERE}{mandate.pk}/can-cu/")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
