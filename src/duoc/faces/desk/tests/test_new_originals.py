"""At the counter: a paper that came after the result was handed over, from the list to the hand."""

from typing import Any

import pytest
from tests.later import waiting
from tests.stages import Road
from tests.takers import own_fields

from duoc.dossiers.models import NewHandover, WrongCode
from duoc.dossiers.typed_codes import collection_code
from duoc.faces.desk.tests.helping import path, send, text

pytestmark = pytest.mark.django_db


def test_the_counter_finds_it_and_gives_it(road: Road, signed_in: Any) -> None:
    original = waiting(road)
    clerk, page = signed_in("clerk1"), f"/ban/giay-moi/{original.pk}/"
    assert "1 giấy mới chờ trao ở quầy" in text(clerk.get("/ban/"))
    assert page in clerk.get("/ban/chua-ai-nhan/").content.decode()
    assert page in clerk.get(path(original.dossier)).content.decode()
    assert "Bản cũ đang ở đâu?" in text(clerk.get(page))
    unsaid = send(clerk, page, **own_fields(original.dossier))
    assert unsaid.status_code == 422 and "Hãy ghi bản cũ đang ở đâu" in text(unsaid)
    assert not NewHandover.objects.exists()
    heard = send(clerk, page, old="lost", **own_fields(original.dossier))
    assert heard.status_code == 422 and "Mã này không đúng" in text(heard)
    assert WrongCode.objects.count() == 1
    code = collection_code(original.dossier, original)
    assert send(clerk, page, old="lost", **own_fields(original.dossier, collection_code=code)).status_code == 302
    assert "Khai bản cũ đã mất" in text(clerk.get(path(original.dossier)))
    assert clerk.get(page).status_code == 302 and "giấy mới" not in text(clerk.get("/ban/"))


def test_others_read_and_give_nothing(road: Road, signed_in: Any) -> None:
    original = waiting(road, "revoke")
    page = f"/ban/giay-moi/{original.pk}/"
    assert page not in signed_in("specialist1").get(path(original.dossier)).content.decode()
    code = collection_code(original.dossier, original)
    given = {"old": "kept", **own_fields(original.dossier, collection_code=code)}
    assert send(signed_in("specialist1"), page, **given).status_code == 403
    assert signed_in("clerk2").get(page).status_code == 403
