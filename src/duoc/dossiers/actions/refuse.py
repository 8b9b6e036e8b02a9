"""Refusing to accept a dossier (form 03)."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.ending import end
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.judging import INDEPENDENT
from duoc.dossiers.models import Dossier, Refusal
from duoc.dossiers.papers.papers import PaperForm
from duoc.dossiers.rules import Incomplete
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.worktime.calculations import local
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


LONGEST = 300


@dataclass(frozen=True)
class RightPlace:
    """Where a request belongs that came to the wrong place: who decides, where one may file, who carries it there."""

    decides: str = ""
    files_at: str = ""
    carries: str = ""


@dataclass(frozen=True)
class Given:
    reason: str
    legal_basis: str
    place: RightPlace


def refuse(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    reason: str,
    legal_basis: str,
    key: str,
    at: datetime,
    place: RightPlace | None = None,
) -> Refusal:
    """Refuses a filed dossier, in words the applicant can act on and with the legal basis.

    Args:
        place: where it belongs, when it came to the wrong place; named whole, or not at all.

    Raises:
        Forbidden: no clerk of the receiving unit.
        Incomplete: reason or legal basis missing, or a part of the right place.
        OutOfTurn: no longer waiting for acceptance.
        NotNow: it is about a dossier on which the actor acted.
    """
    named = {name: mended(value) for name, value in asdict(place or RightPlace()).items()}
    given = Given(mended(reason, lines=True), mended(legal_basis, lines=True), RightPlace(**named))
    faults = {}
    if says_too_little(given.reason):
        faults["reason"] = _("Hãy ghi rõ lý do để người nộp hiểu (ít nhất 10 ký tự).")
    if not given.legal_basis:
        faults["legal_basis"] = _("Hãy ghi căn cứ pháp lý của việc từ chối.")
    faults |= _place_faults(named)
    if faults:
        raise Incomplete(
            _("Chưa từ chối được: thiếu lý do hoặc căn cứ."), _("Hãy bổ sung các mục được đánh dấu."), faults
        )
    return REFUSE.perform(dossier_id, given, actor=actor, key=key, at=at)


def _place_faults(named: Mapping[str, str]) -> dict[str, str]:
    """What is missing of a right place of which a part is named; nothing where none is."""
    asked = {
        "decides": _("Hãy ghi cơ quan nào có thẩm quyền giải quyết."),
        "files_at": _("Hãy ghi người yêu cầu nộp được ở đâu."),
        "carries": _("Hãy ghi ai đem hoặc chuyển hồ sơ đến đó."),
    }
    if not any(named.values()):
        return {}
    long = {name: _("Nhiều nhất 300 ký tự.") for name, value in named.items() if len(value) > LONGEST}
    return {name: say for name, say in asked.items() if not named[name]} | long


def _refuse(doing: Doing[Given]) -> Outcome[Refusal]:
    dossier, at, given = doing.dossier, doing.at, doing.given
    refusal = Refusal.objects.create(
        dossier=dossier,
        at=at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        reason=given.reason,
        legal_basis=given.legal_basis,
        **asdict(given.place),
    )
    return Outcome(refusal, hidden={"reason": given.reason, "basis": given.legal_basis})


def _form(_dossier: Dossier, refusal: Refusal) -> dict[str, Any]:
    """Form 03: the refusal to accept, with reason and legal basis."""
    return {
        "request": {
            "reason": refusal.reason,
            "legal_basis": refusal.legal_basis,
            "at": local(refusal.at).isoformat(),
            "decides": refusal.decides,
            "files_at": refusal.files_at,
            "carries": refusal.carries,
        },
        "officer": {"name": refusal.by.full_name},
    }


REFUSE = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.refused",
                title=gettext_lazy("Từ chối tiếp nhận"),
                to_applicant=gettext_lazy("%(unit)s không tiếp nhận hồ sơ"),
                bad=True,
            )
        ),
        power=Power.DOSSIER_REFUSE,
        states=frozenset({State.FILED}),
        after=frozenset({State.REFUSED}),
        move=end,
        conditions=(INDEPENDENT,),
        message=Message(
            "refused",
            gettext_noop("Hồ sơ {code} không được tiếp nhận"),
            gettext_noop(
                "{unit} không tiếp nhận hồ sơ “{procedure}”. "
                "Hãy mở hồ sơ để xem lý do, căn cứ pháp lý và việc có thể làm tiếp."
            ),
        ),
        paper=PaperForm(
            "refusal_03",
            "refusal-03.typ",
            "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
            _form,
            frozenset({Power.DOSSIER_REFUSE}),
        ),
        write=_refuse,
        row=Refusal,
    )
)
