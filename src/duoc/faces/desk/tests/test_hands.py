"""Who has a dossier in hand, on the screens of the desk."""

from typing import Any

import pytest
from django.test import Client
from tests.cast import OTHER_COMMUNE
from tests.colleagues import colleague, seat_of
from tests.stages import Road, by_form

from duoc.dossiers.acts import DESK
from duoc.faces.desk.tests.helping import fresh, path, send, text
from duoc.faces.desk.tests.test_measure import MOST, counted
from duoc.people.models import Absence

pytestmark = pytest.mark.django_db
WHY = "Tôi đi công tác đến hết tuần."


def cuts(client: Client, query: str = "") -> dict[str, int]:
    """The quick filters by hand that the list offers, with their counts."""
    import re

    page = client.get(f"/ban/{query}").content.decode()
    offered = re.findall(r'loc=([a-z-]+)"[^>]*>\s*[^<]*<b>(\d+)</b>', page)
    return {name: int(count) for name, count in offered if name in ("cua-toi", "chua-ai-nhan", "cua-phong")}


def test_the_list_offers_mine_nobodys_and_the_rooms_once_somebody_holds_something(road: Road, signed_in: Any) -> None:
    first, second = road.actor("specialist1"), colleague(road)
    mine, free, theirs = (road.to("accepted", f"00000000010{n}") for n in range(3))
    client = signed_in("specialist1")
    assert cuts(client) == {}  # nothing to tell apart
    by_form(first, "claim", mine, {}, DESK)
    by_form(second, "claim", theirs, {}, DESK)
    assert cuts(client) == {"cua-toi": 1, "chua-ai-nhan": 1, "cua-phong": 3}
    shown = {"": (mine, free), "cua-toi": (mine,), "chua-ai-nhan": (free,), "cua-phong": (mine, free, theirs)}
    for name, rows in shown.items():
        page = text(client.get(f"/ban/?loc={name}"))
        assert [one.shown_code in page for one in (mine, free, theirs)] == [one in rows for one in (mine, free, theirs)]


def test_one_press_claims_and_the_page_names_who_holds_it_since_when(road: Road, signed_in: Any) -> None:
    dossier, second = road.to("accepted"), colleague(road)
    client, address = signed_in("specialist1"), path(dossier)
    page = client.get(address)
    assert "Chưa ai nhận xử lý" in text(page) and f'action="{address}viec/claim/"' in page.content.decode()
    assert send(client, f"{address}viec/claim/").status_code == 302
    assert "Người giữ hồ sơ: Đỗ Quốc Thịnh , Công chức tư pháp - hộ tịch từ" in text(client.get(address))
    other = signed_in("specialist9")
    assert "viec/give/" not in other.get(address).content.decode()
    assert send(other, f"{address}viec/claim/").status_code == 409
    assert send(client, f"{address}viec/give/", to=seat_of(second), reason=WHY).status_code == 302
    course = text(client.get(f"{address}qua-trinh/"))
    assert "Ai giữ hồ sơ" in course and WHY in course and second.person_name in course


def test_the_head_changes_who_holds_it(road: Road, signed_in: Any) -> None:
    dossier, second = road.to("accepted"), colleague(road)
    by_form(road.actor("specialist1"), "claim", dossier, {}, DESK)
    client, address = signed_in("leader1"), f"{path(dossier)}viec/assign/"
    page = text(client.get(address))
    assert "Người đang giữ hồ sơ" in page and second.person_name in page
    unsaid = send(client, address, to=seat_of(second))
    assert unsaid.status_code == 422 and "Hãy ghi vì sao" in text(unsaid)
    assert send(client, address, to=seat_of(second), reason=WHY).status_code == 302
    assert fresh(dossier).assigned_to_id == second.person


def test_pages_of_a_held_dossier_cost_no_more_than_is_allowed(road: Road, signed_in: Any) -> None:
    dossier = road.to("accepted")
    colleague(road)
    by_form(road.actor("specialist1"), "claim", dossier, {}, DESK)
    for username in ("specialist1", "specialist9", "leader1", "clerk1"):
        client = signed_in(username)
        statements = {page: counted(client, path(dossier, page)) for page in ("", "qua-trinh/", "lien-he/")}
        assert max(statements.values()) <= MOST, (username, statements)
    assert counted(signed_in("specialist1"), "/ban/") <= MOST


def test_an_official_says_who_does_their_work_while_they_are_away(road: Road, signed_in: Any) -> None:
    first, second, dossier = road.actor("specialist1"), colleague(road), road.to("accepted")
    by_form(first, "claim", dossier, {}, DESK)
    client = signed_in("specialist1")
    day = {"month": "11", "year": "2026"}
    days = {"valid_from": {"day": "23", **day}, "last_day": {"day": "30", **day}}
    dates = {f"{name}.{part}": value for name, date in days.items() for part, value in date.items()}
    given = {"seat": seat_of(first), "substitute": seat_of(second), "reason": "Nghỉ phép năm theo kế hoạch."}
    assert "/ban/vang-mat/" in client.get("/ban/").content.decode()
    assert send(client, "/ban/vang-mat/", **given).status_code == 422
    assert send(client, "/ban/vang-mat/", **given, **dates).status_code == 302
    assert "Tạ Văn Chín làm thay" in text(client.get("/ban/vang-mat/"))
    assert "Vắng mặt đến hết ngày 30/11/2026; Tạ Văn Chín làm thay" in text(signed_in("leader1").get(path(dossier)))
    other = signed_in("specialist9")
    assert dossier.shown_code in text(other.get("/ban/?loc=cua-toi"))
    assert "Đã trở lại" not in text(other.get("/ban/vang-mat/"))
    absence = Absence.objects.get()
    assert send(other, f"/ban/vang-mat/{absence.pk}/tro-lai/").status_code == 403
    assert send(client, f"/ban/vang-mat/{absence.pk}/tro-lai/").status_code == 302
    assert dossier.shown_code not in text(other.get("/ban/"))


@pytest.mark.parametrize(("username", "status"), [("leader1", 200), ("clerk1", 200), ("admin1", 403)])
def test_who_sees_the_page_of_absences(road: Road, signed_in: Any, username: str, status: int) -> None:
    assert signed_in(username).get("/ban/vang-mat/").status_code == status


def test_both_sides_read_from_where_a_dossier_was_sent_on_and_why(road: Road, signed_in: Any) -> None:
    dossier = road.to("accepted")
    client, address = signed_in("specialist1"), path(dossier)
    given = {"body": OTHER_COMMUNE, "reason": "Cha mẹ cư trú ở phường Bến Thử.", "legal_basis": "Luật Hộ tịch Điều 13"}
    assert "Căn cứ pháp lý" in text(client.get(f"{address}viec/propose_transfer/"))
    assert send(client, f"{address}viec/propose_transfer/", **given).status_code == 302
    head, proposal = signed_in("leader1"), str(dossier.transfer_proposals.get().pk)
    assert given["reason"] in text(head.get(f"{address}viec/transfer/"))
    pages = [(head, ""), (head, "viec/transfer/"), (client, ""), (client, "viec/propose_transfer/")]
    waiting = [counted(one, path(dossier, page)) for one, page in pages]
    assert max(waiting) <= MOST, waiting
    assert send(head, f"{address}viec/transfer/", proposal=proposal).status_code == 302
    for page in (signed_in("specialist2").get(address), signed_in("citizen1").get(f"/ho-so/{dossier.pk}/")):
        assert given["reason"] in text(page) and given["legal_basis"] in text(page)
    why = text(signed_in("citizen1").get(f"/ho-so/{dossier.pk}/"))
    assert "Vì sao chuyển cơ quan" in why and "Việc chuyển cơ quan không làm đổi ngày hẹn" in why
    other = signed_in("specialist2")
    statements = {page: counted(other, path(dossier, page)) for page in ("", "qua-trinh/")}
    assert max(statements.values()) <= MOST, statements


def test_a_new_dossier_comes_to_whom_its_field_lies_and_is_hidden_from_nobody(road: Road, signed_in: Any) -> None:
    first, dossier = road.actor("specialist1"), road.to("accepted")
    second = colleague(road)
    head, address = signed_in("leader1"), "/ban/phan-cong/"
    day = {"valid_from.day": "23", "valid_from.month": "11", "valid_from.year": "2026"}
    assert address in head.get("/ban/").content.decode()
    assert send(head, address, field=dossier.procedure_field).status_code == 422
    given = send(head, address, field=dossier.procedure_field, post=str(first.post), **day)
    assert given.status_code == 302 and "Công chức tư pháp - hộ tịch" in text(head.get(address))
    assert cuts(signed_in("specialist1")) == {"cua-toi": 1, "chua-ai-nhan": 1, "cua-phong": 1}
    assert cuts(signed_in("specialist9")) == {}
    assert dossier.shown_code in text(signed_in("specialist9").get("/ban/"))  # and may be taken by a colleague
    assert "lĩnh vực này giao Công chức tư pháp - hộ tịch" in text(head.get(path(dossier)))
    by_form(second, "claim", dossier, {}, DESK)
    assert dossier.shown_code not in text(signed_in("specialist1").get("/ban/?loc=cua-toi"))
    ended = send(head, f"{address}thoi-giao/", field=dossier.procedure_field, role="specialist")
    assert ended.status_code == 302 and "Thôi giao" not in text(head.get(address))
    assert signed_in("specialist1").get(address).status_code == 403
