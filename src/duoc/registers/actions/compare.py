"""An official compares a request with an entry that is like it: twins are two children."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import Act, Condition, Doing, Event, Outcome, declare, declare_event
from duoc.dossiers.models import Dossier
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import NotFound
from duoc.instruments.calculations import Unsound
from duoc.people.powers import Actor, Power
from duoc.registers.history import number_of
from duoc.registers.models import Comparison, Entry

LEAST_REASON = 10  # letters


@dataclass(frozen=True)
class Given:
    entry: str
    reason: str


def compare(
    *, actor: Actor, dossier_id: uuid.UUID | str, entry_id: uuid.UUID | str, reason: str, key: str, at: datetime
) -> Comparison:
    """Notes why an entry that is like the one to be written is another matter, so that the result may be proposed.

    Args:
        entry_id: the entry in force that is like it, in the register in which the dossier will be entered.

    Raises:
        Forbidden: no specialist of the competent unit.
        Unsound: no reason.
        NotFound: there is no such entry in force in that register.
        duoc.dossiers.rules.OutOfTurn: not on the specialist's desk.
    """
    given = Given(str(entry_id), mended(reason, lines=True))
    return COMPARE.perform(dossier_id, given, actor=actor, key=key, at=at)


def _compare(doing: Doing[Given]) -> Outcome[Comparison]:
    dossier, given = doing.dossier, doing.given
    if len(given.reason) < LEAST_REASON:
        raise Unsound(
            _("Chưa ghi kết quả đối chiếu."),
            _("Hãy ghi vì sao hai việc khác nhau."),
            {"reason": _("Hãy ghi vì sao là việc khác (ít nhất 10 ký tự).")},
        )
    register = dossiers.definition_of(dossier).outcome.register
    entry = Entry.objects.filter(pk=given.entry, register_id=register, ended_at=None).first()
    if entry is None:
        raise NotFound(_("Sổ này không có việc đang còn hiệu lực đó."), _("Hãy mở lại hồ sơ."))
    by = {"at": doing.at, "by_id": doing.actor.person, "post_id": doing.actor.post}
    row, _made = Comparison.objects.update_or_create(
        dossier=dossier, entry=entry, defaults={"reason": given.reason, **by}
    )
    facts = {"register": register, "entry": str(entry.pk), "number": entry.label}
    return Outcome(row, facts, hidden={"reason": given.reason})


def _enters(dossier: Dossier) -> bool:
    return dossiers.definition_of(dossier).outcome.entry is not None


COMPARE = declare(
    Act(
        event=declare_event(
            Event("register.compared", title=gettext_lazy("Đối chiếu với việc đã ghi sổ"), details=number_of)
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(Condition(_enters, gettext_lazy("Thủ tục này không ghi vào sổ nào.")),),
        write=_compare,
        row=Comparison,
    )
)
