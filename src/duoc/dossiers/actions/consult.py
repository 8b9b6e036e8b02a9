"""Asking another body for its opinion, and what came of it."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import due_dates, flow, jobs
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.planning import definition_of
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import Incomplete, OutOfTurn, state_after
from duoc.ground.once.actions import once
from duoc.language.calculations import Consultation as Rule
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.people.powers import Actor, Power, check

LONGEST = 4000


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
    question = question.strip()
    if not 10 <= len(question) <= LONGEST:
        say = _("Hãy ghi rõ nội dung cần hỏi (10 đến 4.000 ký tự).")
        raise Incomplete(_("Chưa hỏi ý kiến được."), _("Hãy bổ sung các mục được đánh dấu."), {"question": say})
    request = {"dossier": str(dossier_id), "unit": str(unit_id), "question": question}
    id = once(
        actor.key, "dossiers.consult", key, request, lambda: str(_consult(actor, dossier_id, unit_id, question, at).pk)
    )
    return Consultation.objects.select_related("dossier", "unit").get(pk=id)


def _consult(
    actor: Actor, dossier_id: uuid.UUID | str, unit_id: uuid.UUID | str, question: str, at: datetime
) -> Consultation:
    dossier = flow.locked(dossier_id)
    check(actor, Power.DOSSIER_EXAMINE, of_dossier(dossier), at)
    dossier.state = state_after("consult", dossier.state)
    flow.on_desk(dossier, actor.role)
    rule, unit = _rule(dossier), _unit(dossier, unit_id, at)
    if dossier.consultations.filter(unit=unit, answer="").exists():
        raise OutOfTurn(
            _("Đang chờ ý kiến của cơ quan này."), _("Hãy ghi câu trả lời khi nhận được, hoặc chờ hết thời hạn.")
        )
    end = due_dates.due(rule.within, "none", at)
    asked = Consultation.objects.create(
        dossier=dossier,
        unit=unit,
        question=question,
        within=rule.within,
        silence=rule.silence,
        until=end.due,
        proof=[line.as_json() for line in end.proof],
        at=at,
        by_id=actor.person,
        post_id=actor.post,
    )
    facts = {"unit": str(unit.pk), "name": unit.name, "until": end.due.isoformat(), "silence": rule.silence}
    record(dossier, "dossier.consulted", actor, at, facts, hidden={"question": question})
    jobs.close_silent_consultation.configure(schedule_at=end.due).defer(consultation_id=str(asked.pk))
    return asked


def _rule(dossier: Dossier) -> Rule:
    """The definition's rule for consulting, where the step at which the dossier stands may."""
    definition = definition_of(dossier)
    step = next((one for one in definition.steps if one.id == dossier.step), None)
    if definition.consult is None or step is None or "consult" not in step.may:
        raise OutOfTurn(
            _("Bước này của thủ tục không lấy ý kiến cơ quan khác."), _("Hãy xem quy trình ở trang thủ tục.")
        )
    return definition.consult


def _unit(dossier: Dossier, unit_id: uuid.UUID | str, at: datetime) -> Organisation:
    for unit in people.units(at.date()):
        if str(unit.pk) == str(unit_id) and unit.pk != dossier.competent_unit_id:
            return unit
    say = _("Hãy chọn một cơ quan khác với cơ quan đang giải quyết.")
    raise Incomplete(_("Chưa hỏi ý kiến được."), _("Hãy bổ sung các mục được đánh dấu."), {"unit": say})
