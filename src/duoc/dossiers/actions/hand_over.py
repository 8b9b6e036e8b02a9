"""Handing the result over (trả kết quả)."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import flow
from duoc.dossiers.models import Handover
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import Incomplete, state_after
from duoc.ground.once.actions import once
from duoc.people.powers import Actor, Power, check


def hand_over(
    *, actor: Actor, dossier_id: uuid.UUID | str, way: str, key: str, at: datetime, note: str = ""
) -> Handover:
    """Records that the result reached the applicant, and how.

    Raises:
        Forbidden: no clerk of the unit.
        Incomplete: unknown way.
        OutOfTurn: no result yet, or returned already.
    """
    if way not in Handover.Way.values:
        raise Incomplete(_("Chưa chọn cách trả kết quả."), _("Hãy chọn trực tuyến, tại quầy hoặc qua bưu chính."))
    request = {"dossier": str(dossier_id), "way": way, "note": note}
    id = once(
        actor.key, "dossiers.hand_over", key, request, lambda: str(_hand_over(actor, dossier_id, way, note, at).pk)
    )
    return Handover.objects.select_related("dossier").get(pk=id)


def _hand_over(actor: Actor, dossier_id: uuid.UUID | str, way: str, note: str, at: datetime) -> Handover:
    dossier = flow.locked(dossier_id)
    check(actor, Power.DOSSIER_RETURN, of_dossier(dossier), at)
    dossier.state = state_after("hand_over", dossier.state)
    flow.close_turn(dossier, actor, at)
    dossier.save()
    handover = Handover.objects.create(
        dossier=dossier, at=at, by_id=actor.person, post_id=actor.post, way=way, note=note.strip()[:300]
    )
    record(dossier, "dossier.returned", actor, at, {"way": way})
    return handover
