"""A merger's transactions are as long as they may be, however quick the machine is."""

import importlib
from types import SimpleNamespace

import pytest
from tests.bodies import LATER, NEW, written
from tests.cast import COMMUNE, OTHER_COMMUNE

from duoc.ground.rows.calculations import A_TRANSACTION, FEWEST, MOST, paced
from duoc.people import actions
from duoc.people.actions import Estate, Handover, Heir, Tally

driver = importlib.import_module("duoc.people.actions.succeed")  # the name in the package is its action


@pytest.mark.parametrize(
    ("batch", "seconds", "following"),
    [
        (50, 0.1, 100),  # never more than twice as many
        (50, A_TRANSACTION, 50),
        (50, 2 * A_TRANSACTION, 25),  # at once as few as it takes
        (400, 0.4, MOST),
        (50, 30.0, FEWEST),
        (3, 30.0, 3),  # whoever wants fewer has fewer
        (50, 0.0, 100),
    ],
)
def test_the_next_batch_is_as_large_as_the_last_was_quick(batch: int, seconds: float, following: int) -> None:
    assert paced(batch, seconds) == following


@pytest.mark.django_db
@pytest.mark.parametrize("each", [0.001, 0.007, 0.03])
def test_a_batch_ends_in_time_on_a_slow_machine_too(
    province: None, monkeypatch: pytest.MonkeyPatch, each: float
) -> None:
    lasted = _merged_in_made_up_time(monkeypatch, each, 2_000)
    assert sum(lasted) == pytest.approx(2_000 * each)
    assert max(lasted[2:]) <= A_TRANSACTION + 1e-9
    assert len(lasted) <= 2_000 * each / A_TRANSACTION * 1.3 + 8


def _merged_in_made_up_time(monkeypatch: pytest.MonkeyPatch, each: float, number: int) -> list[float]:
    """How long each transaction lasted that moved something of so many things, of which one takes so many seconds."""
    clock, left, lasted = 0.0, number, []

    def move(handover: Handover, most: int) -> Tally:
        nonlocal clock, left
        tally, moved = Tally(), min(most, left)
        if moved:
            tally.add("dossiers", Heir(handover.keeper, decided=True), moved)
            lasted.append(moved * each)
        clock, left = clock + moved * each, left - moved
        return tally

    monkeypatch.setattr(driver, "estates", lambda: [Estate(lambda _handover: Tally(), move)])
    monkeypatch.setattr(driver, "time", SimpleNamespace(monotonic=lambda: clock))
    row, _progress = actions.succeed(actions.read_plan(written([COMMUNE, OTHER_COMMUNE], [NEW])), at=LATER)
    assert actions.carry_out(row, at=LATER).moved["dossiers"] == number
    return lasted
