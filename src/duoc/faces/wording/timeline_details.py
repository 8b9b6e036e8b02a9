"""What timelines say beneath the acts between acceptance and decision: dates, bodies, answers. No reasons, no names of
persons: those stand in rows, not in the ledger.
"""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.faces.design.formats import day, moment
from duoc.faces.wording.time_limits import term_words
from duoc.language.calculations import Definition


def event_text(action: str, facts: dict[str, Any], definition: Definition) -> str:
    """The line beneath an entry of the ledger; "" where there is nothing to add."""
    if action == "dossier.extended":
        return _extended(facts, definition)
    if action == "dossier.supplemented" and facts.get("due"):
        return _("Hẹn trả %(due)s") % {"due": _at(facts, "due")}
    if action == "dossier.posted":
        told = {"day": day(date.fromisoformat(facts["on"])), "until": _at(facts, "until")}
        return _("Niêm yết từ %(day)s đến %(until)s.") % told
    if action == "dossier.consulted":
        return _("%(unit)s, trả lời trước %(until)s.") % {"unit": facts["name"], "until": _at(facts, "until")}
    if action == "dossier.consultation_answered":
        return f"{facts['name']}: {_answer(facts)}"
    return ""


def _at(facts: dict[str, Any], name: str) -> str:
    return moment(datetime.fromisoformat(facts[name]))


def _extended(facts: dict[str, Any], definition: Definition) -> str:
    extra = next((extra for extra in definition.extra_time if extra.id == facts.get("extra")), None)
    told = {"term": term_words(str(facts.get("add", ""))), "due": _at(facts, "due")}
    more = _("Thêm %(term)s, hẹn trả %(due)s.") % told
    return f"{more} {extra.say}" if extra else more


def _answer(facts: dict[str, Any]) -> str:
    if facts["answer"] == "agreed":
        return _("Đồng ý")
    if facts["answer"] == "not_agreed":
        return _("Không đồng ý")
    if facts.get("silence") == "consent":
        return _("Không trả lời trong thời hạn: coi như đồng ý")
    return _("Không trả lời trong thời hạn")
