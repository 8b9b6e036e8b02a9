"""What is due on the way, as the Portal is told: status 6 while an accepted dossier waits to be paid, and its end."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from duoc.config.command import main
from duoc.config.played_portal.portal import PlayedPortal
from duoc.dossiers.acts.reporting import NOTE_PAYMENT, REPORT
from duoc.dossiers.jobs import note_payment, report_standing
from duoc.dossiers.models import Dossier
from duoc.payments import actions as payments
from duoc.payments import queries as charges
from tests.cast import BIRTH, MONDAY, NOW, key
from tests.changed_definition import reworded
from tests.partners.conftest import send_all
from tests.stages import CHILD_NUMBER, Road, fresh

pytestmark = pytest.mark.django_db(transaction=True)
ARTICLE = "281/2016/TT-BTC"
DUE = {"for": "Phí thẩm định", "kind": "fee", "amount": 50_000, "article": ARTICLE}


@pytest.fixture
def costs(province: None) -> Callable[..., None]:
    """The birth registration costs something later."""
    return lambda **words: reworded(BIRTH, fees=[{**DUE, **words}])


def reported(portal: PlayedPortal, dossier: Dossier) -> tuple[list[int], Any]:
    send_all(NOW)
    case = portal.cases[dossier.partner_code]
    return case.statuses, case.last["duty"]


def pay(road: Road, dossier: Dossier) -> None:
    (charge,) = charges.to_collect(road.who("clerk1"), dossier.subject)
    payments.collect_at_counter(actor=road.who("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY)
    for job in ProcrastinateJob.objects.filter(task_name=NOTE_PAYMENT):
        note_payment(**job.args)
    for job in ProcrastinateJob.objects.filter(task_name=REPORT):
        report_standing(**job.args)


def differences(capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    main(["reconcile", "--day", MONDAY.date().isoformat(), "--json"])
    return json.loads(capsys.readouterr().out)["differences"]


def test_before_a_step(
    portal: PlayedPortal,
    costs: Callable[..., None],
    filed_there: Callable[..., Dossier],
    road: Road,
    capsys: pytest.CaptureFixture[str],
) -> None:
    costs(before="examine", until="'2026-12-01'", basis="'TB 12'")
    dossier = filed_there()
    assert reported(portal, dossier) == ([1, 1], None)
    road.accept(dossier)
    duty = {"owed": 50_000, "basis": f"TB 12; {ARTICLE}", "until": "2026-12-01"}
    assert reported(portal, dossier) == ([1, 1, 2, 6], duty)
    assert differences(capsys) == []
    pay(road, dossier)
    assert reported(portal, dossier) == ([1, 1, 2, 6, 4], None)
    assert fresh(dossier).step == "examine" and differences(capsys) == []


def test_at_the_hand_over(
    portal: PlayedPortal,
    costs: Callable[..., None],
    filed_there: Callable[..., Dossier],
    road: Road,
    capsys: pytest.CaptureFixture[str],
) -> None:
    costs(at="hand_over")
    dossier = filed_there()
    road.accept(dossier)
    road.propose(fresh(dossier), values={"child.personal_number": CHILD_NUMBER})
    for step in (road.sign, road.make_signatures, road.issue, road.seal):
        step(fresh(dossier))
    statuses, duty = reported(portal, dossier)
    assert statuses == [1, 1, 2, 4, 9] and duty == {"owed": 50_000, "basis": ARTICLE}
    pay(road, dossier)
    assert reported(portal, dossier)[1] is None and differences(capsys) == []
    road.hand_over(fresh(dossier))
    assert reported(portal, dossier)[0][-1] == 10 and differences(capsys) == []


def test_a_result_is_the_last_word(
    portal: PlayedPortal,
    filed_there: Callable[..., Dossier],
    road: Road,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The act that puts the result in force reports the dossier as it stands behind it."""
    dossier = filed_there()
    road.accept(dossier)
    road.propose(fresh(dossier), values={"child.personal_number": CHILD_NUMBER})
    for step in (road.sign, road.make_signatures, road.issue, road.seal):
        step(fresh(dossier))
    assert reported(portal, dossier) == ([1, 1, 2, 4, 9], None) and differences(capsys) == []
