"""An official compares a request with an entry that is like it: twins are two children."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import Act, Condition, Doing, Event, Outcome, declare, declare_event
from duoc.dossiers.models import Dossier
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.refusal import NotFound
from duoc.instruments.calculations import Unsound
from duoc.language.calculations import names_persons
from duoc.people.models import Person
from duoc.people.powers import Actor, Power
from duoc.registers.comparing import comparable
from duoc.registers.history import number_of
from duoc.registers.models import Comparison, Entry
from duoc.registers.proposing import to_look_at


@dataclass(frozen=True)
class Given:
    like: str
    reason: str


def compare(
    *, actor: Actor, dossier_id: uuid.UUID | str, like_id: uuid.UUID | str, reason: str, key: str, at: datetime
) -> Comparison:
    """Notes why what is like the entry to be written is another matter, so that the result may be proposed.

    Args:
        like_id: the entry in force that is like it, in the register in which the dossier will be entered; or the
            dossier whose result was proposed and is like it; or a person whom it names and of whom the province's data
            say something else.

    Raises:
        Forbidden: no specialist of the competent unit.
        Unsound: no reason.
        NotFound: there is no such entry in force in that register, and no such dossier or person.
        duoc.dossiers.rules.OutOfTurn: not on the specialist's desk.
    """
    given = Given(str(like_id), mended(reason, lines=True))
    return COMPARE.perform(dossier_id, given, actor=actor, key=key, at=at)


def _compare(doing: Doing[Given]) -> Outcome[Comparison]:
    dossier, given = doing.dossier, doing.given
    if says_too_little(given.reason):
        raise Unsound(
            _("Chưa ghi kết quả đối chiếu."),
            _("Hãy ghi vì sao hai việc khác nhau."),
            {"reason": _("Hãy ghi vì sao là việc khác (ít nhất 10 ký tự).")},
        )
    register = dossiers.definition_of(dossier).outcome.register
    if Person.objects.filter(pk=given.like).exists():
        return _with_person(doing, register)
    like = comparable(register, given.like)
    if like is None or like == dossier:
        raise NotFound(_("Sổ này không có việc đang còn hiệu lực đó."), _("Hãy mở lại hồ sơ."))
    is_entry = isinstance(like, Entry)
    pair: dict[str, Any] = {"dossier": dossier, "entry" if is_entry else "other": like}
    by = {"at": doing.at, "by_id": doing.actor.person, "post_id": doing.actor.post}
    row, _made = Comparison.objects.update_or_create(**pair, defaults={"reason": given.reason, **by})
    number = like.label if isinstance(like, Entry) else like.shown_code
    facts = {"register": register, "entry" if is_entry else "other": str(like.pk), "number": number}
    return Outcome(row, facts, hidden={"reason": given.reason})


def _with_person(doing: Doing[Given], register: str) -> Outcome[Comparison]:
    """What the papers show where the dossier and the province's data say two things of one person."""
    dossier, given = doing.dossier, doing.given
    look = to_look_at(dossier, dossiers.definition_of(dossier), dossiers.plan_of_dossier(dossier))
    differs = next((one for one in look.persons if one.id == given.like and one.differences), None)
    row, _made = Comparison.objects.update_or_create(
        dossier=dossier,
        person_id=given.like,
        defaults={
            "reason": given.reason,
            "digest": differs.digest if differs else "",
            "at": doing.at,
            "by_id": doing.actor.person,
            "post_id": doing.actor.post,
        },
    )
    return Outcome(row, {"register": register}, hidden={"reason": given.reason, "person": given.like})


def _has_what_to_compare(dossier: Dossier) -> bool:
    definition = dossiers.definition_of(dossier)
    return definition.outcome.entry is not None or names_persons(definition)


COMPARE = declare(
    Act(
        event=declare_event(
            Event("register.compared", title=gettext_lazy("Đối chiếu với việc giống"), details=number_of)
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(
            Condition(
                _has_what_to_compare,
                gettext_lazy("Thủ tục này không ghi sổ, cũng không ghi ai theo số."),
            ),
        ),
        write=_compare,
        row=Comparison,
    )
)
