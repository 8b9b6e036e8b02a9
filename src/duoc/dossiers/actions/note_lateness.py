"""A promised date passed without an answer: the job notes it (`duoc.dossiers.lateness`)."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import lateness
from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.models import Lateness
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import moment


def note_lateness(*, dossier_id: uuid.UUID | str, at: datetime) -> Lateness | None:
    """Notes that the promise of a dossier was broken, in the transaction of the caller. Does nothing when it was kept,
    is noted already, or the dossier is gone.
    """
    try:
        return lateness.note(flow.locked(dossier_id), at)
    except NotFound:
        return None


def _details(happening: Happening) -> str:
    """The promise, and whose time it was."""
    facts = happening.facts
    step = next((step.name for step in happening.definition.steps if step.id == facts["step"]), "")
    promised = _("Đã hẹn %(due)s; %(whose)s.") % {
        "due": moment(facts["due"]),
        "whose": lateness.whose_words(facts["whose"]),
    }
    return " ".join([promised, _("Bước: %(step)s.") % {"step": step}]) if step else promised


events.declare(
    Event(
        lateness.EVENT,
        title=gettext_lazy("Hồ sơ quá hạn"),
        details=_details,
        to_applicant=gettext_lazy("Đã quá ngày hẹn mà chưa có kết quả"),
        applicant_details=_details,
        bad=True,
    )
)
