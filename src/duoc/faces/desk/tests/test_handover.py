"""Handing the result over."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers.models import Dossier, Handover
from duoc.faces.desk.tests.helping import fresh, path, send, text

pytestmark = pytest.mark.django_db


def test_the_clerk_notes_how_it_was_returned(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    dossier, clerk = issued(), signed_in("clerk1")
    assert "Xác nhận đã trả kết quả" in text(clerk.get(path(dossier)))
    unsaid = send(clerk, path(dossier, "tra-ket-qua/"), note="Bà ngoại nhận thay")
    assert unsaid.status_code == 422 and "Hãy chọn cách trả kết quả" in text(unsaid)
    assert "Bà ngoại nhận thay" in unsaid.content.decode()
    assert send(clerk, path(dossier, "tra-ket-qua/"), way="counter", note="Bà ngoại nhận thay").status_code == 302
    assert Handover.objects.get().note == "Bà ngoại nhận thay" and fresh(dossier).state == "returned"


def test_an_unknown_way_is_refused(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    dossier = issued()
    assert send(signed_in("clerk1"), path(dossier, "tra-ket-qua/"), way="pigeon").status_code == 422
    assert fresh(dossier).state == "done"


def test_others_do_not_return_it(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    dossier = issued()
    for username in ["specialist1", "registry1", "clerk2"]:
        assert send(signed_in(username), path(dossier, "tra-ket-qua/"), way="counter").status_code == 403
        assert fresh(dossier).state == "done"
