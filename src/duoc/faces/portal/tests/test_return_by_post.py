"""The applicant chooses the public post, and sees on the page where the result is."""

from typing import Any

import pytest
from tests.cast import COMMUNE, key
from tests.stages import Road, fresh

pytestmark = pytest.mark.django_db
BY_POST = {
    "way": "post",
    "recipient": "Nguyễn Thị Thảo",
    "phone": "0900000001",
    "address.area": COMMUNE,
    "address.line": "Số 5, ấp Cái Nước",
}


def test_the_choice_is_made_on_its_page(road: Road, signed_in: Any) -> None:
    dossier, citizen = road.to("accepted"), signed_in("citizen1")
    place = f"/ho-so/{dossier.pk}/viec/choose_return/"
    assert place in citizen.get(f"/ho-so/{dossier.pk}/").content.decode()
    page = citizen.get(place).content.decode()
    assert "Cước bưu chính" in page and "Nguyễn Thị Thảo" in page  # who pays; the name is suggested
    assert "(cần khi nhận qua bưu chính)" in page and page.count("(không bắt buộc)") == 1  # the telephone
    text, _fold, doubt = page.partition('<details class="more">')
    assert "45/2016/QĐ-TTg" in doubt and "45/2016/QĐ-TTg" not in text and "(Đang xác minh:" not in page
    missing = citizen.post(place, {**BY_POST, "address.line": "", "key": key()})
    assert missing.status_code == 422 and not fresh(dossier).return_by_post
    assert citizen.post(place, {**BY_POST, "key": key()}).status_code == 302
    assert fresh(dossier).return_by_post


def test_the_page_says_where_the_result_is(road: Road, signed_in: Any) -> None:
    dossier, citizen = road.to("done"), signed_in("citizen1")
    road.send_parcel(dossier)
    page = citizen.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "EB123456785VN" in page and "Đang chuyển" in page and "bản giấy đang gửi bưu chính" in page
    road.take_back_parcel(dossier)
    page = citizen.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "Không phát được" in page and "Gửi lại đến địa chỉ khác" in page
