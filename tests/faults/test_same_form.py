"""The same form sent a second time with another content: told in words over HTTP, and the first content stands."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from duoc.dossiers.models import Dossier, Draft
from duoc.ground.ledger import queries as ledger
from tests.cast import key, pdf
from tests.faults.boundaries import changed, everything
from tests.stages import Road

pytestmark = pytest.mark.django_db
Form = dict[str, Any]
Case = Callable[[Road, Callable[..., Draft]], tuple[str, str, Form, str, Form]]
SAID = "đã được gửi trước đó với nội dung khác"
NOTED = ("django_session", "dossiers_look")  # when it was last used, and who looked


def supplement(road: Road, drafts: Callable[..., Draft]) -> tuple[str, str, Form, str, Form]:
    dossier = road.file()
    road.request_supplement(dossier)
    path = f"/ho-so/{dossier.pk}/bo-sung/"
    first = {"birth_notice": pdf(), "child.hometown": "Xã Rạch Thử, tỉnh Bãi Thử"}
    return "citizen1", path, first, path, first | {"child.hometown": "Phường Bến Thử, tỉnh Bãi Thử"}


def of_desk(stage: str, who: str, part: str, first: Form, second: Form) -> Case:
    def case(road: Road, drafts: Callable[..., Draft]) -> tuple[str, str, Form, str, Form]:
        path = f"/ban/ho-so/{road.to(stage).pk}/{part}/"
        return who, path, first, path, first | second

    return case


def filing(road: Road, drafts: Callable[..., Draft]) -> tuple[str, str, Form, str, Form]:
    """One key, and behind it another draft."""
    from django.utils import timezone

    paths = [f"/soan/{drafts('citizen1', timezone.now()).pk}/kiem-tra/" for _number in range(2)]
    return "citizen1", paths[0], {}, paths[1], {}


CASES: dict[str, Case] = {
    "file": filing,
    "supplement": supplement,
    "refuse": of_desk("filed", "clerk1", "tu-choi", {"reason": "Sai nơi nộp", "legal_basis": "Điều 13 Luật Hộ tịch"},
                      {"reason": "Lý do khác hẳn"}),
    "hand over": of_desk("done", "clerk1", "tra-ket-qua", {"way": "online"}, {"way": "online", "note": "Khác"}),
    "send back": of_desk("checked", "leader1", "tra-lai", {"reason": "Sửa tên"}, {"reason": "Sửa ngày sinh"}),
}  # fmt: skip


def sent(form: Form, word: str) -> Form:
    """The form as a browser sends it; bytes are files, made anew each time."""
    files = {name: SimpleUploadedFile("a.pdf", value) for name, value in form.items() if isinstance(value, bytes)}
    return {**form, **files, "key": word}


@pytest.mark.parametrize("name", CASES)
def test_the_first_content_stands(
    road: Road, birth_draft: Callable[..., Draft], signed_in: Callable[[str], Client], name: str
) -> None:
    who, path, first, other, second = CASES[name](road, birth_draft)
    browser, word = signed_in(who), key()
    done = browser.post(path, sent(first, word))
    assert done.status_code == 302, done.content.decode()[:3000]
    before = everything()
    assert browser.post(path, sent(first, word)).status_code == 302  # the same once more is no fault
    answer = browser.post(other, sent(second, word))
    assert answer.status_code in (409, 422) and SAID in answer.content.decode()
    assert not set(changed(before)) - set(NOTED)
    assert Dossier.objects.count() == 1 and ledger.verify().holds
