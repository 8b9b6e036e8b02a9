"""Mirroring: how a dossier stands on the ministry's own system, copied by whoever works there."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import flow
from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import definition_of
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.once.actions import once
from duoc.people.powers import Actor, Power, check

MIRRORED = ("entered", "processing", "supplement", "done", "refused")
LONGEST = 60


def mirror(*, actor: Actor, dossier_id: uuid.UUID | str, number: str, status: str, key: str, at: datetime) -> None:
    """Notes number and status of the dossier on the ministry's system. It moves no dossier here; acts do.

    Args:
        number: the ministry's number of the dossier, at most 60 characters.
        status: one of `MIRRORED`.

    Raises:
        Forbidden: no specialist of the unit.
        Incomplete: number or status missing or unknown.
        OutOfTurn: handled here and nowhere else, or not accepted yet.
    """
    number = number.strip()
    faults = {}
    if not number or len(number) > LONGEST or not number.isprintable():
        faults["number"] = _("Hãy ghi mã hồ sơ trên hệ thống của Bộ, không quá 60 ký tự.")
    if status not in MIRRORED:
        faults["status"] = _("Hãy chọn trạng thái đang thấy trên hệ thống của Bộ.")
    if faults:
        raise Incomplete(_("Chưa ghi được."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    request = {"dossier": str(dossier_id), "number": number, "status": status}
    once(actor.key, "dossiers.mirror", key, request, lambda: _mirror(actor, dossier_id, number, status, at))


def _mirror(actor: Actor, dossier_id: uuid.UUID | str, number: str, status: str, at: datetime) -> str:
    dossier = flow.locked(dossier_id)
    check(actor, Power.DOSSIER_EXAMINE, of_dossier(dossier), at)
    if definition_of(dossier).handled_in != "ministry":
        raise OutOfTurn(_("Thủ tục này giải quyết ngay ở đây, không có hệ thống nào của Bộ để đối chiếu."), "")
    if dossier.accepted_at is None or dossier.state in (Dossier.State.REFUSED, Dossier.State.CANCELLED):
        raise OutOfTurn(_("Hồ sơ chưa được tiếp nhận."), _("Tiếp nhận trước, rồi nhập vào hệ thống của Bộ."))
    record(dossier, "dossier.mirrored", actor, at, {"number": number, "status": status})
    return str(dossier.pk)
