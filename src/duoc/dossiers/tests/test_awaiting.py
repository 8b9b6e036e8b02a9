"""What waits for the applicant is one declaration: each thing that only they can do, else nothing."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.cast import EXTRACT, MONDAY, key
from tests.stages import SEARCH, Road, fresh

from duoc.dossiers import actions, awaiting, queries
from duoc.dossiers.models import Dossier
from duoc.notices.models import Notice
from duoc.payments import actions as payments
from duoc.payments import queries as charges
from duoc.people.powers import Actor


def kinds(dossier: Dossier) -> list[str]:
    return [str(one.kind) for one in queries.applicant_awaited(dossier)]


def unpaid(road: Road) -> Dossier:
    """An extract of two copies, for which 16,000 đồng are owed."""
    return fresh(road.request(EXTRACT, {**SEARCH, "copies": 2}))


def test_what_is_owed_waits_for_the_applicant_until_it_is_paid(road: Road) -> None:
    dossier = unpaid(road)
    (one,) = queries.applicant_awaited(dossier)
    assert (str(one.kind), one.amount, one.words) == ("payment", 16_000, "nộp 16.000 đồng")
    (charge,) = charges.of_subject(dossier.subject)
    payments.collect_at_counter(actor=road.who("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY)
    assert kinds(dossier) == []


@pytest.mark.parametrize(
    ("stage", "expected"),
    [("filed", []), ("accepted", []), ("proposed", ["draft_check"]), ("checked", []), ("done", []), ("returned", [])],
)
def test_along_the_road(road: Road, stage: str, expected: list[str]) -> None:
    assert kinds(road.to(stage)) == expected


def test_a_supplement_waits_for_the_applicant(road: Road) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    assert kinds(fresh(dossier)) == ["supplement"]


@pytest.fixture
def brought(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every procedure is only prepared here, from now on."""
    definition_of = awaiting.definition_of
    monkeypatch.setattr(
        awaiting, "definition_of", lambda dossier: replace(definition_of(dossier), channels=("counter", "post"))
    )


def test_papers_wait_where_sending_does_not_hand_it_in(road: Road, brought: None) -> None:
    dossier = unpaid(road)
    assert kinds(dossier) == ["payment", "papers"]
    assert queries.in_words(queries.applicant_awaited(dossier)) == "nộp 16.000 đồng; đem hoặc gửi bưu chính giấy tờ"


def test_the_person_is_told_so_at_once(road: Road, brought: None) -> None:
    dossier = unpaid(road)
    inputs: Mapping[str, Any] = queries.filing_notice(dossier).inputs
    assert inputs["prepared"] is True and inputs["awaited"].startswith("nộp 16.000 đồng; đem")
    assert set(Notice.objects.values_list("kind", flat=True)) == {"payment_due", "filed_ahead"}


@pytest.mark.usefixtures("real_paper")
def test_the_notice_prints_it(road: Road, brought: None) -> None:
    dossier = unpaid(road)
    pdf = actions.read_notice(queries.filing_notice(dossier), MONDAY)
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    words = " ".join(text.split())
    assert "Hồ sơ đang chờ Ông/Bà: nộp 16.000 đồng; đem hoặc gửi bưu chính giấy tờ" in words
    assert "Hình thức nộp: Khai trước trực tuyến, hoàn tất bằng bản giấy" in words


def test_the_list_of_those_that_wait_agrees(road: Road, actor: Callable[..., Actor]) -> None:
    waiting = {unpaid(road).pk, road.to("proposed").pk}
    road.to("accepted")
    who = actor("citizen1")
    assert {dossier.pk for dossier in queries.waiting_of_person(who)} == waiting
    for dossier in queries.of_person(who):
        assert bool(queries.applicant_awaited(dossier)) == (dossier.pk in waiting)
