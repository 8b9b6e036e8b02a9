"""The working page of a dossier that a ministry's system decides: what is asked of its paper, and the paper itself."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier, MinistryResult
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.dossier.desk_questions import sent_answers, shown_context
from duoc.faces.desk.dossier.opened import Opened
from duoc.faces.wording.form_field import FormField

PAPER = "ministry_paper"
GRANTED = frozenset({"done"})
"""What is noted of the ministry's system where it has granted; else it has refused, or not decided yet."""


def fields_of() -> list[FormField]:
    """What is asked of the paper, beside the file."""
    return [
        FormField("number", _("Số trên giấy của Bộ"), "text"),
        FormField("issued_on", _("Ngày trên giấy của Bộ"), "date"),
    ]


def paper_fields() -> list[FormField]:
    """What is asked where the paper comes later than its number."""
    return [FormField(PAPER, _("Tệp giấy của Bộ"), "file", _("Ảnh chụp hoặc tệp PDF."))]


def record_context(request: HttpRequest, opened: Opened, context: Mapping[str, Any]) -> dict[str, Any]:
    """The form that records it: what the desk is asked at this step, then number, date and file of the paper."""
    dossier, plan, typed = opened.dossier, context["plan"], context["typed"]
    held = dossiers.last_mirrored(dossiers.timeline(dossier)) or {}
    refused = bool(held) and held.get("status") == "refused"
    if typed:
        values = sent_answers(request, dossier, proposing=True)[0]
        answers = dossiers.answers_at_step(dossier, values, proposing=True, at=opened.at)
    else:
        answers = dossiers.before_answering(dossier, plan, dossier.desk_answers, proposing=True)
    asked = {} if refused else shown_context(answers)
    questions = fields_of()
    return {
        **asked,
        "held": held,
        "refused_there": refused,
        "questions": questions,
        "given": read_answers(questions, request.POST).values if typed else {},
    }


def paper_of(dossier: Dossier) -> MinistryResult | None:
    """The ministry's paper, once it is recorded. No query for what is decided here."""
    if not (dossier.has_result and dossiers.of_the_ministry(dossier)):
        return None
    return MinistryResult.objects.select_related("file", "by").filter(dossier=dossier).first()
