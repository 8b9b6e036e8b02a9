"""Another body is asked: by an official, or because a dossier has come to a step that the body does."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from duoc.dossiers.acts.recording import record
from duoc.dossiers.asked_bodies import ASKED, has_steps_elsewhere, waits_however_long
from duoc.dossiers.clocks import due_dates
from duoc.dossiers.clocks.of_bodies import calendars_of, calendars_of_body
from duoc.dossiers.models import Consultation, Dossier, OutsideQuestion
from duoc.dossiers.planning import definition_of, plan_of_dossier
from duoc.dossiers.rules import OutOfTurn
from duoc.language.calculations import BACK, Step
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.people.powers import Actor


def ask(
    dossier: Dossier,
    body: Organisation | OutsideQuestion,
    actor: Actor,
    at: datetime,
    *,
    undecided: bool = False,
    **words: str,
) -> Consultation:
    """Asks a body: until when it answers is counted now, and where silence has a meaning a job comes when time is over.

    Args:
        body: of the province, or one outside this system by the letter that went there.
        undecided: the body was split, and nobody has said yet which successor does the step.
        words: `question`, `within`, `silence`; `step` where the body does a step of the definition, `sent_way` and
            `sent_on` of a letter.
    """
    by = calendars_of_body(None if isinstance(body, OutsideQuestion) else body)
    end = due_dates.period(words["within"], at, by)
    asked = Consultation.objects.create(
        dossier=dossier,
        **({"outside": body} if isinstance(body, OutsideQuestion) else {"unit": body}),
        until=end.due,
        proof=[line.as_json() for line in end.proof],
        calendars_id=end.counted_by,
        at=at,
        by_id=actor.person_id if actor.is_official else None,  # an applicant who agrees to a draft asks nobody
        post_id=actor.post_id,
        body_undecided=undecided,
        **words,
    )
    close_when_silent(asked)
    return asked


def close_when_silent(asked: Consultation) -> None:
    """Asks for the job that closes the question when the office opens after its time is over, where silence has a
    meaning."""
    if not waits_however_long(asked):
        opens = due_dates.office_opens(asked.until, calendars_of(asked.dossier))
        closing = app.configure_task("dossiers.close_silent_consultation", schedule_at=opens)
        closing.defer(consultation_id=str(asked.pk))


def undecided_step(dossier: Dossier) -> Consultation | None:
    """The first step that waits until somebody says which successor of a body does it. No query where no other body
    does any."""
    if not has_steps_elsewhere(dossier):
        return None
    return dossier.consultations.filter(answer="", body_undecided=True).order_by("at", "id").first()


def give_to(asked: Consultation, unit: Organisation, at: datetime) -> None:
    """Asks the successor that was chosen. It answers within the time of the step, counted from now, since nobody was
    really asked before; the dossier's own time limit has run all along."""
    end = due_dates.period(asked.within, at, calendars_of_body(unit))
    asked.unit, asked.body_undecided, asked.until = unit, False, end.due
    asked.proof, asked.calendars_id = [line.as_json() for line in end.proof], end.counted_by
    asked.save(update_fields=["unit", "body_undecided", "until", "proof", "calendars"])
    close_when_silent(asked)


def body_facts(asked: Consultation) -> dict[str, str]:
    """The body that was asked, as the ledger keeps it in clear."""
    return {**({"unit": str(asked.unit_id)} if asked.unit_id else {}), "name": asked.name}


def facts_of(asked: Consultation) -> dict[str, Any]:
    """What the ledger keeps in clear."""
    step = {"step": asked.step} if asked.step else {}
    facts = {**body_facts(asked), "until": asked.until.isoformat()}
    return {**facts, "silence": asked.silence, **step}


def answers_of_steps(dossier: Dossier, ids: Collection[str]) -> dict[str, str]:
    """What the bodies that do these steps answered, by step: "" where one has still to answer. A disagreement counts
    as long as the step was not asked of the body again."""
    rows = dossier.consultations.filter(step__in=ids).values_list("step", "answer")
    return dict(sorted(rows, key=lambda row: row[1] != Consultation.Answer.NOT_AGREED))


def goes_back(dossier: Dossier, answers: Mapping[str, str]) -> bool:
    """Whether one of these answers sends the dossier back to the step before."""
    steps = {step.id: step for step in definition_of(dossier).steps}
    return any(_asks_again(steps[id], answer) for id, answer in answers.items())


def _asks_again(step: Step, answer: str) -> bool:
    return answer == Consultation.Answer.NOT_AGREED and step.disagreement == BACK


def begin_steps(dossier: Dossier, ids: Sequence[str], actor: Actor, at: datetime) -> bool:
    """Asks the bodies that do these steps, each once in the life of a dossier; again where a disagreement sent it back.

    Returns:
        bool, whether one of them has still to answer.

    Raises:
        OutOfTurn: the province does not know the body.
    """
    steps = {step.id: step for step in definition_of(dossier).steps}
    done = answers_of_steps(dossier, ids)
    new = [id for id in ids if id not in done or _asks_again(steps[id], done[id])]
    places = plan_of_dossier(dossier).places if new else {}
    for id in new:
        step, place = steps[id], places.get(id)
        code = (place.organisation or place.commune) if place else ""
        unit, certain = people.body_for(code, {dossier.procedure_field, dossier.applicant.commune_code})
        if unit is None:
            raise OutOfTurn(
                _("Chưa xác định được cơ quan làm bước “%(step)s”.") % {"step": step.name or id},
                _("Hãy báo người quản lý thủ tục."),
            )
        words = {"question": step.name or id, "within": step.within, "silence": step.silence, "step": id}
        asked = ask(dossier, unit, actor, at, undecided=not certain, **words)
        record(dossier, ASKED, actor, at, facts_of(asked), hidden={"question": asked.question})
    return bool(new) or "" in done.values()
