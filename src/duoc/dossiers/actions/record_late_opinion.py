"""A body that was asked answers when it no longer counts: the answer is kept, and nothing changes."""

import uuid
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.record_opinion import RECORD_OPINION
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.consulting import body_facts
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.asked_bodies import answer_words, is_work
from duoc.dossiers.models import Consultation, Dossier, LateOpinion
from duoc.dossiers.opinions import (
    CONSULTATION,
    Given,
    given_of,
    kept_paper,
    on_the_right_desk,
    paper_facts,
    with_letter,
)
from duoc.dossiers.rules import OutOfTurn, off_desk
from duoc.people.powers import Actor, Power


def record_late_opinion(
    *,
    actor: Actor,
    consultation_id: uuid.UUID | str,
    answer: str,
    say: str,
    key: str,
    at: datetime,
    letter_number: str = "",
    letter_date: date | None = None,
    paper: tuple[str, bytes] | None = None,
) -> LateOpinion:
    """Keeps an answer that came after its time, or after the decision; the dossier goes on as it would have.

    Args:
        answer, say, letter_number, letter_date, paper: as for `record_opinion`.

    Raises:
        Forbidden: no specialist of the unit that asked, nor of the body that is asked.
        Incomplete, FileRefused, NoRoom: as for `record_opinion`.
        NotFound: no such consultation.
        OutOfTurn: it was answered, a late answer is kept already, or an answer still counts.
    """
    given = given_of(answer, say, letter_number, letter_date, paper)
    return RECORD_LATE_OPINION.perform(consultation_id, given, actor=actor, key=key, at=at)


def _record(doing: Doing[Given]) -> Outcome[LateOpinion]:
    asked: Consultation = doing.subject
    given = with_letter(asked, doing.given, doing.actor, doing.at)
    row = LateOpinion.objects.create(
        dossier=doing.dossier,
        consultation=asked,
        answer=given.answer,
        say=given.say,
        letter_number=given.letter_number,
        letter_date=given.letter_date or None,
        paper=kept_paper(given, doing.actor, doing.at),
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    facts = {**body_facts(asked), "answer": given.answer, **({"work": True} if is_work(asked) else {})}
    return Outcome(row, facts, hidden={"say": given.say, **paper_facts(row.paper)})


def _not_late(asked: Consultation, actor: Actor, at: datetime) -> OutOfTurn | None:
    """Nothing is kept as late that still counts, or that was said before."""
    if not on_the_right_desk(asked, actor):
        return off_desk()
    if asked.answer not in ("", Consultation.Answer.NONE):
        return OutOfTurn(_("Lần hỏi ý kiến này đã có trả lời."), _("Hãy tải lại trang; nếu cần, hỏi lại cơ quan đó."))
    if RECORD_OPINION.refusal(asked, actor, at) is None:
        return OutOfTurn(_("Lần hỏi ý kiến này còn hạn trả lời."), _("Hãy tải lại trang rồi trả lời."))
    if LateOpinion.objects.filter(consultation=asked).exists():
        return OutOfTurn(_("Câu trả lời muộn của cơ quan này đã được lưu."), _("Hãy tải lại trang để xem."))
    return None


def _details(happening: Happening) -> str:
    facts = happening.facts
    words = {"unit": facts["name"], "answer": answer_words(facts["answer"], "", work="work" in facts)}
    return _("%(unit)s: %(answer)s. Trả lời khi đã hết hạn nên không thay đổi việc giải quyết.") % words


RECORD_LATE_OPINION = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.late_opinion_kept",
                title=gettext_lazy("Lưu câu trả lời muộn của cơ quan được hỏi"),
                details=_details,
                to_applicant=gettext_lazy("Một cơ quan được hỏi trả lời muộn"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset(Dossier.State),
        kind=CONSULTATION,
        on_desk=False,
        conditions=(Judged(_not_late),),
        write=_record,
        row=LateOpinion,
    )
)
