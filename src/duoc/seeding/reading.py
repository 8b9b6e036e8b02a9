"""Reads the stories of a province."""

from pathlib import Path
from typing import Any

import yaml

from duoc.seeding.scenes import Cast, Storm, Story, Turn

FILE = "stories.yaml"


def read_cast(folder: Path) -> Cast | None:
    """What a province's `demo` folder says; None where it has no such file."""
    file = folder / FILE
    if not file.exists():
        return None
    content = yaml.safe_load(file.read_text("utf-8"))
    return Cast(
        stories=[_story(row) for row in content["stories"]],
        pace={code: float(pace) for cause in content.get("paces", ()) for code, pace in cause["units"].items()},
        storms=[Storm(row["days_before"], row["length"]) for row in content.get("storms", ())],
        morning=content.get("morning", {}),
        **content["names"],
    )


def _story(row: dict[str, Any]) -> Story:
    turns = [Turn(turn["act"], float(turn["hours"]), turn.get("given", {})) for turn in row["turns"]]
    named = {name: row[name] for name in ("name", "procedure", "weight", "at", "answers")}
    return Story(**named, papers=row.get("papers", ()), turns=turns, units=row.get("units", ()))
