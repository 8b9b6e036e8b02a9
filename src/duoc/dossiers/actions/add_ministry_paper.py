"""The ministry's paper itself comes later than its number and date were recorded: its file is added then."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Condition, Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import Dossier, MinistryResult
from duoc.dossiers.planning import definition_of
from duoc.dossiers.reconciliation.deciding import of_the_ministry
from duoc.dossiers.rules import Incomplete
from duoc.ground.files import actions as files
from duoc.ground.refusal import NotNow
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State
FILE = "ministry_paper"
"""The field that a fault of the file names."""


@dataclass(frozen=True)
class Given:
    data: bytes
    name: str


def add_ministry_paper(
    *, actor: Actor, dossier_id: uuid.UUID | str, data: bytes, name: str, key: str, at: datetime
) -> MinistryResult:
    """Keeps the file of the paper with its number and date; the applicant is told and reads it.

    Args:
        data, name: bytes and name of the file.

    Raises:
        Forbidden: nobody who issues results in the competent unit.
        Incomplete: no file; `faults`.
        NotNow: its number and date were not recorded yet, or the file is there already.
        MovedOn: the dossier has no result.
        duoc.ground.files.actions.FileRefused, NoRoom: the file cannot be kept.
    """
    if not data:
        missing = {FILE: _("Hãy chọn tệp giấy của Bộ (ảnh chụp hoặc PDF).")}
        raise Incomplete(_("Chưa thêm được giấy của Bộ."), _("Hãy bổ sung các mục được đánh dấu."), missing)
    return ADD_MINISTRY_PAPER.perform(dossier_id, Given(data, name), actor=actor, key=key, at=at)


def _add(doing: Doing[Given]) -> Outcome[MinistryResult]:
    dossier, given, at = doing.dossier, doing.given, doing.at
    row = MinistryResult.objects.get(dossier=dossier)
    row.file = files.store(given.data, given.name, at=at, organisation=str(dossier.competent_unit_id))
    row.file_at = at
    row.save(update_fields=["file", "file_at"])
    words = {"number": row.number, "body": definition_of(dossier).ministry_system}
    return Outcome(row, {"number": row.number}, hidden={"file": row.file.sha256}, words=words)


def _not_awaited(dossier: Dossier, _actor: Actor, _at: datetime) -> NotNow | None:
    """Nothing was recorded of the ministry, or the file is there. One query, for what a ministry decides alone."""
    if not of_the_ministry(dossier):
        return None
    row = MinistryResult.objects.filter(dossier=dossier).only("file_id").first()
    if row is None:
        return NotNow(_("Hồ sơ này chưa ghi số và ngày giấy của Bộ."), _("Hãy ghi kết quả của Bộ trước."))
    if row.file_id is None:
        return None
    return NotNow(_("Hồ sơ này đã có tệp giấy của Bộ."), _("Hãy mở giấy của Bộ trên trang hồ sơ."))


ADDED = Message(
    "ministry_paper",
    gettext_noop("Hồ sơ {code} đã có tệp giấy kết quả"),
    gettext_noop("Giấy của {body}, số {number}, về “{procedure}” nay xem và tải được. Hãy mở hồ sơ để xem."),
)
ADD_MINISTRY_PAPER = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.ministry_paper_added",
                title=gettext_lazy("Thêm tệp giấy của Bộ"),
                to_applicant=gettext_lazy("Đã có tệp giấy của Bộ"),
            )
        ),
        power=Power.DECISION_ISSUE,
        states=frozenset({State.DONE, State.RETURNED}),
        on_desk=False,
        conditions=(
            Condition(
                of_the_ministry,
                gettext_lazy("Thủ tục này giải quyết ngay ở đây; kết quả do cơ quan ký, không có giấy của Bộ."),
            ),
            Judged(_not_awaited),
        ),
        message=ADDED,
        write=_add,
        row=MinistryResult,
    )
)
