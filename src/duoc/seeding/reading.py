"""Reads the stories of a province."""

from pathlib import Path
from typing import Any

import yaml

from duoc.seeding.scenes import Story, Turn

FILE = "stories.yaml"


def read_stories(folder: Path) -> list[Story]:
    """The stories of a province's `demo` folder; none where it has no such file."""
    file = folder / FILE
    if not file.exists():
        return []
    return [_story(row) for row in yaml.safe_load(file.read_text("utf-8"))["stories"]]


def _story(row: dict[str, Any]) -> Story:
    turns = [Turn(turn["act"], float(turn["hours"]), turn.get("given", {})) for turn in row["turns"]]
    named = {name: row[name] for name in ("name", "procedure", "weight", "at", "answers")}
    return Story(**named, papers=row.get("papers", ()), turns=turns, units=row.get("units", ()))
