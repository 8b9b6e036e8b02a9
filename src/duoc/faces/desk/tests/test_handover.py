"""Handing the result over."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests import later
from tests.cast import COMMUNE, pdf
from tests.stages import Road
from tests.takers import own_fields

from duoc.decisions.models import Decision
from duoc.dossiers.acts import DESK
from duoc.dossiers.acts.act import declared
from duoc.dossiers.models import Dossier, Handover, WrongCode
from duoc.faces.desk.tests.helping import fresh, path, send, text
from duoc.people.models import Account, Person
from duoc.registers.models import Entry

pytestmark = pytest.mark.django_db


def test_the_clerk_notes_how_it_was_returned(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    dossier, clerk = issued(), signed_in("clerk1")
    assert "Xác nhận đã trả kết quả" in text(clerk.get(path(dossier)))
    unsaid = send(clerk, path(dossier, "tra-ket-qua/"), note="Bà ngoại nhận thay")
    assert unsaid.status_code == 422 and "Hãy chọn cách trả kết quả" in text(unsaid)
    assert "Bà ngoại nhận thay" in unsaid.content.decode()
    given = {"way": "counter", "note": "Bà ngoại nhận thay", **own_fields(dossier)}
    assert send(clerk, path(dossier, "tra-ket-qua/"), **given).status_code == 302
    assert Handover.objects.get().note == "Bà ngoại nhận thay" and fresh(dossier).state == "returned"


def test_an_extract_under_review_is_not_offered_to_be_handed_over(signed_in: Any, road: Road) -> None:
    """Why, and where it is decided, stands in place of the form; pressed all the same, it is refused."""
    decision, clerk = road.decision(), signed_in("clerk1")
    drawn = later.extract(road, Entry.objects.get())
    before = text(clerk.get(path(drawn)))
    assert "Còn giá trị" in before and "Xác nhận đã trả kết quả" in before
    later.revoked(road, decision)
    answer = clerk.get(path(drawn))
    page, html = text(answer), answer.content.decode()
    assert "Đang được xem lại" in page and "Chưa trao được" in page and "lãnh đạo đang xem lại" in page
    assert "Còn giá trị" not in page and "Xác nhận đã trả kết quả" not in page and 'name="way"' not in html
    [result] = Decision.objects.filter(dossier=drawn)
    own = f"/ban/ket-qua/{result.pk}/"
    assert html.count(f'href="{own}"') == 2 and "Còn giá trị" not in text(clerk.get(own))
    assert send(clerk, path(drawn, "tra-ket-qua/"), way="online").status_code == 409
    listed = text(signed_in("registry1").get("/ban/van-thu/da-phat-hanh/"))
    assert listed.count("Đang được xem lại") == listed.count("Còn giá trị") == 1  # the other is another one


def test_an_unknown_way_is_refused(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    dossier = issued()
    assert send(signed_in("clerk1"), path(dossier, "tra-ket-qua/"), way="pigeon").status_code == 422
    assert fresh(dossier).state == "done"


def test_by_post_it_is_given_away_under_a_number_and_comes_back(
    signed_in: Any, issued: Callable[..., Dossier], actor: Any
) -> None:
    dossier, clerk = issued(), signed_in("clerk1")
    assert "Số hiệu bưu gửi" not in text(clerk.get(path(dossier)))
    act = path(dossier, "viec/note_return/")
    assert "Cước bưu chính" in text(clerk.get(act))
    home = {"address.area": COMMUNE, "address.line": "Số 5, ấp Cái Nước"}
    assert send(clerk, act, way="post", recipient="Nguyễn Thị Thảo", **home).status_code == 302
    page = text(clerk.get(path(dossier)))
    assert "Số 5, ấp Cái Nước" in page and "Chờ gửi bưu chính" in page
    empty = send(clerk, path(dossier, "tra-ket-qua/"), way="post", tracking_number="")
    assert empty.status_code == 422 and "Chưa ghi số hiệu bưu gửi" in text(empty)
    wrong = send(clerk, path(dossier, "tra-ket-qua/"), way="post", tracking_number="EB123456789VN")
    assert wrong.status_code == 422 and "tracking_number-fault" in wrong.content.decode()
    assert send(clerk, path(dossier, "tra-ket-qua/"), way="post", tracking_number="EB123456785VN").status_code == 302
    page = text(clerk.get(path(dossier)))
    assert "đã giao cho bưu chính. Người yêu cầu đã được báo." in page
    assert "EB123456785VN" in page and "Đang gửi bưu chính" in page and "Ghi bưu chính đã phát" in page
    assert "EB123456785VN" not in text(clerk.get("/ban/"))
    assert dossier.code in text(clerk.get("/ban/?loc=buu-chinh"))
    day = {"on.day": "23", "on.month": "11", "on.year": "2026"}
    back = path(dossier, "viec/take_back_parcel/")
    assert send(clerk, back, reason="absent", **day).status_code in (302, 422)


def test_others_do_not_return_it(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    dossier = issued()
    for username in ["specialist1", "registry1", "clerk2"]:
        sent = send(signed_in(username), path(dossier, "tra-ket-qua/"), way="counter", **own_fields(dossier))
        assert sent.status_code == 403
        assert fresh(dossier).state == "done"


def test_who_is_reached_by_nothing_written_is_to_be_called(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    """An act says what is true of the news: derived from whom it reaches, not from the act."""
    dossier, clerk = issued(), signed_in("clerk1")
    home = {"address.area": COMMUNE, "address.line": "Số 5, ấp Cái Nước"}
    send(clerk, path(dossier, "viec/note_return/"), way="post", recipient="Nguyễn Thị Thảo", **home)
    Account.objects.filter(person_id=dossier.applicant_id).update(is_active=False)
    Person.objects.filter(pk=dossier.applicant_id).update(email="")
    send(clerk, path(dossier, "tra-ket-qua/"), way="post", tracking_number="EB123456785VN")
    page = text(clerk.get(path(dossier)))
    assert "đã giao cho bưu chính. Người yêu cầu không có tài khoản, thư điện tử: hãy gọi" in page
    assert "được báo số hiệu" not in page
    back = clerk.get(path(dossier, "viec/take_back_parcel/")).content.decode()
    assert re.search(r'name="on\.day"[^>]*value="\d', back)  # today stands in it


def test_no_form_of_an_act_says_of_itself_that_news_arrives() -> None:
    forms = [act.form for act in declared() if act.form is not None and act.form.by == DESK]
    untrue = re.compile("đã được báo|yêu cầu được báo")
    assert forms and not [form.title for form in forms if untrue.search(f"{form.lead} {form.done}")]


def test_the_counter_asks_who_took_it_and_shows_it_afterwards(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    dossier, clerk = issued(), signed_in("clerk1")
    assert "Mã nhận kết quả" in text(clerk.get(path(dossier)))
    stranger = own_fields(dossier, personal_number="000000000999")
    refused = send(clerk, path(dossier, "tra-ket-qua/"), way="counter", **stranger)
    assert refused.status_code == 422 and "Không trao cho người này" in text(refused)
    assert "000000000999" in refused.content.decode()
    scans = {
        "receipt": SimpleUploadedFile("ky.pdf", pdf("ký nhận")),
        "authorisation": SimpleUploadedFile("uq.pdf", pdf()),
    }
    proxy = own_fields(dossier, taker="proxy", personal_number="000000000999", taker_name="Lê Thị Bảy")
    proxy["collection_code"] = ""
    done = send(clerk, path(dossier, "tra-ket-qua/"), way="counter", **proxy, **scans)
    assert done.status_code == 302
    page = text(clerk.get(path(dossier)))
    assert "Lê Thị Bảy" in page and "Mở giấy ủy quyền" in page and "Người được ủy quyền" in page
    for kind in ("ky-nhan", "uy-quyen"):
        assert clerk.get(path(dossier, f"tra-ket-qua/{kind}/")).content.startswith(b"%PDF")
    assert clerk.get(path(dossier, "tra-ket-qua/khac/")).status_code == 404


def test_a_wrong_code_is_kept_though_the_handover_is_refused(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    dossier, clerk = issued(), signed_in("clerk1")
    for left in (4, 3):
        refused = send(clerk, path(dossier, "tra-ket-qua/"), way="counter", **own_fields(dossier, collection_code="1"))
        assert refused.status_code == 422 and f"Còn {left} lần nhập mã" in text(refused)
    assert WrongCode.objects.filter(dossier=dossier).count() == 2
    assert text(clerk.get(path(dossier, "qua-trinh/"))).count("Nhập sai mã nhận kết quả tại quầy") == 2
    assert send(clerk, path(dossier, "tra-ket-qua/"), way="counter", **own_fields(dossier)).status_code == 302
