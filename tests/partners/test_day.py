"""A day of the played Portal, with a fifth of all messages lost, doubled or delayed in both directions."""

import json
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from duoc.config.command import main
from duoc.config.played_portal import undelivered
from duoc.config.played_portal.day import on_the_way
from duoc.config.played_portal.faults import troubled
from duoc.config.played_portal.portal import PlayedPortal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import Refusal
from duoc.partners.models import Report
from duoc.partners.queries import listed
from tests.cast import MONDAY, NOW, key
from tests.partners.conftest import message, send_all
from tests.stages import Road

pytestmark = pytest.mark.django_db(transaction=True)
DAY = MONDAY.date()
MANY = 12


def worked_on(road: Road, dossier: Dossier, number: int, at: datetime) -> None:
    """What the desk does with the n-th dossier of the day."""
    if number % 4 == 0:
        road.request_supplement(dossier)
    elif number % 4 == 1:
        road.accept(dossier)
    elif number % 4 == 2:
        dossiers.refuse(
            actor=road.who("clerk1"),
            dossier_id=dossier.pk,
            reason="Không thuộc nơi này.",
            legal_basis="Điều 1 Luật Hộ tịch",
            key=key(),
            at=at,
        )


def reconciled(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    main(["reconcile", "--day", DAY.isoformat(), "--json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def test_the_day_ends_without_a_difference(
    portal: PlayedPortal, say: Callable[..., Any], road: Road, capsys: pytest.CaptureFixture[str]
) -> None:
    portal.behaviour = behaviour = troubled(0.2)
    chance = random.Random(2026)  # noqa: S311 (faults by chance, no secret)
    bodies = [message() for _number in range(MANY)]
    for body in bodies:
        portal.file(body["code"], body["procedure"], DAY.isoformat())
    assert len(reconciled(capsys)["differences"]) > MANY, "nothing has come yet"
    for body in on_the_way(bodies, behaviour, chance):
        assert say(body).status_code in (200, 201)
    came = list(Dossier.objects.exclude(partner_code="").order_by("partner_code"))
    assert len(came) == MANY
    for number, dossier in enumerate(came):
        worked_on(road, dossier, number, NOW)
    at = NOW
    while Report.objects.exclude(state="sent").exists():
        send_all(at)
        at += timedelta(days=1)
    document = reconciled(capsys)
    assert document["differences"] == []
    assert document["portal"]["here"] == document["portal"]["there"]
    assert sum(document["portal"]["here"][came[0].procedure_code].values()) == MANY


def test_what_differs_is_named(
    portal: PlayedPortal,
    filed_there: Callable[..., Dossier],
    say: Callable[..., Any],
    road: Road,
    capsys: pytest.CaptureFixture[str],
) -> None:
    behind, unknown_there, lost = filed_there(), message(), message()
    road.accept(behind)
    say(unknown_there)
    portal.file(lost["code"], lost["procedure"], DAY.isoformat())
    document = reconciled(capsys)
    named = {(one["kind"], one["what"], one["system"]) for one in document["differences"] if one["kind"] != "count"}
    assert named == {
        ("status", behind.partner_code, "portal"),
        ("only_here", unknown_there["code"], "portal"),
        ("only_there", lost["code"], "portal"),
    }
    assert main(["reconcile", "--day", DAY.isoformat()]) == 1
    text = capsys.readouterr().out
    assert f"mã {lost['code']} chỉ có ở Cổng" in text


def test_a_portal_that_gives_no_list_is_not_compared(
    filed_there: Callable[..., Dossier], settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    filed_there()
    settings.PORTAL_URL = "http://127.0.0.1:9"
    assert listed(DAY) is None
    document = reconciled(capsys)
    assert document["portal"]["there"] is None and document["differences"] == []


def test_the_played_portal_remembers(tmp_path: Any) -> None:
    journal = tmp_path / "portal.jsonl"
    first = PlayedPortal(journal)
    first.file("code", "9.000001", DAY.isoformat())
    first.take({"partner_code": "code", "sequence": 2, "status": 4})
    first.take({"partner_code": "code", "sequence": 1, "status": 1})
    assert first.take({"partner_code": "other", "sequence": 1, "status": 1}) == 404
    assert PlayedPortal(journal).listed(DAY.isoformat()) == first.listed(DAY.isoformat())
    assert first.cases["code"].statuses == [1, 4], "never backwards"


def test_what_found_no_answer_is_delivered_on_the_next_day(
    say: Callable[..., Any], settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.VAR = tmp_path
    bodies = [message() for _number in range(3)]
    answers = iter([(201, b""), (0, b"refused")])
    monkeypatch.setattr(undelivered, "to_us", lambda _message: next(answers))
    with pytest.raises(Refusal):
        undelivered.deliver(bodies, bodies)
    assert [body["code"] for body in undelivered.kept()] == [body["code"] for body in bodies[1:]]
    monkeypatch.setattr(undelivered, "to_us", lambda body: (say(body).status_code, b""))
    assert undelivered.deliver(undelivered.kept(), undelivered.kept()) == 2
    assert not undelivered.kept()
    came = Dossier.objects.exclude(partner_code="").values_list("partner_code", flat=True)
    assert sorted(came) == sorted(body["code"] for body in bodies[1:])


def test_what_is_refused_for_good_is_not_sent_again(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.VAR = tmp_path
    bodies = [message() for _number in range(2)]
    monkeypatch.setattr(undelivered, "to_us", lambda _message: (422, b"wrong"))
    with pytest.raises(Refusal):
        undelivered.deliver(bodies, bodies)
    assert [body["code"] for body in undelivered.kept()] == [bodies[1]["code"]]
