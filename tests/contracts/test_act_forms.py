"""An act that brings its form is judged alike by desk, portal and API: with a required field, and with none."""

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from django.test import Client

from duoc.dossiers.acts import APPLICANT, DESK, act, events
from duoc.dossiers.models import Dossier
from duoc.people.powers import Power
from tests.asking import story
from tests.cast import key
from tests.stages import Road

pytestmark = pytest.mark.django_db
SOURCE = """
from duoc.dossiers import acts
from duoc.dossiers.models import Dossier

DECLARED = acts.declare(acts.Act(
    event=acts.declare_event(acts.Event("dossier.called", title="Đã gọi")),
    power=POWER, states=frozenset({Dossier.State.PROCESSING}), on_desk=False,
    form=acts.ActForm(by=BY, title="Ghi cuộc gọi", button="Ghi", done="Đã ghi.", fields=[
        acts.Field("note", "Nội dung", "text"),
        acts.Field("way", "Cách gọi", "choice", required=False, options={"phone": "Điện thoại"}),
    ] if FIELDS else [], given=lambda values: tuple(values.items())),
    write=lambda doing: acts.Outcome(doing.dossier), row=Dossier,
))
"""
POWERS = {APPLICANT: Power.DOSSIER_CANCEL, DESK: Power.DOSSIER_EXAMINE}
WHO = {APPLICANT: "citizen1", DESK: "specialist1"}
WRONG: list[dict[str, Any]] = [
    *({}, {"note": ""}, {"note": "  "}, {"note": "x" * 201}, {"note": "Gọi", "way": "pigeon"}),
]
NO_JSON: list[dict[str, Any]] = [{"note": 5}, {"note": ["Gọi"]}, {"note": "Gọi", "other": "x"}, {"note": "ẩn\u202e"}]


@pytest.fixture
def declare() -> Iterator[Callable[[str, bool], None]]:
    """Makes an act known while the test runs: for whom, and whether it asks anything."""

    def make(by: str, fields: bool) -> None:
        module = ModuleType("duoc.dossiers.actions.record_call")
        vars(module).update({"BY": by, "FIELDS": fields, "POWER": POWERS[by]})
        exec(compile(SOURCE, "the test", "exec"), vars(module))  # noqa: S102 (the source stands above)

    yield make
    del act._ACTS["dossiers.record_call"], events._EVENTS["dossier.called"]


@pytest.fixture
def dossier(road: Road) -> Dossier:
    return road.to("accepted")


def page(by: str, dossier: Dossier) -> str:
    return f"/{'ho-so' if by == APPLICANT else 'ban/ho-so'}/{dossier.pk}/viec/record_call/"


def calls(dossier: Dossier) -> int:
    return story(dossier).count("dossier.called")


@pytest.mark.parametrize("by", [APPLICANT, DESK])
def test_a_page_refuses_what_is_missing_or_wrong(
    declare: Any, dossier: Dossier, signed_in: Callable[[str], Client], by: str
) -> None:
    declare(by, True)
    client, address = signed_in(WHO[by]), page(by, dossier)
    assert "Nội dung" in client.get(address).content.decode()
    for values in WRONG:
        answer = client.post(address, {"key": key(), **values})
        assert answer.status_code == 422 and "field--fault" in answer.content.decode(), values
    assert calls(dossier) == 0
    assert client.post(address, {"key": key(), "note": "Đã gọi.", "way": "phone"}).status_code == 302
    assert calls(dossier) == 1


def test_so_does_the_api(declare: Any, dossier: Dossier, caller: Any) -> None:
    declare(APPLICANT, True)
    call, path = caller("citizen1"), f"/dossiers/{dossier.pk}/acts/record_call"
    for values in [*WRONG, *NO_JSON]:
        answer = call("POST", path, values, Idempotency_Key=key())
        assert answer.status_code == 422 and answer.json()["errors"], values
    assert calls(dossier) == 0
    assert call("POST", path, {"note": "Đã gọi.\u200b"}, Idempotency_Key=key()).status_code == 201
    assert calls(dossier) == 1


@pytest.mark.parametrize("by", [APPLICANT, DESK])
def test_an_act_may_ask_nothing(
    declare: Any, dossier: Dossier, signed_in: Callable[[str], Client], caller: Any, by: str
) -> None:
    declare(by, False)
    client, address = signed_in(WHO[by]), page(by, dossier)
    assert client.get(address).status_code == 200
    assert client.post(address, {"key": key()}).status_code == 302 and calls(dossier) == 1
    if by == APPLICANT:
        answer = caller("citizen1")("POST", f"/dossiers/{dossier.pk}/acts/record_call", {}, Idempotency_Key=key())
        assert answer.status_code == 201 and calls(dossier) == 2
    Dossier.objects.filter(pk=dossier.pk).update(state="supplement")
    late = client.post(address, {"key": key()})
    assert late.status_code == 409 and "đã chuyển sang bước khác" in late.content.decode()
