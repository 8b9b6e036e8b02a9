"""The system drafts the apology (form 04) in time: who handles the dossier fills it in where it is needed."""

import uuid
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import apologising
from duoc.dossiers.acts import events
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.models import ApologyDraft, Dossier
from duoc.ground.once.calculations import Nothing
from duoc.ground.worktime.calculations import local, moment
from duoc.people.powers import WORKER


def draft_apology(*, dossier_id: uuid.UUID | str, at: datetime) -> ApologyDraft | None:
    """Drafts it, unless it is too early, was done, or nothing can be promised anew: it is late, or was done once."""
    return DRAFT_APOLOGY.perform(dossier_id, Nothing(), at=at)


def _waits(dossier: Dossier, at: datetime) -> bool:
    begins = apologising.drafted_from(dossier)
    if begins is None or at < begins:
        return False
    if dossier.apology_drafts.filter(due_at=apologising.promised(dossier)).exists():
        return False
    return apologising.refusal(dossier, WORKER, at) is None


def _draft(doing: Doing[Nothing]) -> Outcome[ApologyDraft]:
    dossier = doing.dossier
    until = apologising.sent_by(dossier)
    turn, due = apologising.next_turn(dossier), apologising.promised(dossier)
    row = ApologyDraft.objects.create(dossier=dossier, turn=turn, due_at=due, sent_by=until, at=doing.at)
    facts: dict[str, Any] = {"due": local(row.due_at).isoformat()}
    return Outcome(row, facts | ({"sent_by": local(until).isoformat()} if until else {}))


DRAFT_APOLOGY = SystemAct(
    event=events.declare(
        Event(
            "dossier.apology_drafted",
            title=gettext_lazy("Đã soạn sẵn văn bản xin lỗi (mẫu 04)"),
            details=lambda it: (
                _("Nếu không kịp trả kết quả thì ký và gửi trước %(by)s.") % {"by": moment(it.facts["sent_by"])}
                if it.facts.get("sent_by")
                else _("Nếu không kịp trả kết quả thì ký và gửi trước giờ hẹn.")
            ),
        )
    ),
    states=frozenset({Dossier.State.PROCESSING}),
    waits=_waits,
    write=_draft,
)
