"""Structured logs: one JSON object a line, and nothing in it about a person.

Query strings, bodies, form values and SQL parameters never enter: only the logger's fixed words, the path's shape and
the place of an error. `event` is the fixed English words, for machines; `say` the same for people, in the language of
the terminal that started the process.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

from duoc.config import terminal

# Kept in one place: the packages below know no terminal. A test compares this with every line that our code logs.
VIETNAMESE = {
    "ledger head %s after %s entries": "đầu nhật ký %s sau %s việc đã ghi",
    "reorganisation was not carried out: %s": "không thực hiện được việc sắp xếp: %s",
    "unreadable document: %s": "không đọc được văn bản: %s",
    "job was not given back": "không giao lại được việc nền",
    "search is not ready: %s": "tìm kiếm chưa sẵn sàng: %s",
    "out of service: %s": "ngừng phục vụ: %s",
    "static file %s is not in the manifest": "tệp tĩnh %s không có trong danh sách",
}
FIELDS = ("request_id", "status_code", "method", "seconds", "task", "job", "act")


class JsonLine(logging.Formatter):
    """One record as one JSON line."""

    def format(self, record: logging.LogRecord) -> str:
        """The template of a message is kept and its values are not, unless our own code vouches for them in `extra`."""
        ours = record.name.startswith("duoc")
        event = str(record.msg).split("\n", 1)[0]
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": event,
            "say": _translated(record) if ours else event,
        }
        line |= {name: value for name in FIELDS if (value := getattr(record, name, None)) is not None}
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        if match:
            line["route"] = match.route  # the address's shape, "ho-so/<uuid:dossier_id>/", never the address
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            if logging.getLogger().level <= logging.DEBUG:  # a developer's machine; it may quote what was typed
                line["text"] = str(record.exc_info[1])
            line["where"] = _frames(record)
        return json.dumps(line, ensure_ascii=False, default=str)


def _translated(record: logging.LogRecord) -> str:
    if terminal.language() == terminal.ENGLISH:
        return record.getMessage()
    message = VIETNAMESE.get(str(record.msg), str(record.msg))
    return message % record.args if record.args else message


def _frames(record: logging.LogRecord) -> list[str]:
    """Where it went wrong, without the exception's text: that may quote what a person typed."""
    trace = record.exc_info[2] if record.exc_info else None
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)[-8:]]


def for_granian() -> dict[str, Any]:
    """The web server's own lines in the same shape; it asks for a `dictConfig`."""
    return {
        "formatters": {"json": {"()": JsonLine}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
        "loggers": {"_granian": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
    }


def configure(wishes: dict[str, Any]) -> None:
    """Django calls this with `settings.LOGGING`; everything goes to standard error, which the launcher keeps in a file.

    Safe to call again: it replaces what it set up before.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLine())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(wishes.get("level", "INFO"))
    for noisy in (
        "django.utils.autoreload",
        "fontTools",
        "pikepdf",
        "pyhanko",
        "pyhanko_certvalidator",
        "procrastinate",
        "asyncio",
        "mail.log",
    ):
        logging.getLogger(noisy).setLevel(logging.WARNING)
