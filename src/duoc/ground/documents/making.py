"""Make a document from a template and data."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from duoc.ground.documents import press, slots
from duoc.ground.documents.faults import OpenBlank

# Stands in the file's own date when the data names no moment: a document never reads the clock.
_NO_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
BLANK = "blank"
"""The kind of a mark at a place that nothing fills (`open-place` of the forms)."""
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def render(template: Path, data: Mapping[str, Any], *, root: Path, complete: bool = False) -> bytes:
    """Typeset `template` (under `root`, normally the catalogue) with `data`; returns a PDF/A-2b with its empty fields.

    The data reach the template as JSON and are never read as code. The same template and data give the same bytes; the
    file's date is data["at"], else the dossier's acceptance or filing time.

    Args:
        complete: somebody will sign it, so nothing may be left open.

    Raises:
        DocumentFault: it cannot be typeset.
        OpenBlank: it is to be complete, and nothing fills some of its places.
    """
    pdf, marks = press.press_for(template, root).print(_local(data), _moment(data))
    blanks = [mark for mark in marks if mark["kind"] == BLANK]
    if complete and blanks:
        raise OpenBlank([(str(mark["label"]), int(mark["page"])) for mark in blanks])
    places = [slots.slot_of(mark) for mark in marks if mark["kind"] != BLANK]
    return slots.reserve(pdf, places) if places else pdf


def _moment(data: Mapping[str, Any]) -> datetime:
    dossier = data.get("dossier") or {}
    for value in (data.get("at"), dossier.get("accepted_at"), dossier.get("filed_at")):
        if isinstance(value, str):
            try:
                value = datetime.fromisoformat(value)
            except ValueError:
                continue
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
    return _NO_MOMENT


def _local(value: Any) -> Any:
    """The data as templates read them: dates and times as ISO text, times in the province's zone."""
    if isinstance(value, Mapping):
        return {str(key): _local(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_local(item) for item in value]
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(_HERE).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and len(value) >= len("2026-01-01T09:00Z") and value[10:11] in "T ":
        try:
            return _local(datetime.fromisoformat(value))
        except ValueError:
            return value
    return value
