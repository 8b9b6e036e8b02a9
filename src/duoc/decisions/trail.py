"""Acts on the instrument of a result are recorded in the story of its dossier."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from duoc.decisions.models import Decision
from duoc.dossiers.actions import record
from duoc.dossiers.acts import Event, declare_event
from duoc.ground.ledger.calculations import commit
from duoc.instruments.models import Instrument
from duoc.people.powers import Actor

SIGNED = declare_event(Event("decision.signed", title=gettext_lazy("Đã tạo chữ ký số của người có thẩm quyền")))
ISSUED = declare_event(
    Event(
        "decision.issued",
        title=gettext_lazy("Đóng dấu cơ quan, phát hành"),
        to_applicant=gettext_lazy("Văn thư đã cho số và ký số của cơ quan"),
    )
)
REPLACED = declare_event(
    Event(
        "decision.replaced",
        title=gettext_lazy("Kết quả khác thay thế kết quả này"),
        to_applicant=gettext_lazy("Kết quả đã được thay bằng kết quả mới"),
    )
)
REVOKED = declare_event(
    Event(
        "decision.revoked",
        title=gettext_lazy("Thu hồi kết quả"),
        to_applicant=gettext_lazy("Kết quả đã bị thu hồi"),
        bad=True,
    )
)
EVENTS = {"issued": ISSUED, "replaced": REPLACED, "revoked": REVOKED}


def dossier_trail(
    instrument: Instrument, what: str, actor: Actor, at: datetime, facts: Mapping[str, Any], digest: str = ""
) -> None:
    """Writes the entry behind the last one of the dossier. A file enters as a salted commitment to its digest.

    Raises:
        TypeError: the instrument is no result.
    """
    if not isinstance(instrument, Decision):
        raise TypeError("the dossier's story is told of its results")
    more = {"file": commit(bytes(instrument.dossier.salt), digest)} if digest else {}
    record(instrument.dossier, EVENTS[what].name, actor, at, {"decision": str(instrument.pk), **facts, **more})
