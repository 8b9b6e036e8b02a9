"""A dossier that is late and sent on: the body that let it be late says why, and each body's days are told apart."""

import subprocess
from datetime import timedelta
from typing import Any

import pytest
from tests.asking import refused, story
from tests.cast import MONDAY, key
from tests.late_dossiers import why_late
from tests.stages import Road, fresh
from tests.transfer_acts import SENT_ON, send_on, sent_on, with_a_transfer

from duoc.dossiers import whose_days
from duoc.dossiers.acts import late_causes
from duoc.dossiers.acts.act import declared
from duoc.dossiers.models import ControlSheet, Dossier, LatenessCause, Transfer
from duoc.dossiers.papers import control_sheet
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.whose_days import Account

pytestmark = pytest.mark.django_db
LATE = MONDAY + timedelta(days=2)
HERE, THERE = "Ủy ban nhân dân xã Rạch Thử", "Ủy ban nhân dân phường Bến Thử"


def perform(road: Road, word: str, dossier: Dossier, given: dict[str, str], by: str, why: dict[str, str]) -> object:
    """At the late hour."""
    declared_act = next(one for one in declared() if one.word == word)
    assert declared_act.form
    parameters = declared_act.form.given(given)
    return declared_act.perform(dossier.pk, parameters, actor=road.actor(by), key=key(), at=LATE, answers=why)


def due(dossier: Dossier) -> dict[str, str]:
    assert dossier.due_at
    return why_late(dossier.due_at)


def test_who_proposes_to_send_a_late_one_on_says_why_it_is_late(road: Road) -> None:
    dossier = road.to("accepted")
    asked: tuple[Any, ...] = (road, "propose_transfer", dossier, {"why_body": "", **SENT_ON}, "specialist1")
    fault = refused(Incomplete, lambda: perform(*asked, {}))
    assert set(fault.faults) == {late_causes.CAUSE, late_causes.SAY} and not dossier.transfer_proposals.exists()
    perform(*asked, due(dossier))
    assert story(dossier)[-3:] == ["dossier.late", "dossier.lateness_explained", "dossier.transfer_proposed"]
    row = LatenessCause.objects.get()
    assert (row.lateness.unit.name, row.by_id) == (HERE, road.actor("specialist1").person)
    perform(road, "transfer", dossier, {"proposal": str(dossier.transfer_proposals.get().pk)}, "leader1", {})


def test_the_head_says_it_where_it_became_late_while_the_proposal_waited(road: Road) -> None:
    dossier = with_a_transfer(road)
    asked: tuple[Any, ...] = (road, "transfer", dossier, {"proposal": str(dossier.transfer_proposals.get().pk)})
    fault = refused(Incomplete, lambda: perform(*asked, "leader1", {}))
    assert late_causes.CAUSE in fault.faults and not Transfer.objects.exists()
    perform(*asked, "leader1", due(dossier))
    assert LatenessCause.objects.get().by_id == road.actor("leader1").person


def accounted(road: Road) -> tuple[Dossier, Account]:
    dossier = sent_on(road, road.to("accepted"), LATE)
    return dossier, whose_days.account(dossier, LATE + timedelta(hours=2))


def test_the_days_are_told_for_each_body_and_whose_lateness_it_was(road: Road) -> None:
    _dossier, account = accounted(road)
    assert [(share.words, share.time) for share in account.shares] == [
        (f"thời gian của {HERE}", "1 ngày làm việc"),  # the day between is a holiday
        (f"thời gian của {THERE}", "2 giờ làm việc"),
    ]
    [broken] = account.broken
    assert (broken.unit, broken.whose, broken.cause) == (HERE, f"thời gian của {HERE}", "Nhiều hồ sơ cùng lúc")
    [passage] = account.sent_on
    assert (passage.from_unit.name, passage.to_unit.name, passage.due_before) == (HERE, THERE, broken.due)
    assert not account.late


def test_on_its_way_after_the_hour_it_is_the_time_of_nobody(road: Road) -> None:
    """Sent at 16:00, the other body has it at 7:00 of the next working day."""
    dossier = road.to("accepted")
    send_on(road, dossier, MONDAY + timedelta(hours=7))
    account = whose_days.account(fresh(dossier), LATE)
    assert [share.time for share in account.shares] == ["5 giờ làm việc", "2 giờ làm việc"]


@pytest.mark.usefixtures("real_paper")
def test_form_06_tells_the_same_and_is_silent_of_one_in_time(road: Road) -> None:
    dossier, account = accounted(road)
    dossier.state, dossier.desk, dossier.ended_at = "stopped", "", LATE + timedelta(hours=2)
    sheet = control_sheet.freeze_sheet(dossier, dossier.ended_at)
    assert sheet
    kept = sheet.inputs["account"]
    assert [one["time"] for one in kept["shares"]] == [one.time for one in account.shares]
    assert [(one["unit"], one["cause"]) for one in kept["broken"]] == [(HERE, "Nhiều hồ sơ cùng lúc")]
    pressed = control_sheet.press_sheet(ControlSheet.objects.get())
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pressed, capture_output=True, check=True).stdout
    lines = " ".join(text.decode().split())
    assert f"thời gian của {HERE}: 1 ngày làm việc" in lines and f"chuyển hồ sơ đến {THERE}" in lines
    in_time = road.to("accepted", "000000000102")
    assert control_sheet._account(in_time, MONDAY) == {}
