"""A dossier that a ministry's system decides has the ministry's paper as its result: number and date are recorded."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import ending, events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.copying import copy_ministry_result
from duoc.dossiers.acts.doing import Condition, Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.paying import AT_HAND_OVER, ask_to_pay
from duoc.dossiers.desk_answers import answers_at_step
from duoc.dossiers.models import Dossier, MinistryResult
from duoc.dossiers.planning import definition_of
from duoc.dossiers.reconciliation.deciding import (
    ministry_decided_otherwise,
    ministry_undecided,
    of_the_ministry,
)
from duoc.dossiers.rules import Incomplete
from duoc.ground.files import actions as files
from duoc.ground.refusal import Refusal
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import results_of
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State
LONGEST = 60
Upload = tuple[bytes, str]
"""Bytes and name of a file."""


@dataclass(frozen=True)
class Given:
    granted: bool
    number: str
    issued_on: str
    file: Upload | None = None


def record_ministry_result(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    granted: bool,
    number: str,
    issued_on: date | None,
    key: str,
    at: datetime,
    file: Upload | None = None,
    answers: Mapping[str, Any] | None = None,
) -> MinistryResult:
    """Records number and date of the ministry's paper, and the paper where it is there; the dossier has its result.

    What the paper establishes is written into the register; nothing is signed or numbered here.

    Args:
        granted: False where the ministry refused; as was last noted of its system.
        answers: of the desk to what the definition asks it at this step, where the ministry granted.

    Raises:
        Forbidden: no specialist of the competent unit.
        Incomplete: number or day is missing or cannot be, or an answer of the desk is; `faults`.
        OutOfTurn: decided here and by no ministry, or not on the specialist's desk.
        NotNow: the ministry's system was not noted to have decided so, or the register holds the matter already.
        duoc.ground.files.actions.FileRefused, NoRoom: the file cannot be kept.
    """
    given = Given(granted, number.strip(), issued_on.isoformat() if issued_on else "", file)
    _judge(given, at)
    return RECORD_MINISTRY_RESULT.perform(dossier_id, given, actor=actor, key=key, at=at, answers=answers)


def _judge(given: Given, at: datetime) -> None:
    faults = {}
    if not given.number or len(given.number) > LONGEST or not given.number.isprintable():
        faults["number"] = _("Hãy ghi số giấy của Bộ, không quá 60 ký tự.")
    if not given.issued_on:
        faults["issued_on"] = _("Hãy ghi ngày trên giấy của Bộ.")
    elif date.fromisoformat(given.issued_on) > local(at).date():
        faults["issued_on"] = _("Ngày trên giấy của Bộ không thể sau hôm nay.")
    if faults:
        raise Incomplete(_("Chưa ghi được kết quả của Bộ."), _("Hãy bổ sung các mục được đánh dấu."), faults)


def _record(doing: Doing[Given]) -> Outcome[MinistryResult]:
    dossier, given, at = doing.dossier, doing.given, doing.at
    if (elsewhere := ministry_decided_otherwise(dossier, granted=given.granted)) is not None:
        raise elsewhere
    names = _answered(doing) if given.granted else []
    row = MinistryResult(
        dossier=dossier,
        granted=given.granted,
        number=given.number,
        issued_on=date.fromisoformat(given.issued_on),
        names=names,
        at=at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    if given.file is not None:
        row.file, row.file_at = _kept(dossier, given.file, at), at
    row.entry = copy_ministry_result(dossier, row) if given.granted else None
    row.save(force_insert=True)
    ending.end_with_result(dossier, at)
    if not (given.granted and ask_to_pay(dossier, AT_HAND_OVER, doing.actor, at)):
        words = {"number": row.number, "body": definition_of(dossier).ministry_system}
        notify_applicant(dossier, GRANTED if given.granted else REFUSED, at=at, **words)
    facts = {"number": row.number, "issued_on": given.issued_on, "granted": given.granted}
    return Outcome(row, {**facts, "on_time": not dossier.latenesses.exists(), "file": row.file_id is not None})


def _answered(doing: Doing[Given]) -> list[str]:
    """Keeps what the desk answers with it; says by which names the results are called that follow."""
    dossier = doing.dossier
    answers = answers_at_step(dossier, doing.answers, proposing=True, at=doing.at)
    if answers.faults:
        raise Incomplete(_("Bước này còn câu phải trả lời."), _("Hãy xem lại các mục được đánh dấu."), answers.faults)
    dossier.desk_answers = answers.kept
    return [draft.result.name for draft in results_of(definition_of(dossier), answers.plan)]


def _kept(dossier: Dossier, file: Upload, at: datetime) -> Any:
    data, name = file
    return files.store(data, name, at=at, organisation=str(dossier.competent_unit_id))


def _undecided(dossier: Dossier, _actor: Actor, _at: datetime) -> Refusal | None:
    return ministry_undecided(dossier)


def _details(happening: Happening) -> str:
    facts = happening.facts
    day = "/".join(reversed(str(facts["issued_on"]).split("-")))
    return _("Số %(number)s, ngày %(day)s") % {"number": facts["number"], "day": day}


def _to_the_hand_over(dossier: Dossier, actor: Actor, at: datetime) -> None:
    """The last step: whatever the definition had for a signature of ours is not done."""
    flow.to(flow.steps(dossier)[-1])(dossier, actor, at)


GRANTED = Message(
    "ministry_result",
    gettext_noop("Hồ sơ {code} đã có kết quả"),
    gettext_noop(
        "Kết quả “{procedure}” là giấy của {body}, số {number}. Hãy mở hồ sơ để xem; nơi tiếp nhận trả bản giấy nếu có."
    ),
)
REFUSED = Message(
    "ministry_refused",
    gettext_noop("Hồ sơ {code} không được giải quyết"),
    gettext_noop(
        "{body} trả lời không giải quyết hồ sơ “{procedure}”, văn bản số {number}. Hãy mở hồ sơ để xem và biết cách "
        "khiếu nại."
    ),
)
RECORD_MINISTRY_RESULT = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.ministry_result",
                title=gettext_lazy("Ghi kết quả của Bộ"),
                details=_details,
                to_applicant=gettext_lazy("Đã có kết quả, là giấy của Bộ"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING}),
        after=frozenset({State.DONE}),
        move=_to_the_hand_over,
        conditions=(
            Condition(
                of_the_ministry,
                gettext_lazy("Thủ tục này giải quyết ngay ở đây; kết quả do cơ quan ký, không chép của Bộ."),
            ),
            Judged(_undecided),
        ),
        write=_record,
        row=MinistryResult,
    )
)
