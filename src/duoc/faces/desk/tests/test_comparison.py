"""What the registers hold is seen where it is decided: by the clerk, the specialist, the leader and in the list."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from django.conf import settings
from tests.asking import NOBODY
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import path, text
from duoc.people.models import Organisation, Person
from duoc.registers.models import Comparison, Entry, EntryKey, EntryParty, Register
from duoc.registers.tests.test_keys import LIKE, NUMBER, REASON, TWIN, UNIQUE

pytestmark = pytest.mark.django_db
OTHER_NUMBER = {NUMBER: "000000000102"}
UNLIKE: Any = {"number": "000000000105", "child.birth_date": "2026-11-09"}


def unit(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


@pytest.fixture
def registered(road: Road, province: None) -> Entry:
    """One child stands in the register of births, which has a wall and a likeness."""
    Register.objects.filter(pk="births").update(keys={**UNIQUE, **LIKE})
    road.to("done")
    return Entry.objects.get()


def test_clerk_and_specialist_see_a_likeness_and_the_leader_how_it_was_compared(
    road: Road, signed_in: Any, registered: Entry
) -> None:
    dossier = road.to("filed", **TWIN)
    assert "Cùng mẹ (việc ghi sổ số 1/2026" in text(signed_in("clerk1").get(path(dossier)))
    road.accept(dossier)
    specialist, address = signed_in("specialist1"), path(dossier, f"doi-chieu/{registered.pk}/")
    assert address in specialist.get(path(dossier)).content.decode()
    page = text(specialist.get(address))
    assert "Vì sao đây là việc khác?" in page
    assert "Họ, chữ đệm, tên Trần Ngọc Hà Trần Ngọc Hân khác" in page and "Giới tính Nữ Nữ giống" in page
    assert specialist.get(path(dossier, f"doi-chieu/{NOBODY}/")).status_code == 404
    Entry.objects.update(register=Register.objects.create(pk="others", name="Sổ khác", master="here"))
    assert specialist.get(address).status_code == 404  # an entry of a book in which this matter will not be entered
    Entry.objects.update(register="births")
    refused = specialist.post(address, {"key": key(), "reason": "."}, follow=True)
    assert "ít nhất 10 ký tự" in text(refused) and not Comparison.objects.exists()
    done = specialist.post(address, {"key": key(), "reason": REASON}, follow=True)
    assert "Đã ghi kết quả đối chiếu" in text(done)
    road.propose(fresh(dossier), values=OTHER_NUMBER)
    road.check(dossier)
    leader = signed_in("leader1")
    assert f"Công chức đối chiếu: {REASON}" in text(leader.get(path(dossier)))
    assert "Giống số 1/2026, đã đối chiếu" in text(leader.get("/ban/cho-ky/"))


def test_one_number_for_two_children_stops_at_every_desk(road: Road, signed_in: Any, registered: Entry) -> None:
    """The second was proposed while the first had no entry yet; then the number was taken."""
    Entry.objects.update(ended_at=MONDAY)
    registered.keys.update(holds=False)
    dossier = road.to("checked", number="000000000101")
    Entry.objects.update(ended_at=None)
    EntryKey.objects.filter(dossier=dossier).delete()  # as of a proposal that is older than the key
    registered.keys.update(holds=True)
    Comparison.objects.create(
        dossier=dossier, entry=registered, reason=REASON, at=MONDAY, by_id=road.actor("specialist1").person,
        post_id=road.actor("specialist1").post,
    )  # fmt: skip
    leader = signed_in("leader1")
    leaders = leader.get(path(dossier))
    assert f'href="/ban/so/births/{registered.pk}/"' in leaders.content.decode()
    page = text(leaders)
    assert "Số này đã ghi cho trẻ khác (việc ghi sổ số 1/2026" in page and "Hãy trả lại dự thảo" in page
    assert "Sổ đã có việc này: số 1/2026" in text(leader.get("/ban/cho-ky/"))
    signing = signed_in("leader1")
    signing.post("/ban/cho-ky/ky/", {"key": key(), "chon": [pick(dossier)]})
    assert fresh(dossier).desk == "leader"


def pick(dossier: Dossier) -> str:
    from duoc.decisions.models import Proposal

    return f"{dossier.pk}:{Proposal.objects.get(dossier=dossier, standing=True).pk}"


def test_a_person_entered_as_dead_is_marked_in_the_list(
    road: Road, signed_in: Any, submitted: Callable[..., Dossier]
) -> None:
    submitted()
    road.to("done", **TWIN)
    father = Person.objects.get(pk=road.actor("citizen2").person_id)
    EntryParty.objects.filter(party_id=father.pk).update(closes=True)
    page = text(signed_in("leader1").get("/ban/cho-ky/"))
    assert f"{father.full_name} đã khai tử hoặc khép hồ sơ" in page


def test_another_request_on_its_way_is_compared_field_by_field(road: Road, signed_in: Any, registered: Entry) -> None:
    """Its data is shown where the two are alike, and nowhere else; who looked is noted on it."""
    Entry.objects.update(ended_at=MONDAY)
    registered.keys.update(holds=False)
    first, second, stranger = road.to("proposed"), road.to("accepted", **TWIN), road.to("proposed", **UNLIKE)
    Dossier.objects.filter(pk__in=[first.pk, stranger.pk]).update(competent_unit=unit("99002"))
    specialist = signed_in("specialist1")
    assert path(second, f"doi-chieu/{first.pk}/") in specialist.get(path(second)).content.decode()
    page = text(specialist.get(path(second, f"doi-chieu/{first.pk}/")))
    assert f"Hồ sơ đã trình kết quả {first.code}" in page and "Trần Ngọc Hà Trần Ngọc Hân khác" in page
    assert first.looks.filter(by_id=road.actor("specialist1").person_id).exists()
    page = text(specialist.get(path(second, f"doi-chieu/{stranger.pk}/")))
    assert "Vì sao đây là việc khác?" in page and "Ngày sinh" not in page


def test_a_request_that_is_only_worked_on_is_called_so_and_linked_within_the_body(road: Road, signed_in: Any) -> None:
    Register.objects.filter(pk="births").update(keys=LIKE)
    first, second = road.to("accepted"), road.to("accepted", **TWIN)
    page = signed_in("specialist1").get(path(second))
    assert "đang giải quyết" in text(page) and f'href="{path(first)}"' in page.content.decode()
    EntryKey.objects.filter(dossier=first).update(organisation=unit("99002"))
    assert f'href="{path(first)}"' not in signed_in("specialist1").get(path(second)).content.decode()


def test_what_a_key_says_holds_of_what_is_not_entered_yet_too() -> None:
    """The sentence is followed by the entry's number, or by that of a dossier: it does not say that it is entered."""
    for file in settings.CATALOG.glob("*/registers/*.yaml"):
        words = yaml.safe_load(file.read_text("utf-8"))
        for likeness in (*words.get("unique", {}).values(), *words.get("warn_same", {}).values()):
            assert "đã ghi" not in likeness["say"] and "đã đăng ký" not in likeness["say"], file


def test_what_is_known_otherwise_of_a_person_is_seen_at_every_desk(road: Road, signed_in: Any) -> None:
    """Both values, to the clerk, the specialist, the leader and the registry, and what an official found out."""
    words = "Ngày sinh: hồ sơ ghi 09/02/1994, dữ liệu của tỉnh ghi 02/09/1994."
    dossier = road.file(**{"father.birth_date": "1994-02-09"})
    assert words in text(signed_in("clerk1").get(path(dossier)))
    road.accept(dossier)
    father = Person.objects.get(personal_number="000000000002")
    specialist, address = signed_in("specialist1"), path(dossier, f"doi-chieu-nguoi/{father.pk}/")
    assert address in specialist.get(path(dossier)).content.decode()
    page = text(specialist.get(address))
    assert words in page and "Giấy tờ cho thấy bên nào đúng?" in page
    assert specialist.get(path(dossier, f"doi-chieu-nguoi/{NOBODY}/")).status_code == 404
    finding = "Đã xem thẻ căn cước bản gốc, sinh 09/02/1994."
    assert "Đã ghi kết quả đối chiếu" in text(specialist.post(address, {"key": key(), "reason": finding}, follow=True))
    road.propose(fresh(dossier))
    road.check(dossier)
    leader = signed_in("leader1")
    page = text(leader.get(path(dossier)))
    assert words in page and f"Công chức đối chiếu: {finding}" in page
    assert f"{father.full_name}: khác dữ liệu của tỉnh" in text(leader.get("/ban/cho-ky/"))
    road.sign(fresh(dossier))
    page = text(signed_in("registry1").get(path(dossier)))
    assert words in page and f"Công chức đối chiếu: {finding}" in page
