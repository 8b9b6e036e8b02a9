"""A dossier whose body was split is seen by who chooses, on their list, and goes on by one form."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.bodies import EAST, WEST, carried_out, staffed, written
from tests.cast import COMMUNE, NOW
from tests.changed_definition import changed
from tests.stages import Road

from duoc.dossiers.models import Consultation
from duoc.faces.desk.tests.helping import fresh, path, send, text
from duoc.people import actions as people
from duoc.people.models import Appointment, Post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
FORM = "viec/choose_body/"


def split() -> None:
    carried_out([COMMUNE], [EAST, WEST], at=NOW)
    staffed(WEST["code"])


def test_the_leader_chooses_and_the_dossier_goes_on(road: Road, signed_in: Any) -> None:
    dossier = road.to("accepted")
    split()
    leader = signed_in("leader1")
    assert dossier.code in text(leader.get("/ban/"))
    shown = text(leader.get(path(dossier)))
    assert "Chờ xác định cơ quan giải quyết" in shown and "Xác định cơ quan kế thừa" in shown
    form = text(leader.get(path(dossier, FORM)))
    assert "xã Thử Đông" in form and "xã Thử Tây" in form and "thời hạn vẫn tính" in form
    assert send(leader, path(dossier, FORM), body="99001").status_code == 422
    assert fresh(dossier).body_undecided
    send(leader, path(dossier, FORM), body="99012")
    assert (fresh(dossier).competent_unit.code, fresh(dossier).desk) == ("99012", "specialist")


def test_the_specialist_may_only_look(road: Road, signed_in: Any) -> None:
    dossier = road.to("accepted")
    split()
    specialist = signed_in("specialist1")
    assert "Xác định cơ quan kế thừa" not in text(specialist.get(path(dossier)))
    assert send(specialist, path(dossier, FORM), body="99012").status_code == 403
    assert fresh(dossier).body_undecided


def test_the_registry_issues_what_the_old_body_signed(road: Road, signed_in: Any) -> None:
    dossier = road.to("signed")
    carried_out([COMMUNE], [EAST], at=NOW)
    registry = signed_in("registry1")
    assert dossier.code in text(registry.get("/ban/van-thu/"))
    Road(road.actor, road.filed, NOW).issue(dossier)
    Road(road.actor, road.filed, NOW).seal(dossier)
    assert fresh(dossier).state == "done" and "Nguyễn Thị Thảo" in text(registry.get("/ban/van-thu/da-phat-hanh/"))


def test_administrators_see_bodies_of_each_space_and_day(signed_in: Any) -> None:
    split()
    admin, yesterday = signed_in("admin1"), (NOW - timedelta(days=1)).date()
    assert "xã Rạch Thử" not in text(admin.get("/ban/co-quan/?q=rach thu"))
    assert "xã Rạch Thử" in text(admin.get(f"/ban/co-quan/?q=rach thu&ngay={yesterday}"))
    by_parts = "&".join(f"ngay.{part}={getattr(yesterday, part)}" for part in ("day", "month", "year"))
    assert "xã Rạch Thử" in text(admin.get(f"/ban/co-quan/?q=rach thu&{by_parts}"))  # the product's own date field
    assert 'type="date"' not in admin.get("/ban/co-quan/").content.decode()
    of_the_front = text(admin.get("/ban/co-quan/?khong-gian=front"))
    assert "Hội Nông dân tỉnh" in of_the_front and "Sở Tư pháp" not in of_the_front
    assert admin.get("/ban/co-quan/?khong-gian=khac&ngay=31/12").status_code == 200


def test_what_waits_is_counted_wherever_it_is_listed(road: Road, signed_in: Any) -> None:
    accepted, filed = road.to("accepted"), road.file()
    split()
    leader = signed_in("leader1")
    first = text(leader.get("/ban/"))
    assert "Tất cả 2" in first and "Chờ xác định cơ quan 2" in first and "Xác định cơ quan 2" in first
    assert text(leader.get("/ban/?loc=co-quan")).count("Chờ xác định cơ quan giải quyết") == 2
    for dossier in (accepted, filed):
        shown = text(leader.get(path(dossier)))
        assert "chưa phải làm gì" not in shown and "xác định cơ quan nào giải quyết tiếp" in shown
        assert "Chờ xác định cơ quan giải quyết" in shown
    assert "Đang chờ xác định cơ quan giải quyết" in text(signed_in("citizen1").get(f"/ho-so/{filed.pk}/"))


def test_many_are_decided_at_once_and_each_answers_for_itself(road: Road, signed_in: Any) -> None:
    rows = [road.to("accepted"), road.file()]
    split()
    leader, page = signed_in("leader1"), "/ban/xac-dinh-co-quan/"
    ids = [str(row.pk) for row in rows]
    assert all(row.shown_code in text(leader.get(page)) for row in rows)
    assert send(leader, page, chon=ids).status_code == send(leader, page, body="99012").status_code == 422
    send(leader, path(rows[0], FORM), body="99011")
    answer = leader.post(page, {"key": "k" * 32, "chon": ids, "body": "99012"}, follow=True)
    assert "Đã chuyển 1 hồ sơ" in text(answer) and "đã được xác định" in text(answer)
    assert [fresh(row).competent_unit.code for row in rows] == ["99011", "99012"]
    assert send(signed_in("specialist1"), page, chon=ids, body="99012").status_code == 403


def test_who_gave_it_away_is_led_to_their_list(road: Road, signed_in: Any) -> None:
    dossier = road.to("accepted")
    split()
    answer = signed_in("leader1").post(path(dossier, FORM), {"key": "k" * 32, "body": "99012"}, follow=True)
    assert answer.status_code == 200 and "đã sang bàn của cơ quan đó" in text(answer)


def test_what_was_done_keeps_the_name_of_who_did_it(road: Road, signed_in: Any) -> None:
    dossier = road.to("accepted")
    citizen, mine = signed_in("citizen1"), f"/ho-so/{dossier.pk}/"
    assert "xã Rạch Thử đã tiếp nhận" in text(citizen.get(mine))
    split()
    assert "xã Rạch Thử đã tiếp nhận" in text(citizen.get(mine))
    send(signed_in("leader1"), path(dossier, FORM), body="99012")
    shown = text(citizen.get(mine))
    assert "xã Rạch Thử đã tiếp nhận" in shown and "xã Thử Tây giải quyết tiếp hồ sơ" in shown
    assert "Thử Tây đã tiếp nhận" not in shown and "Thử Đông đã tiếp nhận" not in shown


def test_the_specialist_reads_why_a_draft_fell(road: Road, signed_in: Any) -> None:
    dossier = road.to("checked")
    carried_out([COMMUNE], [EAST], at=NOW)
    specialist = signed_in("specialist1")
    assert "Dự thảo trước không ký nữa" in text(specialist.get(path(dossier)))
    assert "phải trình lại" in text(specialist.get(path(dossier, "qua-trinh/")))


def test_a_desk_that_nobody_holds_is_seen_before_and_after(road: Road, signed_in: Any) -> None:
    dossier = road.file()
    clerk, admin = signed_in("clerk1"), signed_in("admin1")
    assert "chưa có người" not in text(clerk.get(path(dossier))) + text(admin.get("/ban/he-thong/"))
    Appointment.objects.filter(post__role="specialist", post__organisation__code=COMMUNE).update(valid_to=NOW.date())
    assert "Bước sau chưa có người làm" in text(clerk.get(path(dossier)))
    Road(road.actor, road.filed, NOW).accept(dossier)
    assert "xã Rạch Thử: Công chức xử lý 1" in text(admin.get("/ban/he-thong/"))


def test_the_address_of_an_ended_body_leads_to_who_came_after(client: Client, province: None) -> None:
    carried_out(["99003"], [{"code": COMMUNE}], at=NOW)
    assert client.get("/lien-he/99003/", follow=True).redirect_chain == [(f"/lien-he/{COMMUNE}/", 302)]
    split()
    both = text(client.get(f"/lien-he/{COMMUNE}/", follow=True))
    assert "Thử Đông" in both and "Thử Tây" in both


def test_seats_of_a_split_body_are_placed_by_an_administrator(road: Road, signed_in: Any) -> None:
    road.to("accepted")
    split()
    admin, page = signed_in("admin1"), "/ban/xep-chuc-danh/"
    assert "Xếp chức danh 5" in text(admin.get("/ban/")) and "xã Rạch Thử" in text(admin.get(page))
    ids = [str(one) for one in Post.objects.filter(body_undecided=True).values_list("pk", flat=True)]
    assert 'id="chon"' in admin.get(page).content.decode()
    for wrong in ({"chon": ids[:2]}, {"body": "99012"}, {"chon": ids[:2], "body": "99001"}):
        assert send(admin, page, **wrong).status_code == 422
    answer = admin.post(page, {"key": "k" * 32, "chon": ids[:2], "body": "99012"}, follow=True)
    assert "Đã xếp các chức danh" in text(answer) and "Xếp chức danh 3" in text(answer)
    send(admin, page, chon=ids[2:], body="99011")
    assert "Xếp chức danh" not in text(admin.get("/ban/"))
    assert "Không có chức danh nào chờ xếp" in text(admin.get(page))
    assert signed_in("leader1").get(page).status_code == 403


def test_of_several_bodies_no_bar_lies_over_another(road: Road, signed_in: Any) -> None:
    split()
    admin, page = signed_in("admin1"), "/ban/xep-chuc-danh/"
    assert admin.get(page).content.decode().count('class="bar"') == 1
    carried_out(["so-tu-phap"], [{"code": "so-mot", "name": "Sở Một"}, {"code": "so-hai", "name": "Sở Hai"}], at=NOW)
    staffed("so-hai")
    html = admin.get(page).content.decode()
    assert 'class="bar"' not in html and html.count("Xếp các chức danh đã chọn") == 2


def test_seats_are_placed_before_the_day_of_a_split(road: Road, signed_in: Any) -> None:
    day = timezone.localdate() + timedelta(days=9)
    row, _progress = people.succeed(people.read_plan(written([COMMUNE], [EAST, WEST], day)), at=timezone.now())
    admin, page = signed_in("admin1"), "/ban/xep-chuc-danh/"
    shown = text(admin.get(page))
    assert "Xếp chức danh 5" in shown and f"Chia, tách từ ngày {day:%d/%m/%Y}" in shown and "chưa chọn" in shown
    ids = [str(one) for one in Post.objects.filter(organisation__code=COMMUNE).values_list("pk", flat=True)]
    assert send(admin, page, plan=str(row.pk), chon=ids[:2]).status_code == 422
    answer = admin.post(page, {"key": "k" * 32, "plan": str(row.pk), "chon": ids[:2], "body": "99012"}, follow=True)
    assert "có hiệu lực vào ngày chia, tách" in text(answer) and "Xếp chức danh 3" in text(answer)
    assert text(answer).count("Ủy ban nhân dân xã Thử Tây") == 3


def test_a_step_of_a_body_that_was_split_is_decided_from_the_list(road: Road, signed_in: Any) -> None:
    step = {"id": "tax", "at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "1 working_day"}
    changed(added=[(1, {**step, "silence": "none"})])
    dossier = road.to("accepted")
    carried_out(["so-tu-phap"], [{"code": "so-mot", "name": "Sở Một"}, {"code": "so-hai", "name": "Sở Hai"}], at=NOW)
    staffed("so-hai")
    leader, form = signed_in("leader1"), path(dossier, "viec/choose_step_body/")
    listed = leader.get("/ban/xac-dinh-co-quan/")
    assert "Bước chờ xác định cơ quan làm" in text(listed) and form in listed.content.decode()
    shown = leader.get(path(dossier))
    assert "chờ xác định cơ quan nào làm tiếp" in text(shown) and form in shown.content.decode()
    assert "Sở Hai" in text(leader.get(form)) and send(leader, form, body="99001").status_code == 422
    send(leader, form, body="so-hai")
    assert Consultation.objects.get(dossier=dossier).unit.code == "so-hai"
    assert "Bước chờ xác định" not in text(leader.get("/ban/xac-dinh-co-quan/"))


def test_the_form_says_where_nobody_sits(road: Road, signed_in: Any) -> None:
    """The administrator placed every seat in the other successor: its officials see what waits, and choose."""
    dossier = road.to("accepted")
    carried_out([COMMUNE], [EAST, WEST], at=NOW)
    refused = send(signed_in("leader1"), path(dossier, FORM), body="99012")
    assert refused.status_code == 422 and "chưa có ai giữ chức danh" in text(refused)
    admin, kept = signed_in("admin1"), Post.objects.filter(organisation__code=EAST["code"], body_undecided=True)
    ids = [str(pk) for pk in kept.values_list("pk", flat=True)]
    admin.post("/ban/xep-chuc-danh/", {"key": "k" * 32, "chon": ids, "body": "99012"})
    clerk = signed_in("clerk1")
    assert dossier.code in text(clerk.get("/ban/")) and "xã Thử Tây" in text(clerk.get("/ban/xac-dinh-co-quan/"))
    assert clerk.get(path(dossier)).status_code == 200
    send(clerk, path(dossier, FORM), body="99012")
    assert (fresh(dossier).competent_unit.code, fresh(dossier).desk) == ("99012", "specialist")
