"""At the counter a collection code was typed that is not the dossier's (nhập sai mã nhận kết quả)."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.recording import record
from duoc.dossiers.models import WrongCode
from duoc.dossiers.powers import of_dossier
from duoc.people.powers import Actor, Power, check

WRONG_CODE = events.declare(
    Event(
        "dossier.wrong_code",
        title=gettext_lazy("Nhập sai mã nhận kết quả tại quầy"),
        to_applicant=gettext_lazy("Tại quầy đã có người nhập sai mã nhận kết quả"),
    )
)


def note_wrong_code(*, actor: Actor, dossier_id: uuid.UUID | str, at: datetime) -> WrongCode:
    """Keeps that it happened, with its ledger entry, in a transaction of its own: the hand-over itself was refused, and
    nothing of that stays. The code that was typed is kept nowhere.

    Raises:
        NotFound: there is no such dossier.
        Forbidden: no clerk of the unit.
    """
    with transaction.atomic():
        dossier = flow.locked(dossier_id)
        check(actor, Power.DOSSIER_RETURN, of_dossier(dossier), at)
        row = WrongCode.objects.create(dossier=dossier, at=at, by_id=actor.person, post_id=actor.post)
        record(dossier, WRONG_CODE.name, actor, at, {})
    return row
