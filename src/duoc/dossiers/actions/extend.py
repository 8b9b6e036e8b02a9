"""Extra time: the definition's reason holds, the promise date moves on."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import extending, flow, promising
from duoc.dossiers.models import Dossier, Extension, Promise
from duoc.dossiers.notifying import notify_applicant
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import Incomplete, OutOfTurn, state_after
from duoc.ground.once.actions import once
from duoc.people.powers import Actor, Power, check


def extend(*, actor: Actor, dossier_id: uuid.UUID | str, extra: str, reason: str, key: str, at: datetime) -> Extension:
    """Invokes extra time that the definition offers, such as for a verification elsewhere. Each reason once.

    Args:
        extra: id of the `extra_time` in the definition.
        reason: why in this case; the applicant reads it.

    Raises:
        Forbidden: no specialist of the competent unit.
        Incomplete: reason missing, or no extra time chosen.
        OutOfTurn: not on the specialist's desk, not offered for this dossier, used already, or overdue all the same.
    """
    reason = reason.strip()
    faults = {}
    if not extra:
        faults["extra"] = _("Hãy chọn vì sao cần thêm thời gian.")
    if len(reason) < 10:
        faults["reason"] = _("Hãy ghi rõ lý do để người yêu cầu hiểu (ít nhất 10 ký tự).")
    if faults:
        raise Incomplete(_("Chưa thêm thời gian được."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    request = {"dossier": str(dossier_id), "extra": extra, "reason": reason}
    id = once(actor.key, "dossiers.extend", key, request, lambda: str(_extend(actor, dossier_id, extra, reason, at).pk))
    return Extension.objects.select_related("dossier", "promise").get(pk=id)


def _extend(actor: Actor, dossier_id: uuid.UUID | str, extra: str, reason: str, at: datetime) -> Extension:
    dossier = flow.locked(dossier_id)
    check(actor, Power.DOSSIER_EXAMINE, of_dossier(dossier), at)
    dossier.state = state_after("extend", dossier.state)
    flow.on_desk(dossier, actor.role)
    offer = _offered(dossier, extra, at)
    before = promising.facts(dossier)["due"]
    promise = promising.promise(dossier, Promise.Cause.EXTENDED, offer.deadline, at)
    dossier.save(update_fields=["due_at"])
    extension = Extension.objects.create(
        dossier=dossier,
        promise=promise,
        extra=extra,
        add=offer.extra.add,
        reason=reason,
        values=dict(offer.values),
        at=at,
        by_id=actor.person,
        post_id=actor.post,
    )
    told = {"extra": extra, "add": offer.extra.add, "was": before}
    record(dossier, "dossier.extended", actor, at, {**told, **promising.facts(dossier)}, hidden={"reason": reason})
    notify_applicant(dossier, "extra_time", at=at)
    return extension


def _offered(dossier: Dossier, extra: str, at: datetime) -> extending.ExtraOffer:
    if dossier.extensions.filter(extra=extra).exists():
        raise OutOfTurn(
            _("Hồ sơ đã được thêm thời gian vì lý do này."),
            _("Mỗi lý do chỉ được thêm một lần. Hãy tải lại trang để xem ngày hẹn đang có hiệu lực."),
        )
    offer = next((one for one in extending.offers(dossier, at) if one.extra.id == extra), None)
    if offer is None:
        raise OutOfTurn(
            _("Thủ tục này không cho thêm thời gian vì lý do đó."), _("Hãy tải lại trang để xem các lý do được phép.")
        )
    if offer.deadline.due <= at:
        raise OutOfTurn(
            _("Kể cả khi được thêm thời gian, hồ sơ vẫn đã quá hạn."),
            _("Hãy xin lỗi người yêu cầu và hẹn lại bằng văn bản."),
        )
    return offer
