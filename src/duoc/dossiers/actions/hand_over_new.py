"""A new original is handed over at the counter, and where the old one is (trao bản mới, thu bản cũ)."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Condition, Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.paying import payment_awaited
from duoc.dossiers.handing_over import hand_over_refused
from duoc.dossiers.models import Dossier, NewHandover, NewOriginal
from duoc.dossiers.new_originals import NEW_ORIGINAL, OLD, WAITS, olds_of
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.taking import COUNTER, Taker, on_record, taken, way_in_words
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import Refusal
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

TAKEN = Message(
    "new_original_taken",
    gettext_noop("Giấy mới của hồ sơ {code} đã được trao tại quầy"),
    gettext_noop(
        "{unit} đã trao {paper}, về kết quả “{procedure}”, tại quầy. Ai nhận, và bản cũ ở đâu, ghi trong hồ sơ. "
        "Nếu không phải bạn hoặc người bạn nhờ, hãy báo ngay cho {unit}."
    ),
)


@dataclass(frozen=True)
class Given:
    old: str
    note: str
    taker: Taker


def hand_over_new(
    *,
    actor: Actor,
    original_id: uuid.UUID | str,
    old: str,
    taker: Taker,
    key: str,
    at: datetime,
    note: str = "",
) -> NewHandover:
    """Records who took the new original at the counter, on what proof, and where the old one is.

    Args:
        old: one of `NewHandover.Old`; "" where none was given on paper.

    Raises:
        Forbidden: no clerk of the unit.
        Incomplete: nobody says where the old original is, or it is given to a stranger or without proof; `faults`.
        OutOfTurn: the result itself was not handed over yet, or something is still to be paid.
        NotNow: given already, replaced by another one, or about to be.
        NotFound: there is no such original.
    """
    given = Given(old, mended(note, lines=True)[:300], taker)
    return HAND_OVER_NEW.perform(original_id, given, actor=actor, key=key, at=at)


def _hand_over(doing: Doing[Given]) -> Outcome[NewHandover]:
    original: NewOriginal = doing.subject
    old, olds = doing.given.old, olds_of(original)
    if old not in (olds or {""}):
        say = _("Hãy ghi bản cũ đang ở đâu.") if olds else _("Bản cũ không trao trên giấy, nên không hỏi.")
        raise Incomplete(_("Chưa rõ bản cũ đang ở đâu."), say, {OLD: say})
    handover = NewHandover.objects.create(
        dossier=doing.dossier,
        original=original,
        old=old,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        way=COUNTER,
        note=doing.given.note,
        **taken(doing, doing.given.taker, original),
    )
    paper = f"{original.instrument.name} {original.instrument.symbol}".strip()
    facts, hidden = on_record(handover)
    return Outcome(handover, {**facts, "original": str(original.pk), "old": old}, hidden, words={"paper": paper})


def _in_words(happening: Happening) -> str:
    old = str(happening.facts.get("old") or "")
    words = (way_in_words(happening), str(NewHandover.Old(old).label) if old else "")
    return ". ".join(one for one in words if one)


def _unpaid(original: NewOriginal, actor: Actor, at: datetime) -> Refusal | None:
    return payment_awaited(original.dossier, actor, at)


def _unsettled(original: NewOriginal, _actor: Actor, _at: datetime) -> Refusal | None:
    return hand_over_refused(original.dossier, [str(original.instrument_id)])


HAND_OVER_NEW = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.new_original_returned",
                title=gettext_lazy("Trao giấy mới, thu bản cũ"),
                details=_in_words,
                to_applicant=gettext_lazy("Đã trao giấy mới"),
                applicant_details=_in_words,
            )
        ),
        power=Power.DOSSIER_RETURN,
        states=frozenset({WAITS}),
        after=frozenset({NewOriginal.Outcome.GIVEN.value}),
        kind=NEW_ORIGINAL,
        on_desk=False,
        conditions=(
            Condition(
                lambda original: original.outcome or original.dossier.state == Dossier.State.RETURNED,
                gettext_lazy("Kết quả của hồ sơ chưa trao lần nào."),
                gettext_lazy("Trao ở trang hồ sơ: giấy mới được trao cùng lúc."),
            ),
            Judged(_unpaid),
            Judged(_unsettled),
        ),
        message=TAKEN,
        write=_hand_over,
        row=NewHandover,
    )
)
