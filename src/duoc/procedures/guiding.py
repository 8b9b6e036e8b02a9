"""The guided choice "which procedure do I need?": steps that ask one thing, from the province's catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Choice:
    """What one may answer, and where it leads: to exactly one of another step, a procedure's code, the id of a linked
    group, or words to search."""

    say: str
    go: str = ""
    procedure: str = ""
    group: str = ""
    search: str = ""

    @property
    def leads(self) -> int:
        """To how many places it leads."""
        return sum(map(bool, (self.go, self.procedure, self.group, self.search)))


@dataclass(frozen=True)
class GuideStep:
    id: str
    ask: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Guide:
    start: str
    steps: Mapping[str, GuideStep]


@lru_cache(maxsize=4)
def read_guide(file: Path) -> Guide:
    """The guide of a province, read once per process.

    Raises:
        ValueError: a choice leads nowhere, or to more than one place.
    """
    data = yaml.safe_load(file.read_text("utf-8"))
    steps = {id: _step(id, row) for id, row in data["steps"].items()}
    guide = Guide(data["start"], steps)
    lost = [
        f"{step.id}: {choice.say}"
        for step in steps.values()
        for choice in step.choices
        if choice.leads != 1 or (choice.go and choice.go not in steps)
    ]
    if guide.start not in steps or lost:
        raise ValueError(f"{file}: these choices do not lead to one place: {lost or guide.start}")
    return guide


def _step(id: str, row: Mapping[str, Any]) -> GuideStep:
    return GuideStep(id, row["ask"], tuple(Choice(**choice) for choice in row["choices"]))
