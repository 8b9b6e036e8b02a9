"""The day's figures beside the ministry's: counted here, compared when the list comes, kept once."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from duoc.config.command import main
from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Dossier
from duoc.dossiers.reconciliation.reconciling import ListUnreadable, read_list
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.ledger.models import Entry
from duoc.people.powers import Actor
from tests.asking import refused
from tests.cast import MONDAY, key

pytestmark = pytest.mark.real_province

SHOP = "2.000720"
NO_FEE: dict[str, Any] = {"fee": 0, "fee_basis": "Thông tư 85/2019/TT-BTC"}  # an amount of the province, not known
DAY = MONDAY.date()
EVENING = MONDAY + timedelta(hours=11)


@pytest.fixture
def handed_over(actor: Callable[..., Actor]) -> Callable[..., Dossier]:
    """A business that changes its tax data, accepted; with a number and status once it was entered at the ministry."""

    def make(number: str = "", status: str = "processing", at: Any = MONDAY, accepted: bool = True) -> Dossier:
        who = actor("citizen1")
        answers = {
            "hkd.name": "Tạp hóa Sáu Phạm",
            "hkd.code": "096170000021",
            "hkd.commune": "32092",
            "hkd.address": "Ấp Cây Khô",
            "changes": ["tax"],
            "registered_at": "seat",
            "tax_change": "Số điện thoại mới",
            "changed_on": "2026-11-20",
            "group": False,
            "requester.relation": "owner",
        }
        dossier = dossiers.hand_in(actor=who, code=SHOP, answers=answers, papers=[], key=key(), at=at)
        if accepted:
            dossiers.accept(actor=actor("clerk1"), dossier_id=dossier.pk, key=key(), at=at, **NO_FEE)
        if number:
            dossiers.mirror(
                actor=actor("specialist1"), dossier_id=dossier.pk, number=number, status=status, key=key(), at=at
            )
        return dossier

    return make


def test_nothing_is_entered_at_the_ministry_before_it_is_accepted(
    handed_over: Callable[..., Dossier], actor: Callable[..., Actor]
) -> None:
    dossier = handed_over(accepted=False)
    assert "dossiers.mirror" not in open_acts(actor("specialist1"), dossier, MONDAY)
    assert "chưa được tiếp nhận" in refused(OutOfTurn, lambda: note(actor, dossier)).say
    dossiers.accept(actor=actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY, **NO_FEE)
    note(actor, dossier)


def note(actor: Callable[..., Actor], dossier: Dossier) -> None:
    fields = {"number": "HKD-1", "status": "entered", "key": key(), "at": MONDAY}
    dossiers.mirror(actor=actor("specialist1"), dossier_id=dossier.pk, **fields)


def test_a_day_is_counted_though_the_ministry_is_silent(handed_over: Callable[..., Dossier]) -> None:
    handed_over("HKD-1", "processing")
    handed_over()
    handed_over("HKD-9", at=MONDAY - timedelta(days=3))  # another day
    result = dossiers.reconcile(day=DAY, ministry_list=None, at=EVENING)
    assert result.here == {SHOP: {"processing": 1, "not_handed_over": 1}}
    assert (result.there, result.differences, result.new) == (None, (), True)
    assert not dossiers.reconcile(day=DAY, ministry_list=None, at=EVENING).new
    assert Entry.objects.filter(action="reconciliation.recorded", subject_id=DAY.isoformat()).count() == 1


def test_differences_are_named(handed_over: Callable[..., Dossier]) -> None:
    handed_over("HKD-1", "processing")
    handed_over("HKD-2", "entered")
    csv = f"procedure;number;status\n{SHOP};HKD-1;done\n{SHOP};HKD-7;processing\n"
    result = dossiers.reconcile(day=DAY, ministry_list=csv, at=EVENING)
    named = {(one.kind, one.what, one.here, one.there) for one in result.differences if one.kind != "count"}
    assert named == {
        ("status", "HKD-1", "processing", "done"),
        ("only_here", "HKD-2", "entered", ""),
        ("only_there", "HKD-7", "", "processing"),
    }
    assert ("count", "done", "0", "1") in {(one.kind, one.what, one.here, one.there) for one in result.differences}


def test_the_latest_note_counts_and_agreement_is_recorded(
    handed_over: Callable[..., Dossier], actor: Callable[..., Actor]
) -> None:
    dossier = handed_over("HKD-1", "entered")
    dossiers.mirror(
        actor=actor("specialist1"), dossier_id=dossier.pk, number="HKD-1", status="done", key=key(), at=EVENING
    )
    result = dossiers.reconcile(day=DAY, ministry_list=f"procedure,status,count\n{SHOP},done,1\n", at=EVENING)
    assert result.here == result.there == {SHOP: {"done": 1}}
    assert result.differences == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "code,status\n",
        f"procedure,number,status\n{SHOP},,done\n",
        f"procedure,number,status\n{SHOP},HKD-1,finished\n",
        f"procedure,number,status\n{SHOP},HKD-1,done\n{SHOP},HKD-1,refused\n",
        f"procedure,status,count\n{SHOP},done,-1\n",
        f"procedure,status,count\n{SHOP},done,=1+1\n",
        f"procedure,status,count\n{SHOP}\n",
        f"procedure,number,status\n{SHOP},HKD-1,done,more\n",
    ],
)
def test_a_list_that_cannot_be_used_is_told(text: str) -> None:
    with pytest.raises(ListUnreadable) as refused:
        read_list(text)
    assert refused.value.say and refused.value.remedy


@pytest.mark.django_db
def test_the_command(handed_over: Callable[..., Dossier], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handed_over("HKD-1", "processing")
    file = tmp_path / "bo.csv"
    file.write_text(f"procedure,status,count\n{SHOP},processing,2\n", encoding="utf-8")
    words = ["reconcile", "--day", DAY.isoformat(), "--file", str(file)]
    assert main([*words, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["here"][SHOP] == {"processing": 1} and document["there"][SHOP] == {"processing": 2}
    assert main(words) == 1
    assert f"Lệch: {SHOP}: processing ở tỉnh 1, ở Bộ 2" in capsys.readouterr().out
