"""A mandate that ends while a dossier filed on it is open: the dossier stays its applicant's and goes on; whoever acted
for them no longer does, and the applicant is told."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.recording import record
from duoc.dossiers.models import Dossier
from duoc.dossiers.models.channel import OFFICE
from duoc.notices.actions import Message
from duoc.people.powers import Actor
from duoc.people.queries import party_paths

ENDED = events.declare(
    Event(
        "dossier.representation_ended",
        title=gettext_lazy("Việc đại diện của người nộp đã chấm dứt"),
        to_applicant=gettext_lazy("Việc đại diện của người nộp đã chấm dứt"),
    )
)
ENDED_MESSAGE = Message(
    "representation_ended",
    gettext_noop("Hồ sơ {code}: người nộp không còn đại diện"),
    gettext_noop(
        "Người đã nộp hồ sơ “{procedure}” nay không còn đại diện cho bên yêu cầu. Hồ sơ vẫn được giải quyết; từ nay "
        "bên yêu cầu tự làm tiếp hoặc qua người đại diện khác."
    ),
)


def note_ends(mandates: Collection[uuid.UUID], *, actor: Actor, at: datetime) -> None:
    """Notes the end of these mandates in the open dossiers that were filed on them, in the caller's transaction. Where
    the applicant has died, nobody is told."""
    if not mandates:
        return
    at_counter = Q(on_mandate__granted_under_id__in=mandates, channel__in=OFFICE)
    filed_on_them = Dossier.objects.filter(Q(on_mandate_id__in=mandates) | at_counter, ended_at=None)
    open_ones = filed_on_them.select_for_update(of=("self",))
    for dossier in open_ones.select_related("competent_unit", *party_paths("applicant")).order_by("pk"):
        record(dossier, ENDED.name, actor, at, {"mandate": str(dossier.on_mandate_id)})
        if "filer" in dossier.plan and not dossier.applicant_died:
            notify_applicant(dossier, ENDED_MESSAGE, at=at)
