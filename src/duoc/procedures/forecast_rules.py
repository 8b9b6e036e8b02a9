"""What dated data of the province says of forecasts and of the news of the morning (`<province>/forecast.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from duoc.procedures.reference import catalogue

FILE = "forecast.yaml"


@dataclass(frozen=True)
class ForecastRule:
    """From which history a forecast is made, and when officials hear of their day.

    Attributes:
        least: fewer turns of a step than this say nothing.
        days: how far back turns count.
        morning: from when on officials hear, on a working day of their body.
    """

    least: int
    days: int
    morning: time
    article: str
    to_verify: str


def forecast_rule(on: date) -> ForecastRule | None:
    """The rule of a day; None where the province has none: then nothing is forecast. At most one query."""
    rows = [row for row in _read().get("forecast", ()) if row["valid_from"] <= on]
    if not rows:
        return None
    row = max(rows, key=lambda one: one["valid_from"])
    morning = time.fromisoformat(row["morning"])
    return ForecastRule(row["least"], row["days"], morning, row["article"], row.get("to_verify", ""))


def _read() -> Mapping[str, Any]:
    loaded = catalogue()
    path = next((path for path in loaded.files if path.endswith(f"/{FILE}")), "") if loaded else ""
    read: Mapping[str, Any] = loaded.data(path) if loaded and path else {}
    return read
