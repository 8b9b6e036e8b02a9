"""The time to say whether a dossier is complete is the one that its source is quoted with, in the same unit."""

import re

import pytest
import yaml

from duoc.procedures.tests.samples import PROCEDURES

DAYS = re.compile(r"\b(\d+) ngày( làm việc)?")
UNITS = {"": "day", " làm việc": "working_day"}
CLOCKS = {
    f"{path.parent.name}/{path.stem}": clock
    for path in sorted(PROCEDURES.glob("*/definition*.yaml"))
    if "completeness" in (clock := yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).get("clock", {}))
}


@pytest.mark.parametrize("name", CLOCKS)
def test_it_is_a_time_that_its_doubt_quotes(name: str) -> None:
    quoted = {f"{days} {UNITS[unit]}" for days, unit in DAYS.findall(CLOCKS[name].get("to_verify", ""))}
    assert not quoted or CLOCKS[name]["completeness"] in quoted


def test_a_second_complaint_is_taken_up_within_days_as_its_page_says() -> None:
    """The national page 1.013526: "Trong thời hạn 10 ngày, kể từ ngày nhận được đơn"."""
    assert CLOCKS["KN.000002/definition"]["completeness"] == "10 day"
