"""Asking another body for its opinion."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.consulting import ask, facts_of
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.asked_bodies import ASKED
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import mended
from duoc.ground.worktime.calculations import ending
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.people.powers import Actor, Power

State = Dossier.State
LONGEST = 4000


@dataclass(frozen=True)
class Given:
    unit: str
    question: str


def consult(
    *, actor: Actor, dossier_id: uuid.UUID | str, unit_id: uuid.UUID | str, question: str, key: str, at: datetime
) -> Consultation:
    """Asks a body of the province. Until when it answers, and what its silence means, the definition says.

    Args:
        unit_id: the organisation asked, another one than decides.
        question: at most 4,000 characters.

    Raises:
        Forbidden: no specialist of the competent unit.
        Incomplete: no question, or no body that can be asked.
        OutOfTurn: not on the specialist's desk, the step asks nobody, or this body is being asked already.
    """
    given = Given(str(unit_id), mended(question, lines=True))
    if not 10 <= len(given.question) <= LONGEST:
        say = _("Hãy ghi rõ nội dung cần hỏi (10 đến 4.000 ký tự).")
        raise Incomplete(_("Chưa hỏi ý kiến được."), _("Hãy bổ sung các mục được đánh dấu."), {"question": say})
    return CONSULT.perform(dossier_id, given, actor=actor, key=key, at=at)


def _consult(doing: Doing[Given]) -> Outcome[Consultation]:
    dossier, at = doing.dossier, doing.at
    rule, unit = definition_of(dossier).consult, _unit(dossier, doing.given.unit, at)
    if rule is None:
        raise RuntimeError("the act is done only where its condition holds")
    if dossier.consultations.filter(unit=unit, step="", answer="").exists():
        raise OutOfTurn(
            _("Đang chờ ý kiến của cơ quan này."), _("Hãy ghi câu trả lời khi nhận được, hoặc chờ hết thời hạn.")
        )
    question, within, silence = doing.given.question, rule.within, rule.silence
    consultation = ask(dossier, unit, doing.actor, at, question=question, within=within, silence=silence)
    return Outcome(consultation, facts_of(consultation), hidden={"question": doing.given.question})


def asks_nobody(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    """The definition has a rule for consulting, and the step at which the dossier stands may."""
    definition = definition_of(dossier)
    step = next((one for one in definition.steps if one.id == dossier.step), None)
    if definition.consult is not None and step is not None and "consult" in step.may:
        return None
    return OutOfTurn(_("Bước này của thủ tục không lấy ý kiến cơ quan khác."), _("Hãy xem quy trình ở trang thủ tục."))


def _unit(dossier: Dossier, unit_id: str, at: datetime) -> Organisation:
    for unit in people.units(at.date()):
        if str(unit.pk) == unit_id and unit.pk != dossier.competent_unit_id:
            return unit
    say = _("Hãy chọn một cơ quan khác với cơ quan đang giải quyết.")
    raise Incomplete(_("Chưa hỏi ý kiến được."), _("Hãy bổ sung các mục được đánh dấu."), {"unit": say})


def _details(happening: Happening) -> str:
    values = {"unit": happening.facts["name"], "until": ending(happening.facts["until"])}
    return _("%(unit)s, trả lời chậm nhất %(until)s.") % values


def _desk_details(happening: Happening) -> str:
    """As the applicant reads it, and by which letter a body outside this system is asked."""
    words, letter = _details(happening), happening.facts.get("letter")
    return _("%(words)s Văn bản số %(number)s.") % {"words": words, "number": letter} if letter else words


CONSULT = declare(
    Act(
        event=events.declare(
            Event(
                ASKED,
                title=gettext_lazy("Lấy ý kiến cơ quan khác"),
                details=_desk_details,
                to_applicant=gettext_lazy("%(unit)s hỏi ý kiến cơ quan khác"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING}),
        conditions=(Judged(asks_nobody),),
        write=_consult,
        row=Consultation,
    )
)
