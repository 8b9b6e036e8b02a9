"""Filing at the counter: the menu, the search, who stands there, and the interview that is the portal's."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.cast import BIRTH, BIRTH_ANSWERS, NOW, key, pdf
from tests.stages import ITEMS, Road

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier, Draft
from duoc.dossiers.queries import interview_of
from duoc.faces.desk.tests.helping import fresh, path, send, text
from duoc.faces.desk.tests.test_measure import MOST, counted
from duoc.notices.models import Notice
from duoc.people import queries as people
from duoc.people.models import Account, Mandate, NameChange, Person

pytestmark = pytest.mark.django_db
COUNTER = "/ban/nop-tai-quay/"
VISITOR = {
    "paper": "card",
    "personal_number": "000 000 000 001",
    "full_name": "nguyễn thị thảo",
    "birth_date.day": "12",
    "birth_date.month": "4",
    "birth_date.year": "1996",
    "phone": "",
    "consent": "yes",
}


def arrive(clerk: Client, **changes: str) -> Any:
    return send(clerk, f"{COUNTER}{BIRTH}/", **{**VISITOR, **changes})


def test_the_menu_offers_it_to_who_receives(signed_in: Any) -> None:
    assert COUNTER in signed_in("clerk1").get("/ban/").content.decode()
    for username in ["specialist1", "leader1", "registry1"]:
        browser = signed_in(username)
        assert COUNTER not in browser.get("/ban/").content.decode()
        assert browser.get(COUNTER).status_code == browser.get(f"{COUNTER}{BIRTH}/").status_code == 403


def test_the_clerk_finds_it_in_the_visitors_words(signed_in: Any) -> None:
    clerk = signed_in("clerk1")
    assert BIRTH in text(clerk.get(f"{COUNTER}?q=khai+sanh"))
    assert "Không có thủ tục nào khớp" in text(clerk.get(f"{COUNTER}?q=zzzzqqq"))
    assert counted(clerk, COUNTER) <= MOST and counted(clerk, f"{COUNTER}{BIRTH}/") <= MOST


def test_without_consent_or_paper_nothing_begins(signed_in: Any) -> None:
    clerk = signed_in("clerk1")
    for missing in ("consent", "paper", "personal_number", "full_name"):
        again = arrive(clerk, **{missing: ""})
        assert again.status_code == 422 and f'href="#{missing}' in again.content.decode(), missing
    assert not Draft.objects.exists()


def test_another_persons_number_is_said_at_its_field(signed_in: Any) -> None:
    again = arrive(signed_in("clerk1"), full_name="Trần Thị Khác")
    assert again.status_code == 422
    assert "Số định danh này đã ghi cho người có họ tên khác" in text(again)
    assert "Thảo" not in text(again)  # who has the number is not told


def test_who_was_lawfully_renamed_is_known_by_the_paper_of_it(signed_in: Any) -> None:
    clerk = signed_in("clerk1")
    assert "Giấy tờ đổi tên" not in text(clerk.get(f"{COUNTER}{BIRTH}/"))
    again = arrive(clerk, full_name="Nguyễn Thị Thanh Thảo")
    assert "đối chiếu trích lục cải chính" in text(again) and not NameChange.objects.exists()
    paper = "Trích lục cải chính số 7/2026, ngày 03/11/2026"
    other_day = {"full_name": "Nguyễn Thị Thanh Thảo", "name_paper": paper, "birth_date.day": "13"}
    assert arrive(clerk, **other_day).status_code == 422
    assert not Notice.objects.filter(kind="renamed_at_counter").exists()
    assert arrive(clerk, full_name="Nguyễn Thị Thanh Thảo", name_paper=paper).status_code == 302
    notice = Notice.objects.get(kind="renamed_at_counter")
    assert notice.party.full_name == "Nguyễn Thị Thanh Thảo" and "Thảo" not in notice.title + notice.body
    change = NameChange.objects.get()
    assert (change.was, change.now, change.source) == ("Nguyễn Thị Thảo", "Nguyễn Thị Thanh Thảo", paper)
    assert Person.objects.get(personal_number="000000000001").full_name == "Nguyễn Thị Thanh Thảo"
    mine = text(signed_in("citizen1").get("/ho-so/lien-lac/"))
    assert f"theo {paper}; trước đó là Nguyễn Thị Thảo" in mine


def test_a_slip_of_the_counter_is_put_right_where_it_is_found(signed_in: Any) -> None:
    clerk, stranger = signed_in("clerk1"), {"personal_number": "000000000777", "full_name": "Lý Văn Tám"}
    assert "Lý do sửa" not in text(clerk.get(f"{COUNTER}{BIRTH}/"))
    assert arrive(clerk, **stranger).status_code == 302
    other_day = {**stranger, "birth_date.day": "13"}
    again = text(arrive(clerk, **other_day))
    assert "Có 1 chỗ cần xem lại" in again  # what helps is said there, and is no fault
    assert "Lý do sửa điều đã ghi tại quầy" in again and "ghi lý do sửa rồi gửi lại" in again
    assert "Giấy tờ đổi tên" not in again
    assert arrive(clerk, **other_day, slip="Gõ nhầm ngày, đã xem thẻ căn cước.").status_code == 302
    assert Person.objects.get(personal_number="000000000777").birth_date.day == 13


def test_the_interview_is_the_portals_and_leads_back_to_the_desk(signed_in: Any) -> None:
    clerk = signed_in("clerk1")
    begun = arrive(clerk)
    draft = Draft.objects.get()
    assert begun.status_code == 302 and begun["Location"] == f"/soan/{draft.pk}/"
    first = clerk.get(begun["Location"], follow=True)
    assert "Nộp tại quầy cho Nguyễn Thị Thảo" in text(first)
    assert f'href="{COUNTER}"' in first.content.decode()
    assert "Nguyễn Thị Thảo" in text(clerk.get(COUNTER))
    assert not re.search(r'autocomplete="(name|bday|tel)', first.content.decode())
    for username in ["citizen2", "clerk2", "specialist1"]:
        assert signed_in(username).get(f"/soan/{draft.pk}/").status_code == 403


def filed(username: str, clerk: Client) -> Dossier:
    """What the visitor's draft becomes, as the check page of the interview files it."""
    draft = Draft.objects.get()
    who = people.actor_for(Account.objects.select_related("person").get(username=username), NOW)
    actions.answer(actor=who, draft_id=draft.pk, answers={**BIRTH_ANSWERS, "marriage.number": None}, at=NOW)
    actions.attach(actor=who, draft_id=draft.pk, code="birth_notice", data=pdf(), name="chung-sinh.pdf", at=NOW)
    check = f"/soan/{draft.pk}/kiem-tra/"
    shown = clerk.get(check)
    digest = re.search(r'name="digest" value="([^"]+)"', shown.content.decode())
    assert digest, text(shown)
    answer = clerk.post(check, {"key": key(), "digest": digest[1]})
    dossier = Dossier.objects.get()
    assert answer.status_code == 302 and answer["Location"] == path(dossier)
    return dossier


def test_what_was_filed_is_accepted_at_the_same_desk(signed_in: Any) -> None:
    clerk = signed_in("clerk1")
    arrive(clerk)
    dossier = filed("clerk1", clerk)
    assert "nộp tại quầy" in text(clerk.get(path(dossier))) and "Tiếp nhận hồ sơ" in text(clerk.get(path(dossier)))
    ticks = [paper["id"] for paper in dossier.plan["papers"]]
    send(clerk, path(dossier, "tiep-nhan/"), **{"da-xem": ticks})
    assert "In giấy tiếp nhận (mẫu 01)" in text(clerk.get(path(dossier)))
    assert Person.objects.filter(personal_number="000000000001").count() == 1


def test_who_receives_and_who_decides_are_said_on_each_page(signed_in: Any) -> None:
    clerk, citizen = signed_in("clerk2"), signed_in("citizen1")
    assert "Nộp tại quầy nào trong tỉnh cũng được" in text(citizen.get(f"/thu-tuc/{BIRTH}/"))
    arrive(clerk)
    dossier = filed("clerk2", clerk)
    assert (dossier.receiving_unit.code, dossier.competent_unit.code) == ("99002", "99001")
    words = f"{dossier.receiving_unit.name} tiếp nhận và trả kết quả; {dossier.competent_unit.name} giải quyết"
    assert words in text(clerk.get(path(dossier)))
    assert dossier.temporary_code in text(clerk.get("/ban/"))
    assert dossier.temporary_code not in text(signed_in("clerk1").get("/ban/"))
    assert f"Hồ sơ đã đến {dossier.receiving_unit.name}." in text(citizen.get(f"/ho-so/{dossier.pk}/"))
    send(clerk, path(dossier, "tiep-nhan/"), **{"da-xem": [paper["id"] for paper in dossier.plan["papers"]]})
    assert "Chuyển đến lúc" in text(clerk.get(path(dossier)))
    assert "Cơ quan giải quyết: Ủy ban nhân dân xã Rạch Thử" in text(citizen.get(f"/ho-so/{dossier.pk}/"))


def test_what_is_done_later_is_done_by_who_decides(signed_in: Any, actor: Any) -> None:
    clerk, citizen = signed_in("clerk2"), signed_in("citizen1")
    arrive(clerk)
    dossier = filed("clerk2", clerk)
    send(clerk, path(dossier, "tiep-nhan/"), **{"da-xem": [paper["id"] for paper in dossier.plan["papers"]]})
    dossier.refresh_from_db()
    assert dossier.accepted_at is not None
    actions.request_supplement(
        actor=actor("specialist1"),
        dossier_id=dossier.pk,
        items=ITEMS,
        legal_basis="118/2025/NĐ-CP",
        key=key(),
        at=dossier.accepted_at + timedelta(minutes=1),
    )
    page = text(citizen.get(f"/ho-so/{dossier.pk}/"))
    assert f"{dossier.receiving_unit.name} đã tiếp nhận" in page
    assert f"{dossier.competent_unit.name} đề nghị bổ sung hồ sơ" in page
    assert f"{dossier.competent_unit.name} cần thêm giấy tờ" in page
    assert f"{dossier.competent_unit.name} cần bạn bổ sung" in text(citizen.get(f"/ho-so/{dossier.pk}/bo-sung/"))


SENDER = {
    **{name: value for name, value in VISITOR.items() if name not in ("paper", "consent")},
    "posted_on.day": "18",
    "posted_on.month": "11",
    "posted_on.year": "2026",
    "arrived_on.day": "20",
    "arrived_on.month": "11",
    "arrived_on.year": "2026",
    "signed": "yes",
}


def test_what_comes_by_post_is_entered_under_two_days(signed_in: Any) -> None:
    clerk, place = signed_in("clerk1"), f"{COUNTER}{BIRTH}/buu-chinh/"
    assert place in clerk.get(f"{COUNTER}{BIRTH}/").content.decode()
    assert counted(clerk, place) <= MOST
    unsigned = send(clerk, place, **{**SENDER, "signed": ""})
    assert unsigned.status_code == 422 and not Draft.objects.exists()
    late = send(clerk, place, **{**SENDER, "posted_on.day": "21"})
    assert late.status_code == 422 and "Dấu bưu điện không thể sau" in text(late)
    assert send(clerk, place, **SENDER).status_code == 302
    draft = Draft.objects.get()
    assert draft.by_post and "qua bưu chính công ích" in text(clerk.get(COUNTER))
    assert "đúng như tờ khai trong bì thư" in text(clerk.get(f"/soan/{draft.pk}/", follow=True))
    for username in ["specialist1", "leader1", "registry1"]:
        assert signed_in(username).get(place).status_code == 403


def test_a_supplement_of_somebody_without_an_account_is_taken_at_the_counter(road: Road, signed_in: Any) -> None:
    dossier = road.file()
    road.request_supplement(dossier, items=[item for item in ITEMS if item["kind"] == "answer"])
    clerk, theirs = signed_in("clerk1"), f"/ho-so/{dossier.pk}/bo-sung/"
    assert clerk.get(theirs).status_code == 404 and theirs not in clerk.get(path(dossier)).content.decode()
    form = path(dossier, "viec/serve_at_counter/")
    assert "Làm giúp người yêu cầu đang ở quầy" in text(clerk.get(form))
    assert send(clerk, form, paper="card", personal_number="000000000001", consent="yes").status_code == 302
    assert theirs in clerk.get(path(dossier)).content.decode()
    assert "Bạn đang làm cho Nguyễn Thị Thảo" in text(clerk.get(theirs))
    assert "Bạn đang làm cho" not in text(signed_in("citizen1").get(theirs))
    hometown = {"child.hometown": "Xã Rạch Thử, tỉnh Bãi Thử"}
    done = send(clerk, theirs, say="Người yêu cầu trình bày tại quầy.", **hometown)
    assert done.status_code == 302 and done["Location"] == path(dossier)
    assert fresh(dossier).state == "filed" and "đã đối chiếu" in text(clerk.get(path(dossier, "qua-trinh/"))).lower()


FOREIGNER = {
    "paper": "passport",
    "personal_number": "",
    "passport": "n 123-4567",
    "nationality": "kh",
    "full_name": "Sok Dara",
    "phone": "",
}


def test_a_foreigner_is_known_by_passport_and_nationality(signed_in: Any) -> None:
    clerk = signed_in("clerk1")
    again = arrive(clerk, **{**FOREIGNER, "nationality": ""})
    assert again.status_code == 422 and 'href="#nationality' in again.content.decode()
    again = arrive(clerk, **{**FOREIGNER, "passport": ""})
    assert again.status_code == 422 and 'href="#passport' in again.content.decode()
    again = arrive(clerk, paper="card", personal_number="", passport="N1234567", nationality="kh")
    assert again.status_code == 422 and 'href="#personal_number' in again.content.decode()
    assert arrive(clerk, **FOREIGNER).status_code == arrive(clerk, **FOREIGNER).status_code == 302
    person = Person.objects.get(passport="N1234567")
    assert (person.full_name, person.nationality, person.personal_number) == ("Sok Dara", "kh", None)
    assert Draft.objects.get().applicant_id == person.pk
    another = arrive(clerk, **{**FOREIGNER, "full_name": "Chea Sophea"})
    assert another.status_code == 422 and "đã ghi cho người có họ tên khác" in text(another)


def test_who_may_file_for_another_is_asked_for_whom(signed_in: Any) -> None:
    clerk, thao = signed_in("clerk1"), Person.objects.get(personal_number="000000000001")
    child = Person.objects.create(origin="demo", full_name="Nguyễn Thị Út", birth_date=NOW.date())
    proof = {"proof": "giấy khai sinh", "organisation_id": people.organisation("99001").pk, "granted_at": NOW}
    until = {"valid_from": NOW.date(), "valid_to": NOW.date() + timedelta(days=400), "everything": True}
    mandate = Mandate.objects.create(
        principal_id=child.pk, holder=thao, kind="parent", granted_by=thao, **proof, **until
    )
    asked = arrive(clerk)
    assert asked.status_code == 422 and "Nguyễn Thị Út; người này là cha, mẹ" in text(asked)
    assert (
        arrive(clerk, principal=str(Person.objects.exclude(pk=thao.pk).exclude(pk=child.pk)[0].pk)).status_code == 422
    )
    assert not Draft.objects.exists()
    assert arrive(clerk, principal=str(thao.pk)).status_code == 302
    begun = arrive(clerk, principal=str(child.pk))
    assert begun.status_code == 302 and Draft.objects.count() == 2
    draft = Draft.objects.get(applicant_id=child.pk)
    assert draft.on_mandate is not None and draft.on_mandate.granted_under == mandate
    filer = interview_of(draft, NOW).filer
    assert (filer["full_name"], filer["by"]) == ("Nguyễn Thị Thảo", "parent")
    page = text(clerk.get(begun["Location"], follow=True))
    assert "Nộp tại quầy cho Nguyễn Thị Út" in page and "Người nộp là Nguyễn Thị Thảo" in page
