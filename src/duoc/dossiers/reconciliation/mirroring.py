"""How a dossier stands on a ministry's own system, in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

MIRRORED = {
    "entered": _("Đã nhập, chờ Bộ xử lý"),
    "processing": _("Đang xử lý"),
    "supplement": _("Hệ thống của Bộ yêu cầu bổ sung"),
    "done": _("Đã có kết quả trên hệ thống của Bộ"),
    "refused": _("Hệ thống của Bộ từ chối"),
}


def last_mirrored(happened: Iterable[tuple[datetime, str, dict[str, Any]]]) -> dict[str, Any] | None:
    """The latest number, status, words and time noted from the ministry's system; None before the first."""
    noted = [(at, facts) for at, action, facts in happened if action == "dossier.mirrored"]
    if not noted:
        return None
    at, facts = noted[-1]
    return {**facts, "words": mirrored_words(facts), "at": at}


def mirrored_words(facts: Mapping[str, Any]) -> str:
    """A status noted from the ministry's system, in words; "" for an unknown one."""
    return str(MIRRORED.get(str(facts.get("status")), ""))
