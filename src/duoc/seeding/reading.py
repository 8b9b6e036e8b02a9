"""Reads the stories of a province."""

from pathlib import Path
from typing import Any

import yaml

from duoc.seeding.scenes import Cast, Storm, Story, Turn


def read_stories(file: Path) -> dict[str, Any]:
    """The stories of a province, as its file holds them."""
    content: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return content


def cast_of(content: dict[str, Any]) -> Cast:
    """What the content of such a file says."""
    return Cast(
        stories=[_story(row) for row in content["stories"]],
        pace={code: float(pace) for cause in content.get("paces", ()) for code, pace in cause["units"].items()},
        storms=[Storm(row["days_before"], row["length"]) for row in content.get("storms", ())],
        morning=content.get("morning", {}),
        officials=content["officials"],
        rare=[_story(row) for row in content.get("rare", ())],
        **content["names"],
    )


def _story(row: dict[str, Any]) -> Story:
    turns = [Turn(turn["act"], float(turn["hours"]), turn.get("given", {})) for turn in row["turns"]]
    named = {name: row[name] for name in ("name", "procedure", "weight", "at", "answers")}
    return Story(
        **named,
        papers=row.get("papers", ()),
        turns=turns,
        units=row.get("units", ()),
        sex=row.get("sex", "female"),
        filed_by=row.get("filed_by", ""),
    )
