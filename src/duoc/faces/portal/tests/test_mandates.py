"""Who acts for whom: seen, given and ended by the people whom it is about."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.cast import BIRTH, key

from duoc.people.models import Account, Mandate

PATH = "/dai-dien/"


@pytest.fixture
def client(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("citizen1")


def form(**changes: str) -> dict[str, str]:
    lumped = {"holder.full_name": "Trần Văn Lượm", "holder.personal_number": "000000000002", "scope": "procedures"}
    return {**lumped, "codes": BIRTH, "key": key(), **changes}


def test_somebody_is_authorised_and_sees_it(client: Client, signed_in: Callable[[str], Client]) -> None:
    assert "Chưa có ai." in client.get(PATH).content.decode()
    sent = form(**{"until.day": "1", "until.month": "1", "until.year": "2027"})
    for _time in range(2):
        assert client.post(f"{PATH}moi/", sent)["Location"] == PATH
    mandate = Mandate.objects.get()
    assert (mandate.kind, mandate.procedures, str(mandate.valid_to)) == ("proxy", [BIRTH], "2027-01-01")
    assert "Trần Văn Lượm" in client.get(PATH).content.decode()
    html = signed_in("citizen2").get(PATH).content.decode()
    assert "Nguyễn Thị Thảo" in html and f"{PATH}{mandate.pk}/cham-dut/" in html


@pytest.mark.parametrize(
    ("changes", "say"),
    [
        ({"holder.full_name": "Trần Văn Khác"}, "Không tìm thấy người có số định danh và họ tên này."),
        ({"holder.personal_number": "000000000999"}, "Không tìm thấy người có số định danh và họ tên này."),
        ({"codes": ""}, "Hãy ghi mã thủ tục"),
        ({"codes": "9.999999"}, "Không có thủ tục mã 9.999999."),
        ({"holder.full_name": "Nguyễn Thị Thảo", "holder.personal_number": "000000000001"}, "của chính mình"),
    ],
)
def test_what_cannot_be_is_said(client: Client, changes: dict[str, str], say: str) -> None:
    answer = client.post(f"{PATH}moi/", form(**changes))
    assert answer.status_code == 422 and say in answer.content.decode() and not Mandate.objects.exists()


def test_either_ends_it_and_nobody_else(client: Client, signed_in: Callable[[str], Client]) -> None:
    client.post(f"{PATH}moi/", form(scope="all", codes=""))
    end = f"{PATH}{Mandate.objects.get().pk}/cham-dut/"
    assert signed_in("citizen3").get(end).status_code == 404
    assert signed_in("citizen3").post(end, {"key": key()}).status_code == 403
    holder = signed_in("citizen2")
    assert "thôi làm thay" in holder.get(end).content.decode()
    assert holder.post(end, {"key": key()})["Location"] == PATH
    assert Mandate.objects.get().ended_by == Account.objects.get(username="citizen2").person
    assert "Chưa có ai." in client.get(PATH).content.decode()
