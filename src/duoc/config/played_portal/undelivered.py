"""Filings of the played Portal that found no answer here: kept beside its journal, and delivered on the next day."""

import json
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from duoc.config import atomic_files
from duoc.config.played_portal.sending import to_us
from duoc.ground.refusal import Refusal

Message = dict[str, Any]


def kept() -> list[Message]:
    """What an earlier day left, oldest first."""
    try:
        messages: list[Message] = json.loads(_file().read_text("utf-8"))
    except FileNotFoundError:
        return []
    return messages


def deliver(messages: Sequence[Message], on_the_way: Iterable[Message]) -> int:
    """Sends the messages here in the order in which they come, and keeps those that found no answer.

    Returns:
        How many were sent.

    Raises:
        Refusal: nothing answers here, and what is left is kept; or a filing is refused for good.
    """
    waiting = {message["code"]: message for message in messages}
    _keep(waiting)
    sent = 0
    try:
        for message in on_the_way:
            sent += 1
            status, answer = to_us(message)
            if 0 < status < HTTPStatus.INTERNAL_SERVER_ERROR:
                waiting.pop(message["code"], None)  # whatever the answer says: another try would get the same
            if status not in (HTTPStatus.OK, HTTPStatus.CREATED):
                say = _("Một hồ sơ của Cổng bị từ chối (%(status)d).") if status else _("Trang này không trả lời.")
                raise Refusal(say % {"status": status} if status else say, answer.decode()[:600])
    finally:
        _keep(waiting)
    return sent


def _file() -> Path:
    return Path(settings.VAR) / "portal" / "undelivered.json"


def _keep(waiting: dict[str, Message]) -> None:
    _file().parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps(list(waiting.values()), ensure_ascii=False).encode()
    with atomic_files.draft(_file(), content) as written:
        written.replace(_file())
